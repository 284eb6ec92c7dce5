"""The few things that all writing and reading of the tables shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert, text

from riwaya.library import schema

T = TypeVar("T")

_IN = 400  # values in one IN (…): below the least limit of either database


def lock(connection: Connection) -> None:
    """Wait until no one else writes (SQLite: done by BEGIN IMMEDIATE)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7256921)"))  # "riwaya": one lock, one meaning


def draw(connection: Connection, table: str, wanted: int) -> range:
    """The next free ids of a table."""
    change = text("UPDATE counters SET next = next + :n WHERE name = :name RETURNING next")
    after = connection.execute(change, {"n": wanted, "name": table}).scalar()
    if after is None:
        connection.execute(insert(schema.counters).values(name=table, next=wanted + 1))
        after = wanted + 1
    return range(after - wanted, after)


def parts_of(values: Iterable[T]) -> Iterable[list[T]]:
    """Values in lists short enough for ``IN``."""
    every = list(values)
    return (every[n : n + _IN] for n in range(0, len(every), _IN))


def many(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows; none is fine."""
    if rows:
        connection.execute(insert(table), rows)
