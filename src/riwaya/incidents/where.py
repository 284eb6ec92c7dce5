"""Places made comparable: which of two is the same, holds the other, is near it, or is another one.

Reports name a place by the words of the text; the gazetteer says what lies in what. A name that it does not hold
is compared by its own words («مشفى مدينة X»), an area by the place it is a side of («ريف X الجنوبي»، «جنوبي X»).
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from riwaya.arabic import analyse
from riwaya.incidents.words import bare, directions, listed, words_of
from riwaya.lexicon import Lexicon, find
from riwaya.mentions.place.spot import WIDTH, Spot, distance, spot_of
from riwaya.records import Entity

Relation = Literal["same", "part", "near", "apart", "open"]

NARROW: Final = 3
"""Widths up to this are places of their own (a town, a base); wider ones are areas that hold many happenings."""
COUNTRY: Final = 7
SAME_KM: Final = 0.7
"""Two points of small places closer than this are spellings of one name."""
NEAR_KM: Final = 4.0
AREA_KM: Final = 35.0
"""How far from the middle of an area («جنوبي X») a place of the same governorate may lie and still be in it."""
REMEMBERED: Final = 1 << 15
"""Pairs of places whose relation is remembered, at most."""
MANY: Final = 300_000
"""People from which on a city is one where several things happen in a day."""


class Where(msgspec.Struct, frozen=True, gc=False):
    """A place. ``key`` is its identity, ``words`` what its name has of its own, ``within`` keys of what holds it.

    ``width`` is in the gazetteer's steps (village 2 … country 7); ``narrow`` places are one of their own, not an area
    of many. ``exact`` says that ``lat`` and ``lon`` are the place's own point. ``seat``: a city that gives its
    governorate its name, so that the bare name may mean either.
    """

    n: int
    name: str
    key: str
    words: frozenset[str]
    level: str
    country: str | None
    region: str
    within: frozenset[str]
    lat: float | None
    lon: float | None
    exact: bool
    seat: bool
    big: bool
    width: int
    narrow: bool


class Atlas:
    """Gives each place entity its :class:`Where`, once, and remembers how pairs relate."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, list[Spot]] = {}
        for entry in lexicon.entries("place"):
            self._known.setdefault(_key(entry.id), []).append(spot_of(entry))
        self._made: dict[tuple[str, str | None, float | None, float | None, str], Where] = {}
        self._pairs: dict[int, Relation] = {}
        self._shared: dict[frozenset[str], frozenset[str]] = {}

    def where(self, entity: Entity) -> Where:
        """The place that an entity is."""
        at = (entity.name, entity.country, entity.lat, entity.lon, entity.kind)
        found = self._made.get(at)
        if found is None:
            found = self._made[at] = self._make(entity)
        return found

    def relation(self, a: Where | None, b: Where | None) -> Relation:
        """How two places stand to each other; ``open`` where that can't be told."""
        if a is None or b is None:
            return "open"
        if a.n == b.n:
            return "same" if a.width < COUNTRY else "open"
        pair = a.n << 32 | b.n if a.n < b.n else b.n << 32 | a.n
        found = self._pairs.get(pair)
        if found is None:
            if len(self._pairs) >= REMEMBERED:
                self._pairs.clear()
            found = self._pairs[pair] = relate(a, b)
        return found

    def _make(self, entity: Entity) -> Where:
        spot = self._spot(entity)
        if spot is not None and _key(spot.name) == _key(entity.name):
            return self._of_spot(entity, spot)
        return self._of_words(entity)

    def _spot(self, entity: Entity) -> Spot | None:
        """The gazetteer's place of that name, the one nearest to where the reading put it."""
        spots = self._known.get(_key(entity.name), [])
        fitting = [s for s in spots if entity.country is None or s.country == entity.country]
        return min(fitting, key=lambda s: (distance((s.lat, s.lon), (entity.lat, entity.lon)), s.level), default=None)

    def _of_spot(self, entity: Entity, spot: Spot) -> Where:
        key = _key(spot.name)
        admin = [_key(a) for a in spot.admin]
        level = "governorate" if entity.name.startswith("محافظة") else spot.level
        return self._new(
            entity,
            key=key,
            words=_own_words(entity.name) or frozenset([key]),
            level=level,
            region=key if level in ("governorate", "region") else admin[-1] if admin else "",
            within=frozenset(admin),
            exact=WIDTH.get(level, 2) < 4,
            seat=level == "city" and key in admin,
            big=spot.pop >= MANY,
        )

    def _of_words(self, entity: Entity) -> Where:
        script = analyse(entity.name)
        hits = find(self._lexicon, script)
        cue = next((h for h in hits.at(0, "place_cue")), None) if script.tokens else None
        base = self._base(entity, [_key(h.entry.id) for h in hits.of("place")])
        sides = sorted({directions()[w] for w in words_of(entity.name) if w in directions()})
        area = (bool(sides) and base is not None) or (cue is not None and cue.entry.data.get("named") == "country")
        if area and base is not None and base.level in ("village", "town"):
            return self._beside(entity, base)  # «جنوبي X», «ريف X»: a village and its fields are one place
        level = "area" if area else str(cue.entry.data["level"]) if cue else self._plain_level(entity)
        own = _own_words(entity.name)
        stem = _key(base.name) if base and area else "/".join(sorted(own)) or _key(entity.name)
        return self._new(
            entity,
            key=f"{stem}>{'+'.join(sides)}" if area else stem,
            words=own or frozenset([stem]),
            level=level,
            region=_region(base) if base else "",
            within=_holders(base) if base else frozenset(),
            exact=False,
            seat=False,
            big=False,
        )

    def _beside(self, entity: Entity, base: Spot) -> Where:
        key = _key(base.name)
        return self._new(
            entity,
            key=key,
            words=_own_words(base.name) or frozenset([key]),
            level=base.level,
            region=_region(base),
            within=frozenset(map(_key, base.admin)),
            exact=False,
            seat=False,
            big=False,
        )

    def _base(self, entity: Entity, keys: list[str]) -> Spot | None:
        spots = [s for k in keys for s in self._known.get(k, ()) if entity.country in (None, s.country)]
        return min(spots, key=lambda s: (distance((s.lat, s.lon), (entity.lat, entity.lon)), -s.width), default=None)

    def _plain_level(self, entity: Entity) -> str:
        return "building" if entity.kind == "facility" else "village"

    def _new(
        self,
        entity: Entity,
        *,
        key: str,
        words: frozenset[str],
        level: str,
        region: str,
        within: frozenset[str],
        exact: bool,
        seat: bool,
        big: bool,
    ) -> Where:
        width = WIDTH.get(level, 2)
        return Where(
            n=len(self._made),
            name=entity.name,
            key=key,
            words=self._once(words),
            level=level,
            country=entity.country,
            region=region,
            within=self._once(within - {key}),
            lat=entity.lat,
            lon=entity.lon,
            exact=exact and entity.lat is not None,
            seat=seat,
            big=big,
            width=width,
            narrow=width <= NARROW and not seat,
        )

    def _once(self, words: frozenset[str]) -> frozenset[str]:
        """Equal sets as one object: the villages of a governorate have one between them."""
        return self._shared.setdefault(words, words)


