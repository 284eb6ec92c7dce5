"""Tables for people: who said what, who is bound to do what by when, who is quoted through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select

from riwaya.library import schema
from riwaya.library.sql import parts_of
from riwaya.records import Record

_d = schema.documents.c
_PAGE = 400


class StatementRow(Record, frozen=True, kw_only=True):
    """A statement as a line of a table; ``via`` are the hops' names and documents, from the speaker outwards."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    speaker: str | None
    via: tuple[str, ...]
    act: str
    mode: str
    text: str


class CommitmentRow(Record, frozen=True, kw_only=True):
    """A commitment as a line of a table; ``due_day`` is the last day on which it can be kept."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    kind: str
    issuer: str | None
    bearer: str | None
    due: str | None
    due_day: str | None
    text: str


class SourceRow(Record, frozen=True, kw_only=True):
    """Who is quoted: how often, in how many documents and outlets, through whom, how often against other accounts."""

    name: str
    statements: int
    documents: int
    outlets: int
    denials: int
    contradicted: int
    via: tuple[tuple[str, int], ...]


def statement_rows(connection: Connection, ids: Sequence[int] | None) -> Iterator[StatementRow]:
    """The statements with these row ids (all, if None), in that order."""
    for part in _pages(connection, ids):
        rows = {row.id: row for row in connection.execute(_statements().where(schema.statements.c.id.in_(part)))}
        hops = _hops(connection, part)
        yield from (_statement_row(rows[i], hops.get(i, ())) for i in part if i in rows)


def _pages(connection: Connection, ids: Sequence[int] | None) -> Iterator[list[int]]:
    if ids is not None:
        yield from (list(ids[n : n + _PAGE]) for n in range(0, len(ids), _PAGE))
        return
    s, last = schema.statements.c, 0
    while part := list(connection.execute(select(s.id).where(s.id > last).order_by(s.id).limit(_PAGE)).scalars()):
        last = part[-1]
        yield part


def _statements() -> Select[Any]:
    s, n = schema.statements.c, schema.names.c
    columns = (s.id, s.key, _d.key.label("document"), _d.outlet, _d.published, n.name, s.act, s.mode, s.text)
    joined = schema.statements.join(schema.documents, _d.id == s.document).outerjoin(schema.names, n.id == s.speaker)
    return select(*columns).select_from(joined)


def _hops(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    h, n = schema.hops.c, schema.names.c
    joined = schema.hops.outerjoin(schema.names, n.id == h.via)
    chosen = select(h.statement, n.name, h.what).select_from(joined).where(h.statement.in_(ids)).order_by(h.n)
    out: dict[int, tuple[str, ...]] = {}
    for statement, name, what in connection.execute(chosen):
        out[statement] = (*out.get(statement, ()), name or what or "?")
    return out


def _statement_row(row: Any, via: tuple[str, ...]) -> StatementRow:
    return StatementRow(
        id=row.key,
        document=row.document,
        outlet=row.outlet,
        published=row.published,
        speaker=row.name,
        via=via,
        act=row.act,
        mode=row.mode,
        text=row.text,
    )


def commitment_rows(
    connection: Connection, *, due_after: str | None = None, due_before: str | None = None, only_due: bool = False
) -> Iterator[CommitmentRow]:
    """Commitments, the soonest due first, those without a date last; the limits are days and inclusive."""
    c = schema.commitments.c
    issuer, bearer = schema.names.alias(), schema.names.alias()
    joined = schema.commitments.join(schema.documents, _d.id == c.document)
    joined = joined.outerjoin(issuer, issuer.c.id == c.issuer).outerjoin(bearer, bearer.c.id == c.bearer)
    columns = (c.key, c.kind, c.due, c.due_day, c.text, _d.key.label("document"), _d.outlet, _d.published)
    chosen = select(*columns, issuer.c.name.label("by"), bearer.c.name.label("on")).select_from(joined)
    if only_due or due_after or due_before:
        chosen = chosen.where(c.due_day.is_not(None))
    chosen = chosen.where(c.due_day >= due_after) if due_after else chosen
    chosen = chosen.where(c.due_day <= due_before) if due_before else chosen
    order = (c.due_day.is_(None), c.due_day, c.id)
    yield from (_commitment_row(row) for row in connection.execute(chosen.order_by(*order)))


def _commitment_row(row: Any) -> CommitmentRow:
    return CommitmentRow(
        id=row.key,
        document=row.document,
        outlet=row.outlet,
        published=row.published,
        kind=row.kind,
        issuer=row.by,
        bearer=row.on,
        due=row.due,
        due_day=row.due_day,
        text=row.text,
    )


def source_rows(connection: Connection, limit: int) -> list[SourceRow]:
    """The most quoted speakers."""
    s, n = schema.statements.c, schema.names.c
    total = func.count().label("total")
    counts = (total, func.count(distinct(s.document)), func.count(distinct(_d.outlet)))
    joined = schema.statements.join(schema.names, n.id == s.speaker).join(schema.documents, _d.id == s.document)
    chosen = select(n.id, n.name, *counts).select_from(joined).group_by(n.id, n.name).order_by(total.desc(), n.name)
    found = connection.execute(chosen.limit(limit)).all()
    ids = [row[0] for row in found]
    denials, against, via = _denials(connection, ids), _against(connection, ids), _via(connection, ids)
    return [
        SourceRow(
            name=row[1],
            statements=row[2],
            documents=row[3],
            outlets=row[4],
            denials=denials.get(row[0], 0),
            contradicted=against.get(row[0], 0),
            via=tuple(via.get(row[0], ())),
        )
        for row in found
    ]


def _denials(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    s = schema.statements.c
    chosen = select(s.speaker, func.count()).where(s.act == "deny").group_by(s.speaker)
    return {a: b for part in parts_of(ids) for a, b in connection.execute(chosen.where(s.speaker.in_(part)))}


def _against(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    c = schema.disputes.c
    chosen = select(c.name, func.count()).group_by(c.name)
    return {a: b for part in parts_of(ids) for a, b in connection.execute(chosen.where(c.name.in_(part)))}


def _via(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[str, int]]]:
    s, h, n = schema.statements.c, schema.hops.c, schema.names.c
    total = func.count().label("total")
    joined = schema.hops.join(schema.statements, s.id == h.statement).join(schema.names, n.id == h.via)
    chosen = select(s.speaker, n.name, total).select_from(joined).group_by(s.speaker, n.name)
    out: dict[int, list[tuple[str, int]]] = {}
    for part in parts_of(ids):
        for speaker, name, times in connection.execute(
            chosen.where(s.speaker.in_(part)).order_by(total.desc(), n.name)
        ):
            out.setdefault(speaker, []).append((name, times))
    return out
