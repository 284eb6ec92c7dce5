"""The day of publication and how it is known; the tables of dates are in examples.yml."""

import pytest
from invented_pages import PARAGRAPHS, TITLE, html_page, linked_data

from riwaya.page import document_from_html, document_from_text


def published(html: str, url: str | None = None) -> tuple[str, str] | None:
    found = document_from_html(html, url=url).published
    return (found.value, found.how) if found else None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2035-02-07T09:00:00+02:00">',
        '<meta name="pubdate" content="2035-02-07 09:00:00">',
        '<meta itemprop="datePublished" content="2035-02-07">',
        '<meta name="DC.date.issued" content="2035-02-07">',
        linked_data(),
    ],
)
def test_metadata(head: str) -> None:
    assert published(html_page(head=head)) == ("2035-02-07", "metadata")


def test_time_element() -> None:
    assert published(html_page(before='<time datetime="2035-02-07T09:00">صباحاً</time>')) == ("2035-02-07", "metadata")


def test_day_in_the_publishers_own_zone() -> None:
    assert published(html_page(head=linked_data(datePublished="2035-02-07T00:30:00+03:00"))) == (
        "2035-02-07",
        "metadata",
    )


def test_late_utc_hour_is_the_day_that_the_page_shows() -> None:
    head = linked_data(datePublished="2035-02-06T22:30:00Z")
    assert published(html_page(head=head)) == ("2035-02-06", "metadata")
    shown = html_page(head=head, before="<p>الأربعاء 7 شباط 2035</p>")
    assert published(shown) == ("2035-02-07", "metadata")


def test_unreadable_metadata_is_passed_over() -> None:
    head = '<meta property="article:published_time" content="حديثاً">'
    assert published(html_page(head=head), "https://example.org/2035/02/07/port") == ("2035-02-07", "url")


def test_broken_json_ld_is_passed_over() -> None:
    assert published(html_page(head='<script type="application/ld+json">{"@type": </script>')) is None


def test_text_with_its_span() -> None:
    document = document_from_text("\n".join(["تاريخ النشر: 7 شباط/فبراير 2035", *PARAGRAPHS]), title=TITLE)
    assert document.published is not None
    assert document.published.how == "text"
    assert document.published.span is not None
    assert document.text[slice(*document.published.span)] == "7 شباط/فبراير 2035"


def test_day_in_the_text_sharpens_the_month_of_the_address() -> None:
    page = html_page(before="<p>الأربعاء 7 شباط 2035</p>")
    assert published(page, "https://example.org/2035/02/port") == ("2035-02-07", "text")
    assert published(page, "https://example.org/2034/11/port") == ("2034-11", "url")


@pytest.mark.parametrize(
    "stamps",
    [
        ["آخر تحديث: 9 شباط 2035"],
        ["الأربعاء 7 شباط 2035", "الخميس 8 شباط 2035"],
        ["7 شباط"],
    ],
)
def test_none_rather_than_a_wrong_one(stamps: list[str]) -> None:
    assert document_from_text("\n".join([*stamps, *PARAGRAPHS]), title=TITLE).published is None


def test_stated_day_wins_over_other_stamps() -> None:
    text = "\n".join(["الجمعة 9 شباط 2035", "نشر في: 07/02/2035", *PARAGRAPHS])
    found = document_from_text(text, title=TITLE).published
    assert found is not None
    assert found.value == "2035-02-07"


def test_dates_within_the_news_are_not_the_papers() -> None:
    text = "\n".join([*PARAGRAPHS, "وكانت العاصفة قد ضربت المرفأ في 3 شباط 2035 وأغرقت زورقين."])
    assert document_from_text(text, title=TITLE).published is None
