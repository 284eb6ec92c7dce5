"""Tellings in columns: a number here, a few bytes there, in place of an object each. There may be millions.

A telling is taken apart when it comes and made again when it is asked for. What many have in common (who took part,
a day, a toll) is kept once and named by its number; a sentence is kept once for all its events.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Final, Generic, TypeVar, get_args

import msgspec

from riwaya.incidents.source import Source
from riwaya.incidents.telling import HEAD, Cast, Paper, Telling, packed
from riwaya.incidents.toll import NOTHING, Tolls
from riwaya.incidents.when import When
from riwaya.incidents.where import Where
from riwaya.records import AccountScope, EventType

TYPES: Final[tuple[EventType, ...]] = get_args(EventType)
SCOPES: Final[tuple[AccountScope, ...]] = get_args(AccountScope)
SHORT: Final = 0xFFFF
"""What is kept of a hash: one of a sentence's few dozen words is another sentence's by chance once in a thousand."""

T = TypeVar("T", bound=Hashable)
V = TypeVar("V")


class Moment(msgspec.Struct, frozen=True, gc=False):
    """When it happened, and whether the day of the report itself is approximate."""

    when: When
    about: bool


class Pool(Generic[T]):
    """Values by number, equal ones once."""

    def __init__(self, values: Iterable[T] = ()) -> None:
        self.values: list[T] = []
        self._numbers: dict[T, int] = {}
        for value in values:
            self.number(value)

    def number(self, value: T) -> int:
        """The number of a value, a new one if it has none."""
        number = self._numbers.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


class Sentences:
    """Where sentences are, and their sketches: all in one array of short hashes, with where each begins."""

    def __init__(self) -> None:
        self._hashes = array("H")
        self._at = array("I", [0])
        self._spans = array("I")  # of sentence n at 2n and 2n + 1
        self._counts = array("B")  # of words, which come before the triples

    def append(self, sentence: array[int]) -> int:
        """Keep a packed sentence; its number."""
        self._spans.extend(sentence[:2])
        self._counts.append(sentence[2])
        self._hashes.extend(array("H", [h & SHORT for h in sentence[HEAD:]]))
        self._at.append(len(self._hashes))
        return len(self._counts) - 1

    def words(self, number: int) -> array[int]:
        """The sketch of a sentence's words."""
        at = self._at[number]
        return self._hashes[at : at + self._counts[number]]

    def shingles(self, number: int) -> array[int]:
        """The sketch of its word triples."""
        return self._hashes[self._at[number] + self._counts[number] : self._at[number + 1]]

    def packed(self, number: int) -> array[int]:
        """As it was packed, but for what is cut off of the hashes."""
        span = self._spans[2 * number], self._spans[2 * number + 1]
        return packed(span, self.words(number), self.shingles(number))


class Tellings:
    """Tellings by number; the columns are open to what compares them."""

    def __init__(self) -> None:
        self.codes = array("Q")
        self.kinds = array("B")  # type and recap, see kind_of
        self._tones = array("B")  # scope and denial
        self._starts = array("I")  # the first telling of each paper
        self.moments, self.places, self.tolls = array("I"), array("I"), array("I")
        self.sources, self.casts, self.sentences = array("I"), array("I"), array("I")
        self.events: list[str] = []
        self.groups = array("I")  # these mean something within a paper only
        self.times: list[str | None] = []
        self.paper_of: list[Paper] = []
        self.moment_of: Pool[Moment] = Pool()
        self.place_of: list[Where | None] = [None]
        self.toll_of: Pool[Tolls] = Pool([NOTHING])
        self.source_of: Pool[Source] = Pool()
        self.cast_of: Pool[Cast] = Pool([Cast((), (), frozenset(), frozenset())])
        self.sentence_of = Sentences()
        self._fresh: dict[int, tuple[object, int]] = {}

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Telling]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> Telling:
        kind, tone = self.kinds[number], self._tones[number]
        return Telling(
            code=self.codes[number],
            paper=self.paper_of[bisect_right(self._starts, number) - 1],
            event=self.events[number],
            group=self.groups[number],
            type=TYPES[kind >> 1],
            time=self.times[number],
            when=self.moment_of.values[self.moments[number]].when,
            where=self.place_of[self.places[number]],
            tolls=self.toll_of.values[self.tolls[number]],
            scope=SCOPES[tone >> 1],
            denied=bool(tone & 1),
            source=self.source_of.values[self.sources[number]],
            cast=self.cast_of.values[self.casts[number]],
            sentence=self.sentence_of.packed(self.sentences[number]),
        )

    def place(self, number: int) -> Where | None:
        """Where a telling is of."""
        return self.place_of[self.places[number]]

    def joint(self, number: int) -> bool:
        """Whether a telling is of one of several places told together."""
        return SCOPES[self._tones[number] >> 1] == "joint"

    def id(self, number: int) -> str:
        """A telling's id."""
        return f"{self.codes[number]:016x}"

    def append(self, telling: Telling) -> None:
        """Keep a telling; those of one paper come one after the other."""
        if not self.paper_of or self.paper_of[-1] is not telling.paper:
            self.paper_of.append(telling.paper)
            self._starts.append(len(self))
            self._fresh.clear()
        self.codes.append(telling.code)
        self.kinds.append(kind_of(telling.type, telling.scope == "recap"))
        self._tones.append(SCOPES.index(telling.scope) << 1 | telling.denied)
        self.moments.append(self._moment(telling))
        self.places.append(self._place(telling.where))
        self.tolls.append(0 if telling.tolls is NOTHING else self.toll_of.number(telling.tolls))
        self.sources.append(self._once(telling.source, self.source_of.number))
        self.casts.append(self.cast_of.number(telling.cast))
        self.sentences.append(self._once(telling.sentence, self.sentence_of.append))
        self.events.append(telling.event)
        self.groups.append(telling.group)
        self.times.append(telling.time)

    def _place(self, where: Where | None) -> int:
        """Places have numbers already, from 0."""
        if where is None:
            return 0
        self.place_of.extend([None] * (where.n + 2 - len(self.place_of)))
        self.place_of[where.n + 1] = where
        return where.n + 1

    def _moment(self, telling: Telling) -> int:
        found = self._fresh.get(id(telling.when))
        if found is None:
            number = self.moment_of.number(Moment(telling.when, telling.about))
            found = self._fresh[id(telling.when)] = telling.when, number
        return found[1]

    def _once(self, value: V, number: Callable[[V], int]) -> int:
        """A report's tellings share values: each is looked up once (and held, so that its id stays its own)."""
        found = self._fresh.get(id(value))
        if found is None:
            found = self._fresh[id(value)] = value, number(value)
        return found[1]


def kind_of(type_: EventType, recap: bool) -> int:
    """A type of event, and whether it is the toll of a period, as one number."""
    return _NUMBERS[type_] << 1 | recap


_NUMBERS: Final = {name: number for number, name in enumerate(TYPES)}
