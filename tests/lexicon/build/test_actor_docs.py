"""The reference page of the actors says what the lists say."""

from riwaya.arabic import Form
from riwaya.lexicon.build.actor_docs import PAGE, page, read_actors
from riwaya.lexicon.source import Written


def actor(**data: object) -> Written:
    forms = (Form("حزب المثال"), Form("المثال"))
    whole = {"name": "حزب المثال", "type": "organisation", "country": None, "plover": "PTY", **data}
    return Written("example", "actor", "name", False, forms, whole, "example.yml:1")


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(read_actors())


def test_a_row_gives_forms_sector_and_terms() -> None:
    term = {"role": "رئيس الحزب", "from": "2015", "to": "2019-06-01"}
    text = page([actor(terms=[term], cue=["المثال"])])
    assert "| حزب المثال | المثال° | PTY | رئيس الحزب (2015/2019-06-01) |" in text


def test_countries_have_their_names_and_stand_after_international_bodies() -> None:
    text = page([actor(country="SY"), actor()])
    assert text.index("## International") < text.index("## سوريا (SY)")


def test_the_summary_counts_actors_and_forms() -> None:
    assert "| organisation | 2 | 4 |" in page([actor(), actor(country="IQ")])
