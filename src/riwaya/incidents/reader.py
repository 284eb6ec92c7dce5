"""Report → tellings: every event that is said to have happened, or not to have, ready to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

import msgspec

from riwaya.edtf import bounds
from riwaya.incidents.doers import doers
from riwaya.incidents.lent import Deed, companions, lender
from riwaya.incidents.places import Places
from riwaya.incidents.sentences import Sentence, Sentences
from riwaya.incidents.sides import Sides
from riwaya.incidents.source import Sources
from riwaya.incidents.telling import Cast, Paper, Telling
from riwaya.incidents.toll import NOTHING, SLOTS, Tolls, tolls
from riwaya.incidents.weights import VIOLENT
from riwaya.incidents.when import UNKNOWN, When, when
from riwaya.incidents.where import Atlas, Where
from riwaya.incidents.worded import harm_of
from riwaya.incidents.words import listed, words_of
from riwaya.lexicon import Lexicon
from riwaya.records import AccountScope, Count, Entity, Event, Report, Span, Toll, digest

TOLD: Final = frozenset({"happened", "ongoing", "denied"})
"""What is only planned, demanded, threatened or supposed is no incident."""
HARMFUL: Final = VIOLENT | {"COERCE", "PROTEST"}
"""Types that people may come to harm in."""
WEEKS: Final = 15
"""Days that a stretch of days may have that is told as such."""
SUMMED: Final = 5
"""Numbers from which on it is no chance that a sum over a period is told twice."""
ROUND_UP: Final = 3
"""Places of violence from which on a document is a round-up."""


class Reader:
    """Reads reports into tellings; made once, used for all reports."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.atlas = Atlas(lexicon)
        self._sides = Sides(lexicon)

    def read(self, report: Report) -> list[Telling]:
        """The tellings of one report, in the order of its events."""
        events = [e for e in report.events if e.status in TOLD]
        return list(_Reading(self.atlas, self._sides, report, events).tellings()) if events else []


class _Found(msgspec.Struct):
    """An event with its sentence and places."""

    event: Event
    sentence: Sentence
    places: list[Where]


