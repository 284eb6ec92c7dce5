"""The linker: reports come one by one, in whatever order; each joins what is there or founds something new.

Adding a report compares its tellings with those that the index has near them, and with no others. Decisions about pairs
depend on the two alone; groups are made of the pairs that hang together, the strongest first. So the result is the same
whatever the order of arrival.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from riwaya.incidents.cluster import FORCED, Group, Link, cluster
from riwaya.incidents.evidence import THRESHOLD, score
from riwaya.incidents.index import Index
from riwaya.incidents.judging import Judgements
from riwaya.incidents.reader import Reader
from riwaya.incidents.telling import Telling
from riwaya.lexicon import Lexicon
from riwaya.records import Report


class Linker:
    """Tellings, their index, and the links between them."""

    def __init__(self, lexicon: Lexicon, judgements: Judgements | None = None) -> None:
        self.reader = Reader(lexicon)
        self.judgements = judgements or Judgements()
        self.tellings: list[Telling] = []
        self._index = Index()
        self._parent = array("I")
        self._ends = array("I")  # of link n at 2n and 2n + 1
        self._scores = array("d")

    def add(self, report: Report) -> None:
        """Take in a report."""
        first = len(self.tellings)
        for telling in self.reader.read(report):
            self._add(telling, first)

    def _add(self, telling: Telling, first: int) -> None:
        """``first`` is its report's first number: what has no place of its own is compared with all of it."""
        number = len(self.tellings)
        near = self._index.meet(number, telling)
        if first < number:
            near.update(n for n in range(first, number) if _wide(telling) or _wide(self.tellings[n]))
        self.tellings.append(telling)
        self._parent.append(number)
        for other in near:
            found = self._score(telling, self.tellings[other])
            if found >= THRESHOLD:
                self._join(Link(other, number, found))

    def _score(self, a: Telling, b: Telling) -> float:
        """Every rule is symmetric."""
        if a.paper is b.paper and a.event == b.event:
            return 0.0
        return score(a, b, self.reader.atlas)

    def _join(self, link: Link) -> None:
        a, b = self._root(link.left), self._root(link.right)
        self._parent[max(a, b)] = min(a, b)
        self._ends.extend((link.left, link.right))
        self._scores.append(link.score)

    def _linked(self) -> dict[int, list[Link]]:
        """The links by the root of what they hold together."""
        found: dict[int, list[Link]] = {}
        for at, value in enumerate(self._scores):
            left, right = self._ends[2 * at], self._ends[2 * at + 1]
            found.setdefault(self._root(left), []).append(Link(left, right, value))
        return found

    def _root(self, number: int) -> int:
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def groups(self) -> Iterator[Group]:
        """The tellings by happening."""
        for link in self._forced():
            self._join(link)
        apart = frozenset(self._pairs("different"))
        links = self._linked()
        parts: dict[int, list[int]] = {}
        for number in range(len(self.tellings)):
            parts.setdefault(self._root(number), []).append(number)
        for root, numbers in parts.items():
            yield from cluster(numbers, links.get(root, []), self.tellings, self.reader.atlas, apart)

    def _forced(self) -> list[Link]:
        return [Link(min(pair), max(pair), FORCED) for pair in self._pairs("same")]

    def _pairs(self, verdict: str) -> Iterable[frozenset[int]]:
        """The pairs of tellings that people judged so."""
        return self.judgements.pairs(verdict, self.tellings)


def _wide(telling: Telling) -> bool:
    """Whether a telling is of no place, or of an area."""
    return telling.where is None or not telling.where.narrow
