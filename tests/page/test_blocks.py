"""Labels of lines: kinds, authors of comments, and that blocks cover the text without overlap."""

import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from riwaya.page.blocks import draft_of, label
from riwaya.page.lines import Line
from riwaya.records import BlockKind

TITLE = "بلدية المرفأ تفتح الطريق الساحلي بعد العاصفة"
FIRST = (
    "أعلنت بلدية المرفأ، الثلاثاء، فتح الطريق الساحلي أمام السيارات بعد أن أزالت آلياتها الصخور التي جرفتها العاصفة."
)
SECOND = "وقال رئيس البلدية سالم الحداد إن «العمال واصلوا الليل بالنهار حتى عاد الطريق صالحاً»."
THIRD = "وأضاف أن المدارس ستفتح أبوابها غداً، وأن الصيادين سيعودون إلى البحر متى هدأت الريح في الخليج الصغير."


def kinds(body: list[str], title: str = TITLE) -> dict[str, BlockKind]:
    text = "\n".join([title, *body])
    return {text[slice(*block.span)]: block.kind for block in label(text, title).blocks}


def test_title_furniture_and_paragraphs() -> None:
    found = kinds(["حجم الخط", "2", FIRST, SECOND])
    assert found == {TITLE: "title", "حجم الخط": "furniture", "2": "furniture", FIRST: "paragraph", SECOND: "paragraph"}


def test_title_repeated_in_the_body_is_title() -> None:
    text = f"{TITLE}\n«{TITLE}»\n{FIRST}\n{SECOND}"
    assert [block.kind for block in label(text, TITLE).blocks] == ["title", "title", "paragraph", "paragraph"]


def test_title_doubled_by_a_scraper() -> None:
    assert kinds([TITLE, FIRST], title=f"{TITLE} {TITLE}")[TITLE] == "title"


def test_dateline_splits_the_first_paragraph() -> None:
    found = kinds([f"بغداد ـ «القدس العربي»: {FIRST}", SECOND])
    assert found["بغداد ـ «القدس العربي»:"] == "dateline"
    assert found[FIRST] == "paragraph"


def test_dateline_on_its_own_line() -> None:
    labelled = label(f"{TITLE}\nإدلب – ساحل برس\n{FIRST}\n{SECOND}", TITLE)
    assert labelled.blocks[1].kind == "dateline"
    assert labelled.dateline is not None
    assert (labelled.dateline.place, labelled.dateline.outlet) == ("إدلب", "ساحل برس")


def test_heading_between_paragraphs() -> None:
    assert kinds([FIRST, "عودة الصيادين", THIRD])["عودة الصيادين"] == "heading"


def test_a_quotation_that_stands_apart_and_is_not_repeated_is_a_paragraph() -> None:
    quote = "«الصيادون سيعودون إلى البحر متى هدأت الريح»، «والمدارس أيضاً»"
    apart = "«الأمواج بلغت سطوح البيوت عند الكورنيش القديم كله»"
    found = kinds([FIRST, SECOND, quote, apart, THIRD])
    assert (found[quote], found[apart]) == ("paragraph", "paragraph")


def test_a_whole_quotation_repeated_is_a_pull_quote() -> None:
    quote = "«العمال واصلوا الليل بالنهار حتى عاد الطريق صالحاً»"
    assert kinds([FIRST, SECOND, quote, THIRD])[quote] == "pullquote"


def test_pull_quote_repeats_words_of_the_body() -> None:
    quote = "العمال واصلوا الليل بالنهار حتى عاد الطريق"
    assert kinds([FIRST, SECOND, quote, THIRD])[quote] == "pullquote"


def test_sentence_cut_by_markup_stays_paragraph() -> None:
    found = kinds([FIRST, "وقالت", "صحيفة المرفأ إن الطريق مفتوح منذ الصباح", THIRD])
    assert found["وقالت"] == found["صحيفة المرفأ إن الطريق مفتوح منذ الصباح"] == "paragraph"


def test_lines_that_cut_sentences_are_no_list_of_headlines() -> None:
    pieces = ["من", "جهتها، قالت صحيفة المرفأ إن الطريق كان مغلقاً منذ", "ثلاثة أيام", "بسبب الصخور"]
    found = kinds([FIRST, *pieces, THIRD])
    assert {found[piece] for piece in pieces} == {"paragraph"}


def test_three_headlines_amid_the_article_are_furniture() -> None:
    headlines = ["أسعار السمك ترتفع في الأسواق", "مهرجان البحر يبدأ غداً", "المنارة تضيء بعد عام من الظلام"]
    found = kinds([FIRST, *headlines, SECOND, THIRD])
    assert {found[headline] for headline in headlines} == {"furniture"}


def test_caption_with_credit_above_the_first_paragraph() -> None:
    caption = "عمال البلدية يزيلون الصخور عن الطريق الساحلي - 7 شباط 2035 (ساحل برس)"
    assert kinds([caption, FIRST, SECOND])[caption] == "caption"


def test_first_paragraph_that_ends_with_an_abbreviation_is_no_caption() -> None:
    first = FIRST.rstrip(".") + " بالتعاون مع اتحاد الصيادين العرب (اصع)"
    assert kinds([first, SECOND, THIRD])[first] == "paragraph"


def test_list_below_read_also_is_furniture() -> None:
    found = kinds([FIRST, "اقرأ أيضاً", "أسعار السمك ترتفع في الأسواق", SECOND])
    assert found["أسعار السمك ترتفع في الأسواق"] == "furniture"
    assert found[SECOND] == "paragraph"


