"""Pages out of web archives (WARC): HTML responses, read one after the other, broken records told and passed over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec

from riwaya.errors import InputError
from riwaya.page.build import Given, Read, guarded, page_from_html
from riwaya.page.sources import MAX_PAGE, Source, Unzipped, too_large

_HTML_TYPES = ("text/html", "application/xhtml")
_BROKEN = (OSError, ValueError, RuntimeError)  # what fastwarc raises on records that it can't read


class _Forward:
    """A stream that can only be read forward: fastwarc tries to seek in what looks seekable, and panics."""

    def __init__(self, stream: Unzipped) -> None:
        self._stream, self._at = stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._at


def read_warc(source: Source, stream: Unzipped, given: Given) -> Read:
    """The HTML pages of an archive. After a broken record the file is read again, leniently, from there on."""
    number = 0
    try:
        for number, record in enumerate(_records(stream, lenient=False), 1):
            yield from _page(record, f"{source.name}, record {number}", given)
    except _BROKEN as error:
        yield InputError(f"broken WARC record: {error}", where=f"{source.name}, after record {number}")
        if source.stream is None:
            yield from _read_rest(source, number, given)


def _read_rest(source: Source, done: int, given: Given) -> Read:
    with source.open() as stream:
        try:
            for number, record in enumerate(_records(stream, lenient=True), 1):
                if number > done:
                    yield from _page(record, f"{source.name}, record {number}", given)
        except _BROKEN as error:
            yield InputError(f"broken WARC record: {error}; the rest is lost", where=source.name)


def _records(stream: Unzipped, lenient: bool) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(
        cast(BinaryIO, _Forward(stream)), record_types=kinds, parse_http=True, auto_decode="all", quirks_mode=lenient
    )


def _page(record: Any, where: str, given: Given) -> Read:
    if not _is_html(record):
        return
    data = record.reader.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        yield too_large(where)
    elif _is_short(record, data):
        yield InputError("the archive breaks off in this record", where=where, hint="what stands before it was read")
    else:
        known = msgspec.structs.replace(given, url=record.headers.get("WARC-Target-URI") or given.url)
        charset = record.http_charset if record.is_http_parsed else None
        yield guarded(where, lambda: page_from_html(data, known, charset, where))


def _is_html(record: Any) -> bool:
    kind = (record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")) or ""
    return any(kind.startswith(html) for html in _HTML_TYPES)


def _is_short(record: Any, data: bytes) -> bool:
    """Whether fewer bytes came than the record announces; of an encoded body the length can't be told."""
    headers = record.http_headers if record.is_http_parsed else None
    encoded = headers is not None and any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
    return not encoded and len(data) < record.content_length
