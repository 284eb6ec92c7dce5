"""Annotations: read, checked, and their pieces of text turned into spans.

A piece of text is written as the substring itself, as ``["substring", n]`` for its n-th occurrence, or as
``{"at": [start, end]}``. A plain substring that occurs several times means the one nearest to its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from riwaya.errors import InputError
from riwaya.records import Act, CommitmentKind, CountOf, EventType, Mode, Slot, Span, Status
from riwaya.score.names import fold
from riwaya.score.sheet import OUTLET, Bound, Dated, Disputed, Happened, Said, Sentences, Sheet

ARTICLES = "articles.jsonl"


class At(msgspec.Struct, frozen=True):
    """A piece given by its span."""

    at: Span


Piece = str | tuple[str, int] | At
T = TypeVar("T")


class GoldStatement(msgspec.Struct, frozen=True):
    """Who said what, as annotated."""

    id: str
    cue: Piece
    content: list[Piece]
    mode: Mode
    act: Act
    speaker: str | None = None
    via: list[str] = []


class GoldCount(msgspec.Struct, frozen=True):
    """How many of what."""

    what: CountOf
    low: float
    high: float | None = None


class GoldEvent(msgspec.Struct, frozen=True):
    """What happened."""

    type: EventType
    trigger: Piece
    status: Status
    actor: list[str] = []
    target: list[str] = []
    place: str | None = None
    date: str | None = None
    counts: list[GoldCount] = []
    according_to: list[str] = []


class GoldDate(msgspec.Struct, frozen=True):
    """A time expression and what it means."""

    text: Piece
    value: str


class GoldCommitment(msgspec.Struct, frozen=True):
    """What somebody is bound to do; ``statement`` is the id of the one that binds."""

    statement: str
    kind: CommitmentKind
    task: Piece
    bearer: str | None = None
    due: str | None = None


class GoldAccount(msgspec.Struct, frozen=True):
    """One side of a conflict."""

    value: str | float


class GoldConflict(msgspec.Struct, frozen=True):
    """Where accounts disagree."""

    slot: Slot
    accounts: list[GoldAccount]


class Annotation(msgspec.Struct, frozen=True):
    """A file of annotations."""

    id: str
    statements: list[GoldStatement]
    events: list[GoldEvent] = []
    dates: list[GoldDate] = []
    commitments: list[GoldCommitment] = []
    conflicts: list[GoldConflict] = []


class Article(msgspec.Struct, frozen=True):
    """What of an input record the text is made of."""

    id: str
    text: str
    title: str | None = None

    @property
    def whole(self) -> str:
        """The text that spans count in."""
        return f"{self.title or ''}\n{self.text}"


def read_gold(folder: Path) -> dict[str, Sheet]:
    """The annotated articles of a folder by id, in the order of their file names.

    Raises InputError, with the file, where an annotation breaks the rules or names text that is not there.
    """
    texts = dict(_articles(folder / ARTICLES))
    sheets = {}
    for path in sorted(folder.glob("*.json")):
        annotation = _decode(path, path.read_bytes(), Annotation)
        if annotation.id not in texts:
            raise InputError(f"no article {annotation.id!r}", where=str(path), hint=f"add it to {ARTICLES}")
        try:
            sheets[annotation.id] = _sheet(texts[annotation.id], annotation)
        except (KeyError, ValueError) as error:
            raise InputError(str(error.args[0]), where=str(path), hint="copy it from the article") from error
    if not sheets:
        raise InputError("no annotations in it", where=str(folder), hint=f"it needs ID.json files beside {ARTICLES}")
    return sheets


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", where=str(path), hint="the articles annotated") from error
    for line in filter(None, lines):
        article = _decode(path, line, Article)
        yield article.id, article.whole


def _decode(path: Path, data: bytes, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=shape)
    except msgspec.MsgspecError as error:
        raise InputError(str(error), where=str(path), hint="see docs/reference/annotations.md") from error


def _sheet(text: str, given: Annotation) -> Sheet:
    said = _statements(text, given.statements)
    by_id = {s.id: s for s in said}
    sentences = Sentences(text)
    return Sheet(
        text=text,
        statements=said,
        events=tuple(_event(text, sentences, e, by_id) for e in given.events),
        dates=tuple(Dated(fold(text[slice(*locate(text, d.text))]), d.value) for d in given.dates),
        commitments=tuple(_commitment(text, c, by_id) for c in given.commitments),
        conflicts=tuple(Disputed(c.slot, frozenset(fold(a.value) for a in c.accounts)) for c in given.conflicts),
    )


def _statements(text: str, given: list[GoldStatement]) -> tuple[Said, ...]:
    """Statements come in text order: each one's content is looked for near the one before."""
    found, at = [], 0
    for s in given:
        content = _content(text, s.content, at)
        cue = near(text, s.cue, content[0][0])
        at = min(cue[0], content[0][0])
        found.append(Said(s.id, cue, content, s.speaker, s.mode, s.act, tuple(s.via)))
    return tuple(found)


def _content(text: str, pieces: list[Piece], at: int) -> tuple[Span, ...]:
    if not pieces:
        raise ValueError("a statement without content")
    spans = []
    for piece in pieces:
        spans.append(near(text, piece, at))
        at = spans[-1][1]
    return tuple(spans)


def _event(text: str, sentences: Sentences, e: GoldEvent, said: dict[str, Said]) -> Happened:
    teller = said[e.according_to[0]] if e.according_to else None
    trigger = near(text, e.trigger, teller.content[0][0]) if teller else locate(text, e.trigger)
    return Happened(
        type=e.type,
        trigger=trigger,
        sentence=sentences.number(trigger[0]),
        status=e.status,
        date=e.date,
        actors=tuple(e.actor),
        targets=tuple(e.target),
        place=e.place,
        counts=tuple((c.what, c.low, c.high) for c in e.counts),
        voice=teller.speaker if teller else OUTLET,
    )


def _commitment(text: str, c: GoldCommitment, said: dict[str, Said]) -> Bound:
    return Bound(near(text, c.task, said[c.statement].content[0][0]), c.due, c.bearer)


def locate(text: str, piece: Piece) -> Span:
    """The span of a piece: where it says so, else its n-th occurrence (the first)."""
    if isinstance(piece, At):
        return piece.at
    wanted, nth = (piece, 1) if isinstance(piece, str) else piece
    start = -1
    for _ in range(nth):
        start = text.find(wanted, start + 1)
        if start < 0:
            raise ValueError(f"not in the text: {wanted!r}" + (f", {nth} times" if nth > 1 else ""))
    return start, start + len(wanted)


def near(text: str, piece: Piece, anchor: int) -> Span:
    """The span of a piece; of a plain substring the occurrence nearest to the anchor."""
    if not isinstance(piece, str):
        return locate(text, piece)
    starts = [m.start() for m in re.finditer(re.escape(piece), text)]
    if not starts:
        raise ValueError(f"not in the text: {piece!r}")
    start = min(starts, key=lambda s: abs(s - anchor))
    return start, start + len(piece)
