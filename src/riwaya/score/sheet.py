"""What is compared: one article as an annotator or as riwaya took it down, in one shape, names for ids."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

import msgspec

from riwaya.records import Span

OUTLET: Final = "outlet"
"""Whose account an event is if nobody's statement tells it."""

Tally = tuple[str, float, float | None]
"""What was counted, low, high."""


class Said(msgspec.Struct, frozen=True):
    """A statement."""

    id: str
    cue: Span
    content: tuple[Span, ...]
    speaker: str | None
    mode: str
    act: str
    via: tuple[str, ...]


class Happened(msgspec.Struct, frozen=True):
    """An event; ``sentence`` is the number of the sentence of its trigger, ``voice`` whose account it is."""

    type: str
    trigger: Span
    sentence: int
    status: str
    date: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    counts: tuple[Tally, ...]
    voice: str | None


class Dated(msgspec.Struct, frozen=True):
    """A time expression: its folded words and its value (EDTF)."""

    text: str
    value: str


class Bound(msgspec.Struct, frozen=True):
    """A commitment."""

    task: Span
    due: str | None
    bearer: str | None


class Disputed(msgspec.Struct, frozen=True):
    """A conflict: the slot, and the folded values that stand against each other."""

    slot: str
    values: frozenset[str]


class Sheet(msgspec.Struct, frozen=True):
    """All of one article."""

    text: str
    statements: tuple[Said, ...] = ()
    events: tuple[Happened, ...] = ()
    dates: tuple[Dated, ...] = ()
    commitments: tuple[Bound, ...] = ()
    conflicts: tuple[Disputed, ...] = ()


class Sentences:
    """Numbers the sentences of a text, cut at full stops, question and exclamation marks and line ends."""

    END: Final = re.compile(r"[.!؟?\n]+")

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ends(self) -> list[int]:
        return [*(m.end() for m in self.END.finditer(self._text)), len(self._text)]

    def number(self, at: int) -> int:
        """The number, from 0, of the sentence that an offset lies in; the last one for offsets past the end."""
        return bisect_right(self._ends, min(at, len(self._text) - 1))
