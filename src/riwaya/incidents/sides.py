"""Who took part, made comparable: what a side's name has of its own, and the country that it stands for."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.incidents.words import bare, listed, words_of
from riwaya.lexicon import Lexicon
from riwaya.records import Entity

_ENDINGS = ("يون", "يين", "يه", "ي")


class Sides:
    """Gives each party its keys, once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._countries = {bare(words_of(e.id)[0]): str(e.data["country"]) for e in lexicon.entries("nisba")}
        for entry in lexicon.entries("place"):
            if entry.data.get("level") == "country" and entry.data.get("country"):
                self._countries[" ".join(map(bare, words_of(entry.id)))] = str(entry.data["country"])
        self._known: dict[tuple[str, str, str | None], frozenset[str]] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def of(self, entities: Iterable[Entity]) -> frozenset[str]:
        """The keys of several parties together; equal sets are one object, of which there are many."""
        return self._once(frozenset(key for entity in entities for key in self.keys(entity)))

    def _once(self, keys: frozenset[str]) -> frozenset[str]:
        return self._sets.setdefault(keys, keys)

    def keys(self, entity: Entity) -> frozenset[str]:
        """What two names of one side have in common; empty for victims without a name of their own."""
        at = (entity.name, entity.kind, entity.country)
        found = self._known.get(at)
        if found is None:
            found = self._known[at] = self._once(self._keys(entity))
        return found

    def _keys(self, entity: Entity) -> frozenset[str]:
        words = [bare(w) for w in words_of(entity.name)]
        codes = {c for w in words if (c := self._country(w))}
        own = {w for w in words if w not in listed("actor_common") and not self._country(w) and len(w) > 2}
        if entity.kind in ("government", "place") and entity.country:
            codes.add(entity.country)
        return frozenset(codes if codes and (entity.kind == "government" or not own) else own or codes)

    def _country(self, word: str) -> str | None:
        """The country of a nisba in any ending («روسية» → RU), or of its own name."""
        for ending in _ENDINGS:
            if word.endswith(ending):
                word = word[: -len(ending)] + "ي"
                break
        return self._countries.get(word) or self._countries.get(word.removesuffix("ي") + "ا")
