"""Documents out of sources, one reader a kind. A record that can't be read is an error; the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec

from riwaya.errors import ConfigError, InputError
from riwaya.page.archive import read_warc
from riwaya.page.build import Given, Page, Read, document_from_text, guarded, page_from_html
from riwaya.page.charset import decode
from riwaya.page.published import trouble
from riwaya.page.sources import MAX_PAGE, Source, Unzipped, cut_short, too_large, unreadable
from riwaya.records import Document, Note

_WRITE = "write 2024-10-02, 2024-10 or 2024-10-02~ (approximate)"
_FIELDS = '{"id", "url", "outlet", "title", "text", "published"}'


def documents(
    source: Source, *, published: str | None = None, outlet: str | None = None
) -> Iterator[Document | InputError]:
    """The documents of ``source``, in its order; an unreadable one is an error that names file and line or record.

    ``published`` (EDTF) and ``outlet`` stand for documents that do not bring their own in a JSONL field.
    Raises :class:`ConfigError` if ``published`` is no date.
    """
    for found in pages(source, published=published, outlet=outlet):
        yield found.document if isinstance(found, Page) else found


def pages(source: Source, *, published: str | None = None, outlet: str | None = None) -> Read:
    """Like :func:`documents`, each with the notes on how its bytes were read."""
    if published and (why := trouble(published)):
        raise ConfigError(f"{published!r} {why}", hint=_WRITE)
    given = Given(outlet=outlet, published=published, url=source.url)
    try:
        with source.open() as stream:
            yield from _READERS[source.kind](source, stream, given)
            if stream.broken:
                yield cut_short(source.name, stream.broken)
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(source.name, error)


def _read_auto(source: Source, stream: Unzipped, given: Given) -> Read:
    from riwaya.page.sniff import HEAD, kind_of

    yield from _READERS[kind_of(stream.peek(HEAD), source.name)](source, stream, given)


def _read_html(source: Source, stream: Unzipped, given: Given) -> Read:
    data = stream.page(source.name)
    if data:
        yield guarded(source.name, lambda: page_from_html(data, given, source.charset, source.name))


def _read_text(source: Source, stream: Unzipped, given: Given) -> Read:
    data = stream.page(source.name)
    if data:
        yield guarded(source.name, lambda: _text_page(data, source.charset, given))


def _text_page(data: bytes, charset: str | None, given: Given) -> Page:
    decoded = decode(data, charset, markup=False)
    document = document_from_text(
        decoded.text, title=None, url=given.url, outlet=given.outlet, published=given.published, source=data
    )
    return Page(document=document, notes=(decoded.note,) if decoded.note else ())


def _read_jsonl(source: Source, stream: Unzipped, given: Given) -> Read:
    if _is_one_value(stream):
        yield from _read_json(source, stream, given)
        return
    for number, line in enumerate(_lines(stream), 1):
        where = f"{source.name}, line {number}"
        if len(line) > MAX_PAGE:
            yield too_large(where)
        elif line.strip():
            yield from _record(where, line, given)


def _lines(stream: Unzipped) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning is kept, the rest is passed over."""
    while line := stream.readline(MAX_PAGE + 1):
        yield line.removeprefix(b"\xef\xbb\xbf")
        while len(line) > MAX_PAGE and not line.endswith(b"\n"):
            line = stream.readline(MAX_PAGE + 1)


def _is_one_value(stream: Unzipped) -> bool:
    """Whether the file is one JSON list or one object over many lines, and not a record a line."""
    first = stream.peek(1).removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0].strip()
    return first.startswith(b"[") or first == b"{"


def _read_json(source: Source, stream: Unzipped, given: Given) -> Read:
    try:
        whole = msgspec.json.decode(stream.page(source.name).removeprefix(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as error:
        yield InputError(f"broken JSON: {error}", where=source.name, hint="write one record a line")
        return
    for number, record in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield from _record(f"{source.name}, record {number}", msgspec.json.encode(record), given)


def _record(where: str, line: bytes, given: Given) -> Read:
    line = line.strip()
    decoded = decode(line, markup=False)
    try:
        record = msgspec.json.decode(decoded.text)
    except msgspec.DecodeError as error:
        yield InputError(f"broken JSON: {error}", where=where, hint=f"each line is one record: {_FIELDS}")
        return
    problem = _problem(record)
    if problem:
        yield InputError(problem, where=where, hint=f"a record is {_FIELDS}; only text is needed")
        return
    yield guarded(where, lambda: _record_page(record, line, given, decoded.note))
    if (day := _string(record, "published")) and (why := trouble(day)):
        yield InputError(f"published {day!r} {why}: left out", where=where, hint=_WRITE)


def _problem(record: object) -> str | None:
    if not isinstance(record, dict):
        return "not a JSON object"
    if not isinstance(record.get("text"), str):
        return "a record without text"
    return None if record["text"].strip() else "a record with an empty text"


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _record_page(record: dict[str, Any], line: bytes, given: Given, note: Note | None) -> Page:
    authors = record.get("authors")
    document = document_from_text(
        record["text"],
        title=_string(record, "title") or "",
        url=_string(record, "url") or given.url,
        outlet=_string(record, "outlet") or given.outlet,
        published=_string(record, "published") or given.published,
        id=_string(record, "id"),
        authors=tuple(str(name) for name in authors) if isinstance(authors, list) else (),
        source=line,
    )
    return Page(document=document, notes=(note,) if note else ())


def _read_feed(source: Source, stream: Unzipped, given: Given) -> Read:
    import feedparser

    feed = feedparser.parse(stream.page(source.name))
    if not feed.entries:
        reason = feed.get("bozo_exception", "it has no entries")
        yield InputError(f"not a readable feed: {reason}", where=source.name, hint="is it RSS or Atom?")
    for number, entry in enumerate(feed.entries, 1):
        known = _entry_facts(entry, feed.feed, given)
        where = f"{source.name}, entry {number}"
        yield guarded(where, partial(_entry_page, entry, known))


def _entry_facts(entry: Any, feed: Any, given: Given) -> Given:
    return msgspec.structs.replace(
        given,
        url=entry.get("link") or given.url,
        outlet=given.outlet or feed.get("title"),
        title=entry.get("title"),
        authors=tuple(author.get("name", "") for author in entry.get("authors", ()) if author.get("name")),
        published=given.published or entry.get("published") or entry.get("updated"),
    )


def _entry_page(entry: Any, given: Given) -> Page:
    contents = [content.get("value", "") for content in entry.get("content", ())] + [entry.get("summary", "")]
    body = max(contents, key=len)
    if not body.strip() and not given.title:
        raise InputError("an entry without text", hint="the feed may only link to its pages: fetch them")
    html = f"<html><head><title>{given.title}</title></head><body><article>{body}</article></body></html>"
    return page_from_html(html.encode(), given, "utf-8")


_READERS: dict[str, Callable[[Source, Unzipped, Given], Read]] = {
    "auto": _read_auto,
    "html": _read_html,
    "text": _read_text,
    "jsonl": _read_jsonl,
    "feed": _read_feed,
    "warc": read_warc,
}
