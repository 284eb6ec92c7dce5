"""What kind of input some bytes are: the content decides, the file's name only where the content is silent."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["auto", "html", "text", "jsonl", "feed", "warc"]

HEAD = 4096  # bytes that sniffing looks at
GZIP = b"\x1f\x8b"

_BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"),
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"ID3", "a sound file"),
)
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\x0b\f\r\x1a\x1b")) + b"\x7f"  # no text has more than a stray one
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 text is full of zero bytes and still text
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|article|p|h1|table|script|link)[\s>/]", re.I)
_JSON = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*\{)")
_BY_SUFFIX: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
}
SUFFIXES = frozenset(_BY_SUFFIX)


def binary_name(head: bytes) -> str | None:
    """What the bytes are, in words, if they are no text at all; else None."""
    named = next((name for magic, name in _BINARY if head.startswith(magic)), None)
    if named or head.startswith(_WIDE):
        return named
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "a binary file" if controls > len(head) // 50 else None


def kind_of(head: bytes, name: str = "") -> Kind:
    """The kind of an input whose (unzipped) content begins with ``head``."""
    if head.startswith(b"WARC/"):
        return "warc"
    plain = head.replace(b"\0", b"") if head.startswith(_WIDE) else head
    if _JSON.match(plain):
        return "jsonl"
    if _FEED.search(plain[:1024]):
        return "feed"
    if _HTML.search(plain):
        return "html"
    return _BY_SUFFIX.get(suffix_of(name), "text")


def suffix_of(name: str) -> str:
    """The suffix that tells the kind, ``.gz`` taken off, lower case."""
    stem = name.lower().removesuffix(".gz")
    return stem[stem.rfind(".") :] if "." in stem else ""
