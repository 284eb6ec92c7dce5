"""Documents out of text and HTML that is already decoded: text, labels, dateline, day of publication."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from riwaya.errors import InputError
from riwaya.page.blocks import Labelled, label
from riwaya.page.charset import decode
from riwaya.page.furniture import sort_of
from riwaya.page.lines import Line, arabic_share, split_lines
from riwaya.page.markup import extract
from riwaya.page.metadata import Metadata, host_name
from riwaya.page.published import publication
from riwaya.records import Document, Note, Record

MAX_TEXT = 2_000_000  # characters; a longer text is no article but an archive in one piece
_ID_LENGTH = 16  # hex digits of the SHA-256: no collision below billions of documents
_TITLE_LENGTH = 220
_KEPT = ("stamps", "signature", "byline")  # furniture that says when or by whom: kept even in text out of HTML


@dataclass(frozen=True)
class Given:
    """What is known about a document besides its bytes. All of it wins over what the page says."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


class Page(Record, frozen=True):
    """A document and what was doubtful in reading its bytes."""

    document: Document
    notes: tuple[Note, ...] = ()


Read = Iterator[Page | InputError]


def guarded(where: str, read: Callable[[], Page]) -> Page | InputError:
    """What ``read`` makes, or its error with the place where it happened."""
    try:
        return read()
    except InputError as error:
        return InputError(error.what, where=error.where or where, hint=error.hint)


def document_from_text(
    text: str,
    *,
    title: str | None = "",
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    id: str | None = None,
    authors: tuple[str, ...] = (),
    source: bytes | None = None,
) -> Document:
    """A document of ``text`` as it stands. ``title``: its first line(s), put before the text; None: look for one in it.

    The document's text is ``title + "\\n" + text``; with ``title=None`` it is ``text`` and its first line is the title
    if it reads like one. ``source`` are the bytes that are hashed, if not the text's own. Raises :class:`InputError`
    for a text of more than ``MAX_TEXT`` characters.
    """
    given = Given(id=id, url=url, outlet=outlet, authors=authors, published=published)
    whole = text if title is None else f"{title}\n{text}"
    found = _first_line_title(text) if title is None else title
    return _document(whole, found, given, source if source is not None else whole.encode("utf-8", "surrogatepass"))


def document_from_html(
    html: bytes | str,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    id: str | None = None,
    charset: str | None = None,
) -> Document:
    """A document out of an HTML page; ``charset`` is what HTTP said. Raises :class:`InputError` if it has no text."""
    return page_from_html(html, Given(id=id, url=url, outlet=outlet, published=published), charset).document


def page_from_html(html: bytes | str, given: Given, charset: str | None = None, name: str | None = None) -> Page:
    """Like :func:`document_from_html`, with the notes on its charset. ``name`` is for messages."""
    data = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    decoded = decode(data, charset) if isinstance(html, bytes) else None
    extracted = extract(decoded.text if decoded else str(html))
    title, metadata = given.title or extracted.metadata.title, extracted.metadata
    text, tags = _article(title, extracted.lines)
    if not text.strip():
        raise InputError("no text in this page", where=name, hint="is it built by scripts? save it from a browser")
    document = _document(text, title, given, data, metadata, tags)
    return Page(document=document, notes=(decoded.note,) if decoded and decoded.note else ())


def _article(title: str, lines: tuple[tuple[str, str], ...]) -> tuple[str, dict[int, str]]:
    """Title and body lines as one text, menus and the like left out; and the tags of its lines by offset."""
    draft = "\n".join([title, *(text for _, text in lines)])
    labelled = label(draft, title, tags=_offsets(title, lines))
    kept = [(tag, text) for tag, text, kind in _with_kinds(title, lines, labelled) if _stays(text, kind)]
    return "\n".join([title, *(text for _, text in kept)]), _offsets(title, tuple(kept))


def _offsets(title: str, lines: tuple[tuple[str, str], ...]) -> dict[int, str]:
    tags, at = {}, len(title) + 1
    for tag, text in lines:
        tags[at] = tag
        at += len(text) + 1
    return tags


def _with_kinds(title: str, lines: tuple[tuple[str, str], ...], labelled: Labelled) -> list[tuple[str, str, str]]:
    kinds = {block.span[0]: block.kind for block in labelled.blocks}
    found: list[tuple[str, str, str]] = []
    at = len(title) + 1
    for tag, text in lines:
        start = at + len(text) - len(text.lstrip())
        found.append((tag, text, kinds.get(start, "furniture")))
        at += len(text) + 1
    return found


def _stays(text: str, kind: str) -> bool:
    if kind == "furniture":
        return sort_of(Line(0, text)) in _KEPT
    return kind != "title"


def _document(
    text: str,
    title: str,
    given: Given,
    source: bytes,
    metadata: Metadata | None = None,
    tags: dict[int, str] | None = None,
) -> Document:
    if len(text) > MAX_TEXT:
        raise InputError(f"a text of {len(text):,} characters is no article", hint=f"the limit is {MAX_TEXT:,}")
    said = metadata or Metadata()
    url = given.url or said.url
    outlet = given.outlet or said.outlet or (host_name(url) if metadata else None)
    labelled = label(text, title, outlet, tags)
    digest = hashlib.sha256(source).hexdigest()
    return Document(
        id=given.id or digest[:_ID_LENGTH],
        text=text,
        sha256=digest,
        url=url,
        outlet=outlet,
        title=title,
        authors=given.authors or said.authors or labelled.writers,
        language="ar" if arabic_share(text) > 0 else "und",
        dateline=labelled.dateline,
        published=publication(given.published, said.dates, url, labelled.stamps),
        blocks=labelled.blocks,
    )


def _first_line_title(text: str) -> str:
    """The first line, if it reads like a headline: short, no sentence, with more below it."""
    lines = split_lines(text[: 4 * _TITLE_LENGTH])
    if len(lines) < 2:
        return ""
    first = lines[0]
    headline = first.words > 2 and len(first.text) <= _TITLE_LENGTH and not first.text.endswith((".", "،", ":"))
    return text[: first.span[1]] if headline and not sort_of(first) and not _opens_story(first) else ""


def _opens_story(line: Line) -> bool:
    from riwaya.page.dateline import find_dateline

    return find_dateline(line) is not None
