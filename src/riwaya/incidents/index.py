"""The blocking index: which tellings are worth comparing.

Its keys hold a day, so that its cost grows with the news of a day and not with the collection.

A telling is filed once for each key, under the first day of its window, and asked for by the days on which a window
that meets its own can begin; so a pair meets whichever came first. Windows of one or two days, which most have, are
kept apart from longer ones, so that few are looked at for nothing. Recaps only ever meet those of the same period.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import combinations
from typing import Final
from zlib import crc32

from riwaya.incidents.telling import HEAD, Telling
from riwaya.incidents.toll import NOTHING
from riwaya.incidents.weights import VIOLENT
from riwaya.incidents.when import WIDEST
from riwaya.incidents.where import COUNTRY, NARROW, Where

HOME: Final = 23
"""Bits of a mark after those that choose one of 512 arrays; the last 16 of them are in its entries."""
OWN: Final = 0xFFFF
DAY: Final = 22
"""Bits of a day's ordinal: up to the year 9999."""
NUMBER: Final = 26
"""Bits of a telling's number. With more tellings than that (sixty million) the index would need wider entries."""
LOW: Final = (1 << NUMBER) - 1
SHIFT: Final = DAY + NUMBER
BRIEF: Final = 2
"""Days of a short window, at most."""
RUN: Final = 16
"""Entries of a mark's days that are looked through before its end is searched in all that follow."""
PARTIES: Final = 6
"""Parties of one event that are paired into keys, at most."""


class Index:
    """Tellings by what they are likely to share with others, by number.

    A table of sorted arrays: a mark's first bits choose the array, the rest of it, the day and the number are one
    integer in it, so that an entry takes 8 bytes and a mark's days are one run.
    """

    def __init__(self) -> None:
        self._brief = [array("Q") for _ in range(1 << 32 - HOME)]
        self._longer = [array("Q") for _ in range(1 << 32 - HOME)]

    def meet(self, number: int, telling: Telling) -> set[int]:
        """The numbers of those that share a key with a telling, on its days or the days beside; then file it too."""
        found: set[int] = set()
        when, salt = telling.when, 0
        if telling.scope == "recap":
            if telling.time is None:
                return found
            salt = crc32(telling.time.encode())
        first, last = (when.first, when.last) if when.dated else (when.day, when.day)
        stop = (last + 2 if when.dated else first + 1) << NUMBER
        brief = (max(1, first - BRIEF) if when.dated else first) << NUMBER
        longer = max(1, first - WIDEST) << NUMBER
        for mark in {m ^ salt for m in _marks(telling)}:
            home, own = mark >> HOME, (mark & OWN) << SHIFT
            _run(self._brief[home], own | brief, own | stop, found)
            if when.dated:
                _run(self._longer[home], own | longer, own | stop, found)
            filed = self._brief if last - first < BRIEF else self._longer
            insort(filed[home], own | first << NUMBER | number)
        return found


def _run(entries: array[int], start: int, stop: int, found: set[int]) -> None:
    """Add the numbers of the entries from one key to another, which are few and mostly none."""
    at, count = bisect_left(entries, start), len(entries)
    if at < count and entries[at] < stop:
        end = bisect_left(entries, stop, at, min(at + RUN, count))
        if end == at + RUN:
            end = bisect_left(entries, stop, end)
        found.update([n & LOW for n in entries[at:end]])


def _marks(telling: Telling) -> list[int]:
    """Hashes of what may be shared: words of a small place; a number in a region; two parties; the rarest triples."""
    where, sentence = telling.where, telling.sentence
    start = HEAD + sentence[2]
    marks = [shingle ^ 0x5BD1E995 for shingle in sentence[start : start + 2]]
    if where is not None:
        marks += _place(telling, where)
    if telling.tolls is not NOTHING:
        marks += _numbers(telling, (where.region or where.country or "") if where is not None else "")
    if telling.type not in VIOLENT:
        marks += _parties(telling)
    return marks


def _hash(key: str) -> int:
    return crc32(key.encode())


def _place(telling: Telling, where: Where) -> Iterator[int]:
    """A settlement by its words; an area, which many share, only together with who acted there."""
    if where.width <= NARROW:
        for word in where.words:
            yield _hash(f"p{word}")
    elif where.width < COUNTRY:
        for side in telling.cast.sides:
            yield _hash(f"s{where.key}{side}")


def _numbers(telling: Telling, region: str) -> Iterator[int]:
    for slot in ("killed", "injured"):
        toll = getattr(telling.tolls, slot)
        if toll is not None and toll[0]:
            yield _hash(f"n{slot}{toll[0]}{region}")


def _parties(telling: Telling) -> Iterator[int]:
    parties = sorted(telling.cast.sides | telling.cast.hurt)[:PARTIES]
    for pair in combinations(parties, 2):
        yield _hash(f"a{telling.type}{pair}")
    if telling.where is not None and not telling.where.narrow:
        for party in parties:
            yield _hash(f"w{telling.type}{party}{telling.where.key}")
