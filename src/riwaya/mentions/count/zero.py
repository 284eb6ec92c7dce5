"""Harm that did not happen: «دون إصابات», «عدم وقوع أضرار بشرية», «لم يسفر عن ضحايا»."""

from __future__ import annotations

from riwaya.arabic import Token
from riwaya.lexicon import Hit
from riwaya.mentions.count.context import longest
from riwaya.mentions.found import Quantity
from riwaya.mentions.reading import Reading
from riwaya.records import CountOf

_BOTH: tuple[CountOf, ...] = ("killed", "injured")


def find_zeros(reading: Reading) -> list[Quantity]:
    """A zero of the dead and of the wounded for each denial of harm, or of the one kind it names."""
    hits = {h.first: h for h in longest(reading.hits.of("zero"))}
    out: list[Quantity] = []
    for hit in hits.values():
        if hit.entry.data["is"] == "not":
            harm = _harm(hits, hit, reading.script.tokens)
            if harm:
                out += _zeros(reading, hit, harm)
    return out


def _harm(hits: dict[int, Hit], start: Hit, tokens: list[Token]) -> Hit | None:
    """The harm that the words after a negation lead to, through words that may stand between; «إصابات أخرى» is none."""
    at = start.last
    while at in hits:
        hit = hits[at]
        if hit.entry.data["is"] == "harm":
            return None if tokens[hit.last : hit.last + 1] and tokens[hit.last].norm == "اخري" else hit
        at = hit.last
    return None


def _zeros(reading: Reading, start: Hit, harm: Hit) -> list[Quantity]:
    of = harm.entry.data["of"]
    kinds = _BOTH if of == "both" else (of,)
    span = (reading.hits.span(start)[0], reading.script.tokens[harm.last - 1].end)
    return [Quantity(start.first, harm.last, span, 0, 0, k, None, False, "count.zero") for k in kinds]
