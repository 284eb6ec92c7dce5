"""Documents out of text and HTML that is already decoded: text, labels, dateline, day of publication."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import compress

import msgspec

from riwaya.errors import InputError
from riwaya.page.blocks import Labelled, draft_of, label, labelled, repeats
from riwaya.page.charset import decode
from riwaya.page.dateline import find_dateline, signer
from riwaya.page.draft import Draft
from riwaya.page.furniture import sort_of
from riwaya.page.lines import Line, fold, has_arabic, split_lines
from riwaya.page.markup import Extracted, extract
from riwaya.page.metadata import Metadata, host_name
from riwaya.page.published import publication
from riwaya.records import Document, Note, Record

MAX_TEXT = 2_000_000  # characters; a longer text is no article but an archive in one piece
_ID_LENGTH = 16  # hex digits of the SHA-256: no collision below billions of documents
_TITLE_LENGTH = 220
_KEPT = ("stamps", "signature", "byline")  # furniture that says when or by whom: kept even in text out of HTML


class Given(msgspec.Struct, frozen=True):
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
    _check_length(len(whole))
    data = source if source is not None else whole.encode("utf-8", "surrogatepass")
    return _document(whole, found, given, data, label(whole, found, outlet))


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
    outlet = given.outlet or metadata.outlet or host_name(given.url or metadata.url)
    _check_length(sum(len(text) + 1 for _, text in extracted.lines))
    text, draft = _article(_body(extracted, title, outlet), title, outlet)
    if not text.strip():
        raise InputError("no text in this page", where=name, hint="is it built by scripts? save it from a browser")
    document = _document(text, title, msgspec.structs.replace(given, outlet=outlet), data, labelled(draft), metadata)
    return Page(document=document, notes=(decoded.note,) if decoded and decoded.note else ())


def _article(lines: list[Line], title: str, outlet: str | None) -> tuple[str, Draft]:
    """Title and body lines as one text, menus and the like left out; and the labels of its lines."""
    draft = _labelled(title, lines, outlet)
    head = len(draft.lines) - len(lines)
    stays = [*map(_stays, draft.labels[head:], draft.sorts[head:])]
    if not all(stays):
        sorts = [*draft.sorts[:head], *compress(draft.sorts[head:], stays)]
        lines = [*compress(lines, stays)]
        draft = _labelled(title, lines, outlet, sorts)
    return "\n".join([title, *(line.text for line in lines)]), draft


def _body(extracted: Extracted, title: str, outlet: str | None) -> list[Line]:
    """The lines below the title; the title once more and the paper's name at the page's head are none."""
    names = {fold(name) for name in (outlet, extracted.metadata.outlet) if name}
    again = repeats(title)
    lines = [Line(0, text, tag) for tag, text in extracted.lines]
    return [line for line in lines if not again(line) and line.folded not in names]


def _labelled(title: str, lines: list[Line], outlet: str | None, sorts: list[str | None] | None = None) -> Draft:
    placed, at = split_lines(title), len(title) + 1
    for line in lines:
        placed.append(line.at(at))
        at += len(line.text) + 1
    return draft_of(placed, title, outlet, len(title), sorts)


def _stays(kind: str | None, sort: str | None) -> bool:
    return sort in _KEPT if kind == "furniture" else kind != "title"


def _check_length(size: int) -> None:
    if size > MAX_TEXT:
        raise InputError(f"a text of {size:,} characters is no article", hint=f"the limit is {MAX_TEXT:,}")


def _document(
    text: str,
    title: str,
    given: Given,
    source: bytes,
    labelled: Labelled,
    said: Metadata = Metadata(),  # noqa: B008 -- frozen
) -> Document:
    url = given.url or said.url
    digest = hashlib.sha256(source).hexdigest()
    return Document(
        id=given.id or digest[:_ID_LENGTH],
        text=text,
        sha256=digest,
        url=url,
        outlet=given.outlet or (signer(labelled.dateline) if not url else None),
        title=title,
        authors=given.authors or said.authors or labelled.writers,
        language="ar" if has_arabic(text) else "und",
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
    return find_dateline(line) is not None
