"""What is done by saying it: the act of the verb with its frame, changed by the first words of what was said.

Verbs that only say (قال، أضاف، أكد، أعلن) leave the act to the content: its words are weighed (``act_words.yml``),
and the heaviest act wins where it reaches the threshold.
"""

from __future__ import annotations

from collections import defaultdict
from typing import cast, get_args

from riwaya.lexicon import Hit
from riwaya.records import Act
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue

_OPEN = frozenset({"assert", "announce"})
_EARLY = 7
_THRESHOLD = 2.0
#: Where two acts weigh the same the earlier one of these is taken.
_ORDER: tuple[Act, ...] = get_args(Act)


def act(ctx: Context, cue: Cue, complement: Complement, first: int, last: int) -> Act:
    """The act of a statement whose content is tokens ``first`` to ``last``."""
    base = base_act(cue, complement.frame)
    changed = _changed(ctx, base, first, last)
    if changed is not None:
        return changed
    if base not in _OPEN:
        return cast(Act, base)
    return _weighed(ctx, cast(Act, base), first, last)


def base_act(cue: Cue, frame: str) -> str:
    """The act of a verb with a frame, before its content is looked at."""
    plain = frame.removeprefix("whom-")
    known = cue.frames.get(frame) or cue.frames.get(plain) or cue.frames.get("whom-" + plain)
    return known or next(iter(cue.frames.values()), "assert")


def _changed(ctx: Context, base: str, first: int, last: int) -> Act | None:
    """The act that one of the first words makes of the verb's (أكد رفضه)."""
    for j in range(first, min(first + 3, last)):
        for hit in ctx.reading.hits.at(j, "act"):
            if base in hit.entry.data["after"]:
                return cast(Act, hit.entry.data["act"])
    return None


def _weighed(ctx: Context, base: Act, first: int, last: int) -> Act:
    weights: dict[Act, float] = defaultdict(float)
    at, free = -1, first
    for hit in ctx.reading.hits.of("act-word"):
        if first <= hit.first < last and (hit.first == at or hit.first >= free):
            weights[hit.entry.data["act"]] += _weight(hit, hit.first - first)
            at, free = hit.first, max(free, hit.last)  # «ادعاءات كاذبة» is no «كاذبة» besides
    if not weights:
        return base
    best = max(_ORDER, key=lambda a: weights[a])
    return best if weights[best] >= _THRESHOLD else base


def _weight(hit: Hit, distance: int) -> float:
    """A word counts half as much again near the start, and not at all late if it is marked ``early``."""
    early = distance < _EARLY
    if hit.entry.data.get("early") and not early:
        return 0.0
    return float(hit.entry.data["weight"]) * (2.0 if early else 1.0)
