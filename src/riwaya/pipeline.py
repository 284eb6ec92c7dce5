"""The stages in order: page → script and lexicon → mentions → statements → events → report."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import InputError
from riwaya.events import read_events
from riwaya.events.likely import weighing
from riwaya.lexicon import load
from riwaya.mentions import date_document, read_mentions
from riwaya.mentions.reading import read_script
from riwaya.page import Kind, Page, Source, open_sources, pages
from riwaya.parallel import in_order
from riwaya.records import Document, Note, Report
from riwaya.rules import Match, draw
from riwaya.statements import read_statements

Outcome = Report | InputError
WHOLE = frozenset({"html", "text"})
"""Kinds of sources that hold one document: another process may read them from the bytes on."""


class Setup(msgspec.Struct, frozen=True):
    """What a pipeline is built from, small enough to hand to another process.

    ``lexicons`` are folders of more lists, ``gazetteers`` files of more places; ``published`` (EDTF) and ``outlet``
    stand for pages that don't say.
    """

    lexicons: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    published: str | None = None
    outlet: str | None = None


class Pipeline:
    """Reads documents; make it once and use it often. Raises LexiconError where a list breaks its rules."""

    def __init__(self, setup: Setup = Setup()) -> None:  # noqa: B008 -- frozen
        self.setup = setup
        self.lexicon = load(setup.lexicons, setup.gazetteers)

    def read_document(self, document: Document, notes: tuple[Note, ...] = ()) -> Report:
        """All that is read in one document; ``notes`` are those of the page stage."""
        with _uncollected():
            return self._read(document, notes)[0]

    def _read(self, document: Document, notes: tuple[Note, ...] = ()) -> tuple[Report, Callable[[], dict[str, Match]]]:
        """The report, and what makes for each record by id the tree of what made it."""
        reading = date_document(read_script(document, self.lexicon))
        published = reading.document.published
        mentions = read_mentions(reading, published.value if published else None)
        said = read_statements(reading, mentions)
        told = read_events(reading, mentions, said.statements, said.entities)
        entities = {e.id: e for e in (*mentions.entities.values(), *said.entities, *told.entities)}
        report = Report(
            document=reading.document,
            entities=tuple(entities.values()),
            mentions=tuple(mentions.public()),
            statements=tuple(said.statements),
            events=tuple(told.events),
            commitments=tuple(told.commitments),
            conflicts=tuple(told.conflicts),
            notes=(*notes, *_foreign(document), *mentions.notes, *said.notes, *told.notes),
        )
        return report, lambda: said.traces() | told.traces()

    def read_sources(self, sources: Iterable[Source | InputError], *, jobs: int = 1) -> Iterator[Outcome]:
        """A report, or the error, for each document of each source, in their order, read by ``jobs`` processes."""
        yield from in_order(_Worker(self.setup), self._pieces(sources), jobs=jobs)

    def render_sources(
        self, sources: Iterable[Source | InputError], render: Callable[[Report], str], *, jobs: int = 1
    ) -> Iterator[str | InputError]:
        """The same with each report ``render``-ed (by a function of a module) where it was read: text travels best."""
        yield from in_order(_Renderer(self.setup, render), self._pieces(sources), jobs=jobs)

    def read_documents(
        self, names: Iterable[str | Path], *, kind: Kind = "auto", fetch: bool = False, jobs: int = 1
    ) -> Iterator[Outcome]:
        """The same for files, folders, patterns, ``-`` and (with ``fetch``) addresses."""
        yield from self.read_sources(open_sources(names, kind=kind, fetch=fetch), jobs=jobs)

    def explain(self, document: Document, record_id: str) -> str | None:
        """Which rule made the record whose id begins with ``record_id``, and from which words; None if none does."""
        report, traced = self._read(document)
        traces = traced()
        found = next((key for key in traces if key.startswith(record_id)), None)
        if found is None:
            return None
        event = next((e for e in report.events if e.id == found), None)
        weighed = weighing(report, event) if event is not None else None
        return "\n".join(draw(tree, document.text) for tree in (traces[found], weighed) if tree is not None)

    def _pieces(self, sources: Iterable[Source | InputError]) -> Iterator[Piece]:
        for source in sources:
            if isinstance(source, InputError) or (source.kind in WHOLE and source.stream is None):
                yield source
            else:
                yield from pages(source, published=self.setup.published, outlet=self.setup.outlet)

    def read_piece(self, piece: Piece) -> Iterator[Outcome]:
        """What one piece of work gives: a source its documents, a page its report; an error passes."""
        if isinstance(piece, Source):
            for page in pages(piece, published=self.setup.published, outlet=self.setup.outlet):
                yield from self.read_piece(page)
        else:
            yield piece if isinstance(piece, InputError) else self._guarded(piece)

    def _guarded(self, page: Page) -> Outcome:
        """One document that riwaya stumbles over must not cost the rest of a batch."""
        try:
            return self.read_document(page.document, page.notes)
        except Exception as error:
            if os.environ.get("RIWAYA_DEBUG"):
                raise
            return stumbled(page.document, error)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes much and leaves no cycles: the garbage collector would only go through it again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _foreign(document: Document) -> tuple[Note, ...]:
    return () if document.language == "ar" else (Note(code="no-arabic", detail="no Arabic letters in the text"),)


def stumbled(document: Document, error: Exception) -> InputError:
    """The error for a document that a fault of riwaya keeps from being read."""
    where = f"document {document.id}" + (f" ({document.url})" if document.url else "")
    hint = "a fault of riwaya itself: please report it with the page; RIWAYA_DEBUG=1 shows where"
    return InputError(f"{type(error).__name__}: {error}", where=where, hint=hint)


Piece = Source | Page | InputError


class _Worker(msgspec.Struct, frozen=True):
    """The work of one process: sources and pages to reports; errors pass."""

    setup: Setup

    def __call__(self, pieces: list[Piece]) -> list[Outcome]:
        reader = pipeline(self.setup)
        return [outcome for piece in pieces for outcome in reader.read_piece(piece)]


class _Renderer(msgspec.Struct, frozen=True):
    """The work of one process where text is wanted."""

    setup: Setup
    render: Callable[[Report], str]

    def __call__(self, pieces: list[Piece]) -> list[str | InputError]:
        outcomes = _Worker(self.setup)(pieces)
        return [found if isinstance(found, InputError) else self.render(found) for found in outcomes]


@lru_cache(maxsize=4)
def pipeline(setup: Setup = Setup()) -> Pipeline:  # noqa: B008 -- frozen
    """The pipeline of a setup, made once in each process."""
    return Pipeline(setup)
