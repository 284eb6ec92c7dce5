"""A place of the gazetteer, decoded from its lexicon entry, with what is known of it before any text is read."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import msgspec

from riwaya.lexicon import Entry

#: How wide a thing is: a place lies within another only if that one's number is higher.
WIDTH = {
    **dict.fromkeys(("building", "facility", "road", "prison", "hospital", "school", "worship", "market"), 0),
    **dict.fromkeys(("quarter", "camp", "base", "airbase", "airport", "port", "dam", "field", "crossing", "bridge"), 1),
    **dict.fromkeys(("village", "town"), 2),
    **dict.fromkeys(("city", "mountain", "valley", "island", "river", "canal"), 3),
    **dict.fromkeys(("district", "area"), 4),
    "governorate": 5,
    **dict.fromkeys(("region", "strait"), 6),
    "country": 7,
    **dict.fromkeys(("continent", "sea"), 8),
}

#: Levels that are facilities to the public record; all others are places.
FACILITIES = frozenset(
    "building facility road prison hospital school worship market base airbase airport port dam field bridge".split()
)

#: Countries whose cities Arabic news names without introduction: the Arab world and its neighbours.
NEAR = frozenset("IQ SY LB PS IL JO YE SA AE QA BH OM KW EG SD LY TN DZ MA EH MR SO DJ KM TR IR AF PK SS TD ER".split())

SETTLED = frozenset({"city", "town", "village"})

#: How often a thing of each level is what its name means, before anything else is known (log scale).
_PRIOR = {"country": 7.0, "continent": 6.0, "sea": 4.0, "region": 4.0, "governorate": 3.6, "city": 3.0, "town": 1.8}


#: What else a place may be that is announced by a cue of a level: officials and papers differ.
_LIKE = {
    "governorate": {"governorate"},
    "region": {"region", "governorate", "area"},
    "district": {"district", "town", "city", "quarter"},
    "city": {"city", "town"},
    "town": {"town", "village", "city"},
    "village": {"village", "town"},
    "area": {"area", "district", "town", "quarter", "region", "village", "governorate"},
}


def like(level: str) -> set[str]:
    """The levels that go with a cue of a level."""
    return _LIKE.get(level, {level})


class Spot(msgspec.Struct, frozen=True):
    """One meaning of a name. ``admin``: what it lies in, by the gazetteer; ``curated``: no row of GeoNames."""

    name: str
    level: str
    country: str | None
    admin: tuple[str, ...]
    lat: float | None
    lon: float | None
    pop: int
    geonames: int | None
    curated: bool
    prior: float

    @property
    def minor(self) -> bool:
        """Small and only known from GeoNames: its name needs some sign that a place is meant."""
        return not self.curated and self.pop < 100_000

    @property
    def obscure(self) -> bool:
        """A middling city far from the Arab world: its name is as often a person's («دورهام»، «سانتياغو»)."""
        return not self.curated and self.pop < 1_000_000 and self.country not in NEAR

    @property
    def width(self) -> int:
        """How wide it is (:data:`WIDTH`)."""
        return WIDTH.get(self.level, 2)

    def km(self, other: Spot) -> float:
        """Distance in km (flat approximation, good to a few per cent within a country); far if one has no point."""
        return distance((self.lat, self.lon), (other.lat, other.lon))


def distance(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> float:
    """Kilometres between two (lat, lon) points; 20,000 if either is unknown."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return 20_000.0
    x = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(x, a[0] - b[0]) * 111.2


def _number(value: Any) -> float | None:
    return float(value) if value not in (None, "") else None


_cache: dict[tuple[str, str], Spot] = {}


def spot_of(entry: Entry) -> Spot:
    """The entry's place; each is decoded once a process."""
    key = entry.where, entry.id
    found = _cache.get(key)
    if found is None:
        found = _cache[key] = _decode(entry)
    return found


def _decode(entry: Entry) -> Spot:
    data = entry.data
    pop, level = int(data.get("pop") or 0), str(data.get("level") or "town")
    geonames = int(data["geonames"]) if data.get("geonames") else None
    admin = tuple(a.strip() for a in str(data.get("admin") or "").split("،") if a.strip())
    prior = _PRIOR.get(level, 1.2) + (0.5 * math.log10(pop / 10_000) if pop > 10_000 else 0.0)
    return Spot(
        name=entry.id,
        level=level,
        country=data.get("country") or None,
        admin=admin,
        lat=_number(data.get("lat")),
        lon=_number(data.get("lon")),
        pop=pop,
        geonames=geonames,
        curated=geonames is None or data.get("curated") == "yes",
        prior=prior + (1.0 if geonames is None else 0.0),
    )


def _one_kind(a: str, b: str) -> bool:
    return a == b or (a in SETTLED and b in SETTLED)


def add_spot(spots: list[Spot], spot: Spot) -> None:
    """Add a meaning; the same thing from two lists becomes one, by the curated list's position and GeoNames' id."""
    for i, known in enumerate(spots):
        reach = 200 if spot.level == "governorate" else 40
        if known.country == spot.country and _one_kind(known.level, spot.level) and known.km(spot) < reach:
            spots[i] = _merged(known, spot)
            return
    spots.append(spot)


@lru_cache(maxsize=4096)
def _merged(a: Spot, b: Spot) -> Spot:
    best, other = (a, b) if a.curated else (b, a)
    pop, geonames = max(a.pop, b.pop), best.geonames or other.geonames
    gain = 0.5 * math.log10(pop / 10_000) if pop > 10_000 and not best.pop else 0.0
    return msgspec.structs.replace(best, pop=pop, geonames=geonames, prior=best.prior + gain)
