"""How sources are read for the library: by the pipeline of a setup, in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

import riwaya
from riwaya import __version__
from riwaya.errors import InputError
from riwaya.page import Page, Source, pages
from riwaya.pipeline import WHOLE, Setup, pipeline
from riwaya.records import Report


def version_of(setup: Setup) -> str:
    """What reads: riwaya, its rules and word lists, and what it was told of pages that don't say."""
    said = [part for part in (setup.published, setup.outlet) if part]
    return " ".join([__version__, rules_digest(), pipeline(setup).lexicon.digest[:12], *said])


@lru_cache(maxsize=1)
def rules_digest() -> str:
    """Of the code and lists of the rooms that read, so that changed rules are a new version without being numbered."""
    home = Path(riwaya.__file__).parent
    seen = hashlib.blake2b(digest_size=6)
    for room in _ROOMS:
        for path in sorted(p for p in (home / room).rglob("*") if p.suffix in (".py", ".yml")):
            seen.update(path.read_bytes())
    return seen.hexdigest()


_ROOMS = ("page", "arabic", "rules", "mentions", "statements", "events")


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
