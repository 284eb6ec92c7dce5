"""Runs the rules of counting over a text, from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.mentions.count.context import Context
from riwaya.mentions.count.rules import RULES
from riwaya.mentions.count.zero import find_zeros
from riwaya.mentions.found import Quantity, Time
from riwaya.mentions.reading import Reading


def find_counts(reading: Reading, times: Sequence[Time] = ()) -> list[Quantity]:
    """All quantities in order. Numbers inside ``times`` are no quantities; hand over those of :func:`find_times`."""
    zeros = find_zeros(reading)
    context = Context(reading, times)
    taken = {i for z in zeros for i in range(z.first, z.last)}
    end = 0
    for at in _places(context):
        if at < end or at in taken or reading.silent[at]:
            continue
        found = next((q for rule in RULES if (q := rule.apply(context, at))), None)
        if found:
            context.found += found
            end = found[-1].last
    return sorted([*context.found, *zeros], key=lambda q: q.span)


def _places(context: Context) -> list[int]:
    """Where a quantity may begin."""
    one_of = [h.first - 1 for h in context.heads.values() if h.first and h.grammar == "plural"]
    return sorted({*context.numbers, *context.heads, *one_of})
