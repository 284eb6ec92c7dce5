"""The stages in order: page → script and lexicon → mentions → statements → events → report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from riwaya.errors import InputError
from riwaya.lexicon import load
from riwaya.mentions.reading import read_script
from riwaya.page import documents, open_sources
from riwaya.parallel import in_order
from riwaya.records import Document, Report

Outcome = Report | InputError


class Setup(msgspec.Struct, frozen=True):
    """What a pipeline is built from, small enough to hand to another process: ``lexicons`` are folders of more lists."""

    lexicons: tuple[Path, ...] = ()


class Pipeline:
    """Reads documents; make it once and use it often.

    Raises LexiconError where a list breaks its rules.
    """

    def __init__(self, setup: Setup = Setup()) -> None:  # noqa: B008 -- frozen
        self.setup = setup
        self.lexicon = load(setup.lexicons)

    def read_document(self, document: Document) -> Report:
        """All that is read in one document."""
        reading = read_script(document, self.lexicon)
        return Report(document=reading.document)

    def read_documents(
        self,
        sources: Iterable[str | Path],
        *,
        published: str | None = None,
        outlet: str | None = None,
        kind: str = "auto",
        fetch: bool = False,
        jobs: int = 1,
    ) -> Iterator[Outcome]:
        """A report, or the error, for each document of each source, in order; see :func:`riwaya.read_many`."""
        found = _documents(sources, published=published, outlet=outlet, kind=kind, fetch=fetch)
        yield from in_order(_Worker(self.setup), found, jobs=jobs)


def _documents(
    sources: Iterable[str | Path], *, published: str | None, outlet: str | None, kind: str, fetch: bool
) -> Iterator[Document | InputError]:
    for source in open_sources(sources, kind=kind, fetch=fetch):
        if isinstance(source, InputError):
            yield source
        else:
            yield from documents(source, published=published, outlet=outlet)


class _Worker(msgspec.Struct, frozen=True):
    """The work of one process: documents to reports; errors pass."""

    setup: Setup

    def __call__(self, items: list[Document | InputError]) -> list[Outcome]:
        read = pipeline(self.setup).read_document
        return [item if isinstance(item, InputError) else read(item) for item in items]


@lru_cache(maxsize=2)
def pipeline(setup: Setup = Setup()) -> Pipeline:  # noqa: B008 -- frozen
    """The pipeline of a setup, made once in each process."""
    return Pipeline(setup)