class _Reading:
    """One report being read."""

    def __init__(self, atlas: Atlas, sides: Sides, report: Report, events: list[Event]) -> None:
        self.report, self.sides = report, sides
        self.text = report.document.text
        self.entities = {e.id: _neutral(e) for e in report.entities}
        self.statements = {s.id: s for s in report.statements}
        self.places = Places(report, self.entities, atlas)
        self.sources = Sources(report, self.entities)
        self.sentences = Sentences(self.text)
        self.times = [m for m in report.mentions if m.kind == "time" and m.value]
        self.found = [self._find(e) for e in events]
        self.deeds = [self._deed(f) for f in self.found]
        self.groups: dict[str, int] = {}
        self.paper = self._paper()

    def _find(self, event: Event) -> _Found:
        sentence = self.sentences.at(event.trigger[0])
        return _Found(event, sentence, self.places.of(event, sentence.span))

    def _paper(self) -> Paper:
        document = self.report.document
        value = document.published.value if document.published else None
        known = bounds(value)
        spots = {w.key for f in self.found for w in f.places if f.event.type == "ASSAULT" and w.narrow}
        day = known[0].toordinal() if known else 0
        return Paper(document.id, document.outlet, document.url, value, day, len(spots) >= ROUND_UP)

    def tellings(self) -> Iterator[Telling]:
        """Each event, once for each of its places."""
        for found, deed in zip(self.found, self.deeds, strict=True):
            places: list[Where | None] = [*found.places]
            cast = self._cast(deed)
            for where in places or [None]:
                yield self._telling(found, cast, where)

    def _telling(self, found: _Found, cast: Cast, where: Where | None) -> Telling:
        event, sentence = found.event, found.sentence
        told = self._with_words(event, sentence, self._numbers(event, where))
        moment = self._when(event, sentence, where is not None and where.narrow)
        scope = self._scope(event, moment, len(found.places))
        of_day = scope == "recap" and moment.dated  # what a sentence sums up is not of the day of the news
        return Telling(
            code=int(digest(self.paper.id, event.id, where.key if where else ""), 16),
            paper=self.paper,
            event=event.id,
            group=self.groups.setdefault(event.same_as or event.id, len(self.groups)),
            type=event.type,
            time=None if of_day else event.time,
            when=UNKNOWN if of_day else moment,
            where=where,
            tolls=told,
            scope=scope,
            denied=event.status == "denied",
            source=self.sources.of(event),
            cast=cast,
            sentence=sentence.packed,
        )

    def _numbers(self, event: Event, where: Where | None) -> Tolls:
        """The event's numbers there; those of a sentence that sums up a period only where it has no others."""
        counts = [c for c in event.counts if not self._elsewhere(event, c, where)]
        if not counts:
            return NOTHING
        own = [c for c in counts if not self._recaps(c)] or counts
        return tolls(
            [c for slot in SLOTS for c in self._nearest_numbers(event, [c for c in own if c.what == slot])], self.text
        )

    def _elsewhere(self, event: Event, count: Count, where: Where | None) -> bool:
        """Whether a number stands in a sentence on other places; of the event's own sentence only «no harm» may."""
        sentence = self.sentences.at(count.span[0])
        own = sentence is self.sentences.at(event.trigger[0]) and count.high != 0
        return not own and where is not None and where.narrow and self.places.only_others(sentence.span, where)

    def _recaps(self, count: Count) -> bool:
        """Whether a number is a period's: its sentence says so, or another that gives the same number."""
        return self.sentences.at(count.span[0]).recap or (count.what, count.low) in self.summed

    @cached_property
    def summed(self) -> set[tuple[str, int]]:
        """The totals that sentences on a period give, parts of them («بينهم …») aside."""
        totals: dict[tuple[Span, str], int] = {}
        for count in (c for e in self.report.events for c in e.counts if c.low >= SUMMED):
            sentence = self.sentences.at(count.span[0])
            if sentence.recap:
                at = (sentence.span, count.what)
                totals[at] = max(totals.get(at, 0), count.low)
        return {(what, low) for (_, what), low in totals.items()}

    def _nearest_numbers(self, event: Event, counts: list[Count]) -> list[Count]:
        """Of a slot's numbers those of one sentence: the event's own, else the nearest one that has any."""
        if not counts:
            return []
        home = self.sentences.at(event.trigger[0])
        nearest = min(
            counts, key=lambda c: (self.sentences.at(c.span[0]) is not home, abs(c.span[0] - event.trigger[0]))
        )
        chosen = self.sentences.at(nearest.span[0])
        return [c for c in counts if self.sentences.at(c.span[0]) is chosen]

    def _with_words(self, event: Event, sentence: Sentence, told: Tolls) -> Tolls:
        """The event's numbers, and for slots without one what the wording of its sentence says."""
        if event.type not in HARMFUL or event.status == "denied":
            return told
        own = [h for h in sentence.harms if self._nearest(event, sentence, sentence.offset(h.at))]
        found = self._named(event) | {h.slot: h.toll for h in reversed(own)}
        fresh = {slot: toll for slot, toll in found.items() if _says_more(toll, getattr(told, slot))}
        worded = (*told.worded, *sorted(fresh))
        return msgspec.structs.replace(told, **fresh, worded=worded) if fresh else told

    def _named(self, event: Event) -> dict[str, Toll]:
        """Victims by name: «مقتل فلان» is one."""
        persons = sum(self.entities[i].kind == "person" for i in event.targets if i in self.entities)
        words = words_of(self.text[slice(*event.trigger)]) if persons else ()
        slots = {slot for word in words for slot in harm_of(word)}
        return dict.fromkeys(slots, (persons, persons))

    def _nearest(self, event: Event, sentence: Sentence, at: int) -> bool:
        """Whether an event is the one of its sentence that a harm at an offset belongs to: the nearest violent one."""
        own = [f.event for f in self.found if f.sentence is sentence and f.event.type in HARMFUL]
        violent = [e for e in own if e.type in VIOLENT]
        return min(violent or own, key=lambda e: (_gap(e.trigger[0], at), e.trigger)) is event

    def _when(self, event: Event, sentence: Sentence, narrow: bool) -> When:
        if event.time is None and (sentence.background or _lasts(event) or _earlier(event, sentence)):
            return UNKNOWN
        found = when(event.time, self.paper.published)
        if found.certainty != "period" or sentence.recap or _is_week(event.time):
            return found
        day = self._day_of(event, sentence)
        if day is None and narrow and (event.time or "").endswith("/.."):
            return when(None, self.paper.published)  # «… في قرية X، في حرب مستمرة منذ 2011»
        return day or found

    def _day_of(self, event: Event, sentence: Sentence) -> When | None:
        """The nearest single day that the sentence names: «… اليوم، في حرب مستمرة منذ 11 عاماً» is news of today."""
        start, end = sentence.span
        inside = [(abs(m.span[0] - event.trigger[0]), m.value) for m in self.times if start <= m.span[0] < end]
        days = [(distance, w) for distance, value in inside if (w := when(value, None)).dated]
        return min(days, key=lambda pair: pair[0])[1] if days else None

    def _scope(self, event: Event, moment: When, places: int) -> AccountScope:
        if moment.certainty == "period":
            return "recap"
        if event.counts and all(self.sentences.at(c.span[0]).recap for c in event.counts):
            return "recap"
        return "joint" if places > 1 else "single"

    def _cast(self, deed: Deed) -> Cast:
        """Who took part; doers whom only another sentence names, or who are only likely, are not compared."""
        targets = deed.event.targets
        other = lender(deed, self.deeds, self.text, self.places.atlas)
        named = deed.doers + companions(deed, self.deeds, self._keys) if other is None else other.doers
        at = None if other is None else other.sentence
        sure, hurt = (tuple(i for i in ids if i not in deed.event.likely) for ids in (deed.doers, targets))
        return Cast(self._names(named), self._names(targets), self._keys(sure), self._keys(hurt), at)

    def _deed(self, found: _Found) -> Deed:
        actors = doers(found.event, self.entities, self.statements)
        return Deed(found.event, found.sentence.span, tuple(found.places), actors)

    def _names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return _names_of(tuple(dict.fromkeys(self.entities[i].name for i in ids if i in self.entities)))

    def _keys(self, ids: tuple[str, ...]) -> frozenset[str]:
        return self.sides.of(self.entities[i] for i in ids if i in self.entities)


