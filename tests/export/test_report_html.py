import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree

import riwaya.export
from riwaya.export import report_html
from riwaya.export.report_labels import UNKNOWN
from riwaya.records import Block, Document, Entity, Event, Report, Statement

CSS = (Path(riwaya.export.__file__).parent / "templates" / "report.css").read_text("utf-8")


@pytest.fixture
def page(report: Report) -> str:
    return report_html.render([report])


def _shown_text(page: str, nth: int = 0) -> str:
    return HTMLTree.parse(page).document.query_selector_all(".text")[nth].text


def _words(page: str, selector: str) -> list[str]:
    return [" ".join(node.text.split()) for node in HTMLTree.parse(page).document.query_selector_all(selector)]


def test_the_text_is_shown_letter_by_letter(report: Report, page: str) -> None:
    assert _shown_text(page) == report.document.text


# All but what HTML cannot hold (NUL) and what is no character (lone surrogates); rich in what HTML could trip over.
letters = st.one_of(
    st.sampled_from("<>&\"'\n\r\t 🚀𝒜اللهُ\u200f\u202bـ٤"),
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(letters, max_size=60))
    edges = st.integers(0, len(text))
    spans = st.tuples(edges, edges).map(lambda pair: (min(pair), max(pair)))
    kinds = st.sampled_from(["title", "paragraph", "furniture", "comment"])
    statements = draw(
        st.lists(st.tuples(spans, st.lists(spans, min_size=1, max_size=3), st.none() | spans), max_size=6)
    )
    return Report(
        document=Document(
            id="d",
            text=text,
            sha256="0" * 64,
            blocks=tuple(Block(kind=draw(kinds), span=span) for span in draw(st.lists(spans, max_size=5))),
        ),
        entities=(Entity(id="a", kind="person", name="أ"), Entity(id="b", kind="person", name="ب")),
        statements=tuple(
            Statement(
                id=f"s{number}",
                cue=cue,
                rule="random",
                content=tuple(content),
                mode="direct",
                act="assert",
                speaker=draw(st.sampled_from(["a", "b", None])),
                speaker_span=speaker,
            )
            for number, (cue, content, speaker) in enumerate(statements)
        ),
        events=tuple(
            Event(id=f"e{number}", type="ASSAULT", trigger=span, rule="random", status="happened")
            for number, span in enumerate(draw(st.lists(spans, max_size=3)))
        ),
    )


@settings(max_examples=60, deadline=None)
@given(reports())
def test_overlapping_spans_never_change_the_text(report: Report) -> None:
    assert _shown_text(report_html.render([report])) == report.document.text


def test_what_html_cannot_hold_becomes_a_replacement_character_of_the_same_length() -> None:
    report = Report(document=Document(id="d", text="أ\0ب\ud83dج", sha256="0" * 64))
    page = report_html.render([report])
    page.encode("utf-8")
    assert _shown_text(page) == "أ\ufffdب\ufffdج"


def test_the_page_stands_alone(page: str) -> None:
    assert not re.search(r"<script|<link|<img|<iframe|\ssrc=|@import|url\(", page)


def test_every_link_within_the_page_lands_and_ids_are_unique(report: Report) -> None:
    page = report_html.render([report, report])
    ids = re.findall(r'\bid="([^"]+)"', page)
    links = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"r1-t3", "r1-l3", "r2-x1", "r2-e1"} <= set(links) & set(ids)
    assert set(links) <= set(ids)


def test_the_page_is_arabic_right_to_left_with_landmarks(page: str) -> None:
    assert '<html lang="ar" dir="rtl">' in page
    for landmark in ("<header", "<main", "<nav", "<aside", "<footer"):
        assert landmark in page
    assert '<a class="skip" href="#main">' in page


def test_the_chain_runs_from_the_speaker_to_the_outlet(page: str) -> None:
    assert _words(page, ".chain")[0] == "وزارة الموانئ بيان وكالة مدى صحيفة المرفأ"


def test_labels_are_arabic_with_the_contract_term_beside(page: str) -> None:
    assert '<span title="order">أمر</span>' in page
    assert '<span title="direct">بلفظه</span>' in page
    assert '<span title="happened">وقعت</span>' in page


