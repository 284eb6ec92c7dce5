"""Bytes as they are kept: compressed, named by the hash of what they were before."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files

import msgspec

from riwaya.records import Report

#: Pieces of a source: small enough that no row is large.
CHUNK = 1 << 20

_decoder = msgspec.json.Decoder(Report)


class _TextOnly(msgspec.Struct):
    text: str


class _DocumentOnly(msgspec.Struct):
    document: _TextOnly


_text_decoder = msgspec.json.Decoder(_DocumentOnly)


def sha256(data: bytes) -> str:
    """The SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def now() -> str:
    """This moment in UTC to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def report_json(report: Report) -> bytes:
    """The report as the contract prints it; the same report always gives the same bytes."""
    return msgspec.json.encode(report)


#: What packed data begins with: the number of the dictionary that it was packed with.
_FIRST = b"\x01"


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    """The end of an invented report's JSON, which makes short reports a seventh smaller. It must never change.

    A better one would be another file with another number, beside this one.
    """
    return files("riwaya.library").joinpath("reading-1.dictionary").read_bytes()


def pack(data: bytes) -> bytes:
    """Compressed, for a column."""
    packer = zlib.compressobj(6, zdict=_dictionary())
    return _FIRST + packer.compress(data) + packer.flush()


def unpack(data: bytes) -> bytes:
    """The bytes in a column. Raises zlib.error if they are broken."""
    if data[:1] != _FIRST:
        raise zlib.error(f"packed with an unknown dictionary {data[:1]!r}")
    packer = zlib.decompressobj(zdict=_dictionary())
    return packer.decompress(data[1:]) + packer.flush()


def unpack_report(data: bytes) -> Report:
    """The report in a column."""
    return _decoder.decode(unpack(data))


def unpack_text(data: bytes) -> str:
    """Only the document's text of the report in a column: five times as fast."""
    return _text_decoder.decode(unpack(data)).document.text


def chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The pieces of a source with the codec of each; an empty source is one empty piece."""
    for start in range(0, max(len(data), 1), CHUNK):
        piece = data[start : start + CHUNK]
        small = zlib.compress(piece, 6)
        yield ("zlib", small) if len(small) < len(piece) else ("raw", piece)


def unchunk(pieces: Iterable[tuple[str, bytes]]) -> bytes:
    """The source again, byte by byte."""
    return b"".join(zlib.decompress(data) if codec == "zlib" else data for codec, data in pieces)
