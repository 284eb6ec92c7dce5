"""From sources to rows: what ``riwaya add`` does.

Each source is kept byte by byte and its documents are read, in as many processes as asked for; only writing happens in
one. A source that this version has read to its end is passed over, and so is, in a source that was interrupted, every
document that this version has read: adding again changes nothing, and a killed run goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec
from sqlalchemy import Connection, insert, select, update

from riwaya.errors import InputError
from riwaya.library import schema
from riwaya.library.codec import CHUNK, chunks, now
from riwaya.library.prepare import Prepared, prepare
from riwaya.library.sql import draw, lock
from riwaya.library.writing import Outcome
from riwaya.parallel import in_order
from riwaya.records import Document, Report

#: Documents written in one transaction: what a kill can cost, against what a commit costs.
BATCH = 64


class Origin(Protocol):
    """What a source must offer: riwaya.page.Source does."""

    @property
    def name(self) -> str:
        """For messages."""

    @property
    def url(self) -> str | None:
        """Its address, if it came from one."""

    @property
    def path(self) -> Path | None:
        """The file it is."""

    @property
    def content(self) -> bytes | None:
        """Its bytes, where it is no file."""


class Failure(msgspec.Struct, frozen=True):
    """One document or source that could not be added, and why."""

    where: str
    why: str


class Coverage(msgspec.Struct):
    """What became of what came in: counts of documents; ``passed`` are sources that were added before."""

    documents: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    passed: int = 0
    failures: list[Failure] = msgspec.field(default_factory=list)

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


class Item(msgspec.Struct, frozen=True):
    """A document (once read: its rows), an error, or the end, of the source with this id (None: it can't be opened)."""

    source: int | None
    value: Document | Prepared | InputError | End


class Work(msgspec.Struct, frozen=True):
    """What one process does: read documents and make their rows. ``read`` must be picklable for several processes."""

    read: Callable[[Document], Report]

    def __call__(self, items: list[Item]) -> list[Item]:
        """Documents are read; the rest passes."""
        return [Item(i.source, self._one(i.value)) if isinstance(i.value, Document) else i for i in items]

    def _one(self, document: Document) -> Prepared | InputError:
        try:
            return prepare(self.read(document))
        except InputError as error:
            return error


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


Pages = Callable[[Origin], Iterable[Document | InputError]]


def take_in(
    store: Store,
    sources: Iterable[Origin | InputError],
    pages: Pages,
    work: Work,
    *,
    version: str,
    jobs: int = 1,
    whole: bool = True,
) -> Iterator[Coverage]:
    """Add sources with the documents that ``pages`` finds in them; the coverage so far, batch by batch.

    ``whole=False`` keeps the hash of a source without its bytes.
    """
    coverage = Coverage()
    results = in_order(work, _items(store, sources, pages, (version, whole), coverage), jobs=jobs)
    broken: set[int | None] = set()
    while batch := list(islice(results, BATCH)):
        for source, run in groupby(batch, key=lambda item: item.source):
            _put(store, source, list(run), (version, broken), coverage)
        yield coverage
    yield coverage


def _put(
    store: Store, source: int | None, run: list[Item], state: tuple[str, set[int | None]], coverage: Coverage
) -> None:
    """Write what came of one source; where nothing failed and its end has come, it is finished."""
    version, broken = state
    for item in run:
        if isinstance(item.value, InputError):
            coverage.fail(item.value)
            broken.add(source)
    ready = [item.value for item in run if isinstance(item.value, Prepared)]
    ended = isinstance(run[-1].value, End) and source not in broken
    coverage.take(store.write(ready, version=version, source=source, finished=ended))


def _items(
    store: Store,
    sources: Iterable[Origin | InputError],
    pages: Pages,
    how: tuple[str, bool],
    coverage: Coverage,
) -> Iterator[Item]:
    """The documents of all sources that this version has not read yet."""
    for source in sources:
        if isinstance(source, InputError):
            yield Item(None, source)
        else:
            yield from _source_items(store, source, pages, how, coverage)


def _source_items(
    store: Store, source: Origin, pages: Pages, how: tuple[str, bool], coverage: Coverage
) -> Iterator[Item]:
    version, whole = how
    try:
        at, read_as = store.keep(source, whole=whole)
    except InputError as error:
        yield Item(None, error)
        return
    if read_as == version:
        coverage.passed += 1
        return
    yield from (Item(at, one) for one in _unread(store, pages(source), version, coverage))
    yield Item(at, End())


def _unread(
    store: Store, documents: Iterable[Document | InputError], version: str, coverage: Coverage
) -> Iterator[Document | InputError]:
    """The documents that this version has not read yet."""
    rest = iter(documents)
    while part := list(islice(rest, BATCH)):
        known = store.known(((d.id, d.sha256) for d in part if isinstance(d, Document)), version)
        coverage.documents += sum(isinstance(d, Document) for d in part)
        coverage.unchanged += len(known)
        yield from (d for d in part if isinstance(d, InputError) or d.id not in known)


def keep_source(connection: Connection, source: Origin, *, whole: bool) -> tuple[int, str | None]:
    """Write a source's bytes, unless they are there; its id and the version that has read all of it."""
    digest, size = measure(source)
    s = schema.sources.c
    lock(connection)
    there = connection.execute(select(s.id, s.read_as).where(s.sha256 == digest)).first()
    if there is not None:
        return there.id, there.read_as
    (at,) = draw(connection, "sources", 1)
    row = {"id": at, "sha256": digest, "name": source.name, "url": source.url, "kind": None, "size": size}
    connection.execute(insert(schema.sources).values(**row, retrieved=now()))
    for n, (codec, data) in enumerate(_pieces(source) if whole else ()):
        connection.execute(insert(schema.source_chunks).values(source=at, n=n, codec=codec, data=data))
    return at, None


def finish_source(connection: Connection, source: int, version: str) -> None:
    """Note that a version has read all of a source."""
    connection.execute(update(schema.sources).where(schema.sources.c.id == source).values(read_as=version))


def _blocks(source: Origin) -> Iterator[bytes]:
    if source.path is None:
        yield source.content or b""
        return
    try:
        with source.path.open("rb") as stream:
            yield from _read(stream)
    except OSError as error:
        raise InputError(str(error.strerror or error), where=source.name) from error


def _read(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(CHUNK):
        yield block


def measure(source: Origin) -> tuple[str, int]:
    """The SHA-256 and the number of a source's bytes, as they are stored: zipped ones are not unzipped."""
    digest, size = hashlib.sha256(), 0
    for block in _blocks(source):
        digest.update(block)
        size += len(block)
    return digest.hexdigest(), size


def _pieces(source: Origin) -> Iterator[tuple[str, bytes]]:
    for block in _blocks(source):
        yield from chunks(block)
