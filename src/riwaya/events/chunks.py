"""Cuts a sentence into the pieces that clauses are read from: phrases that are known, marks, turns, and other words."""

from __future__ import annotations

import msgspec

from riwaya.events.model import Chunk, ChunkKind, Trigger
from riwaya.events.scene import CUE, KNOWN, MARK, WORD, Scene
from riwaya.events.words import CLITICS, DEMONSTRATIVES, PAIRS, PREPOSITIONS, QUOTES, RELATIVE, TURN
from riwaya.mentions.found import Name, Quantity, Time


def cut(scene: Scene, triggers: dict[int, Trigger], first: int, last: int) -> list[Chunk]:
    """The chunks of tokens ``first`` to ``last``; prepositions are folded into what they govern."""
    out: list[Chunk] = []
    prep, i = "", first
    norms, apart = scene.norms, scene.apart
    while i < last:
        norm = norms[i]
        if norm not in _FUNCTION:  # most words
            what = apart[i]
            if what == KNOWN:
                chunk = _known(scene, triggers, i, prep)
                out.append(chunk)
                prep, i = _own(scene, chunk) if chunk.trigger is not None else "", chunk.last
            else:
                out.append(Chunk("word", i, i + 1, prep) if what == WORD else Chunk(_APART[what], i, i + 1))
                prep, i = "", i + 1
            continue
        governs = norm in _GOVERNING and (i not in triggers or _pair(scene, i, last))
        found = _preposition(scene, i, last) if governs else None
        if found is not None:
            prep, i = found[0] or prep, found[1]
            continue
        if norm in QUOTES:  # what they set apart is read like the rest: «قصف من “جماعة …” وحلفائها»
            i += 1
            continue
        start = _joins_on(scene, i, last) if norm in _JOINING and out else 0
        if start:
            chunk = _chunk(scene, triggers, start, "")
            out.append(msgspec.structs.replace(chunk, joined=True))
            prep, i = "", chunk.last
        elif prep and norm in DEMONSTRATIVES and (i + 1 == last or norms[i + 1].startswith("ال")):
            i += 1
        else:
            chunk = _chunk(scene, triggers, i, prep)
            out.append(chunk)
            prep, i = "", chunk.last
    return out


def _own(scene: Scene, trigger: Chunk) -> str:
    """«وصلت إلى | سوريا»: the preposition with which a trigger ends, over a place."""
    place = scene.names.get(trigger.last) if scene.norms[trigger.last - 1] == "الي" else None
    return "إلى" if place is not None and place.kind == "place" else ""


_JOINING = frozenset({"او", "و"})
_PLAIN = {*PREPOSITIONS, *RELATIVE, *TURN, *DEMONSTRATIVES, *QUOTES, *_JOINING}
_FUNCTION = frozenset(_PLAIN | {f"و{w}" for w in _PLAIN} | {f"ف{w}" for w in RELATIVE | TURN})
"""Words that may be more than words of their clause."""
_GOVERNING = {w: PREPOSITIONS[bare] for w in _FUNCTION if (bare := w[w[0] == "و" and len(w) > 1 :]) in PREPOSITIONS}
"""Prepositions, with و before them too, as the rules name them."""
_LINKS: dict[str, ChunkKind] = {
    **{f"{joint}{w}": "turn" for w in TURN for joint in ("", "و", "ف")},
    **{f"{joint}{w}": "relative" for w in RELATIVE for joint in ("", "و", "ف")},
}
"""Words that open a clause."""


def _joins_on(scene: Scene, i: int, last: int) -> int:
    """«الجيش أو الشرطة», «الجيش و"قسد"», «جنديان و8 مسلحين»: the token that a joining word by itself goes on to; 0 for
    other words."""
    if scene.norms[i] == "و" and i + 1 in scene.quantities and i not in scene.quantities:
        return i + 1
    if scene.norms[i] == "او" and i + 1 < last and i + 1 in scene.names and i not in scene.names:
        return i + 1
    return i + 2 if scene.norms[i] == "و" and i + 2 < last and scene.norms[i + 1] in QUOTES else 0


_SECONDS = frozenset(second for _, second in PAIRS)


def _pair(scene: Scene, i: int, last: int) -> bool:
    """«وردا على»: two words that are a preposition, whatever the first alone may be."""
    if i + 1 >= last or scene.norms[i + 1] not in _SECONDS:
        return False
    word = scene.norms[i]
    return any((w, scene.norms[i + 1]) in PAIRS for w in (word, word.removeprefix("و")))


