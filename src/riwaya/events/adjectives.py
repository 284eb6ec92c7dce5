"""Doers that an adjective of land tells: «قصف إسرائيلي», «برصاص إسرائيلي»."""

from __future__ import annotations

from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.scene import Scene
from riwaya.events.words import PREPOSITIONS


def nisba(scene: Scene, clause: Clause) -> list[Party]:
    """«قصف إسرائيلي», «الغارات الجوية الأمريكية»: the doer is in an adjective."""
    data = clause.trigger.data
    if (
        data.get("genitive") == "target"
        or data.get("type") in ("PROTEST", "POLITICS")
        or clause.trigger.cls in ("harm", "toll")
    ):
        return []
    found: list[Party] = []
    if not scene.has("nisba", clause.trigger.last, clause.trigger.last + _REACH):
        return found
    for token in range(clause.trigger.last, min(clause.trigger.last + _REACH, len(scene.tokens))):
        norm = scene.norms[token]
        if scene.tokens[token].kind != "w" or token in scene.names or norm in PREPOSITIONS or norm[0] in "وبل":
            return found
        hits = scene.hits.at(token, "nisba") if norm.endswith(("ي", "يه", "يا")) else []
        hit = next((h for h in hits if h.prefix in ("", "ال")), None) if hits else None
        if hit is not None:
            if not found and scene.marked(token - 1, "armed"):  # «دخول قوات مصرية»
                words = scene.words(token - 1, token + 1)
                return [Party(scene.adopt(words, "group"), "group", True, True, token - 1, last=token + 1)]
            state = scene.adopt(str(hit.entry.data["name"]), "government")
            found.append(Party(state, "government", True, True, token))
        elif not clause.trigger.definite and _struck(scene, token):
            return found
    return found  # two in a row are two sides («اتفاق روسي تركي»)


def _struck(scene: Scene, token: int) -> bool:
    """«قصف المفاعل | السوري»: the adjective is of what was hit; «قصف المسيرة التركية», «الحربي الروسي» did it."""
    norm = scene.norms[token]
    if not norm.startswith("ال") or norm.endswith(("ي", "يه")):
        return False
    return not scene.hits.at(token, "event-noun") and not scene.marked(token, "armed")


_REACH = 3
"""How many tokens after the deed the last adjective may stand."""


def shooter(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """«برصاص إسرائيلي»: an adjective says whose weapon it was."""
    last = chunks[phrase.first].last
    for token in (last - 1, last):
        hit = next((h for h in scene.hits.at(token, "nisba") if h.prefix in ("", "ال")), None)
        if hit is not None and token not in scene.names:
            state = scene.adopt(str(hit.entry.data["name"]), "government")
            return [Party(state, "government", True, True, token)]
    return []
