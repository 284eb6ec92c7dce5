"""What is done by saying it: the act of the verb with its frame, changed by the first words of what was said."""

from __future__ import annotations

from typing import get_args

from riwaya.records import Act
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue
from riwaya.statements.words import MUST

_ACTS = frozenset(get_args(Act))


def act(ctx: Context, cue: Cue, complement: Complement, first: int, last: int) -> Act:
    """The act of a statement whose content is tokens ``first`` to ``last``."""
    base = cue.frames.get(complement.frame) or cue.frames.get(complement.frame.removeprefix("whom-")) or "assert"
    if base not in _ACTS:
        base = "assert"
    for j in range(first, min(first + 3, last)):
        for hit in ctx.reading.hits.at(j, "act"):
            if base in hit.entry.data["after"]:
                return hit.entry.data["act"]  # type: ignore[no-any-return]
        if ctx.norms[j] in MUST and base in ("assert", "announce"):
            return "demand"
    return base  # type: ignore[return-value]
