"""Phrases as parties: named entities, counted or plain people («ثلاثة مدنيين»), and things that were hit."""

from __future__ import annotations

import msgspec

from riwaya.arabic import fold_text
from riwaya.events.bodies import own_forces
from riwaya.events.called import of_kind, thing
from riwaya.events.duals import duals
from riwaya.events.model import Chunk, Party, Phrase
from riwaya.events.scene import Scene
from riwaya.events.states import DEALING, as_state, unnamed_state
from riwaya.lexicon import Hit
from riwaya.mentions.found import Name

_ACTING = frozenset({"person", "group", "organisation", "government", "outlet", "unnamed"})


class Roles(msgspec.Struct):
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
    """Targets where no other is told: places, and people that nothing is said of («أشخاص»)."""

    def give(self, role: str, found: list[Party]) -> None:
        """File phrases under a role; what a role cannot hold falls away."""
        if not found:
            return
        if role in ("target", "place", "either"):
            self.struck |= {p.at for p in found if p.kind in ("place", "facility")}
        if role == "anybody":
            self.actors += [p for p in found if p.kind not in ("outlet", "place") and not p.thing]
        elif role == "actor":
            self.actors += [p for p in found if p.acts and not p.vague and p.kind != "outlet"]
        elif role == "target":
            self.targets += [p for p in found if p.kind != "place" and not p.vague]
            self.weak += [p for p in found if p.kind == "place" or (p.vague and not p.thing)]
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
    return _owner(scene, chunks, phrase, thing(scene, chunks, phrase))


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
    out: list[Party] = []
    for n, chunk in enumerate(heads):
        if n and not chunk.joined and heads[n - 1].kind == "name" and not _led(scene, chunk):
            if not (out and _titled(heads[n - 1].name, chunk.name)):
                break
            out.pop()  # «الصحفية القديرة فلانة»
        found = party(scene, chunk)
        found = msgspec.structs.replace(found, at=chunk.first, last=chunk.last) if found is not None else None
        if found is not None and out and out[-1].thing and not chunk.joined and chunk.kind == "name":
            found = _of_thing(scene, out.pop(), found)
        if found is not None and out and not chunk.joined and n and heads[n - 1].kind == "quantity" and chunk.name:
            out.pop()  # «ثلاثة من عناصر الجماعة»: whose they are stands for them
        if found is not None and not (out and found.entity in {p.entity for p in out}):
            out.append(found)
    if not out and heads[0].kind == "quantity":
        return _partitive(scene, chunks, phrase)
    return _described(scene, chunks, phrase, _owner(scene, chunks, phrase, _with_head(scene, chunks, phrase, out)))


def _described(scene: Scene, chunks: list[Chunk], phrase: Phrase, out: list[Party]) -> list[Party]:
    """«مواقع عسكرية», «أهداف مشروعة»: what is nothing in particular by itself may be by the words after it."""
    held = out[-1] if out else None
    if held is None or not (held.vague and held.thing) or scene.marked(held.at, "area"):
        return out
    last = min(chunks[phrase.last - 1].last, held.at + _WORDS)
    if last <= held.at + 1 or chunks[phrase.first].first != held.at or len(out) > 1:
        return out
    return [msgspec.structs.replace(held, entity=scene.adopt(_bare(scene, held.at, last)), vague=False, last=last)]


_WORDS = 3


def _led(scene: Scene, chunk: Chunk) -> bool:
    """«الروسي فلان والسعودي | فلان»: an adjective that و joins, before the next name."""
    return scene.norms[chunk.first - 1][0] == "و" and bool(scene.hits.at(chunk.first - 1, "nisba"))


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
    if following.kind == "word":
        return of_kind(scene, chunks, phrase.last)
    found = party(scene, following) if following.kind in ("name", "victim") else None
    return [msgspec.structs.replace(found, at=following.first, last=following.last)] if found is not None else []


def _owner(scene: Scene, chunks: list[Chunk], phrase: Phrase, out: list[Party]) -> list[Party]:
    """«مقرات تابعة لـ…», «ثلاثة عناصر من …»: the body that things and fighters belong to stands for them."""
    if not out or not (out[-1].thing or out[-1].kind == "unnamed"):
        return out
    thing, last = out[-1].thing, phrase.last
    if last < len(chunks) and chunks[last].kind == "word" and chunks[last].prep != "ل":
        last += 1
    chunk = chunks[last] if last < len(chunks) else None
    belongs = chunk is not None and chunk.kind == "name" and chunk.prep in (("ل",) if thing else _OF)
    owners: list[Party] = []
    while belongs and last < len(chunks) and chunks[last].kind == "name" and (chunks[last].joined or not owners):
        owner = party(scene, chunks[last])
        if owner is None or owner.kind not in ("group", "organisation", "government"):
            break
        owners.append(msgspec.structs.replace(owner, acts=owner.acts and not thing))
        last += 1
    return [*out[:-1], *owners] if owners else out


_OF = ("من", "في")


def _of_thing(scene: Scene, held: Party, owner: Party) -> Party:
    """«موقع داعش»: the body that a thing belongs to counts; «منزل فلان», «مبنى المحافظة» are things of their own."""
    if owner.kind in ("group", "organisation", "government"):
        return msgspec.structs.replace(owner, acts=False)
    if owner.kind == "place" and scene.marked(held.at, "area"):
        return owner
    words = _bare(scene, held.at, owner.last)
    return msgspec.structs.replace(held, entity=scene.adopt(words), last=owner.last, vague=False)


