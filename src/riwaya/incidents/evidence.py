"""What speaks for and against two tellings being of one happening, rule by rule, as weights that add up.

The weights are set by hand on the scale of the threshold: a village and a day are enough; a city and a day need one
thing more; an area needs numbers or words. What can't be (another place, another day) is a veto, whatever else agrees.
``examples.yml`` beside this file holds pairs for each rule; the tests run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from riwaya.incidents.sketch import contained, likeness
from riwaya.incidents.telling import Telling
from riwaya.incidents.toll import NOTHING
from riwaya.incidents.where import Atlas, Relation
from riwaya.incidents.words import bare, words_of
from riwaya.records import Evidence, Toll

THRESHOLD: Final = 3.0
"""Links are made from this score on."""
VETO: Final = float("-inf")
BY_WIDTH: Final = (3.0, 3.0, 3.0, 2.5, 1.0, 0.5, 0.5)
"""Weight of one and the same place by its width: a building to a village, a city, an area, a governorate, a region."""
BIG_CITY: Final = 1.25
"""Weight of a city of :data:`riwaya.incidents.where.MANY` people and more, where several things happen in a day."""
VIOLENT: Final = frozenset({"ASSAULT", "ACCIDENT"})
MOST_WORDING: Final = 2.5
"""The weight of copied words, the most that the wording of two reports can add."""
WORDS: Final = 7
"""Longer words that a sentence must have for likeness in words to tell anything."""
DOUBT: Final = -0.75
"""For each day more than one that two likeliest days lie apart, where either is uncertain."""
BESIDE: Final = -0.25
"""For the first day apart, where both reports' own days are known: in an offensive a place is hit day after day."""
AREA: Final = 4
"""Width of an area: a report that names one again means the same happening, unless it says otherwise."""
BOUND: Final = frozenset({"ASSAULT", "ACCIDENT", "COERCE", "PROTEST", "DEFEND"})
"""Types that happen at a place; of the others (talks, decisions, withdrawals) the parties tell more."""
UNBOUND: Final = 0.5
"""What is left of the weight of a place for those others."""
ATTENDANT: Final = frozenset({"ACCIDENT", "AID", "COERCE", "DEFEND", "INVESTIGATE"})
"""What comes with an attack at its place and on its day, and is part of the same incident: fire, rescue, arrests in a
raid, interception, inquiry. In one report flight too; a withdrawal of which another tells is a deed of its own."""
MUTUAL: Final = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""What two or more do together: it takes two of them to know which meeting or agreement it is."""

Weighed = tuple[str, str, float]


def score(a: Telling, b: Telling, atlas: Atlas) -> float:
    """The sum of the weights; ``VETO`` where the two can't be one."""
    if excluded(a, b, atlas):
        return VETO
    total = 0.0
    for rule in RULES[:-1]:
        for _, _, weight in rule(a, b, atlas):
            total += weight
        if total == VETO:
            return VETO
    if total + MOST_WORDING < THRESHOLD and a.paper is not b.paper:
        return total  # the last and dearest rule could not make it a link
    for _, _, weight in wording(a, b, atlas):
        total += weight
    return total


def excluded(a: Telling, b: Telling, atlas: Atlas) -> bool:
    """The vetoes that are quick to see: most pairs that share a key end here."""
    if a.type != b.type and a.type != "ASSAULT" and b.type != "ASSAULT" and a.paper.id != b.paper.id:
        return True
    x, y = a.when, b.when
    if x.first and y.first and (x.first > y.last + 1 or y.first > x.last + 1):
        return True
    return a.where is not b.where and atlas.relation(a.where, b.where) == "apart"


def explain(a: Telling, b: Telling, atlas: Atlas) -> tuple[Evidence, ...]:
    """All that was weighed."""
    found = [w for rule in RULES for w in rule(a, b, atlas)]
    return tuple(Evidence(rule=name, detail=detail, weight=weight) for name, detail, weight in found)


