"""Is all still as it was written? Hashes of sources and readings, spans, pointers, rows, index, corrections."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, Table, func, select

from riwaya.library import schema
from riwaya.library.codec import sha256, unchunk, unpack
from riwaya.library.correcting import corrections_of
from riwaya.library.corrections import apply
from riwaya.library.index import SearchIndex
from riwaya.library.query import UnitName
from riwaya.records import Record, Report, Span


class Problem(Record, frozen=True, kw_only=True):
    """One thing that is not as it should be. ``code`` is a short stable word."""

    code: str
    where: str
    detail: str


def verify(connection: Connection, index: SearchIndex) -> Iterator[Problem]:
    """Every problem of a library, as it is found."""
    yield from _sources(connection)
    yield from _readings(connection)
    yield from _index(connection, index)


def _sources(connection: Connection) -> Iterator[Problem]:
    s, c = schema.sources.c, schema.source_chunks.c
    for row in connection.execute(select(s.id, s.name, s.sha256)).all():
        chosen = select(c.codec, c.data).where(c.source == row.id).order_by(c.n)
        pieces = connection.execute(chosen).all()
        try:
            whole = not pieces or sha256(unchunk((codec, data) for codec, data in pieces)) == row.sha256
        except zlib.error:
            whole = False
        if not whole:
            yield Problem(code="source-changed", where=row.name, detail="the bytes are not those that were added")


def _readings(connection: Connection) -> Iterator[Problem]:
    d, r = schema.documents.c, schema.readings.c
    joined = select(d.id, d.key, d.reading, r.id.label("rid"), r.sha256, r.data)
    last = 0
    chosen = joined.join(schema.readings, r.document == d.id).order_by(r.id).limit(100)
    while rows := connection.execute(chosen.where(r.id > last)).all():
        last = rows[-1].rid
        for row in rows:
            yield from _reading(connection, row.key, row.sha256, row.data, current=row.rid == row.reading)
    for row in connection.execute(select(d.key).outerjoin(schema.readings, r.id == d.reading).where(r.id.is_(None))):
        yield Problem(code="reading-missing", where=row.key, detail="the document has no reading")


def _reading(connection: Connection, key: str, digest: str, data: bytes, *, current: bool) -> Iterator[Problem]:
    try:
        plain = unpack(data)
        report = msgspec.json.decode(plain, type=Report)
    except (zlib.error, msgspec.DecodeError) as error:
        yield Problem(code="reading-broken", where=key, detail=str(error))
        return
    if sha256(plain) != digest:
        yield Problem(code="reading-changed", where=key, detail="the report is not the one that was written")
    yield from (Problem(code=code, where=key, detail=detail) for code, detail in check(report))
    if current:
        yield from _corrections(connection, report)


def _corrections(connection: Connection, report: Report) -> Iterator[Problem]:
    key = report.document.id
    for standing in apply(report, corrections_of(connection, [key]).get(key, [])).standings:
        if standing.state == "lost":
            one = standing.correction
            detail = f"#{one.id} by {one.who} ({one.action} {one.kind} {one.target}): {standing.detail}"
            yield Problem(code="correction-lost", where=key, detail=detail)


def _index(connection: Connection, index: SearchIndex) -> Iterator[Problem]:
    tables: dict[UnitName, Table] = {
        "document": schema.documents,
        "statement": schema.statements,
        "event": schema.events,
    }
    for unit, table in tables.items():
        rows = connection.execute(select(func.count()).select_from(table)).scalar_one()
        found = index.count(connection, unit)
        if rows != found:
            detail = f"{found} entries for {rows} rows; `riwaya verify --reindex` makes it again"
            yield Problem(code="index", where=f"{unit}s", detail=detail)


def check(report: Report) -> list[tuple[str, str]]:
    """What is wrong within a report: spans outside the text or empty, ids used twice, pointers to nothing."""
    return [*_bad_spans(report), *_twice(report), *_orphans(report)]


def _bad_spans(report: Report) -> Iterator[tuple[str, str]]:
    length = len(report.document.text)
    for name, span in _all_spans(report):
        if not 0 <= span[0] < span[1] <= length:
            yield "span", f"{name} {list(span)} is not a part of the text (0–{length})"


def _all_spans(report: Report) -> Iterator[tuple[str, Span]]:
    yield from (("block", block.span) for block in report.document.blocks if block.span[0] != block.span[1])
    yield from (("mention", mention.span) for mention in report.mentions)
    for s in report.statements:
        yield from (("statement", span) for span in (s.cue, *s.content, *(h.span for h in s.chain)))
    for e in report.events:
        yield from (("event", span) for span in (e.trigger, *(c.span for c in e.counts)))
    yield from (("commitment", c.task) for c in report.commitments)


def _twice(report: Report) -> Iterator[tuple[str, str]]:
    for name in ("entities", "statements", "events", "commitments"):
        ids = [record.id for record in getattr(report, name)]
        yield from (("id-twice", f"{name}: {key}") for key in sorted({i for i in ids if ids.count(i) > 1}))


def _orphans(report: Report) -> Iterator[tuple[str, str]]:
    entities = {e.id for e in report.entities}
    statements, events = {s.id for s in report.statements}, {e.id for e in report.events}
    yield from _missing("entity", entities, (x for s in report.statements for x in (s.speaker, s.addressee)))
    yield from _missing("entity", entities, (h.via for s in report.statements for h in s.chain))
    yield from _missing("entity", entities, (x for e in report.events for x in (*e.actors, *e.targets, e.place)))
    yield from _missing("entity", entities, (x for c in report.commitments for x in (c.issuer, c.bearer)))
    yield from _missing("statement", statements, (x for e in report.events for x in e.according_to))
    yield from _missing("statement", statements, (c.statement for c in report.commitments))
    yield from _missing("event", events, (a.event for c in report.conflicts for a in c.accounts))
    yield from _missing("event", events, (e.same_as for e in report.events))


def _missing(kind: str, known: set[str], used: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    yield from (("orphan", f"no {kind} {key}") for key in dict.fromkeys(used) if key and key not in known)
