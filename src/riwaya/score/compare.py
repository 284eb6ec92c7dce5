"""Annotation and report side by side: which record of one is which record of the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Generic, TypeVar

import msgspec

from riwaya.records import Span
from riwaya.score.sheet import Bound, Dated, Disputed, Happened, Said, Sheet

FOUND: Final = 0.5
"""How much of its content a statement must share to be the same."""

Item = TypeVar("Item")


class Pairing(msgspec.Struct, Generic[Item], frozen=True):
    """Records of one kind: ``pairs`` (annotated, read), the annotated ones ``missed``, the read ones ``made_up``."""

    pairs: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    made_up: tuple[Item, ...]

    @property
    def gold(self) -> int:
        """How many are annotated."""
        return len(self.pairs) + len(self.missed)

    @property
    def read(self) -> int:
        """How many were read."""
        return len(self.pairs) + len(self.made_up)

    def only(self, good: Callable[[Item, Item], bool]) -> Pairing[Item]:
        """The same with the pairs that aren't ``good`` taken apart again."""
        apart = [p for p in self.pairs if not good(*p)]
        return Pairing(
            pairs=tuple(p for p in self.pairs if good(*p)),
            missed=(*self.missed, *(gold for gold, _ in apart)),
            made_up=(*self.made_up, *(read for _, read in apart)),
        )


class Comparison(msgspec.Struct, frozen=True):
    """One article. ``verbatim`` is False where the report's text is not the article's (its spans then mean nothing)."""

    gold: Sheet
    read: Sheet
    statements: Pairing[Said]
    events: Pairing[Happened]
    dates: Pairing[Dated]
    commitments: Pairing[Bound]
    conflicts: Pairing[Disputed]

    @property
    def verbatim(self) -> bool:
        """Whether the report kept the text letter by letter."""
        return self.gold.text == self.read.text


def compare(gold: Sheet, read: Sheet) -> Comparison:
    """Pair the records of an article.

    A statement is found if its content overlaps by half, an event if its type is the same and its trigger overlaps or
    stands in the same sentence, a date if value and a word are the same, a commitment if its task overlaps by 0.4, a
    conflict if its slot and a value are the same.
    """
    return Comparison(
        gold=gold,
        read=read,
        statements=pair(gold.statements, read.statements, _statements, FOUND).only(_found),
        events=pair(gold.events, read.events, _events, 1),
        dates=pair(gold.dates, read.dates, _dates, 1),
        commitments=pair(gold.commitments, read.commitments, _commitments, 0.4),
        conflicts=pair(gold.conflicts, read.conflicts, _conflicts, 1),
    )


def pair(
    gold: Sequence[Item], read: Sequence[Item], likeness: Callable[[Item, Item], float], least: float
) -> Pairing[Item]:
    """One-to-one pairs, the likest first; among equals those that stand last in the text."""
    rated = ((likeness(g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read))
    of_gold: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((rating for rating in rated if rating[0] >= least), reverse=True):
        if i not in of_gold and j not in taken:
            of_gold[i] = j
            taken.add(j)
    return Pairing(
        pairs=tuple((gold[i], read[j]) for i, j in of_gold.items()),
        missed=tuple(g for i, g in enumerate(gold) if i not in of_gold),
        made_up=tuple(r for j, r in enumerate(read) if j not in taken),
    )


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Common characters as a share of both (Dice, 0 to 1)."""
    a, b = _characters(one), _characters(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _characters(spans: Sequence[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _statements(gold: Said, read: Said) -> float:
    return overlap(gold.content, read.content) + 0.2 * (overlap([gold.cue], [read.cue]) > 0)


def _found(gold: Said, read: Said) -> bool:
    return overlap(gold.content, read.content) >= FOUND


def _events(gold: Happened, read: Happened) -> float:
    if gold.type != read.type:
        return 0.0
    trigger = 2 * (overlap([gold.trigger], [read.trigger]) > 0) + (gold.sentence == read.sentence)
    return trigger + 0.1 * (gold.voice == read.voice) + 0.1 * len(set(gold.counts) & set(read.counts))


def _dates(gold: Dated, read: Dated) -> float:
    words = gold.text == read.text or bool(set(gold.text.split()) & set(read.text.split()))
    return float(gold.value == read.value and words)


def _commitments(gold: Bound, read: Bound) -> float:
    return overlap([gold.task], [read.task])


def _conflicts(gold: Disputed, read: Disputed) -> float:
    return float(len(gold.values & read.values)) if gold.slot == read.slot else 0.0
