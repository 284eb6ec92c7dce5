from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import report
from sqlalchemy import text

from riwaya.edtf import bounds
from riwaya.errors import ConfigError
from riwaya.library import Library, parse
from riwaya.library.index import fts5, tsquery
from riwaya.library.prepare import INDEX_RULES, rows_of
from riwaya.library.query import _range_tokens
from riwaya.library.tokens import day_tokens, located, words


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("query") / "one.db") as library:
        library.add([report()])
        yield library


ANYTHING = st.text(st.sampled_from("قصفوالبلأَ٤4 \"'-*|:()&!<>\\^{}[]%_،؛؟\t🕊aA") | st.characters(), max_size=30)


@given(query=ANYTHING)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_asked_or_refused(one: Library, query: str) -> None:
    try:
        results = one.search(query)
    except ConfigError:
        return
    assert len(results.hits) <= 4


@given(query=ANYTHING)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_postgres_understands_whatever_is_typed(postgres: str, query: str) -> None:
    from sqlalchemy import create_engine

    try:
        wanted = tsquery(parse(query))
    except ConfigError:
        return
    engine = create_engine(postgres.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        connection.execute(text("SELECT CAST(:q AS tsquery)"), {"q": wanted})
    engine.dispose()


@given(st.text())
def test_words_and_their_places_agree(written: str) -> None:
    found = located(written)
    assert [word for word, _, _ in found] == words(written)
    assert all(0 <= start < end <= len(written) for _, start, end in found)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 900), st.integers(-40, 940))
def test_a_day_is_found_by_the_ranges_that_hold_it(first: date, length: int, offset: int) -> None:
    last, day = first + timedelta(length), first + timedelta(offset)
    asked = set(_range_tokens(first, last))
    assert bool(asked & set(day_tokens(day.isoformat()))) == (first <= day <= last)


@pytest.mark.parametrize(
    "time", ["2031", "2031-05", "2031-05-06/2031-05-09", "2031-04/2031-06", "2029/2032", "2031-05~"]
)
@given(st.dates(date(2028, 1, 1), date(2033, 1, 1)), st.integers(0, 500))
def test_a_coarse_time_is_found_by_every_range_that_it_touches(time: str, first: date, length: int) -> None:
    span, last = bounds(time), first + timedelta(length)
    assert span is not None
    touched = span[0] <= last and first <= span[1]
    assert bool(set(_range_tokens(first, last)) & set(day_tokens(time))) == touched


def test_a_query_in_both_languages() -> None:
    query = parse('"وزارة الدفاع" -غار* speaker:"ا ب"')
    assert '"ووزاره الدفاع"' in fts5(query)
    assert '"s_ا s_ب"' in fts5(query)
    assert fts5(query).split(" NOT ")[1].startswith('(("غار" *')
    assert "'وزاره' <-> 'الدفاع'" in tsquery(query)
    assert "!('غار':*" in tsquery(query)


def test_what_is_indexed_changes_only_with_its_number() -> None:
    """If this fails, raise ``INDEX_RULES`` in prepare.py: libraries then make their index again."""
    rows = rows_of(report())
    every = [rows.document.tokens, *(u.tokens for u in (*rows.statements, *rows.events))]
    assert (INDEX_RULES, hashlib.sha256("\n".join(every).encode()).hexdigest()[:16]) == (1, "b393b7914128d82b")


def test_an_index_made_with_other_rules_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Library.open(path) as library:
        library.add([report()])
        with library.engine.begin() as connection:
            connection.execute(text("UPDATE meta SET value = 'old' WHERE name = 'index'"))
            connection.execute(text("INSERT INTO index_event(index_event) VALUES ('delete-all')"))
    with Library.open(path) as library:
        assert len(library.search("type:ASSAULT").hits) == 2
        assert list(library.verify()) == []
