"""Opening the database: SQLite by path, PostgreSQL by URL, brought to the current layout."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from riwaya.errors import ConfigError, LibraryError

#: The newest step in ``migrations/versions``.
LAYOUT = "0001"

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "busy_timeout = 30000",
    "cache_size = -65536",
    "temp_store = MEMORY",
)


def connect(where: str, *, create: bool = True) -> Engine:
    """The engine of the library at a path or ``postgresql://`` URL, its tables in the current layout.

    Raises LibraryError where it can't be opened, is not a library, or was written by a newer riwaya.
    """
    engine = _postgres(where) if "://" in where else _sqlite(Path(where), create=create)
    event.listen(engine, "handle_error", partial(_told, shown(where)))
    try:
        _bring_up_to_date(engine, where)
    except SQLAlchemyError as error:
        raise LibraryError(
            _reason(error), where=shown(where), hint="is it a riwaya library, and can you write it?"
        ) from error
    return engine


def _told(where: str, context: ExceptionContext) -> None:
    """What the database can't do (full, locked, gone) is an error of ours, whatever we were doing."""
    error = context.sqlalchemy_exception
    if isinstance(error, OperationalError):
        hint = "is there space, is the server there, does another program hold it?"
        raise LibraryError(_reason(error), where=where, hint=hint) from error


def shown(where: str) -> str:
    """The path or URL without its password, for messages."""
    head, at, tail = where.rpartition("@")
    return head.rpartition(":")[0] + at + tail if at and "://" in where and head.count(":") > 1 else where


def _reason(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]


def _sqlite(path: Path, *, create: bool) -> Engine:
    if not create and not path.exists():
        raise LibraryError("no such library", where=str(path), hint="`riwaya add` makes one")
    if not path.parent.is_dir():
        raise LibraryError("no such folder", where=str(path.parent), hint="make it first")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves: the driver's own habit splits transactions
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once, so that two writers wait for each other instead of failing half way."""
    writing = connection.get_execution_options().get("riwaya_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _postgres(where: str) -> Engine:
    scheme, _, rest = where.partition("://")
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise ConfigError(f"a library can't be at {scheme}://", where=shown(where), hint="a path, or postgresql://…")
    try:
        return create_engine(f"postgresql+psycopg://{rest}")
    except ModuleNotFoundError as error:
        raise ConfigError("PostgreSQL needs psycopg", hint="pip install 'riwaya[postgres]'") from error


def _bring_up_to_date(engine: Engine, where: str) -> None:
    with engine.connect() as connection:
        found = _layout(connection)
    if found == LAYOUT:
        return
    if found and found > LAYOUT:
        raise LibraryError(
            f"layout {found} is newer than this riwaya's {LAYOUT}", where=shown(where), hint="update riwaya"
        )
    _migrate(engine)


def _layout(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: Any = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _migrate(engine: Engine) -> None:
    from alembic import command  # 150 ms that only a new or old library pays
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "riwaya.library:migrations")
    with engine.connect().execution_options(riwaya_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