def test_headlines_below_the_last_sentence_are_furniture() -> None:
    found = kinds([FIRST, SECOND, "أسعار السمك ترتفع في الأسواق", "مهرجان البحر يبدأ غداً"])
    assert {found["أسعار السمك ترتفع في الأسواق"], found["مهرجان البحر يبدأ غداً"]} == {"furniture"}


def test_list_after_a_colon_is_the_articles_own() -> None:
    found = kinds([FIRST, "وهذه أسماء الصيادين الناجين من الغرق:", "سالم الحداد", "هناء الصياد", "مروان البحري", THIRD])
    assert "furniture" not in found.values()


def test_teasers_below_the_signature_are_furniture() -> None:
    teasers = ["أسعار السمك ترتفع في الأسواق", THIRD, "مهرجان البحر يبدأ غداً", "المنارة تضيء بعد عام من الظلام"]
    found = kinds([FIRST, SECOND, "المصدر: ساحل برس", *teasers])
    assert {found[teaser] for teaser in teasers} == {"furniture"}


def test_paragraph_printed_twice_counts_once() -> None:
    text = f"{TITLE}\n{FIRST}\n{SECOND}\n{FIRST}"
    assert [block.kind for block in label(text, TITLE).blocks] == ["title", "paragraph", "paragraph", "furniture"]


def test_excerpt_above_the_whole_paragraph_counts_once() -> None:
    excerpt = FIRST[:80] + " […]"
    found = kinds([excerpt, FIRST, SECOND])
    assert (found[excerpt], found[FIRST]) == ("furniture", "paragraph")


def test_comments_and_their_authors() -> None:
    text = "\n".join(
        [
            *(TITLE, FIRST, SECOND, "اترك تعليقاً", "الحقول الإلزامية مشار إليها بـ *"),
            *("1. يقول بحّار قديم:", FIRST * 2, "2. يقول هناء:", "شكراً.", "اشترك في قائمتنا البريدية"),
        ]
    )
    blocks = label(text, TITLE).blocks
    comments = [(block.author, text[slice(*block.span)]) for block in blocks if block.kind == "comment"]
    assert comments == [
        ("بحّار قديم", "1. يقول بحّار قديم:"),
        ("بحّار قديم", FIRST * 2),
        ("هناء", "2. يقول هناء:"),
        ("هناء", "شكراً."),
    ]
    assert Counter(block.kind for block in blocks)["furniture"] == 3


def test_comments_button_above_the_body_hides_nothing() -> None:
    found = kinds(["التعليقات", FIRST, SECOND, THIRD])
    assert [found[line] for line in (FIRST, SECOND, THIRD)] == ["paragraph"] * 3


def test_comments_button_amid_the_body_hides_nothing() -> None:
    found = kinds([SECOND, "أضف تعليق", FIRST, THIRD])
    assert [found[line] for line in (FIRST, SECOND, THIRD)] == ["paragraph"] * 3


def test_a_body_without_any_sentence_is_kept() -> None:
    assert kinds(["مطر خفيف على الساحل"])["مطر خفيف على الساحل"] == "paragraph"


def kinds_of(lines: list[Line]) -> list[BlockKind | None]:
    placed = [line.at(len(TITLE) + 1 + i) for i, line in enumerate(lines)]
    return draft_of(placed, TITLE, None, len(TITLE)).labels


def test_html_tags_decide_headings() -> None:
    question = "من يدفع ثمن إصلاح الطريق بعد العاصفة؟"
    given = [Line(0, FIRST), Line(0, THIRD)]
    kinds_by_tag = {tag: kinds_of([given[0], Line(0, question, tag), given[1]])[1] for tag in ("h2", "p")}
    assert kinds_by_tag == {"h2": "heading", "p": "paragraph"}


PIECES = st.sampled_from(
    [
        *(FIRST, SECOND, THIRD, TITLE, "حجم الخط", "اترك تعليقاً", "1. يقول هناء:", "اقرأ أيضاً", "المصدر: وكالات"),
        *("بغداد ـ «القدس العربي»: ", "(رويترز)", "وقالت", "عودة الصيادين", "#المرفأ", "17"),
        *("", "  ", "\u200f", "\u2028", "\r"),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("\n".join), st.text(max_size=200))


def test_long_and_odd_texts_are_labelled_in_time() -> None:
    start = time.process_time()
    for piece in (
        FIRST,
        "عودة الصيادين إلى البحر بعد العاصفة الكبيرة",
        "اترك تعليقاً",
        "17",
        "اقرأ أيضاً",
        "(" * 120,
        "#" * 90,
    ):
        label("\n".join([TITLE, FIRST, *[piece, FIRST] * 2000]), TITLE)
    assert time.process_time() - start < 20


@given(title=st.one_of(st.just(TITLE), st.just(""), st.text(max_size=30)), body=TEXTS)
def test_blocks_cover_all_words_once(title: str, body: str) -> None:
    text = f"{title}\n{body}"
    blocks = label(text, title).blocks
    covered = [i for block in blocks for i in range(*block.span)]
    assert covered == sorted(set(covered))
    assert all(0 <= block.span[0] < block.span[1] <= len(text) for block in blocks)
    assert {i for i, letter in enumerate(text) if not letter.isspace()} <= set(covered)
