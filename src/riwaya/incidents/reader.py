"""Report → tellings: every event that is said to have happened, or not to have, ready to be compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

import msgspec

from riwaya.edtf import bounds
from riwaya.incidents.evidence import VIOLENT
from riwaya.incidents.places import Places
from riwaya.incidents.sides import Sides
from riwaya.incidents.sketch import EMPTY, shingle_sketch, word_sketch
from riwaya.incidents.source import Sources
from riwaya.incidents.telling import Paper, Telling
from riwaya.incidents.toll import NOTHING, Tolls, tolls
from riwaya.incidents.when import UNKNOWN, When, when
from riwaya.incidents.where import Atlas, Where
from riwaya.incidents.worded import Harm, harms
from riwaya.incidents.words import folded, listed, phrases, words_of
from riwaya.lexicon import Lexicon
from riwaya.records import AccountScope, Event, Report, Span, digest

TOLD: Final = frozenset({"happened", "ongoing", "denied"})
"""What is only planned, demanded, threatened or supposed is no incident."""
ROUND_UP: Final = 3
"""Places of violence from which on a document is a round-up."""
_END: Final = re.compile(r"[.!؟…]+[\s»\"”]|\n|(?<=[ء-ي]{3})\.(?=[ء-ي]{3})")


class Reader:
    """Reads reports into tellings; made once, used for all reports."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.atlas = Atlas(lexicon)
        self._sides = Sides(lexicon)

    def read(self, report: Report) -> list[Telling]:
        """The tellings of one report, in the order of its events."""
        events = [e for e in report.events if e.status in TOLD]
        return list(_Reading(self.atlas, self._sides, report, events).tellings()) if events else []


