"""Runs the rules over a text: the longest match at each place, then what joins neighbours (من … إلى, منذ, a clock)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from riwaya.mentions.found import Time
from riwaya.mentions.reading import Reading
from riwaya.mentions.time.items import LETTERS, Row, read_row
from riwaya.mentions.time.joins import join_times
from riwaya.mentions.time.moment import Moment, moment_of
from riwaya.mentions.time.mood import Moods
from riwaya.mentions.time.pattern import Found, Sense, TimeRule
from riwaya.mentions.time.rules import RULES

_LEADING = frozenset((LETTERS["comma"], LETTERS["in"], LETTERS["prep"], LETTERS["and"], LETTERS["corresponding"]))
"""What an optional head may leave at the start of a match, and what is no part of a time."""


_ISLAND = re.compile("[^.]+")


class _Candidate(NamedTuple):
    start: int
    size: int
    order: int
    rule: TimeRule


def find_times(reading: Reading, published: str | None) -> list[Time]:
    """All time expressions in order; ``published`` (EDTF, or None) is the clock that relative ones are told by."""
    row = read_row(reading)
    found = _Finder(reading, row, moment_of(published)).run(_candidates(row.letters))
    return join_times(reading, row, found)


@cache
def _compiled() -> list[tuple[int, TimeRule, re.Pattern[str]]]:
    return [(order, rule, rule.compiled()) for order, rule in enumerate(RULES)]


@lru_cache(maxsize=16384)
def _matches(island: str) -> list[_Candidate]:
    """All matches of all rules in a run of letters, by place, longest first, then in the order of the rules.

    Papers say the same things again and again: nine runs in ten were seen before.
    """
    out = [
        _Candidate(m.start(), m.start() - m.end(), order, rule)
        for order, rule, pattern in _compiled()
        for m in pattern.finditer(island)
    ]
    return sorted(out, key=lambda c: c[:3])


def _candidates(letters: str) -> Iterator[_Candidate]:
    """The matches in a row, run by run between its dots; no rule reaches over a dot."""
    for island in _ISLAND.finditer(letters):
        at = island.start()
        for c in _matches(island.group()):
            yield _Candidate(at + c.start, c.size, c.order, c.rule)


class _Finder:
    """Takes candidates from left to right; the last day told of is the anchor of what points back to it."""

    def __init__(self, reading: Reading, row: Row, moment: Moment) -> None:
        self.reading, self.row, self.moment = reading, row, moment
        self.moods = Moods(reading, row)
        self.anchor: str | None = None

    def run(self, candidates: Iterable[_Candidate]) -> list[Time]:
        out: list[Time] = []
        free = 0
        for c in candidates:
            if c.start < free:
                continue
            time = self._time(c)
            if time:
                out.append(time)
                free = c.start - c.size
        return out

    def _time(self, c: _Candidate) -> Time | None:
        start = c.start
        while self.row.letters[start] in _LEADING:
            start += 1
        found = Found(self.row.items[start : c.start - c.size], self.row, start, c.start - c.size)
        first, last = found.items[0], found.items[-1]
        mood = self.moods.at(first.first)
        if c.rule.sense == "deadline" and self.moods.bound(first.first):
            mood = "future"
        moment = msgspec.structs.replace(self.moment, mood=mood, anchor=self.anchor)
        value = c.rule.produce(found, moment)
        if value is None:
            return None
        if value and c.rule.sense == "point":
            self.anchor = value
        script = self.reading.script
        span = (script.inside(first.first, first.skip)[0], script.tokens[last.last - 1].end)
        return Time(first.first, last.last, span, value or None, _sense(c.rule, moment), c.rule.name)


def _sense(rule: TimeRule, moment: Moment) -> Sense:
    """«خلال 48 ساعة» after a past verb looks back."""
    return "lookback" if rule.sense == "deadline" and moment.mood == "past" else rule.sense
