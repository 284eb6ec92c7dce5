"""Doers that neither fight nor are a body: «هاجم مهربون زورقا», «قتل رجل زوجته», «فر المصلون»."""

from __future__ import annotations

from riwaya.events.model import Chunk, Clause, Phrase
from riwaya.events.scene import Scene


def whoever(clause: Clause, role: str) -> str:
    """«نزوح آلاف العائلات», «فر المصلون», «فتح مهربون النار»: those of whom the word tells do it, whoever they are."""
    return "anybody" if role == "actor" and clause.trigger.data.get("anybody") else role


def harms(scene: Scene, chunks: list[Chunk], clause: Clause, bare: list[Phrase]) -> bool:
    """«هاجم مهربون زورقا», «قتل رجل زوجته»: with both told, whoever it is did it; not «من يقصف | المدنيين | منذ …»."""
    data = clause.trigger.data
    if clause.trigger.type != "ASSAULT" or data.get("subject", "actor") != "actor" or data.get("object") != "target":
        return False
    if len(bare) < 2 or scene.norms[chunks[bare[0].first].last - 1].endswith("ين"):
        return False
    return clause.trigger.cls == "act" or (clause.trigger.cls == "harm" and _object(scene, chunks[bare[1].first]))


def _object(scene: Scene, chunk: Chunk) -> bool:
    """«قتل رجل | زوجته», «قتل مهربون | جنديا»: an accusative, or the doer's own; «قتلت السيدة (فلانة)» is one."""
    word = scene.norms[chunk.first] if chunk.last == chunk.first + 1 else ""
    return chunk.kind in ("victim", "quantity") and word.endswith(("ا", "ه", "هم"))
