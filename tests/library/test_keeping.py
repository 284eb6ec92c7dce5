from __future__ import annotations

import msgspec
from invented import TEXT, numbered, report
from sqlalchemy import select

from riwaya.library import Library, schema
from riwaya.library.codec import unpack_report


def test_a_report_comes_back_as_it_was(library: Library) -> None:
    coverage = library.add([report()])
    assert (coverage.new, coverage.changed, coverage.unchanged) == (1, 0, 0)
    assert library.report("d-port") == report()


def test_adding_again_changes_nothing(library: Library) -> None:
    library.add(map(numbered, range(150)), version="1")
    before = library.digest()
    coverage = library.add(map(numbered, range(150)), version="2")
    assert (coverage.documents, coverage.new, coverage.changed, coverage.unchanged) == (150, 0, 0, 150)
    assert library.digest() == before
    assert list(library.verify()) == []


def test_a_new_reading_stands_beside_the_old_one(library: Library) -> None:
    old = report()
    new = msgspec.structs.replace(
        old, statements=old.statements[:2], events=old.events[:1], commitments=(), conflicts=()
    )
    library.add([old], version="1")
    assert library.add([new], version="2").changed == 1
    assert library.report("d-port") == new
    assert [version for version, _, _ in library.readings("d-port")] == ["1", "2"]
    assert {change.id for change in library.diff("d-port")} == {"s-five", "s-order", "v-five", "v-inquiry", "c-inquiry"}
    assert [row.id for row in library.statements()] == ["s-strike", "s-denial"]
    assert not library.search("act:order").hits
    assert list(library.verify()) == []


def test_the_same_document_twice_in_a_batch_counts_once(library: Library) -> None:
    coverage = library.add([report(), report()])
    assert coverage.new == 1
    assert len(list(library.reports())) == 1


def test_names_are_kept_once_by_their_folded_spelling(library: Library) -> None:
    library.add(map(numbered, range(3)))
    with library.engine.connect() as connection:
        found = connection.execute(select(schema.names.c.name)).scalars().all()
    assert sorted(found) == sorted(e.name for e in report().entities)


def test_sql_users_find_facts_in_rows(library: Library) -> None:
    library.add([report()])
    with library.engine.connect() as connection:
        counts = connection.execute(
            select(schema.counts.c.low, schema.counts.c.high).order_by(schema.counts.c.low)
        ).all()
        data = connection.execute(select(schema.readings.c.data)).scalar_one()
    assert [tuple(row) for row in counts] == [(3, 3), (5, None)]
    assert unpack_report(data).document.text == TEXT


def test_reindexing_gives_the_same_rows(library: Library) -> None:
    library.add(map(numbered, range(5)))
    before = [(row.id, row.speaker, row.via, row.text) for row in library.statements()]
    hits = library.search("speaker:السنابل").hits
    assert library.reindex() == 5
    assert [(row.id, row.speaker, row.via, row.text) for row in library.statements()] == before
    assert library.search("speaker:السنابل").hits == hits
    assert list(library.verify()) == []
