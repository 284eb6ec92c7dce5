"""Deeds that stand within the clause of another: its occasion, and what it was done by."""

from __future__ import annotations

from riwaya.events.model import Chunk, Clause
from riwaya.events.scene import Scene
from riwaya.events.words import DEMONSTRATIVES


def by_deed(chunks: list[Chunk], clause: Clause, n: int) -> bool:
    """«استهدفت الطائرات بثلاث غارات جوية منازل»: whether chunk ``n`` tells by what a verb's deed was done."""
    trigger, before = chunks[n].trigger, chunks[n - 1]
    if trigger is None or trigger.verb or trigger.cls != "act" or trigger.type != "ASSAULT" or trigger.definite:
        return False
    strikes = clause.trigger.verb and clause.trigger.type == "ASSAULT" and clause.trigger.cls in ("act", "link")
    return strikes and (chunks[n].prep or (before.prep if before.kind == "quantity" else "")) == "ب"


def blocks(scene: Scene, chunks: list[Chunk], clause: Clause, n: int) -> bool:
    """A light verb's noun and an outcome stand within the clause, and the occasion of a verb; another deed ends it."""
    trigger = chunks[n].trigger
    if trigger is not None and clause.trigger.verb and trigger.definite and not trigger.verb:
        j = n
        while j > n - _FEW and not chunks[j].prep and scene.norms[chunks[j - 1].first] in _POINTING:
            j -= 1
        if chunks[j].prep in _OCCASION:
            return False  # «اقتحم المتظاهرون في بعض هذه المظاهرات مقرات …»
    return trigger is not None and not (clause.trigger.cls == "light" or trigger.cls in ("toll",))


_FEW = 2
_POINTING = DEMONSTRATIVES | {"بعض", "احدي", "احد"}
_OCCASION = frozenset({"في", "خلال"})
