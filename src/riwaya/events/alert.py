"""Who puts forces on alert, and which: «وضع العراق قواته الأمنية في حالة تأهب», «وضعت السلطات الجيش في حالة إنذار»."""

from __future__ import annotations

from riwaya.events.bodies import of_owner
from riwaya.events.model import HEADS, Chunk, Clause, Party, Phrase
from riwaya.events.people import parties
from riwaya.events.scene import Scene

_BACK = 9
_PUTTING = frozenset("وضع وضعت وضعوا وضعها وضعه يضع تضع يضعون سيضع ستضع بوضع لوضع ووضع ووضعت".split())


def alerted(scene: Scene, chunks: list[Chunk], clause: Clause) -> tuple[list[Party], list[Party]]:
    """Who put whom in the state that the trigger names; the forces themselves are none of those who do it."""
    if clause.trigger.type != "MOBILIZE" or clause.trigger.verb or chunks[clause.at].prep != "في":
        return [], []
    for n in range(clause.at - 1, max(-1, clause.at - _BACK), -1):
        if chunks[n].kind == "word" and scene.norms[chunks[n].first] in _PUTTING:
            return _sides(scene, chunks, n, clause.at)
        if chunks[n].kind in ("turn", "cue", "trigger"):
            break
    return [], []


def _sides(scene: Scene, chunks: list[Chunk], verb: int, end: int) -> tuple[list[Party], list[Party]]:
    """The subject and the object between the verb and the state; a subject that is not there stands before the verb."""
    heads = [n for n in range(verb + 1, end) if _head(scene, chunks[n])]
    own = next((n for n in range(verb + 1, end) if of_owner(scene.norms[chunks[n].first])), None)
    led = bool(heads) and heads[0] != own and (own is not None or len(heads) > 1)
    at = heads[0] if led else _before(chunks, verb)
    doers = [p for p in parties(scene, chunks, Phrase(at, at + 1)) if p.acts] if at is not None else []
    if own is not None:
        return doers, _own(scene, chunks, own, end)
    if len(heads) == led:
        return doers, []
    held = heads[-1]
    last = next((n for n in range(held + 1, end) if not chunks[n].joined), end)
    first = parties(scene, chunks, Phrase(held, held + 1)) if chunks[held].kind == "word" else []
    return doers, [*first, *parties(scene, chunks, Phrase(held + bool(first), last))]


def _head(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk may be the subject or the object: a name, or forces by their word («الجيش»)."""
    forces = chunk.kind == "word" and scene.marked(chunk.first, "armed")
    return (chunk.kind in HEADS or forces) and not (chunk.prep or chunk.joined)


def _before(chunks: list[Chunk], verb: int) -> int | None:
    """The name right before the verb or noun, a particle apart («أعلن الجيش وضع …», «الجيش إنه وضع …»)."""
    near = range(verb - 1, max(-1, verb - 4), -1)
    return next((n for n in near if chunks[n].kind == "name" and not chunks[n].prep), None)


def _own(scene: Scene, chunks: list[Chunk], at: int, end: int) -> list[Party]:
    """«قواته الأمنية»: forces by the words that describe them; «قواته» alone are nobody but who speaks of them."""
    words = [scene.words(c.first, c.last) for c in chunks[at + 1 : end] if scene.norms[c.first].startswith("ال")]
    if not words:
        return []
    name = " ".join([f"ال{of_owner(scene.norms[chunks[at].first])}", *words])
    return [Party(scene.adopt(name, "group"), "group", False, True, chunks[at].first, last=chunks[at].last)]
