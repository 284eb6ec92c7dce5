"""The library's interface for people's words about it, and for looking after it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection, select

from riwaya.errors import LibraryError
from riwaya.library import backup, people, schema
from riwaya.library.base import Base
from riwaya.library.codec import unpack_report
from riwaya.library.correcting import all_corrections, corrections_of, store
from riwaya.library.corrections import Correction, apply
from riwaya.library.making import Wish, made, undoing
from riwaya.library.prepare import rows_of
from riwaya.library.sql import draw, lock
from riwaya.library.verify import Problem, verify
from riwaya.library.writing import Current, add_rows, current, remove
from riwaya.records import Incident, Verdict


class Tending(Base):
    """Corrections, judgements, incidents; verifying, copying, comparing."""

    def correct(self, document: str, wish: Wish, *, who: str, why: str) -> Correction:
        """Add a correction and lay it over the document at once.

        Raises LibraryError where there is no such document, record or field, or the value is none of the field's.
        """
        with self._writing() as connection, connection.begin():
            lock(connection)
            there = self._there(connection, document)
            before = corrections_of(connection, [document]).get(document, [])
            report = apply(unpack_report(there.data), before).report
            one = made(report, wish, number=self._number(connection), who=who, why=why)
            self._overlay(connection, there, before, one)
        return one

    def undo(self, number: int, *, who: str, why: str) -> Correction:
        """Undo a correction (or an undoing) by its number: one more correction; nothing is removed."""
        with self._writing() as connection, connection.begin():
            lock(connection)
            one = next((c for c in all_corrections(connection) if c.id == number), None)
            if one is None:
                raise LibraryError(f"no correction #{number}", where=self.where, hint="`riwaya correct list`")
            before = corrections_of(connection, [one.document])[one.document]
            change = undoing(one, number=self._number(connection), who=who, why=why)
            self._overlay(connection, self._there(connection, one.document), before, change)
        return change

    def _there(self, connection: Connection, document: str) -> Current:
        found = current(connection, [document]).get(document)
        if found is None:
            raise LibraryError(f"no document {document}", where=self.where, hint="`riwaya search` finds documents")
        return found

    def _number(self, connection: Connection) -> int:
        return draw(connection, "corrections", 1)[0]

    def _overlay(self, connection: Connection, there: Current, before: list[Correction], one: Correction) -> None:
        """Store a correction and make the document's rows again."""
        overlay = apply(unpack_report(there.data), [*before, one])
        for standing in overlay.standings:
            if standing.correction is one and standing.state == "lost":
                raise LibraryError(standing.detail, where=one.target, hint="nothing was changed")
        remove(connection, self._index, [there], {there.key: before})
        store(connection, one)
        add_rows(connection, self._index, [(there.id, rows_of(overlay.report))])

    def corrections(self, document: str | None = None) -> list[Correction]:
        """Every correction (of a document), undone ones and undoings too, in the order they were made."""
        with self.engine.connect() as connection:
            return [one for one in all_corrections(connection) if document in {None, one.document}]

    def judge(
        self, kind: people.Subject, left: str, right: str, verdict: Verdict, *, who: str, why: str
    ) -> people.Judgement:
        """Say whether two incidents, entities or places are one; the newest judgement of a pair holds."""
        with self._writing() as connection, connection.begin():
            return people.judge(connection, kind, (left, right), verdict, who=who, why=why)

    def judgements(self) -> list[people.Judgement]:
        """The judgements that hold."""
        with self.engine.connect() as connection:
            return people.judgements(connection)

    def put_incidents(self, incidents: Iterable[people.Incident | Incident]) -> int:
        """Put incidents (records, or the contract's JSON) in the place of those that are there; how many."""
        with self._writing() as connection, connection.begin():
            return people.put_incidents(connection, incidents)

    def incidents(self) -> Iterator[people.Incident]:
        """All incidents, by day."""
        with self.engine.connect() as connection:
            yield from people.incidents(connection)

    def verify(self) -> Iterator[Problem]:
        """Every problem of the library: see :mod:`riwaya.library.verify`."""
        with self.engine.connect() as connection:
            yield from verify(connection, self._index)

    def backup(self, where: str | Path) -> None:
        """Copy everything, as of one moment, to a new SQLite file or to an empty library elsewhere."""
        if self.engine.dialect.name == "sqlite" and "://" not in str(where):
            backup.copy_file(self.engine, Path(where))
            return
        with type(self).open(where) as target:
            with self.engine.connect() as source, target._writing() as there, there.begin():
                backup.copy_rows(source, there)
            target.reindex()

    def digest(self) -> str:
        """A hash of all that was put in (sources, readings, corrections); the same content gives the same hash."""
        s, d, r, c = schema.sources.c, schema.documents.c, schema.readings.c, schema.corrections.c
        chosen = (
            select(s.sha256, s.name).order_by(s.sha256),
            select(d.key, r.sha256).join(schema.readings, r.id == d.reading).order_by(d.key),
            select(c.id, c.document, c.action, c.target, c.data).order_by(c.id),
        )
        whole = hashlib.sha256()
        with self.engine.connect() as connection:
            for one in chosen:
                for row in connection.execute(one):
                    whole.update(repr(tuple(row)).encode())
        return whole.hexdigest()