def _bare(scene: Scene, first: int, last: int) -> str:
    """The words of tokens, what is written with the first left out («ومنازل» → «منازل»)."""
    hit = next(iter(scene.hits.at(first, "victim")), None)
    if hit is None or hit.prefix == "ال":
        return scene.words(first, last)
    start = scene.script.inside(first, len(hit.prefix))[0]
    return " ".join(scene.script.text[start : scene.tokens[last - 1].end].split())


def _with_head(scene: Scene, chunks: list[Chunk], phrase: Phrase, out: list[Party]) -> list[Party]:
    """«نقاط المراقبة التركية», «منزل فلان»: words before a name make another thing of it."""
    first = chunks[phrase.first]
    if first.kind != "word" or not out:
        return out
    if armed(scene, first.first):
        return [msgspec.structs.replace(out[0], armed=True), *out[1:]]
    if scene.marked(first.first, "some") or first.prep or out[0].kind in ("government", "group"):
        return out
    if out[0].kind == "person" and scene.norms[first.first].startswith("ال"):  # «الرئيس فلان»
        return out
    return [msgspec.structs.replace(out[0], acts=False), *out[1:]]  # «أشلاء المهاجمين» do nothing


def party(scene: Scene, chunk: Chunk) -> Party | None:
    """One chunk as a party; weapons and times are none."""
    if chunk.kind == "victim" and chunk.hit is not None:
        return _victim(scene, chunk.hit.entry.data, chunk.first, _one(scene, chunk.hit))
    if chunk.kind == "quantity":
        return _counted(scene, chunk)
    if chunk.name is None or chunk.kind != "name":
        return None
    name = chunk.name
    fights = scene.has("armed", name.first, min(name.last, name.first + 4))
    if name.how == "unnamed" or name.kind == "unnamed":
        known = _listed(scene, chunk)
        if known is not None:
            return msgspec.structs.replace(known, armed=fights)
    if name.kind == "place" and (not chunk.prep or chunk.prep in DEALING):
        state = as_state(scene, chunk, name)
        if state is not None:
            return state
    thing = name.kind in ("facility", "weapon")
    return Party(name.entity, name.kind, acts(scene, name), fights, chunk.first, thing)


def acts(scene: Scene, name: Name) -> bool:
    """Whether a name is of those who do things; a counterpart that nobody names («نظيره») is none."""
    return name.kind in _ACTING and not scene.entity(name.entity).name.startswith("نظير")


def _listed(scene: Scene, chunk: Chunk) -> Party | None:
    """A bare «مدنيين» has its list's name; with more words the whole phrase is the name."""
    assert chunk.name is not None
    if chunk.name.last - chunk.name.first > 1 or chunk.name.how == "role":
        return None
    hit = next(iter(scene.hits.at(chunk.first, "victim")), None)
    return _victim(scene, hit.entry.data, chunk.first) if hit is not None else None


def _counted(scene: Scene, chunk: Chunk) -> Party | None:
    """What a number counts, if that is people or a thing that can be hit."""
    quantity = chunk.quantity
    assert quantity is not None
    if chunk.name is not None and chunk.name.kind in _ACTING and chunk.name.kind != "unnamed":
        return Party(chunk.name.entity, chunk.name.kind, True, False, chunk.first)
    for j in range(chunk.first, min(chunk.last + 1, len(scene.tokens))):
        hit = next(iter(scene.hits.at(j, "victim")), None)
        if hit is not None:
            return _victim(scene, hit.entry.data, j)
    return _plural(scene, chunk)


def _plural(scene: Scene, chunk: Chunk) -> Party | None:
    """«أربعة سائقين»: people of a kind that no list has; the nominative is the name."""
    quantity = chunk.quantity
    assert quantity is not None
    of = scene.script.text[scene.tokens[chunk.last - 1].start : scene.tokens[chunk.last - 1].end]
    if (
        quantity.what not in _PEOPLE
        or chunk.last - chunk.first < 2
        or not of.endswith("ين")
        or len(of) < 5
        or of == "آخرين"
    ):
        return None
    return Party(scene.adopt(of[:-2] + "ون"), "unnamed", False, False, chunk.first)


_PEOPLE = frozenset({"killed", "injured", "missing", "arrested", "people", "displaced"})


def _one(scene: Scene, hit: Hit) -> str | None:
    """The singular that an entry gives, where the text has it."""
    one = hit.entry.data.get("one")
    word = scene.norms[hit.first].removeprefix(hit.prefix).removesuffix("ا")
    return str(one) if one and word == fold_text(str(one)) else None


def _victim(scene: Scene, data: dict[str, object], at: int, one: str | None = None) -> Party:
    thing = bool(data.get("thing"))
    fights = armed(scene, at)
    acts = not thing and (fights or scene.marked(at, "crowd"))
    own = thing and scene.words(at, at + 1).endswith(("ه", "ها", "هم", "هما")) and not str(data["name"]).endswith("ه")
    vague = own or bool(data.get("vague"))  # «منزله»: whose it is was hit
    return Party(scene.adopt(one or str(data["name"])), "unnamed", acts, fights, at, thing, vague)


def _raw(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """Fighters that no name covers («مقاتلو التنظيم», «المدفعية»): their words are their name."""
    first = chunks[phrase.first].first
    last = min(chunks[phrase.last - 1].last, first + 3)
    if not armed(scene, first):
        return _members(scene, chunks, phrase)
    skip = 1 if scene.norms[first][:1] == "و" and scene.hits.at(first, "armed")[0].prefix != "" else 0
    start = scene.script.inside(first, skip)[0]
    words = " ".join(scene.script.text[start : scene.tokens[last - 1].end].split())
    return [Party(scene.adopt(words, "group"), "group", True, True, first, last=last)]


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


def armed(scene: Scene, token: int) -> bool:
    """Whether a word of fighting or policing bodies stands at a token."""
    return scene.marked(token, "armed")
