"""What speaks for and against two tellings being of one happening, rule by rule, in words: for links that were made.

The weights are those of ``weights``, which ``scoring`` adds up without the words for every pair that is looked at.
``examples.yml`` beside this file holds pairs for each rule; the tests run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from riwaya.incidents import weights
from riwaya.incidents.sketch import in_common
from riwaya.incidents.telling import Telling
from riwaya.incidents.weights import BOUND, MUTUAL, ONE_SENTENCE, PERIOD, TARGET, VETO, VIOLENT, WORDS
from riwaya.incidents.where import Atlas
from riwaya.records import Evidence, Toll

Weighed = tuple[str, str, float]


def explain(a: Telling, b: Telling, atlas: Atlas) -> tuple[Evidence, ...]:
    """All that was weighed; the sum is the score, minus infinity where the two can't be one."""
    found = [w for rule in RULES for w in rule(a, b, atlas)]
    return tuple(Evidence(rule=name, detail=detail, weight=weight) for name, detail, weight in found)


def kind(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """One type; an explosion may be told as an accident; a toll of a period is no single happening."""
    if (a.scope == "recap") != (b.scope == "recap"):
        yield "scope", "one is a recap", VETO
    elif a.type != b.type:
        yield "type", f"{a.type}, {b.type}", weights.of_types(a.type, b.type, a.paper.id == b.paper.id)


def day(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """The same day; the next one for what happened at night; never days apart."""
    if a.scope == "recap":
        same = a.time is not None and a.time == b.time
        yield ("period", str(a.time), PERIOD) if same else ("period", f"{a.time}, {b.time}", VETO)
        return
    weight = weights.of_days(a.when, b.when, a.about or b.about)
    if not a.when.dated or not b.when.dated:
        yield "day", "one is undated", 0.0 if _one_group(a, b) else weight
    elif weight == VETO:
        yield "day", "days apart", VETO
    else:
        yield "day", "the same" if a.when.day == b.when.day else "not the same", weight


def _one_group(a: Telling, b: Telling) -> bool:
    return a.paper.id == b.paper.id and a.group == b.group


def place(a: Telling, b: Telling, atlas: Atlas) -> Iterator[Weighed]:
    """The same place tells much if it is small, little if it is an area; two different small places are a veto."""
    relation = atlas.relation(a.where, b.where)
    if a.where is None or b.where is None or relation == "open":
        return
    weight = weights.of_places(a.where, b.where, relation, a.type in BOUND or b.type in BOUND)
    yield "place", f"{relation}: {a.where.name}, {b.where.name}", weight


def numbers(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """Equal tolls; the larger the number, the less it is chance. Tolls that are far apart speak against."""
    for slot, weight in weights.of_tolls(a.tolls, b.tolls):
        yield slot, f"{_shown(getattr(a.tolls, slot))}, {_shown(getattr(b.tolls, slot))}", weight


def _shown(t: Toll) -> str:
    return f"{t[0]}+" if t[1] is None else str(t[0]) if t[0] == t[1] else f"{t[0]}-{t[1]}"


def sides(a: Telling, b: Telling, _: Atlas) -> Iterator[Weighed]:
    """Who did it and who was hit; of what is no violence, who took part."""
    if a.type != b.type:
        return
    x, y = a.cast, b.cast
    if a.type not in VIOLENT:
        weight, common = weights.of_parties(a.type in MUTUAL, x, y), (x.sides | x.hurt) & (y.sides | y.hurt)
        if weight or common:
            yield "parties", " ".join(sorted(common)) or "different", weight
        return
    if weight := weights.of_actors(x, y, a.paper.id == b.paper.id):
        other = "the other side" if weights.other_side(x, y) else "different"
        yield "actor", " ".join(sorted(x.sides & y.sides)) or other, weight
    if hit := x.hurt & y.hurt:
        yield "target", " ".join(sorted(hit)), TARGET


def wording(a: Telling, b: Telling, atlas: Atlas) -> Iterator[Weighed]:
    """Sentences that are copies of each other, or that share most of their words."""
    if a.paper.id == b.paper.id:
        yield from _in_one_report(a, b, atlas)
        return
    x, y, v, w = a.words, b.words, a.shingles, b.shingles
    if min(len(x), len(y)) < WORDS:
        return
    common, copied = in_common(x, y), in_common(v, w)
    if weights.may_copy(common, len(x), len(y)) and (weight := weights.of_copying(copied, len(v), len(w))):
        yield "copied words", f"{copied / min(len(v), len(w)):.0%} of the triples", weight
    elif weight := weights.of_words(common, len(x), len(y)):
        yield "words", f"{common / (len(x) + len(y) - common):.0%} in common", weight


def _in_one_report(a: Telling, b: Telling, atlas: Atlas) -> Iterator[Weighed]:
    listed = "joint" in (a.scope, b.scope)
    detail, weight = weights.in_one_report(
        a.group == b.group, a.where, b.where, atlas.relation(a.where, b.where), listed
    )
    if weight:
        yield "document", detail, weight
    if a.quote == b.quote and a.group != b.group:
        yield "sentence", "told in one sentence", ONE_SENTENCE


Rule = Callable[[Telling, Telling, Atlas], Iterator[Weighed]]
RULES: Final[tuple[Rule, ...]] = (kind, day, place, numbers, sides, wording)
