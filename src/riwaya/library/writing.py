"""Writing readings: batches in one transaction each, so that a library is whole at whatever moment the process ends.

A document that is there with the same reading is left alone; one that reads differently gets a new reading beside the
old one and its rows and index entries are made again. Ids are drawn from ``counters`` inside the transaction and never
used twice, so a run that was killed and run again gives the same rows as one that was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Delete, Table, delete, select, update

from riwaya.arabic import fold_text
from riwaya.library import schema
from riwaya.library.codec import now, unpack_report
from riwaya.library.correcting import corrections_of
from riwaya.library.corrections import Correction, apply
from riwaya.library.index import SearchIndex
from riwaya.library.prepare import Prepared, Row, Rows, Unit, rows_of
from riwaya.library.query import UnitName
from riwaya.library.sql import draw, lock, many, parts_of
from riwaya.records import Report

#: The columns that hold a name, by table: written as the id of the name.
_NAMES = {
    "entities": ("name",),
    "statements": ("speaker",),
    "hops": ("via",),
    "events": ("place",),
    "parts": ("name",),
    "commitments": ("issuer", "bearer"),
    "disputes": ("name",),
}


class Outcome(msgspec.Struct):
    """What became of a batch, by document id."""

    new: list[str] = msgspec.field(default_factory=list)
    changed: list[str] = msgspec.field(default_factory=list)
    unchanged: list[str] = msgspec.field(default_factory=list)


class Current(msgspec.Struct, frozen=True):
    """A document as the library has it."""

    id: int
    key: str
    sha256: str
    data: bytes


def current(connection: Connection, keys: Iterable[str]) -> dict[str, Current]:
    """The documents that are there, by key."""
    d, r = schema.documents.c, schema.readings.c
    joined = select(d.id, d.key, r.sha256, r.data).join(schema.readings, r.id == d.reading)
    found = (row for part in parts_of(keys) for row in connection.execute(joined.where(d.key.in_(part))))
    return {row.key: Current(row.id, row.key, row.sha256, row.data) for row in found}


def write(
    connection: Connection, index: SearchIndex, batch: Sequence[Prepared], *, version: str, source: int | None = None
) -> Outcome:
    """Write a batch within the open transaction; a document that comes twice in it counts as its last one."""
    lock(connection)
    latest = {one.key: one for one in batch}
    there = current(connection, latest)
    outcome = Outcome(unchanged=[key for key, one in latest.items() if _same(one, there.get(key))])
    todo = [one for key, one in latest.items() if not _same(one, there.get(key))]
    changed = [there[one.key] for one in todo if one.key in there]
    outcome.changed, outcome.new = [one.key for one in changed], [one.key for one in todo if one.key not in there]
    corrections = corrections_of(connection, outcome.changed)
    remove(connection, index, changed, corrections)
    _insert(connection, index, todo, {one.key: one.id for one in changed}, corrections, (version, source))
    return outcome


def _same(one: Prepared, there: Current | None) -> bool:
    return there is not None and there.sha256 == one.sha256


def corrected_rows(report: Report, corrections: Sequence[Correction]) -> Rows:
    """The rows of a report as corrected."""
    return rows_of(apply(report, corrections).report)


def remove(
    connection: Connection,
    index: SearchIndex,
    documents: Sequence[Current],
    corrections: dict[str, list[Correction]],
) -> None:
    """Take out the rows and index entries of documents, as they were written with these corrections."""
    for one in documents:
        rows = corrected_rows(unpack_report(one.data), corrections.get(one.key, []))
        index.remove(connection, "document", [(one.id, rows.document.tokens)])
        _unindex(connection, index, "statement", schema.statements, one.id, rows.statements)
        _unindex(connection, index, "event", schema.events, one.id, rows.events)
        for table in schema.DERIVED:
            connection.execute(_delete(table, one.id))


def _unindex(
    connection: Connection, index: SearchIndex, unit: UnitName, table: Table, document: int, units: Sequence[Unit]
) -> None:
    """Index entries are removed by the tokens they were made with; rows have their ids in the order of the report."""
    ids = connection.execute(select(table.c.id).where(table.c.document == document).order_by(table.c.id)).scalars()
    entries = [(i, unit_.tokens) for i, unit_ in zip(ids.all(), units, strict=True)]
    if entries:
        index.remove(connection, unit, entries)


def _delete(table: Table, document: int) -> Delete:
    if "document" in table.c:
        return delete(table).where(table.c.document == document)
    column, parent = ("statement", schema.statements) if table is schema.hops else ("event", schema.events)
    return delete(table).where(table.c[column].in_(select(parent.c.id).where(parent.c.document == document)))


def _insert(
    connection: Connection,
    index: SearchIndex,
    todo: Sequence[Prepared],
    known: dict[str, int],
    corrections: dict[str, list[Correction]],
    origin: tuple[str, int | None],
) -> None:
    if not todo:
        return
    rows = [_rows(one, corrections.get(one.key, [])) for one in todo]
    fresh = iter(draw(connection, "documents", len(todo) - len(known)))
    ids = [known.get(one.key) or next(fresh) for one in todo]
    _write_documents(connection, todo, rows, ids, known, origin)
    add_rows(connection, index, list(zip(ids, rows, strict=True)))


def _rows(one: Prepared, corrections: list[Correction]) -> Rows:
    return corrected_rows(unpack_report(one.data), corrections) if corrections else one.rows


def _write_documents(
    connection: Connection,
    todo: Sequence[Prepared],
    rows: Sequence[Rows],
    ids: Sequence[int],
    known: dict[str, int],
    origin: tuple[str, int | None],
) -> None:
    """The documents' own rows and their readings."""
    version, source = origin
    moment, readings = now(), draw(connection, "readings", len(todo))
    joined = list(zip(todo, rows, ids, readings, strict=True))
    for one, row, at, reading in joined:
        values = {**row.document.row, "reading": reading}
        if one.key in known:
            connection.execute(update(schema.documents).where(schema.documents.c.id == at).values(values))
    fresh = [
        {**row.document.row, "id": at, "reading": reading, "source": source, "added": moment}
        for one, row, at, reading in joined
        if one.key not in known
    ]
    many(connection, schema.documents, fresh)
    many(
        connection,
        schema.readings,
        [
            {
                "id": reading,
                "document": at,
                "version": version,
                "read_at": moment,
                "sha256": one.sha256,
                "data": one.data,
            }
            for one, _, at, reading in joined
        ],
    )


