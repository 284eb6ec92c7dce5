"""Decides which phrases are places, and which of the places that share a name is meant.

The country is told by the whole document (its sure places, nisbas, dateline), by an enclosing place («بريف حماة») and
by the neighbours in the sentence; the kind of place by the cue word. What stays open goes to the better known place.
"""

from __future__ import annotations

from collections import Counter

from riwaya.arabic import fold_text
from riwaya.mentions.place.outer import link
from riwaya.mentions.place.phrase import Phrase, gather, joined
from riwaya.mentions.place.spot import SETTLED, Spot, distance, like
from riwaya.mentions.reading import Reading

#: Weights of the evidence for a meaning, on the scale of Spot.prior (a decade of population is 0.5).
W_CONTEXT = 4.0
W_OUTER = 5.0
W_ADMIN = 3.0
W_LEVEL = 2.5
W_NEAR = 1.5

Countries = Counter[str]


def choose(reading: Reading) -> tuple[list[Phrase], Countries]:
    """The phrases that are places, each with its ``choice`` (None: a name outside the gazetteer)."""
    phrases = gather(reading)
    link(reading, phrases)
    countries = context(reading, phrases)
    seen: set[str] = set()
    for phrase in phrases:
        phrase.off = not _is_place(reading, phrase, countries, seen)
        if not phrase.off and phrase.spots and (phrase.cue or not phrase.ordinary):
            seen.add(phrase.spots[0].name)
    kept = [p for p in phrases if not p.off]
    for phrase in reversed(kept):
        _decide(phrase, countries)
    return [p for p in kept if not p.off], countries


def context(reading: Reading, phrases: list[Phrase]) -> Countries:
    """How much the document speaks of each country: sure places weigh by level, the title double, nisbas a little."""
    countries: Countries = Counter()
    for phrase in phrases:
        owners = {s.country for s in phrase.spots}
        namesake = phrase.cue is not None and phrase.cue.namesake
        if len(owners) == 1 and not phrase.blocked and not namesake and not (phrase.ordinary and phrase.cue is None):
            weight = 4 if phrase.spots[0].level == "country" else 2
            countries[owners.pop() or ""] += weight * (2 if phrase.first < reading.title else 1)
    for hit in reading.hits.of("nisba"):
        countries[hit.entry.data["country"]] += 1
    _add_dateline(reading, countries)
    countries.pop("", None)
    return countries


def _add_dateline(reading: Reading, countries: Countries) -> None:
    dateline = reading.document.dateline
    if dateline is None or not dateline.place:
        return
    folded = fold_text(dateline.place)
    for hit in reading.hits.of("place"):
        if reading.silent[hit.first] and fold_text(hit.form.text) == folded and hit.entry.data.get("country"):
            countries[hit.entry.data["country"]] += 3
            return


def _is_place(reading: Reading, phrase: Phrase, countries: Countries, seen: set[str]) -> bool:
    """Whether the phrase is a place at all."""
    if phrase.blocked or not phrase.spots:
        return not phrase.blocked and _named(phrase)
    if phrase.cue is not None or _confirms(phrase):
        return True
    if _country_word(reading, phrase):
        return False
    before = phrase.before
    in_list = before is not None and not before.off and bool(before.spots) and joined(reading, before, phrase)
    if phrase.ordinary:
        again = phrase.located and (phrase.mild or any(s.name in seen for s in phrase.spots))
        again = again and (not phrase.mild or _in_context(phrase, countries))
        return again or (in_list and _kin(before, phrase)) or (phrase.side and _in_context(phrase, countries))
    if all(s.obscure for s in phrase.spots) and not (phrase.located or in_list):
        return False
    if all(s.minor for s in phrase.spots):
        return (phrase.located or in_list) and _in_context(phrase, countries)
    return True


def _named(phrase: Phrase) -> bool:
    """An unknown name is a place after «قرية», «بلدة», «مدينة»; after weaker cues it needs a second sign."""
    if phrase.cue is None:
        return False
    if phrase.cue.unknown in ("any", "firm", "rare"):
        return True
    return phrase.located or phrase.outer is not None or bool(phrase.tail)


def _confirms(phrase: Phrase) -> bool:
    """Whether the enclosing place fits one of the meanings: same country, and near where the meaning has a point."""
    outer = phrase.outer
    if outer is None or not outer.spots:
        return False
    rural = outer.bearing is not None or (outer.cue is not None and outer.cue.named == "country")
    if phrase.ordinary and not phrase.located and not rural:
        return False  # «سفارتها الجديدة في مدينة القدس»
    return any(_within(s, o) for s in phrase.spots for o in outer.spots)


def _within(spot: Spot, outer: Spot) -> bool:
    if outer.level == "country":
        return spot.country == outer.country
    return spot.country == outer.country and (spot.km(outer) < 150 or outer.name in spot.admin)