def relate(a: Where, b: Where) -> Relation:
    """The relation of two places that are not one record."""
    if a.country and b.country and a.country != b.country and _listed(a) and _listed(b):
        return "apart"  # the country of a place that no list has is guessed from the places around it
    if min(a.width, b.width) >= COUNTRY or a.level == "continent" or b.level == "continent":
        return "open"
    if max(a.width, b.width) >= COUNTRY:
        return "part"
    if a.key == b.key or _one_name(a, b) or _one_point(a, b):
        return "same"
    if _holds(a, b) or _holds(b, a):
        return "part"
    if a.exact and b.exact and _km(a, b) <= NEAR_KM:
        return "near"
    return "apart"


def _listed(where: Where) -> bool:
    return where.lat is not None or bool(where.region)


def _one_name(a: Where, b: Where) -> bool:
    """One name holds all the words of the other («مخيم الوفاء» and «الوفاء»), and neither is known elsewhere."""
    if a.level == "area" or b.level == "area" or not (a.words <= b.words or b.words <= a.words):
        return False
    return not (a.exact and b.exact) and abs(a.width - b.width) <= 2


def _one_point(a: Where, b: Where) -> bool:
    return a.exact and b.exact and max(a.width, b.width) <= 2 and _km(a, b) <= SAME_KM and bool(a.words & b.words)


def _holds(outer: Where, inner: Where) -> bool:
    """Whether one may lie in the other."""
    if outer.key in inner.within or (outer.width >= 5 and outer.region and outer.region == inner.region):
        return True
    if outer.seat and outer.region == inner.region:
        return True
    if outer.level in ("area", "district", "mountain", "valley") and inner.width <= outer.width:
        return _near_the_middle(outer, inner)
    return outer.width > inner.width and bool(outer.words) and outer.words <= inner.words


def _near_the_middle(outer: Where, inner: Where) -> bool:
    if outer.region and inner.region and outer.region != inner.region:
        return False
    known = outer.lat is not None and inner.lat is not None
    return _km(outer, inner) <= AREA_KM if known else bool(outer.region) and outer.region == inner.region


def _km(a: Where, b: Where) -> float:
    return distance((a.lat, a.lon), (b.lat, b.lon))


def _key(name: str) -> str:
    """A place's name without article and without the words that only say what it is."""
    words = [bare(w) for w in words_of(name)]
    if len(words) > 1 and words[0] in ("محافظه", "مدينه", "ولايه", "بلده", "قريه", "اماره", "قضاء", "مديريه", "ناحيه"):
        words = words[1:]
    return " ".join(words)


def _own_words(name: str) -> frozenset[str]:
    common = listed("place_common")
    return frozenset(bare(w) for w in words_of(name) if w not in common and len(w) > 2)


def _region(spot: Spot) -> str:
    if spot.level in ("governorate", "region"):
        return _key(spot.name)
    return _key(spot.admin[-1]) if spot.admin else ""


def _holders(spot: Spot) -> frozenset[str]:
    return frozenset([_key(spot.name), *map(_key, spot.admin)])