def kind(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """One type; an explosion may be told as an accident; a toll of a period is no single happening."""
    if (a.scope == "recap") != (b.scope == "recap"):
        yield "scope", "one is a recap", VETO
    elif a.type != b.type:
        yield "type", f"{a.type}, {b.type}", _types_weight(a, b)


def _types_weight(a: Telling, b: Telling) -> float:
    """What attends an attack may join it; what attends one only together with it, or in the same report."""
    types, one_report = {a.type, b.type}, a.paper.id == b.paper.id
    if one_report:
        return -0.25 if types - {"ASSAULT", "RETREAT"} <= ATTENDANT else VETO
    return -0.25 if "ASSAULT" in types and types - {"ASSAULT"} <= ATTENDANT else VETO


def day(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """The same day; the next one for what happened at night; never days apart."""
    x, y = a.when, b.when
    if a.scope == "recap":
        same = a.time is not None and a.time == b.time
        yield ("period", str(a.time), 1.0) if same else ("period", f"{a.time}, {b.time}", VETO)
        return
    if not x.dated or not y.dated:
        yield ("day", "one is undated", 0.0) if a.group == b.group else ("day", "one is undated", -1.0)
        return
    gap = max(x.first, y.first) - min(x.last, y.last)
    sure = x.certainty == y.certainty == "exact"
    if gap > (1 if "exact" in (x.certainty, y.certainty) else 0):
        yield "day", "days apart", VETO
    elif x.day == y.day:
        yield "day", "the same", 1.0 if sure else 0.75
    else:
        beside = 0.0 if _about(a) or _about(b) else BESIDE
        yield "day", "not the same", -0.5 if sure else beside + DOUBT * (abs(x.day - y.day) - 1)


def _about(t: Telling) -> bool:
    """Whether the day of a report itself is approximate."""
    return "~" in (t.paper.published or "")


def place(a: Telling, b: Telling, atlas: Atlas) -> Iterator[Weighed]:
    """The same place tells much if it is small, little if it is an area; two different small places are a veto."""
    relation = atlas.relation(a.where, b.where)
    if relation == "open":
        return
    weight = _place_weight(a, b, relation)
    yield "place", f"{relation}: {_name(a)}, {_name(b)}", weight


def _place_weight(a: Telling, b: Telling, relation: Relation) -> float:
    if relation == "apart" or a.where is None or b.where is None:
        return VETO
    x, y = a.where, b.where
    wider = y if (y.width, y.seat) > (x.width, x.seat) else x
    if relation == "same":
        weight = 1.0 if wider.seat else BIG_CITY if wider.big else BY_WIDTH[min(wider.width, 6)]
        return weight if a.type in BOUND or b.type in BOUND else weight * UNBOUND
    if relation == "near":
        return 0.75
    return 0.75 if wider.width <= AREA else 0.5


def _name(t: Telling) -> str:
    return t.where.name if t.where else ""


def numbers(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """Equal tolls; the larger the number, the less it is chance. Tolls that are far apart speak against."""
    if a.tolls is NOTHING or b.tolls is NOTHING:
        return
    for slot, factor in (("killed", 1.0), ("injured", 0.75), ("projectiles", 0.5)):
        x, y = getattr(a.tolls, slot), getattr(b.tolls, slot)
        if x is not None and y is not None and slot not in (*a.tolls.worded, *b.tolls.worded):
            weight = factor * _numbers_weight(x, y)
            if weight:
                yield slot, f"{_shown(x)}, {_shown(y)}", weight


def _numbers_weight(x: Toll, y: Toll) -> float:
    if not x[0] or not y[0]:
        return 0.25 if x == y else -0.5
    if _overlap(x, y):
        return 1.0 if x[0] == 1 else 1.5 if x[0] < 5 else 2.0
    ratio = max(x[0], y[0]) / min(x[0], y[0])
    return 0.0 if ratio <= 2 else -0.5 if ratio <= 4 else -1.5


def _overlap(x: Toll, y: Toll) -> bool:
    return x[0] == y[0] or (x[0] <= (y[1] or y[0]) and y[0] <= (x[1] or x[0]))


def _shown(t: Toll) -> str:
    return f"{t[0]}+" if t[1] is None else str(t[0]) if t[0] == t[1] else f"{t[0]}-{t[1]}"


def sides(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """The same side blamed; sources often blame different ones, so that says little against it."""
    if a.type != b.type:
        return
    if a.type not in VIOLENT:
        yield from _parties(a, b)
        return
    if a.sides and b.sides:
        if common := a.sides & b.sides:
            yield "actor", " ".join(sorted(common)), 1.0
        elif a.sides & b.hurt and a.hurt & b.sides:
            yield "actor", "the other side", -1.5
        else:
            yield "actor", "different", -1.5 if a.paper.id == b.paper.id else -0.25
    if a.hurt and b.hurt and a.hurt & b.hurt:
        yield "target", " ".join(sorted(a.hurt & b.hurt)), 0.5


def _parties(a: Telling, b: Telling) -> Iterator[Weighed]:
    """Who met, agreed, marched: of these things the parties tell more than the place."""
    x, y = a.sides | a.hurt, b.sides | b.hurt
    if common := x & y:
        yield "parties", " ".join(sorted(common)), _parties_weight(a, b, common)
    elif x and y:
        yield "parties", "different", -2.0


def _parties_weight(a: Telling, b: Telling, common: frozenset[str]) -> float:
    """Two words in common are two parties, or one by its full name, which is enough where one alone can do it."""
    if len(common) == 1:
        return 0.75
    if a.type not in MUTUAL or _shared(a, b, common) > 1:
        return 2.5
    if (a.sides | a.hurt) - common and (b.sides | b.hurt) - common:
        return 0.0  # the same minister, and two others whom he met
    return 1.75


def _shared(a: Telling, b: Telling, common: frozenset[str]) -> int:
    """How many parties two tellings share: two words of one name are one party."""
    countries = sum(key.isupper() for key in common)
    return countries + min(_named(a, common), _named(b, common))


def _named(t: Telling, keys: frozenset[str]) -> int:
    return sum(not keys.isdisjoint(map(bare, words_of(name))) for name in {*t.actors, *t.targets})


def wording(a: Telling, b: Telling, atlas: Atlas) -> Iterator[Weighed]:
    """Sentences that are copies of each other, or that share most of their words."""
    if a.paper.id == b.paper.id:
        yield from _in_one_report(a, b, atlas)
        return
    if a.sentence[2] < WORDS or b.sentence[2] < WORDS:
        return
    x, y = a.shingles, b.shingles
    copied = contained(x, y)
    if copied >= 0.6 and min(len(x), len(y)) >= 6:
        yield "copied words", f"{copied:.0%} of the triples", MOST_WORDING
        return
    common = likeness(a.words, b.words)
    if common >= 0.25:
        yield "words", f"{common:.0%} in common", 1.0 if common < 0.45 else 1.5


def _in_one_report(a: Telling, b: Telling, atlas: Atlas) -> Iterator[Weighed]:
    """What one report says twice of a place, or once without it or of the area around, is likely one happening."""
    if a.group == b.group:
        yield "document", "one happening of one report", 4.0
    elif a.where is None or b.where is None:
        yield "document", "one report, without its place", 1.0
    elif a.where.n == b.where.n and a.where.width <= AREA:
        yield "document", "one report comes back to the place", 1.0
    elif atlas.relation(a.where, b.where) == "part":
        yield "document", "one report, the place and its area", 0.75
    if a.quote == b.quote and a.group != b.group:
        yield "sentence", "told in one sentence", 0.75


Rule = Callable[[Telling, Telling, Atlas], Iterator[Weighed]]
RULES: Final[tuple[Rule, ...]] = (kind, day, place, numbers, sides, wording)
"""In the order of cost; the first veto ends it."""
