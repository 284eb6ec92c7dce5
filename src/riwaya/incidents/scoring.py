"""Scores of pairs: what ``evidence`` words added up without the words, since far more pairs are looked at than kept.

A report's tellings share days, places, sides and sentences, and so do those that they are compared with. So each two
values are weighed once for a report: a row holds what one of its values weighs against the others, filled when asked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any, Final

from riwaya.incidents import weights
from riwaya.incidents.store import TYPES, Moment, Sentences, Tellings
from riwaya.incidents.telling import Cast
from riwaya.incidents.toll import NOTHING, Tolls
from riwaya.incidents.weights import (
    BOUND,
    MOST_WORDING,
    MUTUAL,
    ONE_SENTENCE,
    PERIOD,
    TARGET,
    THRESHOLD,
    UNDATED,
    VETO,
    VIOLENT,
    WORDS,
)
from riwaya.incidents.where import Atlas, Where

Scored = tuple[int, float]

LEAST: Final = THRESHOLD - MOST_WORDING
"""Without its wording a pair of two reports must have this much to become a link."""


KEPT: Final = 512
"""Tellings after which what was weighed is forgotten."""


class Row(dict[int, float]):
    """What one value weighs against others, by their numbers; each is weighed when it is first asked for."""

    __slots__ = ("_other", "_own", "_weigh")

    def __init__(self, own: Any, other: Callable[[int], Any], weigh: Callable[[Any, Any], float]) -> None:
        self._own, self._other, self._weigh = own, other, weigh

    def __missing__(self, number: int) -> float:
        found = self[number] = self._weigh(self._own, self._other(number))
        return found


class Rows(dict[int, Row]):
    """The rows of values, by their numbers, made when first asked for."""

    __slots__ = ("_value", "_weigh")

    def __init__(self, value: Callable[[int], Any], weigh: Callable[[Any, Any], float]) -> None:
        self._value, self._weigh = value, weigh

    def __missing__(self, number: int) -> Row:
        found = self[number] = Row(self._value(number), self._value, self._weigh)
        return found


class Wording(dict[int, float]):
    """What the wording of one sentence weighs against that of others."""

    __slots__ = ("_every", "_shingles", "_sizes", "_words")

    def __init__(self, every: Sentences, own: int) -> None:
        words, shingles = every.words(own), every.shingles(own)
        self._every, self._sizes = every, (len(words), len(shingles))
        self._words, self._shingles = frozenset(words), frozenset(shingles)

    def __missing__(self, number: int) -> float:
        words, (own, triples), weight = self._every.words(number), self._sizes, 0.0
        theirs = len(words)
        if own >= WORDS and theirs >= WORDS:
            common = len(self._words.intersection(words))
            if weights.may_copy(common, own, theirs):
                shingles = self._every.shingles(number)
                copied = len(self._shingles.intersection(shingles))
                weight = weights.of_copying(copied, triples, len(shingles))
            weight = weight or weights.of_words(common, own, theirs)
        self[number] = weight
        return weight


def _kinds(one_report: bool) -> tuple[tuple[float, ...], ...]:
    """What kinds (see :func:`riwaya.incidents.store.kind_of`) weigh against each other."""
    every = [(t, recap) for t in TYPES for recap in (False, True)]
    return tuple(tuple(weights.of_types(t, u, one_report) if r == s else VETO for u, s in every) for t, r in every)


KINDS: Final = (_kinds(False), _kinds(True))
"""By whether it is one report."""
LOOSE: Final = tuple(t not in BOUND for t in TYPES for _ in range(2))
"""Whether a kind is of those that don't happen at a place."""
FIGHTS: Final = tuple(t in VIOLENT for t in TYPES for _ in range(2))
MEETS: Final = tuple(t in MUTUAL for t in TYPES for _ in range(2))