def _preposition(scene: Scene, i: int, last: int) -> tuple[str, int] | None:
    """The preposition at a token of ``_GOVERNING``, of one word or two, and the token after it."""
    if i in scene.quantities:  # «من دون وقوع إصابات» is a number
        return None
    norm = scene.norms[i]
    if i + 1 < last and scene.norms[i + 1] in _SECONDS:
        word = norm[1:] if norm[0] == "و" and len(norm) > 1 else norm
        pair = PAIRS.get((word, scene.norms[i + 1]))
        if pair is not None:
            return pair, i + 2
    if i in scene.names or i in scene.times:
        return None
    return _GOVERNING[norm], i + 1


def _chunk(scene: Scene, triggers: dict[int, Trigger], i: int, prep: str) -> Chunk:
    what = scene.apart[i]
    if what == KNOWN:
        return _known(scene, triggers, i, prep)
    if what != WORD:
        return Chunk(_APART[what], i, i + 1)
    link = _LINKS.get(scene.norms[i])
    return Chunk(link, i, i + 1) if link is not None else Chunk("word", i, i + 1, prep)


_APART: dict[int, ChunkKind] = {MARK: "mark", CUE: "cue"}


def _known(scene: Scene, triggers: dict[int, Trigger], i: int, prep: str) -> Chunk:
    """The trigger, mention or listed word that starts at a token."""
    trigger = triggers.get(i)
    if trigger is not None:
        prep, joined = _led(prep, trigger.hit.prefix)
        held = scene.quantities.get(i)  # «قتيلين»: two of them
        return Chunk("trigger", i, trigger.last, prep, joined, quantity=held, trigger=trigger)
    found = scene.mentioned.get(i)
    if found is not None:
        chunk = _made_of(scene, i, prep, found)
        return chunk if chunk.last == i + 1 else _clipped(scene, triggers, chunk)
    victim = scene.hits.at(i, "victim")[0]
    prep, joined = _led(prep, victim.prefix)
    return Chunk("victim", i, victim.last, prep, joined, hit=victim)


def _clipped(scene: Scene, triggers: dict[int, Trigger], chunk: Chunk) -> Chunk:
    """A phrase or number ends before a word of happening («مسلحون | اقتحموا …», «ثلاث | غارات») or the next people."""
    if chunk.kind not in ("name", "quantity"):
        return chunk
    pair = chunk.name is not None and chunk.name.kind == "unnamed"
    if not pair and triggers.keys().isdisjoint(range(chunk.first + 1, chunk.last)):  # most
        return chunk
    for stop in range(chunk.first + 1, chunk.last):
        if stop in triggers or (pair and _second(scene, stop)):
            return _until(scene, chunk, stop)
    return chunk


def _until(scene: Scene, chunk: Chunk, stop: int) -> Chunk:
    """A chunk cut off before a token."""
    if chunk.kind == "quantity" or chunk.name is None:
        return msgspec.structs.replace(chunk, last=stop)
    span = (chunk.name.span[0], scene.tokens[stop - 1].end)
    entity = scene.adopt(" ".join(scene.script.text[slice(*span)].split()))
    name = msgspec.structs.replace(chunk.name, last=stop, span=span, entity=entity)
    return msgspec.structs.replace(chunk, last=stop, name=name)


def _second(scene: Scene, token: int) -> bool:
    """«نساء | وأطفال»: those that و joins are called by their own word."""
    return scene.norms[token][0] == "و" and scene.marked(token, "victim")


def _made_of(scene: Scene, i: int, prep: str, found: Time | Quantity | Name) -> Chunk:
    joined = False
    if scene.tokens[i].start < found.span[0]:
        prep, joined = _led(prep, scene.clitic(i, found.span))
    if isinstance(found, Name):
        kind: ChunkKind = "weapon" if found.kind == "weapon" else "name"
        return Chunk(kind, i, found.last, prep, joined, found, scene.quantities.get(i))
    if isinstance(found, Time):
        return Chunk("time", i, found.last, prep, joined, time=found)
    inner = next((scene.names[j] for j in range(i, found.last) if j in scene.names), None)
    return Chunk("quantity", i, found.last, prep, joined, inner, found)


def _led(prep: str, prefix: str) -> tuple[str, bool]:
    """The preposition over a word, before it or among its clitics, and whether a joining و is among them."""
    if not prefix:
        return prep, False
    joined = prefix[0] in "وف"
    return prep or CLITICS.get(prefix[joined : joined + 1], ""), joined