def test_statements_are_grouped_by_speaker(page: str) -> None:
    heads = _words(page, ".group h4")
    assert heads == ["وزارة الموانئ 3 أقوال", "سعيد الطيب حارس قول واحد", "قائل غير محدد قول واحد"]
    assert "القائل مستصحَب مما قبله" in page


def test_ranges_stay_ranges_and_no_mean_is_shown(page: str) -> None:
    assert _words(page, ".count b") == ["3", "4–7", "9 على الأقل"]
    assert "5.5" not in HTMLTree.parse(page).document.query_selector("main").text


def test_what_is_not_known_is_said_to_be_so(page: str) -> None:
    actor = _words(page, '.events td[data-label="الفاعل"]')
    assert actor == [UNKNOWN, UNKNOWN]


def test_accounts_stand_in_a_matrix_by_source(page: str) -> None:
    assert _words(page, ".matrix thead th") == ["وزارة الموانئ", "الناشر بلسانه", "سعيد الطيب"]
    assert _words(page, ".matrix tbody td") == ["3", "4-7", "—", "ميناء القصبة", "—", "الحراس"]


def test_a_commitment_shows_by_when(page: str) -> None:
    assert _words(page, ".due") == ["حتى 19 أيار/مايو 2023 «48 ساعة»"]


def test_published_says_how_it_is_known(page: str) -> None:
    assert _words(page, ".byline") == ["صحيفة المرفأ · 17 أيار/مايو 2023 (مستنتج من النص: «فجر الأربعاء»)"]


def test_nothing_from_the_page_is_taken_for_markup(report: Report) -> None:
    bad = '<script>alert("x")</script>'
    document = msgspec.structs.replace(
        report.document, title=bad, outlet=bad, url="javascript:alert(1)", authors=(bad,)
    )
    entities = tuple(msgspec.structs.replace(entity, name=bad, role=bad) for entity in report.entities)
    page = report_html.render([msgspec.structs.replace(report, document=document, entities=entities)])
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_many_reports_have_a_list_of_contents_and_one_has_none(report: Report) -> None:
    assert _words(report_html.render([report, report]), ".contents h2") == ["خبران"]
    assert not _words(report_html.render([report]), ".contents h2")


def test_no_report_at_all_is_still_a_page() -> None:
    assert "لا أخبار لعرضها" in report_html.render([])


def _palette(css: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", css))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)", 1)
# A nested cue has its own speaker's colour on the ground of any other's.
PAIRS = [(f"f{n}", f"b{other}") for n in range(9) for other in range(9)] + [(f"f{n}", "paper") for n in range(9)]
PAIRS += [("ink", f"b{n}") for n in range(9)] + [
    (text, ground) for text in ("ink", "soft") for ground in ("page", "paper")
]
PAIRS += [("accent", "paper"), ("accent", "page"), ("alert", "paper"), ("ink", "lit")]


@pytest.mark.parametrize("scheme", [LIGHT, DARK.split("\n}\n", 1)[0]], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_colours_keep_wcag_aa(scheme: str, text: str, ground: str) -> None:
    palette = _palette(scheme)
    assert _contrast(palette[text], palette[ground]) >= 4.5


def test_a_statement_that_is_pointed_at_lights_up_unless_there_are_too_many(
    report: Report, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "body:has(#r1-t3:target, #r1-l3:hover, #r1-l3:focus-within) .r1-s3" in page
    monkeypatch.setattr(report_html, "MOST_LIT", len(report.statements) - 1)
    assert "body:has(" not in report_html.render([report])


def test_a_long_legend_is_cut_and_leads_to_the_rest(report: Report) -> None:
    people = tuple(Entity(id=f"p{n}", kind="person", name=f"قائل {n}") for n in range(11))
    said = tuple(
        msgspec.structs.replace(report.statements[0], id=f"{n}", speaker=person.id) for n, person in enumerate(people)
    )
    page = report_html.render([msgspec.structs.replace(report, entities=people, statements=said)])
    assert _words(page, ".legend .chip") == [*(f"قائل {n}" for n in range(8)), "+3"]
    assert 'href="#r1-g9">+3</a>' in page
