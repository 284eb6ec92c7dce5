"""Making the derived rows and the search index again, from readings and corrections alone."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from riwaya.library import schema
from riwaya.library.codec import unpack_report
from riwaya.library.correcting import corrections_of
from riwaya.library.index import SearchIndex
from riwaya.library.prepare import INDEX_RULES
from riwaya.library.sql import lock
from riwaya.library.tokens import fingerprint
from riwaya.library.writing import add_rows, corrected_rows

_NAME = "index"
_PART = 200


def _rules() -> str:
    return f"{INDEX_RULES}-{fingerprint()}"


def index_is_current(connection: Connection) -> bool:
    """Whether the index was made with the rules that queries are made with now."""
    m = schema.meta.c
    return connection.execute(select(m.value).where(m.name == _NAME)).scalar() == _rules()


def reindex(connection: Connection, index: SearchIndex) -> int:
    """Make it all again within the open transaction; how many documents."""
    lock(connection)
    index.clear(connection)
    for table in schema.DERIVED:
        connection.execute(delete(table))
    d = schema.documents.c
    ids = connection.execute(select(d.id).order_by(d.id)).scalars().all()
    for n in range(0, len(ids), _PART):
        _again(connection, index, list(ids[n : n + _PART]))
    connection.execute(delete(schema.meta).where(schema.meta.c.name == _NAME))
    connection.execute(insert(schema.meta).values(name=_NAME, value=_rules()))
    return len(ids)


def _again(connection: Connection, index: SearchIndex, ids: list[int]) -> None:
    d, r = schema.documents.c, schema.readings.c
    chosen = select(d.id, d.key, r.data).join(schema.readings, r.id == d.reading).where(d.id.in_(ids)).order_by(d.id)
    rows = connection.execute(chosen).all()
    corrections = corrections_of(connection, [row.key for row in rows])
    made = [(row.id, corrected_rows(unpack_report(row.data), corrections.get(row.key, []))) for row in rows]
    add_rows(connection, index, made)
