"""Bytes as they are kept: compressed, named by the hash of what they were before."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

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


def pack(data: bytes) -> bytes:
    """Compressed, for a column."""
    return zlib.compress(data, 6)


def unpack_report(data: bytes) -> Report:
    """The report in a column."""
    return _decoder.decode(zlib.decompress(data))


def unpack_text(data: bytes) -> str:
    """Only the document's text of the report in a column: five times as fast."""
    return _text_decoder.decode(zlib.decompress(data)).document.text


def chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The pieces of a source with the codec of each; an empty source is one empty piece."""
    for start in range(0, max(len(data), 1), CHUNK):
        piece = data[start : start + CHUNK]
        small = zlib.compress(piece, 6)
        yield ("zlib", small) if len(small) < len(piece) else ("raw", piece)


def unchunk(pieces: Iterable[tuple[str, bytes]]) -> bytes:
    """The source again, byte by byte."""
    return b"".join(zlib.decompress(data) if codec == "zlib" else data for codec, data in pieces)
