"""Parts of countries named with the adjective of their people: «الشمال السوري», «الحدود العراقية السورية».

«الأراضي العراقية» and «الداخل السوري» are the country itself."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.lexicon import Hit
from riwaya.mentions.place.countries import country_name, country_point
from riwaya.mentions.place.move import country_reach, moved
from riwaya.mentions.place.placename import PlaceName
from riwaya.mentions.reading import Reading

_DASHES = frozenset("-–ـ")


def find_parts(reading: Reading) -> Iterator[PlaceName]:
    """All such parts in the text."""
    for hit in reading.hits.of("place_side"):
        if hit.prefix.endswith("ال") and not reading.silent[hit.first]:
            yield from _side(reading, hit)
    for hit in reading.hits.of("place_land"):
        if not reading.silent[hit.first]:
            yield from _land(reading, hit)


def _side(reading: Reading, hit: Hit) -> Iterator[PlaceName]:
    """«الشمال السوري», «الشمال الشرقي السوري»."""
    bearing, at = hit.entry.data.get("bearing"), hit.last
    tail = next((h for h in reading.hits.at(at, "place_tail") if h.entry.data.get("tail") == "side"), None)
    if tail is not None:
        bearing, at = _between(bearing, tail.entry.data.get("bearing")), tail.last
    people = _people(reading, at)
    if bearing is None or people is None:
        return
    code = people.entry.data["country"]
    start = country_point(code)
    point = moved(start, bearing, country_reach(code)) if start else None
    yield _part(reading, hit, people.last, "area", code, point, "place/side/nisba")


def _between(a: int | None, b: int | None) -> int | None:
    """The bearing between two sides, the short way round: الشمال (0) الغربي (270) is 315."""
    if a is None or b is None:
        return a
    low, high = sorted((a, b))
    return ((low + high) // 2 + (180 if high - low > 180 else 0)) % 360


def _land(reading: Reading, hit: Hit) -> Iterator[PlaceName]:
    people = _people(reading, hit.last)
    if people is None:
        return
    last, level = people.last, str(hit.entry.data["level"])
    if level == "border":
        last = _second(reading, last)
    code = people.entry.data["country"]
    point = country_point(code) if level != "border" else None
    yield _part(reading, hit, last, level, code, point, "place/land/nisba")


def _people(reading: Reading, at: int) -> Hit | None:
    return next((h for h in reading.hits.at(at, "nisba") if h.prefix == "ال"), None)


def _second(reading: Reading, at: int) -> int:
    """The end of a border's second adjective: «السورية – الأردنية», «العراقية السورية»."""
    tokens = reading.script.tokens
    start = at + 1 if at < len(tokens) and tokens[at].norm in _DASHES else at
    people = _people(reading, start)
    return people.last if people is not None else at


def _part(
    reading: Reading,
    hit: Hit,
    last: int,
    level: str,
    code: str,
    point: tuple[float, float] | None,
    rule: str,
) -> PlaceName:
    skip = 0 if hit.kind == "place_land" and not hit.prefix else len(hit.prefix.removesuffix("ال"))
    span = reading.script.inside(hit.first, skip)[0], reading.script.tokens[last - 1].end
    country = country_name(code)
    whole = level == "country" and country is not None
    return PlaceName(
        first=hit.first,
        last=last,
        span=span,
        name=country if country and whole else reading.document.text[span[0] : span[1]],
        kind="place",
        level=level,
        country=code,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        chain=(country,) if country and not whole else (),
        geonames=None,
        rule=rule,
        sure=True,
        precision=("country" if whole else "area") if point else None,
    )
