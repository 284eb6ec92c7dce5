"""How sources are read for the library: by the pipeline of a setup, in any process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from riwaya import __version__
from riwaya.errors import InputError
from riwaya.page import Page, Source, pages
from riwaya.pipeline import WHOLE, Setup, pipeline
from riwaya.records import Report


def version_of(setup: Setup) -> str:
    """What reads: riwaya, its word lists, and what it was told of pages that don't say."""
    said = [part for part in (setup.published, setup.outlet) if part]
    return " ".join([__version__, pipeline(setup).lexicon.digest[:12], *said])


def pieces_of(setup: Setup) -> Callable[[Any], Iterable[Page | Source | InputError]]:
    """What of a source is read at a time: all of it, where it holds one document; else page by page."""

    def pieces(source: Source) -> Iterable[Page | Source | InputError]:
        if source.kind in WHOLE:
            return [source]
        return pages(source, published=setup.published, outlet=setup.outlet)

    return pieces


class _Reader(msgspec.Struct, frozen=True):
    """Reads pieces with the pipeline of a setup; can be sent to another process."""

    setup: Setup

    def __call__(self, piece: Page | Source) -> Iterator[Report | InputError]:
        yield from pipeline(self.setup).read_piece(piece)


def reader_of(setup: Setup) -> _Reader:
    """The reader of a setup."""
    return _Reader(setup)