def add_rows(connection: Connection, index: SearchIndex, documents: Sequence[tuple[int, Rows]]) -> None:
    """Write the derived rows and index entries of documents, given by id."""
    numbers = _name_ids(connection, [rows for _, rows in documents])
    index.add(connection, "document", [(at, rows.document.tokens) for at, rows in documents])
    for unit, table in (("statement", schema.statements), ("event", schema.events)):
        units = [
            (at, one) for at, rows in documents for one in (rows.statements if unit == "statement" else rows.events)
        ]
        _add_units(connection, index, table, units, numbers)
    _add_others(connection, documents, numbers)


def _add_units(
    connection: Connection,
    index: SearchIndex,
    table: Table,
    units: Sequence[tuple[int, Unit]],
    numbers: dict[str, int],
) -> None:
    if not units:
        return
    name: UnitName = "statement" if table is schema.statements else "event"
    ids = draw(connection, table.name, len(units))
    joined = list(zip(ids, units, strict=True))
    many(
        connection, table, [_numbered(table.name, {**u.row, "id": i, "document": at}, numbers) for i, (at, u) in joined]
    )
    index.add(connection, name, [(i, u.tokens) for i, (_, u) in joined])
    children: dict[str, list[Row]] = {}
    for i, (_, unit) in joined:
        for child, row in unit.children:
            children.setdefault(child, []).append(_numbered(child, {**row, name: i}, numbers))
    for child, rows in children.items():
        many(connection, schema.metadata.tables[child], rows)


def _add_others(connection: Connection, documents: Sequence[tuple[int, Rows]], numbers: dict[str, int]) -> None:
    found: dict[str, list[Row]] = {}
    for at, rows in documents:
        for name, row in rows.others:
            found.setdefault(name, []).append(_numbered(name, {**row, "document": at}, numbers))
    for name, table_rows in found.items():
        table = schema.metadata.tables[name]
        if "id" in table.c:
            for i, row in zip(draw(connection, name, len(table_rows)), table_rows, strict=True):
                row["id"] = i
        many(connection, table, table_rows)


def _numbered(table: str, row: Row, numbers: dict[str, int]) -> Row:
    for column in _NAMES.get(table, ()):
        name = row[column]
        row[column] = numbers[fold_text(name)] if name else None
    return row


def _name_ids(connection: Connection, documents: Sequence[Rows]) -> dict[str, int]:
    """The id of every name in some rows, by folded spelling; new names are written."""
    wanted: dict[str, str] = {}
    for rows in documents:
        for table, row in _all_rows(rows):
            for column in _NAMES.get(table, ()):
                if row[column]:
                    wanted.setdefault(fold_text(row[column]), row[column])
    n = schema.names.c
    chosen = select(n.folded, n.id)
    known = {f: i for part in parts_of(wanted) for f, i in connection.execute(chosen.where(n.folded.in_(part)))}
    missing = [folded for folded in wanted if folded not in known]
    added = dict(zip(missing, draw(connection, "names", len(missing)), strict=True)) if missing else {}
    many(connection, schema.names, [{"id": i, "folded": f, "name": wanted[f]} for f, i in added.items()])
    return known | added


def _all_rows(rows: Rows) -> Iterable[tuple[str, Row]]:
    for unit in rows.statements:
        yield "statements", unit.row
        yield from unit.children
    for unit in rows.events:
        yield "events", unit.row
        yield from unit.children
    yield from rows.others
