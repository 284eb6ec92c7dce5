"""The library's interface for adding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import func, select, tuple_

from riwaya.errors import InputError
from riwaya.library import intake, schema
from riwaya.library.base import Base
from riwaya.library.holding import Origin, finish_source, keep_source
from riwaya.library.prepare import Prepared, prepare
from riwaya.library.sql import parts_of
from riwaya.library.writing import Outcome, write
from riwaya.records import Report


class Keeping(Base):
    """Adding sources and reports."""

    def add(self, reports: Iterable[Report], *, version: str = "") -> intake.Coverage:
        """Add reports; the same reports again change nothing. ``version`` names what read them (riwaya and lexicon)."""
        coverage, rest = intake.Coverage(), iter(reports)
        while batch := [prepare(report) for report in islice(rest, intake.BATCH)]:
            coverage.take(self.write(batch, version=version))
        return coverage

    def take_in(
        self,
        sources: Iterable[Origin | InputError],
        pieces: intake.Pieces,
        read: intake.Reader,
        plan: intake.Plan,
    ) -> Iterator[intake.Coverage]:
        """Read sources and add them; see :func:`riwaya.library.intake.take_in`."""
        return intake.take_in(self, sources, pieces, read, plan)

    def write(
        self, batch: list[Prepared], *, version: str, source: int | None = None, finished: bool = False
    ) -> Outcome:
        """Write a batch in one transaction."""
        with self._writing() as connection, connection.begin():
            outcome = write(connection, self._index, batch, version=version, source=source)
            if finished and source is not None:
                finish_source(connection, source, version)
        return outcome

    def known(self, keys: Iterable[tuple[str, str]], version: str) -> set[str]:
        """Of documents given by id and hash of their bytes, the ids of those that this version has read."""
        d, r = schema.documents.c, schema.readings.c
        chosen = select(d.key).join(schema.readings, r.id == d.reading).where(r.version == version)
        with self.engine.connect() as connection:
            found = (connection.execute(chosen.where(tuple_(d.key, d.sha256).in_(part))) for part in parts_of(keys))
            return {row.key for rows in found for row in rows}

    def keep(self, source: Origin, *, whole: bool = True) -> tuple[int, str | None]:
        """Keep a source's bytes (their hash, if not ``whole``); its id and the version that has read all of it."""
        with self._writing() as connection, connection.begin():
            return keep_source(connection, source, whole=whole)

    def documents_of(self, source: int) -> int:
        """How many documents came with a source."""
        d = schema.documents.c
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).where(d.source == source)).scalar_one()