class Scorer:
    """Scores tellings against others, remembering for a while what two values weigh."""

    def __init__(self, tellings: Tellings, atlas: Atlas) -> None:
        self._tellings, self._atlas = tellings, atlas
        self._first = self._since = 0
        moment, place = tellings.moment_of.values.__getitem__, tellings.place_of.__getitem__
        toll, cast = tellings.toll_of.values.__getitem__, tellings.cast_of.values.__getitem__
        self._days, self._periods = Rows(moment, _of_moments), Rows(moment, lambda _a, _b: PERIOD)
        self._bound, self._loose = (
            Rows(place, partial(self._of_places, True)),
            Rows(place, partial(self._of_places, False)),
        )
        self._tolls = Rows(toll, _of_tolls)
        self._fighters = tuple(Rows(cast, partial(_of_fighters, one_report)) for one_report in (False, True))
        self._parties = tuple(Rows(cast, partial(weights.of_parties, mutual)) for mutual in (False, True))
        self._wording: dict[int, Wording] = {}

    def start(self, first: int) -> None:
        """A report begins; ``first`` is the number of its first telling."""
        self._first = first
        self._wording.clear()
        if first - self._since > KEPT:
            self._since = first
            rows = (self._days, self._periods, self._bound, self._loose, self._tolls)
            for each in (*rows, *self._fighters, *self._parties):
                each.clear()

    def links(self, number: int, near: Collection[int]) -> list[Scored]:
        """Those of the tellings near a telling that it is linked with, and the scores."""
        first, t = self._first, self._tellings
        others = [n for n in near if n < first]
        own = [n for n in near if n >= first] if len(others) < len(near) else []
        found: list[Scored] = []
        if others and (framed := self._framed(number, others, False)):
            sentences, wording = t.sentences, self._worded(t.sentences[number])
            for other, total in framed:
                if total >= LEAST:
                    score = total + wording[sentences[other]]
                    if score >= THRESHOLD:
                        found.append((other, score))
        if own:
            for other, total in self._framed(number, own, True):
                score = total + self._in_one_report(number, other)
                if score >= THRESHOLD and t.events[other] != t.events[number]:
                    found.append((other, score))
        return found

    def _framed(self, number: int, near: list[int], one_report: bool) -> list[Scored]:
        """What all but the wording weighs, for those of which nothing excludes that they are one."""
        t = self._tellings
        kinds, moments, places, tolls, casts = t.kinds, t.moments, t.places, t.tolls, t.casts
        kind, place, toll = kinds[number], places[number], self._tolls[tolls[number]]
        types, days, cast = KINDS[one_report][kind], self._days[moments[number]], self._cast(number, one_report)
        if kind & 1:
            near = [n for n in near if t.times[n] == t.times[number] is not None]
            days = self._periods[0]
        bound = self._bound[place]
        loose = self._loose[place] if LOOSE[kind] else bound
        found = []
        for other in near:
            theirs = kinds[other]
            total = types[theirs]
            if total == VETO:
                continue
            total += days[moments[other]]
            if total == VETO:
                continue
            total += loose[places[other]] if LOOSE[theirs] else bound[places[other]]
            if total == VETO:
                continue
            total += toll[tolls[other]]
            if theirs == kind:
                total += cast[casts[other]]
            found.append((other, total))
        return found

    def _cast(self, number: int, one_report: bool) -> Row:
        kind, cast = self._tellings.kinds[number], self._tellings.casts[number]
        rows = self._fighters[one_report] if FIGHTS[kind] else self._parties[MEETS[kind]]
        return rows[cast]

    def _worded(self, sentence: int) -> Wording:
        found = self._wording.get(sentence)
        if found is None:
            found = self._wording[sentence] = Wording(self._tellings.sentence_of, sentence)
        return found

    def _of_places(self, bound: bool, a: Where | None, b: Where | None) -> float:
        return weights.of_places(a, b, self._atlas.relation(a, b), bound)

    def _in_one_report(self, a: int, b: int) -> float:
        """What one report's own telling of two events adds, as ``evidence.wording`` words it."""
        t = self._tellings
        x, y = t.place(a), t.place(b)
        one = t.groups[a] == t.groups[b]
        listed = t.joint(a) or t.joint(b)
        total = weights.in_one_report(one, x, y, self._atlas.relation(x, y), listed)[1]
        if not one:
            return total + (ONE_SENTENCE if t.sentences[a] == t.sentences[b] else 0.0)
        dated = all(t.moment_of.values[t.moments[n]].when.dated for n in (a, b))
        return total if dated or t.kinds[a] & 1 else total - UNDATED


def _of_moments(a: Moment, b: Moment) -> float:
    return weights.of_days(a.when, b.when, a.about or b.about)


def _of_tolls(a: Tolls, b: Tolls) -> float:
    return 0.0 if a is NOTHING or b is NOTHING else sum([weight for _, weight in weights.of_tolls(a, b)])


def _of_fighters(one_report: bool, a: Cast, b: Cast) -> float:
    hit = 0.0 if a.hurt.isdisjoint(b.hurt) else TARGET
    return hit + weights.of_actors(a, b, one_report)
