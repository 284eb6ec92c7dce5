"""Where pages come from: files, folders, patterns, standard input, addresses.

A :class:`Source` does not hold a file's bytes but opens it when it is read, so that an archive larger than memory is
read record by record. What cannot be opened is yielded as an :class:`~riwaya.errors.InputError` and the rest goes on.
"""

from __future__ import annotations

import glob
import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from riwaya.errors import InputError
from riwaya.page.sniff import GZIP, HEAD, SUFFIXES, Kind, binary_name, kind_of, suffix_of
from riwaya.records import Record

MAX_PAGE = 32 * 2**20  # bytes of one page, line or record; what is larger is no news page
_ADDRESS = ("http://", "https://")
_TIMEOUT = 30  # seconds


class Source(Record, frozen=True):
    """One input. ``name`` is for messages; one of ``path``, ``content``, ``stream`` holds the bytes.

    ``url`` and ``charset`` are what HTTP said, where the input came by HTTP. Sources of ``path`` or ``content`` can be
    sent to other processes; one with a ``stream`` (standard input) can be read only once.
    """

    name: str
    kind: Kind = "auto"
    path: Path | None = None
    content: bytes | None = None
    stream: BinaryIO | None = None
    url: str | None = None
    charset: str | None = None

    def open(self) -> Unzipped:
        """The bytes as a stream, gzip undone. Raises :class:`InputError` if the file can't be opened."""
        try:
            return Unzipped(self._raw())
        except OSError as error:
            raise unreadable(self.name, error) from error

    def _raw(self) -> BinaryIO:
        if self.path is not None:
            return self.path.open("rb")
        return self.stream if self.stream is not None else io.BytesIO(self.content or b"")

    @property
    def data(self) -> bytes:
        """All bytes, gzip undone. Raises :class:`InputError` above ``MAX_PAGE`` bytes or if the file is cut short."""
        with self.open() as stream:
            data = stream.page(self.name)
            if stream.broken:
                raise cut_short(self.name, stream.broken)
        return data


class Unzipped(io.BufferedReader):
    """A stream with gzip undone. Where the zipped data breaks, it ends, and ``broken`` says why."""

    def __init__(self, raw: BinaryIO) -> None:
        plain = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, raw))
        self._gunzip = _Gunzip(plain) if plain.peek(2)[:2] == GZIP else None
        super().__init__(self._gunzip or cast(io.RawIOBase, plain))

    @property
    def broken(self) -> str | None:
        """Why the zipped data ended early, or None."""
        return self._gunzip.broken if self._gunzip else None

    def page(self, name: str) -> bytes:
        """All that is left, as one page. Raises :class:`InputError` above ``MAX_PAGE`` bytes."""
        data = self.read(MAX_PAGE + 1)
        if len(data) > MAX_PAGE:
            raise too_large(name)
        return data


class _Gunzip(io.RawIOBase):
    """Gives all that can be unzipped, then the end, even where the file breaks off."""

    def __init__(self, raw: BinaryIO) -> None:
        self._zipped = gzip.GzipFile(fileobj=raw)
        self.broken: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed wants WriteableBuffer
        try:
            piece = self._zipped.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            self.broken = str(error)
            return 0
        buffer[: len(piece)] = piece
        return len(piece)


def open_sources(
    sources: Iterable[str | Path], *, kind: Kind = "auto", fetch: bool = False, stdin: BinaryIO | None = None
) -> Iterator[Source | InputError]:
    """Find the inputs that ``sources`` name, in their order: files, folders, patterns, ``-``, addresses.

    A folder is walked through, sorted by name; files in it that are of no known suffix are passed over. An address is
    fetched only with ``fetch``. ``kind`` says what all of them are; ``auto`` looks at each.
    """
    for source in sources:
        try:
            yield from _open(str(source), kind, fetch, stdin)
        except InputError as error:
            yield error


