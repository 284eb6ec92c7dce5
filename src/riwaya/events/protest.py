"""Who takes to the street: anybody does, in numbers, and often named elsewhere in the sentence than by the protest."""

from __future__ import annotations

import msgspec

from riwaya.events.meetings import IMPLIED
from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.party import party
from riwaya.events.people import parties
from riwaya.events.scene import Scene
from riwaya.events.states import country
from riwaya.events.words import ADVERBS, AGAINST
from riwaya.mentions.found import Name

PROTESTERS = "متظاهرون"


def crowds(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """A phrase as who took to the street, by his own words («آلاف التونسيين», «عدد من أنصار فلان»)."""
    head = chunks[phrase.first]
    if head.kind == "quantity" and head.last - head.first > 1:  # «مئات من المتظاهرين تدعمهم الأحزاب»
        return [_counted(scene, head)]
    if head.kind == "quantity" or scene.marked(head.first, "some"):
        members = _members(scene, chunks, phrase)
        if members:
            return members
    found = parties(scene, chunks, phrase)
    if found:
        return [msgspec.structs.replace(p, acts=True, vague=False) for p in found]
    return [_worded(scene, head.last - 1, head.last)]


def _counted(scene: Scene, head: Chunk) -> Party:
    """What is counted stands last: the crowd is that, not its number."""
    found = party(scene, head)
    if found is None:
        return _worded(scene, head.last - 1, head.last)
    return msgspec.structs.replace(found, acts=True, vague=False, at=head.last - 1, last=head.last)


def _members(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """«عدد | من أنصار فلان», «مئات | من الأقباط»: who is meant stands after من."""
    n = phrase.last
    if n >= len(chunks) or chunks[n].prep != "من" or chunks[n].kind not in ("name", "victim", "word"):
        return []
    found = party(scene, chunks[n])
    first, last = chunks[n].first, chunks[n].last
    if found is not None:
        return [msgspec.structs.replace(found, acts=True, vague=False, at=first, last=last)]
    after = chunks[n + 1] if n + 1 < len(chunks) else None
    if after is not None and after.kind in ("word", "name") and not (after.prep or after.joined):
        last = after.last if scene.norms[after.first] not in ADVERBS else last
    return [_worded(scene, first, last)]


def _worded(scene: Scene, first: int, last: int) -> Party:
    return Party(scene.adopt(scene.words(first, last)), "unnamed", True, False, first, last=last)


def protesters(scene: Scene, chunks: list[Chunk], clause: Clause) -> Party:
    """Who protests where the clause does not say: the protesters that its sentence names, else the same unnamed."""
    marks = scene.marks("protesters")
    told = [j for c in chunks for j in range(c.first, c.last) if j in marks] if marks else []
    at = min(told, key=lambda j: abs(j - clause.trigger.first), default=IMPLIED)
    return Party(scene.adopt(PROTESTERS), "unnamed", True, False, at, last=at + 1, supplied=True)


def addressed(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """Whom a protest addresses: the body or person after a word of protest or demand («احتجاجا على قرار …»)."""
    for n in range(clause.at + 1, len(chunks)):
        if _opens(scene, chunks[n - 1].last, chunks[n]):
            found = _first(scene, chunks, n)
            if found:
                return found
    return []


def _opens(scene: Scene, start: int, chunk: Chunk) -> bool:
    """The words that govern a chunk stand before it («احتجاجا على | قرار»)."""
    return chunk.prep in AGAINST or scene.has("address", start, chunk.last)


def _first(scene: Scene, chunks: list[Chunk], start: int) -> list[Party]:
    for n in range(start, min(len(chunks), start + _FAR)):
        chunk, trigger = chunks[n], chunks[n].trigger
        hurt = trigger is not None and trigger.type in _SUFFERED
        if hurt or (n > start and chunk.kind in ("turn", "mark", "relative")):
            return []
        if chunk.name is not None and _can_answer(scene, chunk.name):
            return _with_joined(scene, chunks, n)
    return []


def _with_joined(scene: Scene, chunks: list[Chunk], n: int) -> list[Party]:
    """«معادية لإيران والولايات المتحدة»: a name and those that و joins to it."""
    out: list[Party] = []
    while n < len(chunks) and chunks[n].kind == "name" and (chunks[n].joined or not out):
        found = party(scene, msgspec.structs.replace(chunks[n], prep=""))  # states, not places
        out += [msgspec.structs.replace(found, at=chunks[n].first, last=chunks[n].last)] if found is not None else []
        n += 1
    return out


_FAR = 6
_SUFFERED = frozenset({"ASSAULT", "COERCE", "RETREAT", "ACCIDENT"})
"""Who stands after «مقتل», «اعتقال», «الإفراج عن» is whom they protest for."""


def _can_answer(scene: Scene, name: Name) -> bool:
    """Bodies, states and persons can be protested against; people of no name cannot."""
    return name.kind in ("government", "organisation", "group", "person") or country(scene, name)
