"""What people decided about pairs, and the incidents that the collection adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select

from riwaya import records
from riwaya.library import schema
from riwaya.library.codec import now, pack, unpack
from riwaya.library.prepare import first_day
from riwaya.library.sql import draw, lock, many
from riwaya.records import Record, Verdict

Subject = Literal["incident", "entity", "place"]
Incident = dict[str, Any]


class Judgement(Record, frozen=True, kw_only=True):
    """Whether two things are one, in somebody's judgement; ``left`` and ``right`` are ids, the lesser one first."""

    at: str
    who: str
    why: str
    kind: Subject
    left: str
    right: str
    verdict: Verdict


_FIELDS = Judgement.__struct_fields__


def judge(
    connection: Connection, kind: Subject, pair: tuple[str, str], verdict: Verdict, *, who: str, why: str
) -> Judgement:
    """Write a judgement; an earlier one of the same pair stays, and no longer holds."""
    lock(connection)
    left, right = sorted(pair)
    one = Judgement(at=now(), who=who, why=why, kind=kind, left=left, right=right, verdict=verdict)
    (at,) = draw(connection, "judgements", 1)
    connection.execute(insert(schema.judgements).values(id=at, **msgspec.to_builtins(one)))
    return one


def judgements(connection: Connection) -> list[Judgement]:
    """The judgements that hold: the newest one of each pair."""
    rows = connection.execute(select(schema.judgements).order_by(schema.judgements.c.id))
    newest = {(row.kind, row.left, row.right): {name: getattr(row, name) for name in _FIELDS} for row in rows}
    return [msgspec.convert(row, Judgement) for row in newest.values()]


def put_incidents(connection: Connection, incidents: Iterable[Incident | records.Incident]) -> int:
    """Put these incidents (records, or the contract's JSON) in the place of those that are there; how many."""
    lock(connection)
    connection.execute(delete(schema.incident_accounts))
    connection.execute(delete(schema.incidents))
    every = [one if isinstance(one, dict) else msgspec.to_builtins(one) for one in incidents]
    many(connection, schema.incidents, [_incident_row(one) for one in every])
    many(connection, schema.incident_accounts, [row for one in every for row in _account_rows(one)])
    return len(every)


def _incident_row(one: Incident) -> dict[str, Any]:
    place = (one.get("place") or {}).get("name")
    row = {"id": one["id"], "type": one.get("type"), "day": first_day(one.get("time")), "place": place}
    return {**row, "data": pack(msgspec.json.encode(one))}


def _account_rows(one: Incident) -> Iterator[dict[str, Any]]:
    for n, account in enumerate(one.get("accounts", ())):
        yield {"incident": one["id"], "n": n, "document": account["document"], "event": account["event"]}


def incidents(connection: Connection) -> Iterator[Incident]:
    """All incidents, by day; those without a day last."""
    c = schema.incidents.c
    for data in connection.execute(select(c.data).order_by(c.day.is_(None), c.day, c.id)).scalars():
        yield msgspec.json.decode(unpack(data))
