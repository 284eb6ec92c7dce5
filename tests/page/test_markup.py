"""The article's text out of HTML that is odd: built by scripts, tables, nested without end."""

import time

import pytest
from invented_pages import PARAGRAPHS, TITLE, html_page, linked_data

from riwaya.page import markup
from riwaya.page.markup import extract

TEXT = "\n".join(PARAGRAPHS)


def lines(source: str) -> list[str]:
    return [text for _, text in extract(source).lines]


def test_tags_of_lines_are_kept() -> None:
    found = extract(html_page(after="<h2>عودة الصيادين</h2>")).lines
    assert ("h2", "عودة الصيادين") in found
    assert ("p", PARAGRAPHS[0]) in found


def test_menus_and_footers_are_left_out() -> None:
    assert not {"الرئيسية", "جميع الحقوق محفوظة"} & set(lines(html_page()))


def test_line_breaks_part_paragraphs() -> None:
    page = f"<html><body><article><h1>{TITLE}</h1><div>{'<br><br>'.join(PARAGRAPHS)}</div></article></body></html>"
    assert lines(page)[-3:] == PARAGRAPHS


def test_page_built_by_scripts_is_read_from_its_own_statement() -> None:
    page = f"<html><head>{linked_data(articleBody=TEXT)}</head><body><div id='app'></div></body></html>"
    assert lines(page) == PARAGRAPHS


def test_second_opinion_is_asked_where_the_first_reading_is_poor(monkeypatch: pytest.MonkeyPatch) -> None:
    second = tuple(("", paragraph) for paragraph in PARAGRAPHS)
    monkeypatch.setattr(markup, "_second_opinion", lambda _: second)
    assert extract(f"<body><h1>{TITLE}</h1></body>").lines == second
    assert extract(html_page()).lines != second


def test_second_opinion_reads_pages() -> None:
    assert [text for _, text in markup._second_opinion(html_page())][-3:] == PARAGRAPHS


def test_nested_without_end() -> None:
    start = time.process_time()
    page = "<html><body>" + "<div>" * 40_000 + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * 40_000
    assert lines(page) == [PARAGRAPHS[0]]
    assert time.process_time() - start < 5
