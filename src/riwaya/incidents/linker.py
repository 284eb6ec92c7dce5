"""The linker: reports come one by one, in whatever order; each joins what is there or founds something new.

Adding a report compares its tellings with those that the index has near them, and with no others. Decisions about pairs
depend on the two alone; groups are made of the pairs that hang together, the strongest first. So the result is the same
whatever the order of arrival.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain

from riwaya.incidents.cluster import FORCED, Group, Link, Parts, cluster
from riwaya.incidents.index import Index
from riwaya.incidents.judging import Judgements
from riwaya.incidents.reader import Reader
from riwaya.incidents.scoring import Scorer
from riwaya.incidents.store import Pool, Tellings
from riwaya.incidents.telling import Telling
from riwaya.incidents.where import Where
from riwaya.lexicon import Lexicon
from riwaya.records import Report


class Linker:
    """Tellings, their index, and the links between them."""

    def __init__(self, lexicon: Lexicon, judgements: Judgements | None = None) -> None:
        self.reader = Reader(lexicon)
        self.judgements = judgements or Judgements()
        self.tellings = Tellings()
        self._scorer = Scorer(self.tellings, self.reader.atlas)
        self._index = Index()
        self._ends = array("I")  # of link n at 2n and 2n + 1
        self._scores = array("H")  # by their numbers: there are a few dozen different ones
        self._score_of: Pool[float] = Pool()

    def add(self, report: Report) -> None:
        """Take in a report."""
        first = len(self.tellings)
        self._scorer.start(first)
        for telling in self.reader.read(report):
            self._add(telling, first)

    def _add(self, telling: Telling, first: int) -> None:
        """``first`` is its report's first number: what has no place of its own is compared with all of it."""
        number = len(self.tellings)
        near = self._index.meet(number, telling)
        self._widen(near, telling, range(first, number))
        self.tellings.append(telling)
        for other, score in self._scorer.links(number, near):
            self._join(other, number, score)

    def _widen(self, near: set[int], telling: Telling, own: range) -> None:
        if _wide(telling.where):
            near.update(own)
        else:
            near.update([n for n in own if _wide(self.tellings.place(n))])

    def _join(self, left: int, right: int, score: float) -> None:
        self._ends.extend((left, right))
        self._scores.append(self._score_of.number(score))

    def groups(self) -> Iterator[Group]:
        """The tellings by happening."""
        forced, apart = self._forced(), frozenset(self._pairs("different"))
        parts = Parts(len(self.tellings))
        ends, of = self._ends, self._score_of.values
        for at in range(0, len(ends), 2):
            parts.join(ends[at], ends[at + 1])
        for link in forced:
            parts.join(link.left, link.right)
        links: dict[int, list[Link]] = {}
        for link in chain((Link(ends[2 * n], ends[2 * n + 1], of[s]) for n, s in enumerate(self._scores)), forced):
            links.setdefault(parts.root(link.left), []).append(link)
        for root, numbers in parts.all().items():
            yield from cluster(numbers, links.get(root, []), self.tellings, self.reader.atlas, apart)

    def _forced(self) -> list[Link]:
        return [Link(min(pair), max(pair), FORCED) for pair in self._pairs("same")]

    def _pairs(self, verdict: str) -> Iterable[frozenset[int]]:
        """The pairs of tellings that people judged so."""
        return self.judgements.pairs(verdict, self.tellings)


def _wide(where: Where | None) -> bool:
    """Whether a telling is of no place, or of an area."""
    return where is None or not where.narrow
