"""From decided phrases to PlaceName: names, chains, positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riwaya.arabic import fold_text
from riwaya.mentions.place.adjective import find_parts
from riwaya.mentions.place.choose import Countries, choose
from riwaya.mentions.place.countries import country_name
from riwaya.mentions.place.move import REACH_KM, country_reach, moved
from riwaya.mentions.place.phrase import Phrase
from riwaya.mentions.place.placename import PlaceName
from riwaya.mentions.place.spot import FACILITIES, Spot
from riwaya.mentions.reading import Reading
from riwaya.records import Span

_NO_QUOTES = str.maketrans(dict.fromkeys('"«»“”'))


def find_places(reading: Reading) -> list[PlaceName]:
    """All places named in the parts of the text that are evidence, in order."""
    phrases, countries = choose(reading)
    written = _written(reading, phrases)
    made: dict[int, PlaceName] = {}
    for phrase in reversed(phrases):  # the enclosing place stands after the enclosed
        outer = made.get(phrase.outer.first) if phrase.outer is not None else None
        made[phrase.first] = _make(reading, phrase, outer, countries, written)
    found = [*made.values(), *sorted(find_parts(reading), key=lambda p: p.first - p.last)]  # the longest parts first
    return sorted(_apart(found), key=lambda p: p.first)


def _apart(places: Iterable[PlaceName]) -> Iterator[PlaceName]:
    """Those that share no token with one before them."""
    taken: set[int] = set()
    for place in places:
        tokens = range(place.first, place.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            yield place


def smallest_first(names: Iterable[str]) -> str:
    """The names of a chain as coders write them: «مطار بغداد الدولي، بغداد»."""
    return "، ".join(names)


def _written(reading: Reading, phrases: Iterable[Phrase]) -> dict[str, str]:
    """By the gazetteer's name how the text writes a place that it never calls so: «صفوان», which maps call «سفوان»."""
    forms: dict[str, list[str]] = {}
    for phrase in phrases:
        spot = phrase.choice
        if spot is not None and spot.level != "country" and _called(phrase, spot):
            forms.setdefault(spot.name, []).append(_letters(reading, phrase))
    return {
        name: max(texts, key=texts.count)
        for name, texts in forms.items()
        if not any(_words(name) & _words(text) for text in texts)
    }


def _called(phrase: Phrase, spot: Spot) -> bool:
    """Whether the phrase is called by the gazetteer's name."""
    own = phrase.cue is None or phrase.cue.named == "outer" or spot in phrase.spots[: phrase.full]
    return own and _is_spot(phrase, spot)


def _words(name: str) -> set[str]:
    """The folded words of a name, without the article."""
    return {w.removeprefix("ال") for w in fold_text(name).split()}


def _letters(reading: Reading, phrase: Phrase) -> str:
    """The words of the name itself, with a cue that belongs to it («منفذ صفوان»), without clitics."""
    if phrase.cue is not None and phrase.cue.named == "whole":
        return reading.document.text[slice(*_span(reading, phrase))].translate(_NO_QUOTES)
    skip = len(phrase.prefix.removesuffix("ال")) if phrase.first == phrase.start else 0
    start = reading.script.inside(phrase.start, skip)[0]
    return reading.document.text[start : reading.script.tokens[phrase.stop - 1].end].translate(_NO_QUOTES)


def _make(
    reading: Reading, phrase: Phrase, outer: PlaceName | None, countries: Countries, written: dict[str, str]
) -> PlaceName:
    spot = phrase.choice
    level = _level(phrase, spot)
    lat, lon, precision = _position(phrase, spot, outer)
    return PlaceName(
        first=phrase.first,
        last=phrase.last,
        span=_span(reading, phrase),
        name=_name(reading, phrase, spot, written),
        kind="facility" if level in FACILITIES else "place",
        level=level,
        country=_country(spot, outer, countries),
        lat=lat,
        lon=lon,
        chain=_chain(phrase, spot, outer),
        geonames=spot.geonames if spot and _is_spot(phrase, spot) else None,
        rule=_rule(phrase),
        sure=phrase.sure and spot is not None,
        precision=precision,
    )


