"""Corrections in the database: read in order, written once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, Row, insert, select

from riwaya.library import schema
from riwaya.library.corrections import Correction
from riwaya.library.sql import parts_of

_COLUMNS = ("id", "at", "who", "why", "document", "action", "target")


def corrections_of(connection: Connection, documents: Iterable[str]) -> dict[str, list[Correction]]:
    """The corrections of documents, by document, in the order they were made."""
    c = schema.corrections.c
    out: dict[str, list[Correction]] = {}
    for part in parts_of(documents):
        chosen = select(schema.corrections).where(c.document.in_(part)).order_by(c.id)
        for row in connection.execute(chosen):
            out.setdefault(row.document, []).append(_read(row))
    return out


def all_corrections(connection: Connection) -> list[Correction]:
    """Every correction, undone ones and undoings too, in the order they were made."""
    return [_read(row) for row in connection.execute(select(schema.corrections).order_by(schema.corrections.c.id))]


def _read(row: Row[tuple[object, ...]]) -> Correction:
    fixed = {name: getattr(row, name) for name in _COLUMNS}
    return msgspec.convert({**fixed, **msgspec.json.decode(row.data)}, Correction)


def store(connection: Connection, one: Correction) -> None:
    """Add a correction."""
    raw = msgspec.to_builtins(one)
    fixed = {name: raw.pop(name) for name in _COLUMNS}
    data = msgspec.json.encode(raw).decode()
    connection.execute(insert(schema.corrections).values(**fixed, data=data))
