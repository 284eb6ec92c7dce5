"""Documents out of text and HTML in memory."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_pages import COMMENTS, PARAGRAPHS, TITLE, html_page, linked_data

from riwaya.errors import InputError
from riwaya.page import arabic_share, document_from_html, document_from_text
from riwaya.records import Dateline, Document


def body(document: Document) -> list[str]:
    return [document.text[slice(*block.span)] for block in document.blocks if block.kind == "paragraph"]


def test_text_is_kept_verbatim() -> None:
    text = "  سطر أول \r\n\n سطر ثان\t\n"
    assert document_from_text(text, title="عنوان").text == f"عنوان\n{text}"
    assert document_from_text(text).text == f"\n{text}"


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_kept_verbatim(text: str, title: str) -> None:
    document = document_from_text(text, title=title)
    assert document.text == f"{title}\n{text}"
    assert document.title == title


def test_first_line_that_reads_like_a_title() -> None:
    document = document_from_text("\n".join([TITLE, "", *PARAGRAPHS]), title=None)
    assert document.title == TITLE
    assert document.blocks[0].kind == "title"


@pytest.mark.parametrize("first", [PARAGRAPHS[0], "القاهرة - رويترز", "حجم الخط", "نعم"])
def test_first_line_that_does_not(first: str) -> None:
    assert document_from_text("\n".join([first, *PARAGRAPHS[1:]]), title=None).title == ""


def test_id_and_sha256_come_from_the_bytes() -> None:
    data = html_page().encode()
    first, again = document_from_html(data), document_from_html(data)
    assert first == again
    assert first.sha256 == hashlib.sha256(data).hexdigest()
    assert first.sha256.startswith(first.id)
    assert document_from_html(data, id="x-1").id == "x-1"
    assert document_from_html(html_page(after="<p>خاتمة جديدة للخبر.</p>")).id != first.id


def test_body_of_a_page_is_its_article() -> None:
    document = document_from_html(html_page(after=COMMENTS))
    assert document.title == TITLE
    assert body(document) == PARAGRAPHS
    assert document.text == "\n".join([TITLE, *PARAGRAPHS])


def test_page_that_stands_in_one_form() -> None:
    page = html_page().replace("<body>", "<body><form>").replace("</body>", "</form></body>")
    assert body(document_from_html(page)) == PARAGRAPHS


def test_comments_that_look_like_the_article_are_labelled() -> None:
    after = "".join(f"<p>{line}</p>" for line in ["اترك تعليقاً", "1. يقول بحّار قديم:", PARAGRAPHS[2] + " يا بلدية!"])
    document = document_from_html(html_page(after=after))
    comments = [block for block in document.blocks if block.kind == "comment"]
    assert body(document) == PARAGRAPHS
    assert {block.author for block in comments} == {"بحّار قديم"}


def test_metadata_of_a_page() -> None:
    link = '<link rel="canonical" href="https://example.org/2035/02/06/port">'
    document = document_from_html(html_page(head=linked_data() + link))
    assert document.outlet == "المرفأ اليوم"
    assert document.authors == ("هناء الصياد",)
    assert document.url == "https://example.org/2035/02/06/port"
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2035-02-07", "metadata")


def test_what_is_given_wins() -> None:
    document = document_from_html(
        html_page(head=linked_data()), url="https://example.org/a", outlet="ساحل برس", published="2035-02~"
    )
    assert (document.url, document.outlet) == ("https://example.org/a", "ساحل برس")
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2035-02~", "given")


def test_outlet_from_the_site_where_nobody_states_it() -> None:
    page = html_page().replace(" - المرفأ اليوم</title>", "</title>")
    assert document_from_html(page, url="https://www.example.org/a").outlet == "example.org"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{TITLE} - شبكة الواحة الإخبارية", "شبكة الواحة الإخبارية"),
        (f"{TITLE} | محليات | المرفأ اليوم", "المرفأ اليوم"),
        (f"{TITLE} | المرفأ اليوم | محليات", "المرفأ اليوم"),
        (f"{TITLE} | محليات", None),  # a section is no paper
        (f"{TITLE} - 7 شباط 2035", None),
        (TITLE, None),
        (f"صيادو الساحل يعودون إلى البحر بعد أسبوع - {PARAGRAPHS[0][:30]}", None),  # h1 shows another headline
        (f"{TITLE} - الصيادون ينتظرون أن تهدأ الريح في الخليج", None),  # a second headline
    ],
)
def test_outlet_from_the_end_of_the_title(title: str, outlet: str | None) -> None:
    page = html_page().replace(f"<title>{TITLE} - المرفأ اليوم</title>", f"<title>{title}</title>")
    assert document_from_html(page).outlet == outlet


def test_a_headline_with_a_dash_keeps_it() -> None:
    parted = f"المرفأ الجديد - {TITLE}"
    document = document_from_html(html_page(title=parted).replace(" - المرفأ اليوم</title>", "</title>"))
    assert (document.title, document.outlet) == (parted, None)


def test_the_name_at_the_head_of_the_page_is_no_dateline() -> None:
    first = f"<p>سروان ـ «المرفأ»: {PARAGRAPHS[0]}</p>"
    before = f"<div><a href='/'>صحيفة المرفأ</a></div>{first}"
    document = document_from_html(html_page(before=before), outlet="صحيفة المرفأ")
    assert "صحيفة المرفأ" not in document.text
    assert document.dateline == Dateline(place="سروان", outlet="المرفأ")


def test_a_block_quotation_that_repeats_the_body_is_a_pull_quote() -> None:
    again, new = "«العمال واصلوا الليل بالنهار حتى عاد الطريق»", "«لم نر عاصفة كهذه منذ عشرين سنة في المرفأ كله»"
    after = (
        "".join(f'<blockquote class="q">{quote}</blockquote>' for quote in (again, new)) + f"<p>{PARAGRAPHS[0]} 2</p>"
    )
    document = document_from_html(html_page(after=after))
    kinds = {document.text[slice(*block.span)]: block.kind for block in document.blocks}
    assert (kinds[again], kinds[new]) == ("pullquote", "paragraph")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("بغداد ـ «القدس العربي»: ", "القدس العربي"),
        ("الموصل (ساحلنا) - ", "ساحلنا"),
        ("بغداد - وكالات: ", None),
        ("", None),
    ],
)
def test_a_bare_text_is_of_the_paper_that_signs_it(line: str, outlet: str | None) -> None:
    text = line + "\n".join(PARAGRAPHS)
    assert document_from_text(text).outlet == outlet
    assert document_from_text(text, outlet="ساحل برس").outlet == "ساحل برس"
    assert document_from_text(text, url="https://example.org/a").outlet is None  # the site may only have copied it


def test_byline_names_the_writer() -> None:
    document = document_from_html(html_page(before="<p>كتبت: هناء الصياد</p>"))
    assert document.authors == ("هناء الصياد",)


def test_picture_captions_stay_out_of_the_text() -> None:
    picture = "<figure><img src=a.jpg><figcaption>عمال البلدية على الطريق الساحلي صباح الثلاثاء</figcaption></figure>"
    document = document_from_html(html_page(before=picture))
    assert document.text == "\n".join([TITLE, *PARAGRAPHS])


def test_page_without_arabic_is_still_a_document() -> None:
    document = document_from_html("<p>The coast road is open again, the mayor said on Tuesday.</p>")
    assert "The coast road" in document.text
    assert document.language == "und"


def test_page_without_text_is_an_error() -> None:
    with pytest.raises(InputError, match="no text"):
        document_from_html("<html><body><script>render()</script></body></html>")


def test_text_of_an_archive_in_one_piece_is_an_error() -> None:
    with pytest.raises(InputError, match="no article"):
        document_from_text("كلمة " * 500_000)


@pytest.mark.parametrize(("text", "share"), [("", 0), ("123 !?", 0), ("abc", 0), ("خبر", 1), ("خبر abc", 0.5)])
def test_arabic_share(text: str, share: float) -> None:
    assert arabic_share(text) == share
