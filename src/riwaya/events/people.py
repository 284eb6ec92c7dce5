"""Phrases as parties: named entities, counted or plain people («ثلاثة مدنيين»), and things that were hit."""

from __future__ import annotations

import msgspec

from riwaya.events.bodies import own_forces
from riwaya.events.called import of_kind, thing
from riwaya.events.duals import duals
from riwaya.events.held import described, of_thing, owned, with_head
from riwaya.events.model import Chunk, Clause, Party, Phrase, is_thing
from riwaya.events.party import armed, party
from riwaya.events.scene import Scene
from riwaya.events.states import unnamed_state
from riwaya.events.words import ADVERBS, CARRYING
from riwaya.mentions.found import Name


class Roles(msgspec.Struct, gc=False):
    """Parties by role; ``about`` is the chunk of the noun that a light verb carries or a relative clause is about."""

    actors: list[Party] = msgspec.field(default_factory=list)
    targets: list[Party] = msgspec.field(default_factory=list)
    parties: list[Party] = msgspec.field(default_factory=list)
    weapon: Phrase | None = None
    about: int | None = None
    passive: bool = False
    struck: set[int] = msgspec.field(default_factory=set)
    """First tokens of places that were hit or taken."""
    weak: list[Party] = msgspec.field(default_factory=list)
    """Targets where no other is told: places, buildings, and people that nothing is said of («أشخاص»)."""

    def give(self, role: str, found: list[Party]) -> None:
        """File phrases under a role; what a role cannot hold falls away."""
        if not found:
            return
        if role == "thing":  # «انفجرت عبوة بسيارة»: what it tore, not where that was
            role, found = "target", [p for p in found if p.thing and p.kind == "unnamed"]
        if role in ("target", "place", "either"):
            self.struck |= {p.at for p in found if p.kind in ("place", "facility")}
        if role == "anybody":
            self.actors += [p for p in found if p.kind not in ("outlet", "place") and not p.thing]
        elif role == "actor":
            self.actors += [p for p in found if p.acts and not p.vague and p.kind != "outlet"]
        elif role == "target":
            self.targets += [p for p in found if p.kind not in ("place", "facility") and not p.vague]
            self.weak += [p for p in found if p.kind in ("place", "facility") or (p.vague and not p.thing)]
        elif role == "party":
            self.parties += [p for p in found if p.acts and p.kind != "outlet"]
        elif role == "either":
            acting = [p for p in found if p.acts and (p.armed or p.kind in ("government", "group"))]
            self.give("actor" if acting else "target", acting or found)


