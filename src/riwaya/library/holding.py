"""Sources, kept byte by byte: in pieces, compressed, under the hash of what they were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from sqlalchemy import Connection, insert, select, update

from riwaya.errors import InputError
from riwaya.library import schema
from riwaya.library.codec import CHUNK, chunks, now
from riwaya.library.sql import draw, lock


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
