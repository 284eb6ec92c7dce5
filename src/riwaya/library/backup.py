"""A copy of a library: of an SQLite one as a file, of any one as a library in another place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, insert, select, text

from riwaya.errors import LibraryError
from riwaya.library import schema

_ROWS = 500


def copy_file(engine: Engine, path: Path) -> None:
    """Copy an SQLite library to a new file, as of one moment, while others may read and write it.

    Raises LibraryError if the file is there already.
    """
    if path.exists():
        raise LibraryError("there is a file already", where=str(path), hint="choose another name")
    raw = engine.raw_connection()  # VACUUM can't run inside a transaction
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(path),))
    except sqlite3.Error as error:
        raise LibraryError(str(error), where=str(path), hint="is there a folder, and space?") from error
    finally:
        raw.close()


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row from one library to another that is empty; the search index is made anew by the caller.

    Raises LibraryError if the target is not empty.
    """
    if target.execute(select(schema.documents.c.id).limit(1)).first():
        raise LibraryError("the library that is copied to is not empty", hint="choose an empty one")
    if source.dialect.name == "postgresql":
        source.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    target.execute(delete(schema.counters))
    for table in schema.metadata.sorted_tables:
        if table is not schema.meta:
            _copy(source, target, table)


def _copy(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execution_options(stream_results=True).execute(select(table))
    while part := rows.fetchmany(_ROWS):
        target.execute(insert(table), [dict(row._mapping) for row in part])