def struck(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """A phrase as what was hit: its parties, else its own words («مصنع عسكري», «القنصل»)."""
    found = parties(scene, chunks, phrase)
    group = chunks[phrase.first : phrase.last]
    built = group[0].kind == "quantity" and scene.has("built", group[0].first, group[0].last)
    if found or any(c.kind != "word" for c in group[built:]):
        return found
    return owned(scene, chunks, phrase, thing(scene, chunks, phrase))


def hit(scene: Scene, chunks: list[Chunk], clause: Clause, phrase: Phrase) -> list[Party]:
    """What was hit, and who was aboard («حافلة تقل أطفالا»)."""
    n = phrase.last
    while n < clause.end and scene.norms[chunks[n].first] in ADVERBS:
        n += 1
    aboard = n + 1 < clause.end and scene.norms[chunks[n].first] in CARRYING
    found = struck(scene, chunks, phrase)
    return [*found, *parties(scene, chunks, Phrase(n + 1, n + 2))] if aboard else found


def parties(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """The parties of a phrase: its head and what و joins to it; a head without a name is known by its words."""
    group = chunks[phrase.first : phrase.last]
    whole = (duals(scene, group[0]) or own_forces(scene, group[0])) if group else []
    if whole:
        return whole
    heads = [c for c in group if c.kind != "word"]
    if not heads:
        state = unnamed_state(scene, group[0].first) if group else []
        return state or _partitive(scene, chunks, phrase) or _raw(scene, chunks, phrase)
    out = _here(scene, heads[0]) if len(heads) == 1 else _each(scene, heads)
    if out and out[0].at > group[0].first and heads[0].joined:
        out = [*_raw(scene, chunks, Phrase(phrase.first, phrase.first + 1)), *out]  # «بين الثوار | وقوات …»
    if not out:
        return _partitive(scene, chunks, phrase) if heads[0].kind == "quantity" else []
    return described(scene, chunks, phrase, owned(scene, chunks, phrase, with_head(scene, chunks, phrase, out)))


def _here(scene: Scene, chunk: Chunk) -> list[Party]:
    """One head as a party, with where it stands."""
    found = party(scene, chunk)
    return [msgspec.structs.replace(found, at=chunk.first, last=chunk.last)] if found is not None else []


def _each(scene: Scene, heads: list[Chunk]) -> list[Party]:
    """The heads of a phrase that are parties of their own."""
    out: list[Party] = []
    for n, chunk in enumerate(heads):
        if n and not chunk.joined and heads[n - 1].kind == "name" and not _led(scene, chunk):
            if not (out and _titled(heads[n - 1].name, chunk.name)):
                break
            out.pop()  # «الصحفية القديرة فلانة»
        here = _here(scene, chunk)
        found = here[0] if here else None
        if found is not None and out and out[-1].thing and not chunk.joined and chunk.kind == "name":
            found = of_thing(scene, out.pop(), found)
        if found is not None and out and not chunk.joined and n and chunk.name and _told_more(heads[n - 1], found):
            out.pop()
        if found is not None and not (out and (found.entity in {p.entity for p in out} or _shares(heads, n, found))):
            out.append(found)
    return out


def _shares(heads: list[Chunk], n: int, found: Party) -> bool:
    """«منازل النواب والمسؤولين»: people beside those whose the thing is, no more of what was hit."""
    if n < 2 or not heads[n].joined or heads[n].prep or found.thing or found.kind != "unnamed":
        return False
    owner = heads[n - 1].name
    people = owner is not None and owner.kind in ("unnamed", "person")
    return people and is_thing(heads[n - 2]) and not (heads[n - 1].joined or heads[n - 1].prep)


def _led(scene: Scene, chunk: Chunk) -> bool:
    """«الروسي فلان والسعودي | فلان»: an adjective that و joins, before the next name."""
    return scene.norms[chunk.first - 1][0] == "و" and bool(scene.hits.at(chunk.first - 1, "nisba"))


def _told_more(before: Chunk, found: Party) -> bool:
    """«ثلاثة من عناصر الجماعة»: whose they are stands for them; «الشاب فلان»: who he is."""
    return before.kind == "quantity" or (before.kind == "victim" and found.kind == "person")


def _titled(title: Name | None, name: Name | None) -> bool:
    """Whether a person's name follows words that only say what he is."""
    if title is None or name is None or title.how == "name" or title.kind not in ("person", "unnamed"):
        return False
    return name.kind == "person" and name.how == "name"


def _partitive(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """«العشرات من الأهالي», «عدد من الجنود»: who is meant stands after من."""
    following = chunks[phrase.last] if phrase.last < len(chunks) else None
    head = chunks[phrase.first]
    counts = head.kind == "quantity" or scene.marked(head.first, "some")
    if following is None or following.prep != "من" or not counts:
        return []
    if scene.norms[following.first].removeprefix("ال") in _SORTS:  # «قيادات من الصف الأول»
        return [Party(scene.adopt(scene.words(head.first, head.last)), "unnamed", False, False, head.first)]
    if following.kind == "word":
        return of_kind(scene, chunks, phrase.last)
    found = party(scene, following) if following.kind in ("name", "victim") else None
    return [msgspec.structs.replace(found, at=following.first, last=following.last)] if found is not None else []


_SORTS = frozenset("صف نوع طراز فيه درجه عيار جانب طرف جهه".split())
"""What says of what sort some are, not of whom."""


def _raw(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """Fighters that no name covers («مقاتلو التنظيم», «المدفعية»): their words are their name."""
    first = chunks[phrase.first].first
    last = min(chunks[phrase.last - 1].last, first + 3)
    if not armed(scene, first):
        return _members(scene, chunks, phrase)
    skip = 1 if scene.norms[first][:1] == "و" and scene.hits.at(first, "armed")[0].prefix != "" else 0
    start = scene.script.inside(first, skip)[0]
    last = next((j for j in range(first + 1, last) if not _agrees(scene, first, j)), last)
    words = " ".join(scene.script.text[start : scene.tokens[last - 1].end].split())
    return [Party(scene.body(scene.adopt(words, "group")), "group", True, True, first, last=last)]


def _agrees(scene: Scene, head: int, token: int) -> bool:
    """Whether a word may go on with those who fight: «المقاتلات الروسية», not «المقاتلات | عدة»."""
    definite = scene.norms[head].removeprefix("و").startswith("ال")
    return scene.tokens[token].kind == "w" and (not definite or scene.norms[token].startswith("ال"))


def _members(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """«قيادات بارزة في حركة …»: words that a body's name follows, as they stand."""
    owner = chunks[phrase.last] if phrase.last < len(chunks) else None
    if owner is None or owner.kind != "name" or owner.prep not in ("في", "من") or phrase.last - phrase.first > 2:
        return []
    found = party(scene, owner)
    if found is None or found.kind not in ("group", "organisation") or chunks[phrase.first].prep:
        return []
    first, last = chunks[phrase.first].first, owner.last
    return [Party(scene.adopt(scene.words(first, last)), "unnamed", False, True, first, last=last)]