def _open(name: str, kind: Kind, fetch: bool, stdin: BinaryIO | None) -> Iterator[Source | InputError]:
    if name == "-":
        yield _from_stdin(stdin, kind)
    elif name.startswith(_ADDRESS):
        yield _from_address(name, kind, fetch)
    else:
        for path in _paths(name):
            yield _from_file(path, kind)


def _paths(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield path
    else:
        yield from _by_pattern(name)


def _in_folder(folder: Path) -> Iterator[Path]:
    found = [path for path in sorted(folder.rglob("*")) if suffix_of(path.name) in SUFFIXES and path.is_file()]
    if not found:
        raise InputError("no pages in this folder", where=str(folder), hint=f"looked for {', '.join(sorted(SUFFIXES))}")
    return iter(found)


def _by_pattern(name: str) -> Iterator[Path]:
    matches = glob.glob(name, recursive=True) if glob.has_magic(name) else []  # noqa: PTH207 -- Path.glob: no absolute ones
    found = sorted(matches)
    if not found:
        raise InputError("no such file", where=name, hint="check the path; - is standard input")
    for path in map(Path, found):
        if not path.is_dir():
            yield path


def _from_file(path: Path, kind: Kind) -> Source | InputError:
    if not path.is_file():
        return InputError("not a file", where=str(path), hint="give a file, a folder or a pattern")
    source = Source(name=str(path), kind=kind, path=path)
    try:
        with source.open() as stream:
            return _known(source, stream.peek(HEAD)[:HEAD], stream.broken)
    except InputError as error:
        return error
    except OSError as error:
        return unreadable(str(path), error)


def _known(source: Source, head: bytes, broken: str | None = None) -> Source | InputError:
    """The source with its kind found out, or why it can't be a page."""
    if not head:
        return (
            cut_short(source.name, broken) if broken else InputError("empty", where=source.name, hint="nothing to read")
        )
    binary = binary_name(head)
    if binary:
        return InputError(f"{binary}, not a page", where=source.name, hint="give HTML, text, JSONL, a feed or WARC")
    return _with_kind(source, kind_of(head, source.name) if source.kind == "auto" else source.kind)


def _with_kind(source: Source, kind: Kind) -> Source:
    return Source(
        name=source.name,
        kind=kind,
        path=source.path,
        content=source.content,
        stream=source.stream,
        url=source.url,
        charset=source.charset,
    )


def _from_stdin(stdin: BinaryIO | None, kind: Kind) -> Source | InputError:
    stream = Unzipped(stdin or sys.stdin.buffer)
    return _known(
        Source(name="stdin", kind=kind, stream=cast(BinaryIO, stream)), stream.peek(HEAD)[:HEAD], stream.broken
    )


def _from_address(url: str, kind: Kind, fetch: bool) -> Source | InputError:
    if not fetch:
        raise InputError("an address is fetched only on demand", where=url, hint="add --fetch")
    import urllib.error
    import urllib.request

    request = urllib.request.Request(url, headers={"User-Agent": "riwaya", "Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            content, charset, final = answer.read(MAX_PAGE + 1), answer.headers.get_content_charset(), answer.url
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise unreadable(url, error) from error
    source = Source(name=url, kind=kind, content=content, url=final, charset=charset)
    return _known(source, source.open().peek(HEAD)[:HEAD])


def unreadable(name: str, error: Exception) -> InputError:
    """The error for a file or address that can't be opened or read."""
    reason = getattr(error, "strerror", None) or getattr(error, "reason", None) or error
    return InputError(f"can't be read: {reason}", where=name, hint="check that it exists and may be read")


def cut_short(name: str, reason: str) -> InputError:
    """The error for zipped data that breaks off."""
    return InputError(f"the gzip data is broken: {reason}", where=name, hint="what came before the break was read")


def too_large(name: str) -> InputError:
    """The error for a page above the limit."""
    limit = f"more than {MAX_PAGE // 2**20} MB"
    return InputError(f"{limit} in one page", where=name, hint="split it; archives go as JSONL or WARC")
