"""From pairs to groups: the strongest links first, and none that would bring together what can't be one.

Chains are where linking goes wrong: an area's report links to each of its villages, and the villages would be one. So a
link joins two groups only if no place, day or judgement of the one excludes one of the other.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from riwaya.incidents.store import Tellings
from riwaya.incidents.telling import Telling
from riwaya.incidents.where import Atlas, Where

SPREAD: Final = 1
"""Days that the sure days of one happening may span."""

Pair = tuple[int, int]


class Link(msgspec.Struct, frozen=True, gc=False):
    """Two tellings (by number) and how strongly they are linked."""

    left: int
    right: int
    score: float


class Parts:
    """What hangs together, by its least number."""

    def __init__(self, count: int) -> None:
        self._parent = array("I", range(count))

    def root(self, number: int) -> int:
        """The least number of what a number hangs together with, as far as it is known."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, left: int, right: int) -> None:
        """The two hang together."""
        a, b = self.root(left), self.root(right)
        self._parent[max(a, b)] = min(a, b)

    def all(self) -> dict[int, list[int]]:
        """The numbers by the least of their part."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.root(number), []).append(number)
        return found


class Group(msgspec.Struct, gc=False):
    """Tellings taken for one happening, with what excludes others from it."""

    members: list[int]
    links: list[Link]
    places: dict[int, Where]
    first: int
    last: int

    def admits(self, other: Group, atlas: Atlas) -> bool:
        """Whether the two can be one happening."""
        first, last = min(self.first, other.first), max(self.last, other.last)
        if self.last and other.last and last - first > SPREAD:
            return False
        return not any(_apart(a, b, atlas) for a in self.places.values() for b in other.places.values())

    def take(self, other: Group, link: Link) -> None:
        """Become one with another group."""
        self.members += other.members
        self.links += [*other.links, link]
        self.places |= other.places
        known = [g for g in (self, other) if g.last]
        self.first = min((g.first for g in known), default=0)
        self.last = max((g.last for g in known), default=0)


def _apart(a: Where, b: Where, atlas: Atlas) -> bool:
    """Whether two places exclude each other: small ones, or those of two regions; areas have no sharp edges."""
    sharp = (a.narrow and b.narrow) or (a.region and b.region and a.region != b.region)
    return bool(sharp) and atlas.relation(a, b) == "apart"


def alone(number: int, telling: Telling) -> Group:
    """A group of one."""
    where, when = telling.where, telling.when
    sure = when.certainty == "exact"
    places = {where.n: where} if where is not None else {}
    return Group([number], [], places, when.first if sure else 0, when.last if sure else 0)


def cluster(
    numbers: Iterable[int],
    links: Sequence[Link],
    tellings: Tellings,
    atlas: Atlas,
    apart: frozenset[frozenset[int]] = frozenset(),
) -> list[Group]:
    """The groups of linked tellings. ``apart`` are pairs that a person said are not the same.

    The order of the links is that of their scores, and of the tellings' ids where those are equal: it depends on the
    tellings alone and not on when they came.
    """
    home = {n: alone(n, tellings[n]) for n in numbers}
    for link in sorted(links, key=lambda k: _order(k, tellings)):
        a, b = home[link.left], home[link.right]
        if a is b or _parted(a, b, apart) or (link.score != FORCED and not a.admits(b, atlas)):
            continue
        big, small = (a, b) if len(a.members) >= len(b.members) else (b, a)
        big.take(small, link)
        for number in small.members:
            home[number] = big
    return list({id(g): g for g in home.values()}.values())


FORCED: Final = float("inf")
"""The score of a link that a person made."""


def _order(link: Link, tellings: Tellings) -> tuple[float, str, str]:
    left, right = sorted((tellings.id(link.left), tellings.id(link.right)))
    return -link.score, left, right


def _parted(a: Group, b: Group, apart: frozenset[frozenset[int]]) -> bool:
    return bool(apart) and any(frozenset((x, y)) in apart for x in a.members for y in b.members)
