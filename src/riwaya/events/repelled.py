"""Whose attack is held off («تصدت لعدوان إسرائيلي», «اعترضت صاروخين أطلقتهما الجماعة»): whom it is against."""

from __future__ import annotations

from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.people import parties
from riwaya.events.scene import Scene

_FAR = 9
"""How many chunks after the verb of defence the attack and its doer may stand."""
_FOILED = 5
"""How many chunks after «أحبطت» the attack may stand."""
_SENDING = ("اطلق", "شن", "نفذ", "ارسل")
"""How verbs begin by which attackers send what is held off."""


def foiled(chunks: list[Chunk], at: int) -> bool:
    """«أحبطت القوات هجوما», «إحباط محاولة تفجير»: an attack that did not come about is told by the verb alone."""
    trigger = chunks[at].trigger
    if trigger is None or trigger.verb or trigger.definite or trigger.type not in ("ASSAULT", ""):
        return False
    for n in range(at - 1, max(-1, at - _FOILED), -1):
        before = chunks[n].trigger
        if before is not None and before.type == "DEFEND":
            return before.data.get("needs") == "plot"
        if chunks[n].kind in ("mark", "cue", "turn", "relative"):
            return False
    return False


def attackers(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """Who made the attack, or sent the weapon, that stands after a verb of defence."""
    met = False
    for n in range(clause.at + 1, min(len(chunks), clause.at + _FAR)):
        chunk = chunks[n]
        if chunk.kind in ("cue", "turn") or scene.norms[chunk.first] in ".؛:":
            return []
        if _attack(scene, chunk):
            met = True
            found = _land(scene, chunk)
            if found:
                return found
        elif met and chunk.kind == "name" and (chunk.prep == "من قبل" or (not chunk.prep and _owns(scene, chunks, n))):
            return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.kind in ("group", "government")]
    return []


def _attack(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk is an attack or a weapon, counted or not."""
    trigger = chunk.trigger
    deed = trigger is not None and trigger.type == "ASSAULT" and not trigger.verb
    return deed or chunk.kind == "weapon" or (chunk.kind == "quantity" and any(scene.arms[chunk.first : chunk.last]))


def _owns(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    """«صواريخ الجيش», «أطلقتهما الجماعة»: right after what it owns or the verb that it is the subject of."""
    return _attack(scene, chunks[n - 1]) or scene.norms[chunks[n - 1].first].startswith(_SENDING)


def _land(scene: Scene, chunk: Chunk) -> list[Party]:
    """The state that an adjective of the attack tells («صاروخين إيرانيين»)."""
    for token in range(chunk.last - 1, min(chunk.last + 2, len(scene.tokens))):
        hit = next((h for h in scene.hits.at(token, "nisba") if h.prefix in ("", "ال")), None)
        if hit is not None and token not in scene.names:
            state = scene.adopt(str(hit.entry.data["name"]), "government")
            return [Party(state, "government", True, True, token)]
    return []
