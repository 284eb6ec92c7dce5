"""From sources to rows: what ``riwaya add`` does.

Each source is kept byte by byte and its documents are read, in as many processes as asked for; only writing happens in
one. A source that this version has read to its end is passed over, and so is, in a source that was interrupted, every
document that this version has read: adding again changes nothing, and a killed run goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import Protocol

import msgspec

from riwaya.errors import InputError
from riwaya.library.holding import Origin
from riwaya.library.prepare import Prepared, prepare
from riwaya.library.writing import Outcome
from riwaya.page import Page, Source
from riwaya.parallel import in_order
from riwaya.records import Report

#: Documents written in one transaction: what a kill can cost, against what a commit costs.
BATCH = 64


class Failure(msgspec.Struct, frozen=True):
    """One document or source that could not be added, and why."""

    where: str
    why: str


class Coverage(msgspec.Struct):
    """What became of what came in: counts of documents; ``passed`` are sources that were added before."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    passed: int = 0
    failures: list[Failure] = msgspec.field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents came in."""
        return self.new + self.changed + self.unchanged

    @property
    def failed(self) -> int:
        """How many documents or sources could not be added."""
        return len(self.failures)

    def take(self, outcome: Outcome) -> None:
        """Count a batch."""
        self.new += len(outcome.new)
        self.changed += len(outcome.changed)
        self.unchanged += len(outcome.unchanged)

    def fail(self, error: InputError) -> None:
        """Count a failure."""
        self.failures.append(Failure(error.where or "?", error.what))


class End(msgspec.Struct, frozen=True):
    """All documents of a source have come."""


#: What one process reads at a time: a page, or a source that it opens itself.
Piece = Page | Source

Pieces = Callable[[Origin], Iterable[Piece | InputError]]
Reader = Callable[[Piece], Iterable[Report | InputError]]


class Item(msgspec.Struct, frozen=True):
    """A piece (once read: its rows), an error, or the end, of the source with this id (None: it can't be opened)."""

    source: int | None
    value: Piece | Prepared | InputError | End


class Work(msgspec.Struct, frozen=True):
    """What one process does: read pieces and make their rows. ``read`` must be picklable for several processes."""

    read: Reader

    def __call__(self, items: list[Item]) -> list[Item]:
        """Pieces are read; the rest passes."""
        return [made for item in items for made in self._one(item)]

    def _one(self, item: Item) -> Iterator[Item]:
        if not isinstance(item.value, Page | Source):
            yield item
            return
        for outcome in self.read(item.value):
            yield Item(item.source, outcome if isinstance(outcome, InputError) else prepare(outcome))


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How to add: ``version`` names what reads, ``whole=False`` keeps the hash of a source without its bytes.

    ``again`` reads what this version has read before.
    """

    version: str
    jobs: int = 1
    whole: bool = True
    again: bool = False


class Store(Protocol):
    """Where intake puts things: the library."""

    def known(self, keys: Iterable[tuple[str, str]], version: str) -> set[str]:
        """Of documents given by id and hash of their bytes, the ids of those that this version has read."""

    def write(
        self, batch: list[Prepared], *, version: str, source: int | None = None, finished: bool = False
    ) -> Outcome:
        """Write a batch in one transaction; ``finished`` notes that this version has read all of the source."""

    def keep(self, source: Origin, *, whole: bool) -> tuple[int, str | None]:
        """Keep a source; its id and the version that has read all of it."""

    def documents_of(self, source: int) -> int:
        """How many documents came with a source."""


def take_in(
    store: Store, sources: Iterable[Origin | InputError], pieces: Pieces, read: Reader, plan: Plan
) -> Iterator[Coverage]:
    """Add sources with the documents that ``read`` finds in their ``pieces``; the coverage so far, batch by batch."""
    coverage = Coverage()
    results = in_order(Work(read), _items(store, sources, pieces, plan, coverage), jobs=plan.jobs)
    broken: set[int | None] = set()
    while batch := list(islice(results, BATCH)):
        for source, run in groupby(batch, key=lambda item: item.source):
            _put(store, source, list(run), plan, broken, coverage)
        yield coverage
    yield coverage


def _put(
    store: Store, source: int | None, run: list[Item], plan: Plan, broken: set[int | None], coverage: Coverage
) -> None:
    """Write what came of one source; where nothing failed and its end has come, it is finished."""
    for item in run:
        if isinstance(item.value, InputError):
            coverage.fail(item.value)
            broken.add(source)
    ready = [item.value for item in run if isinstance(item.value, Prepared)]
    ended = isinstance(run[-1].value, End) and source not in broken
    coverage.take(store.write(ready, version=plan.version, source=source, finished=ended))


def _items(
    store: Store, sources: Iterable[Origin | InputError], pieces: Pieces, plan: Plan, coverage: Coverage
) -> Iterator[Item]:
    """The pieces of all sources that this version has not read yet."""
    for source in sources:
        if isinstance(source, InputError):
            yield Item(None, source)
        else:
            yield from _source_items(store, source, pieces, plan, coverage)


def _source_items(store: Store, source: Origin, pieces: Pieces, plan: Plan, coverage: Coverage) -> Iterator[Item]:
    try:
        at, read_as = store.keep(source, whole=plan.whole)
    except InputError as error:
        yield Item(None, error)
        return
    if read_as == plan.version and not plan.again:
        coverage.passed += 1
        coverage.unchanged += store.documents_of(at)
        return
    found = pieces(source)
    yield from (Item(at, one) for one in (found if plan.again else _unread(store, found, plan.version, coverage)))
    yield Item(at, End())


def _unread(
    store: Store, pieces: Iterable[Piece | InputError], version: str, coverage: Coverage
) -> Iterator[Piece | InputError]:
    """The pieces without the pages that this version has read."""
    rest = iter(pieces)
    while part := list(islice(rest, BATCH)):
        pages = [piece.document for piece in part if isinstance(piece, Page)]
        known = store.known(((d.id, d.sha256) for d in pages), version)
        coverage.unchanged += len(known)
        yield from (p for p in part if not isinstance(p, Page) or p.document.id not in known)
