"""Doers that a deed has from the one told before it in its sentence: «قصفت القوات البلدة، كما استهدفت الطريق»."""

from __future__ import annotations

import msgspec

from riwaya.events.meetings import IMPLIED
from riwaya.events.model import Chunk, Clause, Party
from riwaya.events.people import Roles
from riwaya.events.scene import Scene

MEETING = frozenset({"CONSULT", "AGREE"})


def same_doers(scene: Scene, clause: Clause) -> list[Party]:
    """«قصف مماثل»: who did the last deed of this kind, in this sentence or one not far before."""
    if _ALIKE.isdisjoint(scene.norms[clause.trigger.last : clause.trigger.last + 3]):
        return []
    first, doers = scene.did.get(clause.trigger.type, (0, []))
    if scene.sentence_of(clause.trigger.first) - scene.sentence_of(first) > _NEXT:
        return []
    return [msgspec.structs.replace(p, at=IMPLIED, last=0) for p in doers]


_NEXT = 3
"""How many sentences back a deed «of the same kind» may point."""
_ALIKE = frozenset({"مماثل", "مماثلا", "مماثله", "مشابه", "مشابها", "مشابهه"})


def goes_on(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> bool:
    """«قصفت القوات البلدة، كما استهدفت الطريق»: a verb without a subject, after a word that goes on."""
    if not clause.trigger.verb or roles.passive or roles.about is not None or clause.before is not None:
        return False
    turn = chunks[clause.at - 1] if clause.at else None
    return turn is not None and turn.kind == "turn" and scene.norms[turn.first].lstrip("و") in _ONWARD


_ONWARD = frozenset({"كما", "حيث", "اذ"})


def of_itself(chunks: list[Chunk], clause: Clause) -> bool:
    """«وبدأ القصف عند الفجر»: a definite deed right after a verb that carries it is its subject."""
    after = chunks[clause.at + 1] if clause.at + 1 < len(chunks) else None
    if clause.trigger.cls != "light" or after is None or after.trigger is None or after.prep:
        return False
    return after.trigger.definite and not after.trigger.verb


def dropped(chunks: list[Chunk], clause: Clause, roles: Roles, data: dict[str, object]) -> bool:
    """A verb that و joins and no doer follows goes on with the subject before."""
    if roles.passive or data.get("subject", "actor") not in ("actor", "party"):
        return False
    meets = data.get("type") in MEETING and chunks[clause.at - 1].kind == "turn"  # «حيث اجتمع بفلان»
    plural = (
        meets
        or clause.trigger.hit.form.agreement in ("mp", "md", "fd")
        or str(clause.trigger.hit.form.text).endswith("وا")
    )
    return (chunks[clause.at].joined or plural) and not clause.before


def leaves(chunks: list[Chunk], clause: Clause) -> bool:
    """«قرر الوزير الانسحاب», «لم يهدد يوما بالاستقالة»: who leaves stands right before."""
    data = clause.trigger.data
    if data.get("type") != "RETREAT" or data.get("genitive") != "actor":
        return False
    return any(c.kind == "name" and not c.prep for c in chunks[max(0, clause.at - 2) : clause.at])


def goes_further(chunks: list[Chunk], clause: Clause) -> bool:
    """«نفذت القوات إنزالا بعد تطويق البلدة ومداهمة منازل»: a deed's noun that goes on with what its doers did."""
    trigger, chunk = clause.trigger, chunks[clause.at]
    if trigger.verb or trigger.cls != "act" or trigger.type not in ("ASSAULT", "COERCE") or trigger.definite:
        return False
    return trigger.data.get("genitive") == "target" and (chunk.joined or chunk.prep in ("بعد", "قبل", "عبر"))
