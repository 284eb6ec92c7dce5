"""The places of a document: how wide each is, where it is named, and which other deeds were there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from riwaya.events.happening import Happening
from riwaya.events.model import Draft
from riwaya.events.placing.weights import odds, weights
from riwaya.events.scene import Scene
from riwaya.events.states import land
from riwaya.events.tolls import Version
from riwaya.events.where import coarse, is_owner
from riwaya.mentions.found import Name

_MOST = 3
"""How many of the places that a document names most may be where a deed was that names none."""
_SHARE = bytes(sum(n > step for step in (0, 1, 3)) for n in range(256))
"""Ranks as steps."""
_TIMES = bytes(sum(n > step for step in (1, 2, 4)) for n in range(256))

Beside = list[tuple[str, Sequence[str]]]
"""The places that other tellings and the title give, by how near those are to the deed."""


class Standing(NamedTuple):
    """Features with the odds that they make."""

    features: list[str]
    odds: float


class Sort(NamedTuple):
    """What a place is in its document: how often it is named (rank, number: as steps), in which country, how wide."""

    share: int
    named: int
    country: str
    level: str


@lru_cache(maxsize=4096)
def standing(sort: Sort, near: str, kind: str) -> Standing:
    """What speaks for a place of a sort, named so near, at all deeds of a type: the same in every document."""
    found = [f"at {near} {sort.level} {kind}", f"rank {sort.share} {near} {sort.level}", f"named {sort.named} {near}"]
    if sort.country:
        found.append(f"country {sort.country} {sort.level} {near}")
    return Standing(found, odds(weights(), found))


class Ground:
    """The place names of a document by sentence, and the drafts that have a place."""

    def __init__(self, scene: Scene, drafts: Sequence[Draft]) -> None:
        self.scene, self._drafts = scene, drafts
        self._sorts: dict[str, Sort] = {}
        self.names = self._named() if drafts else {}
        """The names of places by the sentence that they stand in."""
        self._first: dict[str, Name] = {}
        """Where each place is named first."""
        self._times: dict[str, int] = {}
        """How often it is named."""
        for names in self.names.values():
            for name in names:
                self._first.setdefault(name.entity, name)
                self._times[name.entity] = self._times.get(name.entity, 0) + 1
        ranked = sorted(self._times, key=self._times.__getitem__, reverse=True)
        self._ranks = {entity: rank for rank, entity in enumerate(ranked)}
        self.most = ranked[:_MOST]
        """The places named most."""
        self._told = [d for d in drafts if d.places and not d.title]
        self._where = [[n.entity for n in d.places] for d in self._told]
        self._sentences = [d.sentence for d in self._told]

    def _named(self) -> dict[int, list[Name]]:
        """«السفير في ليبيا» names a person, no place."""
        out: dict[int, list[Name]] = {}
        people = (
            n for n in self.scene.mentions.names if n.kind == "person" and n.last > n.first + 1 and self._office(n)
        )
        within = {token for n in people for token in range(n.first + 1, n.last)}
        for name in self.scene.mentions.names:
            if name.kind in ("place", "facility") and name.first not in within and not is_owner(self.scene, name.first):
                out.setdefault(self.scene.sentence_of(name.first), []).append(name)
        return out

    def _office(self, person: Name) -> bool:
        return not self.scene.norms[person.first].removeprefix("ب").startswith("نظير")

    @cached_property
    def _title(self) -> Beside:
        """The places that the title names, and those where it tells that something was done."""
        end = self.scene.reading.title
        named = (n.entity for names in self.names.values() for n in names if n.first < end)
        told = (n.entity for d in self._drafts if d.title for n in d.places)
        return [("title", list(dict.fromkeys(named))), ("title told", list(dict.fromkeys(told)))]

    @cached_property
    def _country(self) -> str | None:
        """The country that most of the places named are in."""
        found: dict[str, int] = {}
        for entity, times in self._times.items():
            country = self.scene.entity(entity).country
            if country is not None:
                found[country] = found.get(country, 0) + times
        return max(found, key=found.__getitem__, default=None)

    def _level(self, entity: str) -> str:
        """How wide a place is: a country (land), a part of one (wide), a settlement (spot), a site (fac)."""
        place = self.scene.entity(entity)
        if place.kind == "facility":
            return "fac"
        if land(place):
            return "land"
        name = self._first.get(entity)
        return "wide" if name is not None and coarse(self.scene, name) else "spot"

    def sort(self, entity: str) -> Sort:
        """What a place is, found once."""
        known = self._sorts.get(entity)
        if known is None:
            rank, times, country = (
                self._ranks.get(entity, 9),
                self._times.get(entity, 0),
                self.scene.entity(entity).country,
            )
            share, named = _SHARE[min(255, rank)], _TIMES[min(255, times)]
            where = ("main" if country == self._country else "other") if country else ""
            known = self._sorts[entity] = Sort(share, named, where, self._level(entity))
        return known

    @cached_property
    def _called(self) -> dict[str, list[Name]]:
        """The names by which a text calls places a camp, a town, a base …, by that word with its article."""
        out: dict[str, list[Name]] = {}
        for name in (n for names in self.names.values() for n in names if n.last > n.first + 1):
            word = self.scene.norms[name.first].removeprefix(self.scene.clitic(name.first, name.span))
            out.setdefault(f"ال{word}", []).append(name)
            out.setdefault(f"بال{word}", []).append(name)
        return out

    def pointed(self, sentences: Sequence[int]) -> list[str]:
        """The places that sentences point back to: «مخيم النهر», then «من المخيم»."""
        called, norms = self._called, self.scene.norms
        out: list[str] = []
        for number in sentences:
            sentence = self.scene.sentences[number]
            for word in called.keys() & norms[sentence.first : sentence.last]:
                at = norms.index(word, sentence.first)
                out += [n.entity for n in called[word] if n.first < at][-1:]
        return out

    def beside(self, happening: Happening, version: Version) -> Beside:
        """Where the last deed was, of any kind, of this one, of this word and of these doers; and the next one."""
        own, told, drafts = [id(d) for d in happening.drafts], self._told, version.side.drafts
        at, where = bisect_right(self._sentences, min([d.sentence for d in drafts])), self._where
        found: dict[str, Sequence[str]] = {}
        kind, word, doers = version.event.type, _word(drafts[0]), set(version.event.actors)
        most = _LAST if doers else _LAST - 1
        for n in range(at - 1, -1, -1):
            draft = told[n]
            if id(draft) in own:
                continue
            if not found:
                found["last"] = where[n]
            if draft.type == kind and "last of the word" not in found:
                found.setdefault("last alike", where[n])
                if _word(draft) == word:
                    found["last of the word"] = where[n]
            if doers and not doers.isdisjoint(draft.actors):
                found.setdefault("last by them", where[n])
            if len(found) == most:
                break
        after = next((where[n] for n in range(at, len(told)) if id(told[n]) not in own), None)
        if after is not None:
            found["next"] = after
        return [*found.items(), *self._title]


_LAST = 4


def _word(draft: Draft) -> str:
    return draft.head.hit.entry.id.split()[0]
