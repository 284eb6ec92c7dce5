"""What each thing that two tellings share or differ in weighs: numbers alone, of values alone.

``evidence`` words these for people, ``scoring`` adds them up for the many pairs that are only looked at. The weights
are set by hand on the scale of the threshold: a village and a day are enough; a city and a day need one thing more; an
area needs numbers or words. What can't be (another place, another day) is a veto, whatever else agrees. All are
symmetric.
"""

from __future__ import annotations

from typing import Final

from riwaya.incidents.telling import Cast
from riwaya.incidents.toll import Tolls
from riwaya.incidents.when import When
from riwaya.incidents.where import Relation, Where
from riwaya.incidents.words import bare, words_of
from riwaya.records import EventType, Slot, Toll

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
PERIOD: Final = 1.0
"""Two recaps of one period."""
UNDATED: Final = -1.0
"""Where either has no day, unless one report says that the two are one."""
TARGET: Final = 0.5
"""The same people or things hit."""


def of_types(a: EventType, b: EventType, one_report: bool) -> float:
    """What attends an attack may join it; what attends one only together with it, or in the same report."""
    if a == b:
        return 0.0
    types = {a, b}
    if one_report:
        return -0.25 if types - {"ASSAULT", "RETREAT"} <= ATTENDANT else VETO
    return -0.25 if "ASSAULT" in types and types - {"ASSAULT"} <= ATTENDANT else VETO


def of_days(x: When, y: When, about: bool) -> float:
    """The same day; the next one for what happened at night; never days apart. ``about``: either report's own day."""
    if not x.dated or not y.dated:
        return UNDATED
    gap = max(x.first, y.first) - min(x.last, y.last)
    if gap > (1 if "exact" in (x.certainty, y.certainty) else 0):
        return VETO
    sure = x.certainty == y.certainty == "exact"
    if x.day == y.day:
        return 1.0 if sure else 0.75
    return -0.5 if sure else (0.0 if about else BESIDE) + DOUBT * (abs(x.day - y.day) - 1)


def of_places(a: Where | None, b: Where | None, relation: Relation, bound: bool) -> float:
    """The same place tells much if it is small, little if it is an area; ``bound``: either type is in BOUND."""
    if a is None or b is None or relation == "open":
        return 0.0
    if relation == "apart":
        return VETO
    wider = b if (b.width, b.seat, b.big) > (a.width, a.seat, a.big) else a
    if relation == "same":
        weight = 1.0 if wider.seat else BIG_CITY if wider.big else BY_WIDTH[min(wider.width, 6)]
        return weight if bound else weight * UNBOUND
    return 0.75 if relation == "near" or wider.width <= AREA else 0.5


def of_tolls(a: Tolls, b: Tolls) -> list[tuple[Slot, float]]:
    """Equal tolls; the larger the number, the less it is chance. Tolls that are far apart speak against."""
    found: list[tuple[Slot, float]] = []
    if (x := a.killed) is not None and (y := b.killed) is not None:
        found.append(("killed", _of_numbers(x, y)))
    if (x := a.injured) is not None and (y := b.injured) is not None:
        found.append(("injured", 0.75 * _of_numbers(x, y)))
    if (x := a.projectiles) is not None and (y := b.projectiles) is not None:
        found.append(("projectiles", 0.5 * _of_numbers(x, y)))
    return [(slot, w) for slot, w in found if w and slot not in a.worded and slot not in b.worded] if found else found


def _of_numbers(x: Toll, y: Toll) -> float:
    if y[0] < x[0]:
        x, y = y, x
    low, high = x[0], y[0]
    if not low:
        return 0.25 if x == y else -0.5
    if low == high or high <= (x[1] or low):
        return 1.0 if low == 1 else 1.5 if low < 5 else 2.0
    return 0.0 if high <= 2 * low else -0.5 if high <= 4 * low else -1.5


def of_actors(a: Cast, b: Cast, one_report: bool) -> float:
    """The same side blamed; sources often blame different ones, so that says little against it."""
    if not a.sides or not b.sides:
        return 0.0
    if not a.sides.isdisjoint(b.sides):
        return 1.0
    return -1.5 if one_report or other_side(a, b) else -0.25


def other_side(a: Cast, b: Cast) -> bool:
    """Whether who hit by the one was hit by the other."""
    return not a.sides.isdisjoint(b.hurt) and not a.hurt.isdisjoint(b.sides)


def of_parties(mutual: bool, a: Cast, b: Cast) -> float:
    """Who met, agreed, marched: of these things the parties tell more than the place.

    Two words in common are two parties, or one by its full name, which is enough where one alone can do it.
    """
    x, y = a.sides | a.hurt, b.sides | b.hurt
    common = x & y
    if not common:
        return -2.0 if x and y else 0.0
    if len(common) == 1:
        return 0.75
    if not mutual or _shared(a, b, common) > 1:
        return 2.5
    return 0.0 if x - common and y - common else 1.75  # 0: the same minister, and two others whom he met


def _shared(a: Cast, b: Cast, common: frozenset[str]) -> int:
    """How many parties two tellings share: two words of one name are one party."""
    countries = sum(key.isupper() for key in common)
    return countries + min(_named(a, common), _named(b, common))


def _named(cast: Cast, keys: frozenset[str]) -> int:
    return sum(not keys.isdisjoint(map(bare, words_of(name))) for name in {*cast.actors, *cast.targets})


def of_words(common: int, one: int, other: int) -> float:
    """By how many words two sketches of so many have in common."""
    share = common / (one + other - common)
    return 0.0 if share < 0.25 else 1.0 if share < 0.45 else 1.5


def may_copy(common: int, one: int, other: int) -> bool:
    """Whether so many words in common leave any chance that the word triples are too, which is dear to find out."""
    return common >= 0.3 * min(one, other)


def of_copying(common: int, one: int, other: int) -> float:
    """By how many word triples two sketches of so many have in common."""
    least = min(one, other)
    return MOST_WORDING if least >= 6 and common >= 0.6 * least else 0.0


def in_one_report(
    same_group: bool, a: Where | None, b: Where | None, relation: Relation, listed: bool
) -> tuple[str, float]:
    """What one report says twice of a place, or once without it or of the area around, is likely one happening.

    ``listed``: either is told of a list of places; what is told of one of them is not told of the others.
    """
    if same_group and listed and a is not None and b is not None and relation != "same":
        return "another place of the list", VETO
    if same_group:
        return "one happening of one report", 4.0
    if a is None or b is None:
        return "one report, without its place", 1.0
    if a.n == b.n and a.width <= AREA:
        return "one report comes back to the place", 1.0
    return "one report, the place and its area", 0.75 if relation == "part" else 0.0


ONE_SENTENCE: Final = 0.75
"""Two events of one sentence of one report."""