class _Reading:
    """One report being read."""

    def __init__(self, atlas: Atlas, sides: Sides, report: Report, events: list[Event]) -> None:
        self.report, self.events, self.sides = report, events, sides
        self.text = report.document.text
        self.entities = {e.id: e for e in report.entities}
        self.places = Places(report, self.entities, atlas)
        self.sources = Sources(report, self.entities)
        self.ends = [0, *(m.end() for m in _END.finditer(self.text)), len(self.text)]
        self.found = [(e, s := self._sentence(e), self.places.of(e, s)) for e in events]
        self.speakers = {s.id: s.speaker for s in report.statements}
        self.recaps: dict[int, bool] = {}
        self.worded: dict[Span, list[Harm]] = {}
        self.times = [m for m in report.mentions if m.kind == "time" and m.value]
        self.paper = self._paper()

    def _sentence(self, event: Event) -> Span:
        at = bisect_right(self.ends, event.trigger[0])
        return self.ends[at - 1], self.ends[min(at, len(self.ends) - 1)]

    def _paper(self) -> Paper:
        document = self.report.document
        value = document.published.value if document.published else None
        known = bounds(value)
        spots = {w.key for e, _, ws in self.found for w in ws if e.type == "ASSAULT" and w.narrow}
        day = known[0].toordinal() if known else 0
        return Paper(document.id, document.outlet, document.url, value, day, len(spots) >= ROUND_UP)

    def tellings(self) -> Iterator[Telling]:
        """Each event, once for each of its places."""
        for event, sentence, places in self.found:
            words = words_of(self.text[slice(*sentence)])
            sketches = word_sketch(words), shingle_sketch(words) if len(words) > 4 else EMPTY
            for where in places or [None]:
                yield self._telling(event, sentence, where, len(places), sketches)

    def _telling(self, event: Event, sentence: Span, where: Where | None, places: int, sketches: tuple) -> Telling:  # type: ignore[type-arg]
        told = self._with_words(event, sentence, self._tolls(event))
        actors = tuple(i for i in event.actors if self._may_act(event, i))
        moment = self._when(event, sentence, where is not None and where.narrow)
        return Telling(
            id=digest(self.paper.id, event.id, where.key if where else ""),
            paper=self.paper,
            event=event,
            group=event.same_as or event.id,
            type=event.type,
            when=moment,
            where=where,
            tolls=told,
            scope=self._scope(event, told, moment, places),
            denied=event.status == "denied",
            source=self.sources.of(event),
            actors=self._names(actors),
            targets=self._names(event.targets),
            sides=self._keys(actors),
            hurt=self._keys(event.targets),
            quote=sentence,
            words=sketches[0],
            shingles=sketches[1],
        )

    def _tolls(self, event: Event) -> Tolls:
        """The event's own numbers; those of a sentence that sums up a period only where it has no others."""
        if not event.counts:
            return NOTHING
        own = [c for c in event.counts if not self._sums_up(c.span[0])]
        return tolls(own or event.counts, self.text)

    def _with_words(self, event: Event, sentence: Span, told: Tolls) -> Tolls:
        """The event's numbers, and for slots without one what the wording of its sentence says."""
        if event.type not in VIOLENT or event.status == "denied":
            return told
        found = {h.slot: h.toll for h in reversed(self._harms(sentence)) if self._nearest(event, sentence, h.at)}
        fresh = {slot: toll for slot, toll in found.items() if getattr(told, slot) is None}
        worded = (*told.worded, *sorted(fresh))
        return msgspec.structs.replace(told, **fresh, worded=worded) if fresh else told

    def _harms(self, sentence: Span) -> list[Harm]:
        known = self.worded.get(sentence)
        if known is None:
            recap = self._sums_up(sentence[0])
            known = self.worded[sentence] = [] if recap else harms(self.text[slice(*sentence)], sentence[0])
        return known

    def _nearest(self, event: Event, sentence: Span, at: int) -> bool:
        """Whether an event is the violent one of its sentence that stands nearest to an offset."""
        own = [e for e, s, _ in self.found if s == sentence and e.type in VIOLENT]
        return min(own, key=lambda e: (abs(e.trigger[0] - at), e.trigger)) is event

    def _sums_up(self, at: int) -> bool:
        """Whether the sentence at an offset gives the toll of a period."""
        number = bisect_right(self.ends, at)
        known = self.recaps.get(number)
        if known is None:
            sentence = folded(self.text[self.ends[number - 1] : self.ends[min(number, len(self.ends) - 1)]])
            known = self.recaps[number] = bool(phrases("recap").search(sentence))
        return known

    def _when(self, event: Event, sentence: Span, narrow: bool) -> When:
        if event.time is None and phrases("background").search(folded(self.text[slice(*sentence)])):
            return UNKNOWN
        found = when(event.time, self.paper.published)
        if found.certainty != "period" or self._sums_up(event.trigger[0]):
            return found
        day = self._day_of(event, sentence)
        if day is None and narrow and (event.time or "").endswith("/.."):
            return when(None, self.paper.published)  # «… في قرية X، في حرب مستمرة منذ 2011»
        return day or found

    def _day_of(self, event: Event, sentence: Span) -> When | None:
        """The nearest single day that the sentence names: «… اليوم، في حرب مستمرة منذ 11 عاماً» is news of today."""
        inside = [(abs(m.span[0] - event.trigger[0]), m.value) for m in self.times if sentence[0] <= m.span[0] < sentence[1]]
        days = [(distance, w) for distance, value in inside if (w := when(value, None)).dated]
        return min(days, key=lambda pair: pair[0])[1] if days else None

    def _scope(self, event: Event, told: Tolls, moment: When, places: int) -> AccountScope:
        if moment.certainty == "period":
            return "recap"
        if event.counts and all(self._sums_up(c.span[0]) for c in event.counts):
            return "recap"
        return "joint" if places > 1 else "single"

    def _may_act(self, event: Event, number: str) -> bool:
        """Victims and news people are no doers of violence, nor is an organisation that only reports it."""
        entity = self.entities.get(number)
        if entity is None or event.type not in VIOLENT:
            return entity is not None
        words = words_of(entity.name)
        if entity.kind == "outlet" or not words or words[0] in listed("sources") or words[0] in listed("correspondents"):
            return False
        if entity.kind == "organisation" and entity.id in self._speakers(event):
            return False
        return not all(w in listed("one_person") or w in listed("some_persons") or w in listed("total_of") for w in words)

    def _speakers(self, event: Event) -> set[str | None]:
        return {self.speakers.get(s) for s in event.according_to}

    def _names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.entities[i].name for i in ids if i in self.entities))

    def _keys(self, ids: tuple[str, ...]) -> frozenset[str]:
        return frozenset(k for i in ids if i in self.entities for k in self.sides.keys(self.entities[i]))