def _kin(before: Phrase | None, phrase: Phrase) -> bool:
    """Two names of one list belong together if they may lie in one country and are of like size."""
    if before is None:
        return False
    return any(s.country == o.country and abs(s.width - o.width) <= 3 for s in phrase.spots for o in before.spots)


def _in_context(phrase: Phrase, countries: Countries) -> bool:
    return any(countries[s.country] >= 2 for s in phrase.spots if s.country)


def _country_word(reading: Reading, phrase: Phrase) -> bool:
    """«قوات سورية»: a country's name that is spelt like the feminine of its nisba, after a noun."""
    if phrase.located or not any(h.last == phrase.stop for h in reading.hits.at(phrase.start, "nisba")):
        return False
    before = reading.script.tokens[phrase.start - 1] if phrase.start else None
    return before is not None and before.kind == "w" and not phrase.prefix


def _decide(phrase: Phrase, countries: Countries) -> None:
    if not phrase.spots:
        return
    if len(phrase.spots) == 1 and phrase.cue is None:
        phrase.choice, phrase.sure = phrase.spots[0], not phrase.ordinary
        return
    ranked = sorted(((_score(s, phrase, countries), s) for s in phrase.spots), key=lambda pair: -pair[0])
    best, spot = ranked[0]
    phrase.choice = spot
    rival = next((score for score, s in ranked[1:] if s.country != spot.country or s.km(spot) > 40), None)
    phrase.sure = rival is None or best - rival >= 1.0
    if phrase.cue is not None and (_namesake(spot, phrase, countries) or _elsewhere(spot, phrase, countries)):
        phrase.choice, phrase.sure = None, False


def _score(spot: Spot, phrase: Phrase, countries: Countries) -> float:
    score = spot.prior
    total = sum(countries.values())
    if total and spot.country:
        score += W_CONTEXT * countries[spot.country] / total
    if phrase.cue is not None:
        score += W_LEVEL * _level_fit(spot, phrase)
    if phrase.outer is not None:
        score += _outer_fit(spot, phrase.outer)
    before = phrase.before
    if before is not None and before.choice is not None and before.choice.km(spot) < 80:
        score += W_NEAR
    return score


def _level_fit(spot: Spot, phrase: Phrase) -> float:
    """1 if the cue says what the place is (2 if part of its name), -1 if another thing, 0 if it leaves that open."""
    cue = phrase.cue
    if spot in phrase.spots[: phrase.full]:
        return 2.0
    if cue is None or cue.named == "country":
        return 0.5 if spot.level in ("governorate", "city", "town") else 0.0
    if spot.level in like(cue.level):
        return 1.0
    if cue.named == "whole":
        return 0.0
    return -0.4 if spot.level in SETTLED and cue.level in ("district", "governorate", "quarter", "camp") else -1.0


def _outer_fit(spot: Spot, outer: Phrase) -> float:
    meant = [outer.choice] if outer.choice else outer.spots
    if not meant:
        return 0.0
    same = any(o.country == spot.country and o.country for o in meant)
    inside = any(o.name in spot.admin or (o.level != "country" and spot.km(o) < 80) for o in meant)
    return W_OUTER * same + W_ADMIN * inside


def _namesake(spot: Spot, phrase: Phrase, countries: Countries) -> bool:
    """«شارع بغداد»، «جبل الزاوية»: only called after the place that the gazetteer knows by the name."""
    cue, outer = phrase.cue, phrase.outer
    if cue is None or not cue.namesake or cue.level == spot.level or spot in phrase.spots[: phrase.full]:
        return False
    if cue.level == "quarter" and spot.width <= 2 and countries[spot.country or ""] >= 2:
        return False  # «حي الحجر الأسود»: a town that a city has grown around
    meant = [outer.choice] if outer is not None and outer.choice else outer.spots if outer is not None else []
    return spot.width > 1 and not any(_within(spot, o) for o in meant)


def _elsewhere(spot: Spot, phrase: Phrase, countries: Countries) -> bool:
    """A name after a cue that the gazetteer knows only in a country of which the document does not speak."""
    outer = phrase.outer.choice if phrase.outer else None
    if outer is not None and outer.country and spot.country and outer.level != "continent":
        far = outer.level != "country" and distance((spot.lat, spot.lon), (outer.lat, outer.lon)) > 300
        return outer.country != spot.country or (far and spot.width < 5)
    whole = phrase.cue is not None and phrase.cue.named == "whole" and spot not in phrase.spots[: phrase.full]
    top = countries.most_common(1)
    strong = bool(top) and top[0][1] >= 6 and top[0][1] >= 0.6 * sum(countries.values())
    return strong and bool(spot.country) and countries[spot.country or ""] == 0 and (spot.minor or whole)
