from __future__ import annotations

import pytest
from invented import TEXT, TITLE, numbered, report

from riwaya.errors import ConfigError
from riwaya.library import Library


def found(library: Library, query: str) -> list[str]:
    return sorted(hit.id for hit in library.search(query, limit=100).hits)


QUERIES = [
    # words: folded on both sides, clitics before them, in either direction
    ("احمد", ["d-port"]),
    ("أحمد", ["d-port"]),
    ("أَحْمَد", ["d-port"]),
    ("قصف", ["d-port"]),
    ("القصف", ["d-port"]),
    ("والقصف", []),  # what is typed before a word is part of it: the text has no such word
    ("صفصاف", ["d-port"]),
    ("دفاع", ["d-port"]),
    ("48", ["d-port"]),
    ("٤٨", ["d-port"]),
    ("تدريب", []),
    ("قصف تدريب", []),
    ("قصف|تدريب", ["d-port"]),
    ("استهد*", ["d-port"]),
    ("هدف*", []),
    ("قصف -تحقيق", []),
    ("قصف -تدريب", ["d-port"]),
    # phrases
    ('"وزارة الدفاع"', ["d-port"]),
    ('"الدفاع وزارة"', []),
    ('"حركة السنابل مسؤوليتها"', ["d-port"]),
    # a phrase does not run from the text into the fields
    ('"48 ساعة غارة"', []),
    # names
    ("speaker:النجار", ["s-order", "s-strike"]),
    ("speaker:احمد", ["s-order", "s-strike"]),
    ('speaker:"حركة السنابل"', ["s-denial", "s-five"]),
    ('speaker:"وزارة الدفاع"', ["s-order", "s-strike"]),  # by the speaker's role
    ("via:الأفق", ["s-strike"]),
    ("via:السنابل", []),
    ("place:صفصاف", ["v-five", "v-strike"]),
    ("target:مدنيون", ["v-strike"]),
    ("actor:الدفاع", ["v-inquiry"]),
    ("title:ثلاثة", ["d-port"]),
    ("title:خمسة", []),
    ("outlet:الوادي قصف", ["d-port"]),
    # values
    ("act:deny", ["s-denial"]),
    ("act:DENY|order", ["s-denial", "s-order"]),
    ("type:ASSAULT", ["v-five", "v-strike"]),
    ("type:ASSAULT -status:happened", []),
    ("status:demanded", ["v-inquiry"]),
    ("mode:direct speaker:السنابل", ["s-five"]),
    ("خمسة act:assert", ["s-five"]),
    # days: an event's own, else that of publication
    ("type:ASSAULT after:2031-05-06", ["v-five", "v-strike"]),
    ("type:ASSAULT after:2031-05-07", []),
    ("type:ASSAULT before:2031-05-05", []),
    ("type:INVESTIGATE after:2031-05-07", ["v-inquiry"]),
    ("قصف after:2031 before:2031", ["d-port"]),
    ("قصف after:2031-06", []),
    ("قصف before:2031-04", []),
    ("قصف after:2030-11-17 before:2031-05-07", ["d-port"]),
]


@pytest.fixture
def one(library: Library) -> Library:
    library.add([report()])
    return library


def test_every_query_finds_what_it_should_on_either_database(one: Library) -> None:
    assert {query: found(one, query) for query, _ in QUERIES} == dict(QUERIES)


@pytest.mark.parametrize(
    ("query", "lit"),
    [
        ("احمد", ["أَحمد"]),
        ("قصف act:deny", ["القصف"]),
        ('"قتل خمسه" act:assert', ["قُتل خمسة"]),
        ("ميناء type:ASSAULT", ["ميناء"]),
    ],
)
def test_the_letters_of_the_original_are_lit(one: Library, query: str, lit: list[str]) -> None:
    hit = one.search(query).hits[0]
    assert [TEXT[slice(*span)] for span in hit.lights] == lit
    assert TEXT[slice(*hit.span)] == hit.text


def test_words_of_the_title_come_first_and_then_the_newest(library: Library) -> None:
    library.add([report(), report(TEXT.replace(TITLE, f"حركة السنابل: {TITLE}"), key="d-title"), numbered(3)])
    hits = library.search("السنابل").hits
    assert [hit.id for hit in hits] == ["d-title", "d-port", "d-000003"]
    assert hits[0].score > hits[1].score


def test_a_month_touches_each_of_its_days(library: Library) -> None:
    library.add(
        [report(day="2031-05", key="d-month"), report(day="2031", key="d-year"), report(day=None, key="d-none")]
    )
    assert found(library, "قصف after:2031-05-20") == ["d-month", "d-year"]
    assert found(library, "قصف before:2031-04-20") == ["d-year"]
    assert found(library, "قصف") == ["d-month", "d-none", "d-year"]


def test_more_says_that_not_all_was_ranked(library: Library) -> None:
    library.add(map(numbered, range(120)))
    results = library.search("قصف", limit=5)
    assert len(results.hits) == 5
    assert results.more
    assert not library.search("title:7", limit=5).more


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "nothing to search for"),
        ("-قصف", "nothing to search for"),
        ("colour:أحمر", "no field colour:"),
        ("act:shout", "no such act"),
        ("before:tomorrow", "not a day"),
        ("after:2031-02 before:2031-01", "no day is both"),
        ("act:deny type:ASSAULT", "belong to different things"),
    ],
)
def test_a_query_that_can_not_be_asked_says_why(one: Library, query: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        one.search(query)
