"""What all parts of the library's interface stand on: the database, open."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from riwaya.library.engine import connect, shown
from riwaya.library.index import index_for
from riwaya.library.reindexing import index_is_current, reindex


class Base:
    """An open library."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine, self.where = engine, where
        self._index = index_for(engine.dialect.name)

    @classmethod
    def open(cls, where: str | Path = "riwaya.db", *, create: bool = True) -> Self:
        """The library at a path or a ``postgresql://`` URL; made where there is none, unless ``create`` is false."""
        library = cls(connect(str(where), create=create), shown(str(where)))
        library._check_index()
        return library

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        self.close()

    def _writing(self) -> Connection:
        return self.engine.connect().execution_options(riwaya_write=True)

    def _check_index(self) -> None:
        with self.engine.connect() as connection:
            if index_is_current(connection):
                return
        self.reindex()

    def reindex(self) -> int:
        """Make the search index and all derived rows again; how many documents."""
        with self._writing() as connection, connection.begin():
            return reindex(connection, self._index)
