"""The places that a telling is of: those of one list with the event's, or a narrower one that its sentence names."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import Final

from riwaya.incidents.where import Atlas, Where
from riwaya.incidents.words import listed, words_of
from riwaya.records import Entity, Event, Mention, Report, Span

MOST: Final = 8
"""Places of one list at most; a longer one is a list of something else."""
GAP: Final = 24
"""Letters between two names of one list at most."""

Named = tuple[Span, Where]


class Places:
    """The place mentions of one report, by position."""

    def __init__(self, report: Report, entities: Mapping[str, Entity], atlas: Atlas) -> None:
        self._text, self.atlas, self._entities = report.document.text, atlas, entities
        self._meant = self._most_at_home()
        self._named: list[Named] = [(m.span, w) for m in report.mentions if (w := self._where(m)) is not None]
        self._starts = [span[0] for span, _ in self._named]
        self._of: dict[Span, set[str]] = {}
        for event in report.events:
            if event.place_text:
                self._of.setdefault(event.place_text, set()).add(event.same_as or event.id)

    def _most_at_home(self) -> dict[str, Entity]:
        """Of settlements of one name the one in the country that most of the report's places are in."""
        spots = [e for e in self._entities.values() if e.kind == "place"]
        countries = Counter(e.country for e in spots)
        best: dict[str, Entity] = {}
        for e in spots:
            if self.atlas.where(e).narrow and (
                e.name not in best or countries[e.country] > countries[best[e.name].country]
            ):
                best[e.name] = e
        return best

    def _where(self, mention: Mention) -> Where | None:
        if mention.kind not in ("place", "facility") or mention.entity is None:
            return None
        return self._of_entity(mention.entity)

    def _of_entity(self, number: str | None) -> Where | None:
        """The place of an entity; two settlements of one name in one report are one («بلدة X», then «قرية X»)."""
        entity = self._entities.get(number) if number else None
        if entity is None:
            return None
        where = self.atlas.where(entity)
        return self.atlas.where(self._meant[entity.name]) if where.narrow and entity.name in self._meant else where

    def of(self, event: Event, sentence: Span) -> list[Where]:
        """Where an event happened: several places where one list names them, none where nothing does.

        That of the whole story, which nothing tells of the event itself, is none.
        """
        told = self._of_entity(event.place) if event.place_text else None
        listed_ = self._list_at(event.place_text) if event.place_text and told is not None else []
        if len(listed_) > 1 and told is not None and told.narrow:
            return list({w.key: w for w in listed_ if w.narrow}.values())[:MOST]
        if told is None or not told.narrow:
            finer = self._finer(told, event, sentence)
            return [finer] if finer is not None else [told] if told is not None else []
        return [told]

    def _list_at(self, span: Span) -> list[Where]:
        """The names joined by و and commas around one of them."""
        at = bisect_left(self._starts, span[0])
        if at >= len(self._named) or self._named[at][0] != span:
            return []
        first = last = at
        while first > 0 and self._joined(first - 1):
            first -= 1
        while last + 1 < len(self._named) and self._joined(last):
            last += 1
        return [w for _, w in self._named[first : last + 1]]

    def _joined(self, at: int) -> bool:
        gap = self._text[self._named[at][0][1] : self._named[at + 1][0][0]]
        if len(gap) > GAP or "\n" in gap or any(mark in gap for mark in ".:؛()"):
            return False
        return gap.strip() not in ("", "في") and set(words_of(gap.replace(" و", " و "))) <= listed("between_places")

    def _finer(self, told: Where | None, event: Event, sentence: Span) -> Where | None:
        """The one narrow place of the sentence that lies in the area told; the nearest where there are several."""
        first, last = bisect_left(self._starts, sentence[0]), bisect_left(self._starts, sentence[1])
        inside = [
            (abs(s[0] - event.trigger[0]), w) for s, w in self._named[first:last] if w.narrow and self._free(s, event)
        ]
        fit = [(d, w) for d, w in inside if told is None or self.atlas.relation(told, w) == "part"]
        return min(fit, key=lambda pair: pair[0])[1] if fit else None

    def only_others(self, sentence: Span, where: Where) -> bool:
        """Whether a sentence names places, and all of them others than a given one."""
        first, last = bisect_left(self._starts, sentence[0]), bisect_left(self._starts, sentence[1])
        narrow = [w for _, w in self._named[first:last] if w.narrow]
        return bool(narrow) and all(self.atlas.relation(where, w) == "apart" for w in narrow)

    def _free(self, span: Span, event: Event) -> bool:
        """Whether a place is not that of another happening: «ضربة على X بعد الهجوم في Y» is no strike on Y."""
        groups = self._of.get(span)
        return groups is None or (event.same_as or event.id) in groups
