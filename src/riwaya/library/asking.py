"""The library's interface for asking."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection, func, select

from riwaya.errors import LibraryError
from riwaya.library import schema, views
from riwaya.library.base import Base
from riwaya.library.codec import unpack_report
from riwaya.library.correcting import corrections_of
from riwaya.library.corrections import Overlay, apply
from riwaya.library.diff import Change, changes
from riwaya.library.query import Query, UnitName, parse
from riwaya.library.search import Results, search
from riwaya.library.sql import parts_of
from riwaya.library.writing import current
from riwaya.records import Report

#: More rows than any library has: "all of them".
EVERY = 2**62


class Asking(Base):
    """Reports, search, tables."""

    def report(self, key: str, *, corrected: bool = True) -> Report:
        """The report of a document by its id, with all corrections unless ``corrected`` is false."""
        return self.overlay(key).report if corrected else self._raw(key)

    def overlay(self, key: str) -> Overlay:
        """The report of a document as corrected, with how each correction fares."""
        with self.engine.connect() as connection:
            corrections = corrections_of(connection, [key]).get(key, [])
        return apply(self._raw(key), corrections)

    def _raw(self, key: str) -> Report:
        with self.engine.connect() as connection:
            found = current(connection, [key]).get(key)
        if found is None:
            raise LibraryError(f"no document {key}", where=self.where, hint="`riwaya search` finds documents")
        return unpack_report(found.data)

    def reports(self, query: str | None = None, *, corrected: bool = True) -> Iterator[Report]:
        """The reports of all documents (of those that a query finds), in the order in which they were added."""
        with self.engine.connect() as connection:
            ids = self._document_ids(connection, query)
            for part in parts_of(ids):
                yield from self._part(connection, part, corrected=corrected)

    def _part(self, connection: Connection, ids: list[int], *, corrected: bool) -> Iterator[Report]:
        d, r = schema.documents.c, schema.readings.c
        chosen = select(d.key, r.data).join(schema.readings, r.id == d.reading).where(d.id.in_(ids)).order_by(d.id)
        rows = connection.execute(chosen).all()
        corrections = corrections_of(connection, [row.key for row in rows]) if corrected else {}
        yield from (apply(unpack_report(row.data), corrections.get(row.key, [])).report for row in rows)

    def _document_ids(self, connection: Connection, query: str | None) -> list[int]:
        d = schema.documents.c
        if query is None:
            return list(connection.execute(select(d.id).order_by(d.id)).scalars())
        wanted = parse(query)
        found = self._index.find(connection, wanted, EVERY)
        if wanted.unit == "document":
            return sorted(found)
        unit = schema.statements.c if wanted.unit == "statement" else schema.events.c
        parts = (connection.execute(select(unit.document).where(unit.id.in_(p))).scalars() for p in parts_of(found))
        return sorted({document for part in parts for document in part})

    def search(self, query: str | Query, *, unit: UnitName | None = None, limit: int = 20) -> Results:
        """What a line of text finds (see :mod:`riwaya.library.query` for what may stand in it), best first."""
        wanted = parse(query, unit) if isinstance(query, str) else query
        with self.engine.connect() as connection:
            return search(connection, self._index, wanted, limit)

    def statements(self, query: str | None = None, *, limit: int | None = None) -> Iterator[views.StatementRow]:
        """All statements in the order they were added, or the newest first that a query finds."""
        with self.engine.connect() as connection:
            wanted = parse(query, "statement") if query else None
            ids = self._index.find(connection, wanted, limit or EVERY) if wanted else None
            yield from islice(views.statement_rows(connection, ids), limit)

    def commitments(
        self, *, due_after: str | None = None, due_before: str | None = None, only_due: bool = False
    ) -> list[views.CommitmentRow]:
        """Commitments, the soonest due first; the limits are ISO days, inclusive."""
        with self.engine.connect() as connection:
            rows = views.commitment_rows(connection, due_after=due_after, due_before=due_before, only_due=only_due)
            return list(rows)

    def sources(self, limit: int = 50) -> list[views.SourceRow]:
        """Who is quoted most, through whom, and how often against other accounts."""
        with self.engine.connect() as connection:
            return views.source_rows(connection, limit)

    def readings(self, key: str) -> list[tuple[str, str, Report]]:
        """Every reading of a document, the oldest first: version, moment, report."""
        d, r = schema.documents.c, schema.readings.c
        chosen = select(r.version, r.read_at, r.data).join(schema.documents, d.id == r.document)
        with self.engine.connect() as connection:
            rows = connection.execute(chosen.where(d.key == key).order_by(r.id)).all()
        if not rows:
            raise LibraryError(f"no document {key}", where=self.where, hint="`riwaya search` finds documents")
        return [(row.version, row.read_at, unpack_report(row.data)) for row in rows]

    def diff(self, key: str, old: int = -2, new: int = -1) -> list[Change]:
        """What changed between two readings of a document, by their places in :meth:`readings`."""
        readings = self.readings(key)
        return changes(readings[old][2], readings[new][2])

    def find(self, prefix: str) -> str:
        """The id of the document whose id begins so. Raises LibraryError if none does, or several do."""
        key = schema.documents.c.key
        with self.engine.connect() as connection:
            found = connection.execute(
                select(key).where(key.startswith(prefix, autoescape=True)).order_by(key).limit(4)
            ).scalars()
            keys = list(found)
        if prefix in keys or len(keys) == 1:
            return prefix if prefix in keys else keys[0]
        if keys:
            raise LibraryError(f"several documents begin with {prefix}", where=self.where, hint=", ".join(keys))
        raise LibraryError(f"no document {prefix}", where=self.where, hint="`riwaya search` finds documents")

    def read_again(self) -> list[str]:
        """The ids of the documents that have several readings."""
        d, r = schema.documents.c, schema.readings.c
        chosen = select(d.key).join(schema.readings, r.document == d.id).group_by(d.key).having(func.count() > 1)
        with self.engine.connect() as connection:
            return list(connection.execute(chosen.order_by(d.key)).scalars())
