"""Who fought, where a fight of two sides names one: «معارك مع الجماعة»."""

from __future__ import annotations

from riwaya.events.blame import nearest_doer
from riwaya.events.model import Chunk, Clause, Party
from riwaya.events.people import Roles
from riwaya.events.scene import Scene


def clash(clause: Clause) -> bool:
    """Whether a noun tells of a fight of two sides («اشتباكات», «معارك»)."""
    trigger = clause.trigger
    return trigger.type == "ASSAULT" and not trigger.verb and (trigger.data.get("prep") or {}).get("مع") == "party"


def fought(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, prior: list[Party]) -> list[Party]:
    """Who fought, where one side is named: that side where some fell to it, else who stands against it."""
    if prior or not _fell_in(chunks, clause):
        return _opponent(scene, chunks, clause, roles, prior)
    found = [*roles.parties, *roles.targets]
    roles.parties, roles.targets = [], []
    return found


def _opponent(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, prior: list[Party]) -> list[Party]:
    """«دخلت القوات المدينة بعد معارك مع الجماعة»: of a fight that names one side, who else is told to act there."""
    if len(roles.parties) > 1 or chunks[clause.at].prep not in _FOUGHT:
        return []
    known = {p.entity for p in roles.parties}
    found = prior or nearest_doer(scene, chunks, clause.at)
    return [p for p in found if p.entity not in known and p.kind in ("group", "government")]


_FOUGHT = frozenset({"بعد", "خلال", "في", "جراء"})


def _fell_in(chunks: list[Chunk], clause: Clause) -> bool:
    """«قتل عشرون من الجماعة في معارك مع القوات»: of a fight in which some fell the side that is named killed them."""
    if chunks[clause.at].prep not in _FOUGHT - {"بعد"}:
        return False
    for n in range(clause.at - 1, max(-1, clause.at - _FALLEN), -1):
        trigger = chunks[n].trigger
        if trigger is not None:
            return trigger.cls == "harm" and trigger.type == "ASSAULT"
        if chunks[n].kind in ("cue", "turn", "relative"):
            return False
    return False


_FALLEN = 10
