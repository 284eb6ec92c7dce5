"""The blocking index: which tellings are worth comparing.

Its keys hold a day, so that its cost grows with the news of a day and not with the collection.

A telling is filed under each day of its window and asked for on the days beside; so a pair meets whichever came first.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import combinations
from typing import Final
from zlib import crc32

from riwaya.incidents.evidence import VIOLENT
from riwaya.incidents.telling import Telling
from riwaya.incidents.where import COUNTRY, NARROW, Where

HOME: Final = 20
"""Bits of a mark after those that choose one of 4096 arrays; the first 16 of them are in its entries."""
DAY: Final = 22
"""Bits of a day's ordinal: up to the year 9999."""
NUMBER: Final = 26
"""Bits of a telling's number. With more tellings than that (sixty million) the index would need wider entries."""
LOW: Final = (1 << NUMBER) - 1
PARTIES: Final = 6
"""Parties of one event that are paired into keys, at most."""


class Index:
    """Tellings by what they are likely to share with others, by number.

    A table of sorted arrays: a mark's first bits choose the array, the rest of it, the day and the number are one
    integer in it, so that an entry takes 8 bytes and a mark's days are one run.
    """

    def __init__(self) -> None:
        self._at: dict[int, array[int]] = {}

    def meet(self, number: int, telling: Telling) -> set[int]:
        """The numbers of those that share a key with a telling, on its days or the days beside; then file it too."""
        found: set[int] = set()
        days, wide = _days(telling, 0), _days(telling, 1)
        for mark in set(_marks(telling)):
            entries = self._at.get(mark >> HOME)
            own = (mark >> 4 & 0xFFFF) << DAY
            if entries is None:
                entries = self._at[mark >> HOME] = array("Q")
            else:
                first = bisect_left(entries, (own | wide.start) << NUMBER)
                last = bisect_left(entries, (own | wide.stop) << NUMBER, first)
                found.update([n & LOW for n in entries[first:last]])
            for day in days:
                insort(entries, (own | day) << NUMBER | number)
        return found


def _days(telling: Telling, beside: int) -> range:
    """Days to file under; a recap is filed under the day its period begins with, what is undated under day 0."""
    when = telling.when
    if not when.dated:
        return range(when.day, when.day + 1)
    return range(max(0, when.first - beside), when.last + beside + 1)


def _marks(telling: Telling) -> Iterator[int]:
    """Hashes of what may be shared: words of a small place; a number in a region; two parties; the rarest triples."""
    where = telling.where
    if where is not None:
        yield from _place(telling, where)
    region = where.region or where.country or "" if where is not None else ""
    yield from _numbers(telling, region)
    if telling.type not in VIOLENT:
        yield from _parties(telling)
    for shingle in telling.shingles[:2]:
        yield shingle ^ 0x5BD1E995


def _place(telling: Telling, where: Where) -> Iterator[int]:
    """A settlement by its words; an area, which many share, only together with who acted there."""
    if where.width <= NARROW:
        for word in where.words:
            yield crc32(f"p{word}".encode())
    elif where.width < COUNTRY:
        for side in telling.sides:
            yield crc32(f"s{where.key}{side}".encode())


def _numbers(telling: Telling, region: str) -> Iterator[int]:
    for slot in ("killed", "injured"):
        toll = getattr(telling.tolls, slot)
        if toll is not None and toll[0]:
            yield crc32(f"n{slot}{toll[0]}{region}".encode())


def _parties(telling: Telling) -> Iterator[int]:
    parties = sorted(telling.sides | telling.hurt)[:PARTIES]
    for pair in combinations(parties, 2):
        yield crc32(f"a{telling.type}{pair}".encode())
    if telling.where is not None and not telling.where.narrow:
        for party in parties:
            yield crc32(f"w{telling.type}{party}{telling.where.key}".encode())