@lru_cache(maxsize=16384)
def _names_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """Equal names as one object."""
    return names


def _is_week(time: str | None) -> bool:
    """Whether a time is a stretch of days that ends («الأسبوع الماضي»): another day of the sentence is another's."""
    span, told = bounds(time), time or ""
    return span is not None and "/" in told and not told.endswith("/..") and (span[1] - span[0]).days < WEEKS


def _earlier(event: Event, sentence: Sentence) -> bool:
    return sentence.long_before is not None and event.trigger[0] > sentence.long_before


def _lasts(event: Event) -> bool:
    """Whether it goes on for long, so that no day of it is known: a war, or where forces stand («ينتشر بها الجيش»)."""
    stands = event.type == "MOBILIZE" and event.status == "ongoing"
    return stands or event.rule.rpartition(".")[2] in listed("wars")


def _says_more(worded: Toll, told: Toll | None) -> bool:
    """Whether the wording says what no number does: «امرأة وطفلها» is two, though each of them is one."""
    return told is None or (told == (1, 1) and worded[1] is not None and worded[1] > 1)


def _gap(trigger: int, harm: int) -> int:
    """How far a harm stands from a deed; one after the harm is farther, since deeds are told before what they did."""
    return harm - trigger if trigger <= harm else 2 * (trigger - harm)


def _neutral(entity: Entity) -> Entity:
    """An entity by a name that takes no side."""
    return msgspec.structs.replace(entity, name=entity.known_as) if entity.known_as is not None else entity