def _span(reading: Reading, phrase: Phrase) -> Span:
    skip = len(phrase.prefix) - (1 if phrase.prefix.endswith("لال") else 0)
    return reading.script.inside(phrase.first, skip)[0], reading.script.tokens[phrase.last - 1].end


def _is_spot(phrase: Phrase, spot: Spot) -> bool:
    """Whether the phrase names the gazetteer's place itself, and nothing beside or within it."""
    if phrase.bearing is not None:
        return False
    if spot in phrase.spots[: phrase.full]:
        return True
    if phrase.cue is not None and phrase.cue.named == "country":
        return False
    return phrase.cue is None or phrase.cue.named == "outer" or spot.level == phrase.cue.level


def _level(phrase: Phrase, spot: Spot | None) -> str:
    rural = phrase.cue is not None and phrase.cue.named == "country"
    if phrase.bearing is not None or (rural and (spot is None or not _is_spot(phrase, spot))):
        return "area"
    if phrase.cue is not None and (spot is None or not _is_spot(phrase, spot)):
        return phrase.cue.level
    return spot.level if spot is not None else "area"


def _name(reading: Reading, phrase: Phrase, spot: Spot | None, written: dict[str, str]) -> str:
    """The gazetteer's name where the phrase is that place (:func:`_written`), else the words of the text."""
    if spot is not None and _called(phrase, spot):
        return written.get(spot.name, spot.name)
    start, end = _span(reading, phrase)
    if phrase.cue is not None and phrase.cue.named == "outer" and phrase.bearing is None:
        start = reading.script.tokens[phrase.start].start
    return reading.document.text[start:end].translate(_NO_QUOTES)


def _country(spot: Spot | None, outer: PlaceName | None, countries: Countries) -> str | None:
    if spot is not None:
        return spot.country
    if outer is not None and outer.country:
        return outer.country
    top = countries.most_common(2)
    alone = bool(top) and (len(top) == 1 or top[0][1] >= 2 * top[1][1])
    return top[0][0] if alone else None


def _position(
    phrase: Phrase, spot: Spot | None, outer: PlaceName | None
) -> tuple[float | None, float | None, str | None]:
    if spot is None:
        if outer is None or outer.level in ("country", "continent", "sea"):
            return None, None, None
        return outer.lat, outer.lon, "enclosing" if outer.lat is not None else None
    if spot.lat is None or spot.lon is None:
        return None, None, None
    bearing = phrase.bearing if phrase.bearing is not None else phrase.toward
    if bearing is not None:
        km = country_reach(spot.country) if spot.level == "country" else REACH_KM.get(spot.level, 15.0)
        return *moved((spot.lat, spot.lon), bearing, km), "area"
    if _is_spot(phrase, spot):
        return spot.lat, spot.lon, "area" if spot.width >= 4 else "exact"
    return spot.lat, spot.lon, "enclosing"


def _chain(phrase: Phrase, spot: Spot | None, outer: PlaceName | None) -> tuple[str, ...]:
    own = (spot.name,) if spot is not None and not _is_spot(phrase, spot) else ()
    if outer is not None:
        return tuple(dict.fromkeys((*own, outer.name, *outer.chain)))
    return tuple(dict.fromkeys((*own, *_admin(spot)))) if spot is not None else ()


def _admin(spot: Spot) -> tuple[str, ...]:
    country = country_name(spot.country) if spot.country and spot.level != "country" else None
    names = [n for n in (*spot.admin, country) if n and n != spot.name]
    return tuple(dict.fromkeys(names))


def _rule(phrase: Phrase) -> str:
    parts = ["place"]
    if phrase.bearing is not None:
        parts.append("side")
    if phrase.cue is not None:
        parts.append("cue")
    parts.append("known" if phrase.choice is not None else "named")
    if phrase.outer is not None:
        parts.append("in")
    return "/".join(parts)
