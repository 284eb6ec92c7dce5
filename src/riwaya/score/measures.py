"""The measures: what share was found, and of what was found, what share is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from riwaya.score.compare import Comparison, Pairing, overlap
from riwaya.score.names import same_name, words
from riwaya.score.sheet import OUTLET, Bound, Happened, Said

Item = TypeVar("Item")
TIGHT = 0.9
"""How much of its content a statement must share for its bounds to count as right."""


class Measure(msgspec.Struct, frozen=True):
    """Right ones (``hit``) among those annotated (``gold``) and those read (``pred``)."""

    name: str
    hit: int
    gold: int
    pred: int

    @property
    def precision(self) -> float:
        """Of those read, the share that is right."""
        return self.hit / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        """Of those annotated, the share that was read."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Part = tuple[str, int, int, int]
"""One article's, or one pair's, share in a measure: name, hit, gold, pred."""


def measure(comparisons: Iterable[Comparison]) -> list[Measure]:
    """All measures over all articles, in the order in which they first apply."""
    sums: dict[str, list[int]] = {}
    for comparison in comparisons:
        for name, *numbers in _parts(comparison):
            sums[name] = [a + b for a, b in zip(sums.get(name, [0, 0, 0]), numbers, strict=True)]
    return [Measure(name, *numbers) for name, numbers in sums.items()]


def table(measures: Sequence[Measure]) -> str:
    """For people: one measure a line."""
    head = f"{'':36} {'P':>6} {'R':>6} {'F1':>6}   hit/gold/pred"
    return "\n".join([head, *map(_row, measures)])


def _row(m: Measure) -> str:
    return f"{m.name:36} {m.precision:6.3f} {m.recall:6.3f} {m.f1:6.3f}   {m.hit}/{m.gold}/{m.pred}"


def _parts(comparison: Comparison) -> Iterator[Part]:
    yield from _statements(comparison.statements)
    yield from _events(comparison.events)
    yield _found("dates (text and value)", comparison.dates)
    yield from _commitments(comparison.commitments)
    yield _found("conflicts found", comparison.conflicts)


def _found(name: str, pairing: Pairing[Item]) -> Part:
    return name, len(pairing.pairs), pairing.gold, pairing.read


def _of(name: str, pairing: Pairing[Item], right: Callable[[Item, Item], bool]) -> Part:
    return name, sum(right(*pair) for pair in pairing.pairs), pairing.gold, pairing.read


def _yes(name: str, right: bool) -> Part:
    return name, int(right), 1, 1


def _set(name: str, gold: Sequence[Item], read: Sequence[Item], same: Callable[[Item, Item], bool]) -> Part:
    left = list(read)
    for g in gold:
        match = next((r for r in left if same(g, r)), None)
        if match is not None:
            left.remove(match)
    return name, len(read) - len(left), len(gold), len(read)


def _statements(pairing: Pairing[Said]) -> Iterator[Part]:
    yield _found("statements found", pairing)
    yield _of("statements attributed", pairing, _same_speaker)
    yield _of("statements tight (overlap .9)", pairing, lambda g, r: overlap(g.content, r.content) >= TIGHT)
    for gold, read in pairing.pairs:
        yield _yes("  speaker right, of found", _same_speaker(gold, read))
        yield _yes("  act right, of found", gold.act == read.act)
        yield _yes("  mode right, of found", gold.mode == read.mode)
        yield _set("  chain hops, of found", gold.via, read.via, same_name)


def _same_speaker(gold: Said, read: Said) -> bool:
    return same_name(gold.speaker, read.speaker)


def _events(pairing: Pairing[Happened]) -> Iterator[Part]:
    yield _found("events found (type)", pairing)
    for gold, read in pairing.pairs:
        yield _set("  event actors", gold.actors, read.actors, same_name)
        yield _set("  event targets", gold.targets, read.targets, same_name)
        yield _set("  event counts", gold.counts, read.counts, lambda a, b: a == b)
        yield _yes("  event status", gold.status == read.status)
        yield _yes("  event date (day)", _day(gold.date) == _day(read.date))
        yield _yes("  event voice (according to whom)", _same_voice(gold.voice, read.voice))
        if gold.place or read.place:
            yield _yes("  event place", _same_place(gold.place or "", read.place or ""))


def _same_voice(gold: str | None, read: str | None) -> bool:
    return gold == read or (OUTLET not in (gold, read) and same_name(gold, read))


def _same_place(gold: str, read: str) -> bool:
    """Whether the most exact part («X، Y») is the same, or a word of it is among the words of the annotation."""
    small, other = gold.split("،")[0], read.split("،")[0]
    return bool(small and other) and (same_name(small, other) or bool(set(words(gold)) & set(words(other))))


def _commitments(pairing: Pairing[Bound]) -> Iterator[Part]:
    yield _found("commitments found", pairing)
    for gold, read in pairing.pairs:
        yield _yes("  commitment due", _day(gold.due) == _day(read.due))
        yield _yes("  commitment bearer", same_name(gold.bearer, read.bearer))


def _day(value: str | None) -> str:
    return (value or "")[:10]
