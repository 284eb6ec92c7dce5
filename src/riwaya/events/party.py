"""One chunk as a party: a named entity, counted or plain people («ثلاثة مدنيين»), a thing that was hit."""

from __future__ import annotations

import msgspec

from riwaya.arabic import fold_text
from riwaya.events.model import Chunk, Party
from riwaya.events.scene import Scene
from riwaya.events.states import DEALING, as_state
from riwaya.events.words import QUOTES
from riwaya.lexicon import Hit
from riwaya.mentions.found import Name

_ACTING = frozenset({"person", "group", "organisation", "government", "outlet", "unnamed"})


def party(scene: Scene, chunk: Chunk) -> Party | None:
    """One chunk as a party; weapons and times are none. Known from then on."""
    known = scene.parties.get(chunk.first)
    if known is None or known[0] is not chunk:
        known = scene.parties[chunk.first] = chunk, _party(scene, chunk)
    return known[1]


def _party(scene: Scene, chunk: Chunk) -> Party | None:
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
    body = _members_of(scene, name)
    if body is not None:
        return Party(scene.body(body.entity), body.kind, True, True, chunk.first)
    return Party(scene.body(name.entity), name.kind, _acts(scene, name), fights, chunk.first, thing)


def _members_of(scene: Scene, name: Name) -> Name | None:
    """«عناصر "قسد"», «مقاتلو التنظيم»: the body whose fighters a name tells."""
    if scene.norms[name.first] not in _MEMBERS:
        return None
    at = next((j for j in range(name.first + 1, name.last) if scene.norms[j] not in QUOTES), name.first)
    body = scene.names.get(at)
    return (
        body
        if body is not None and body.last >= name.last - 1 and body.kind in ("group", "organisation", "government")
        else None
    )


_MEMBERS = frozenset(
    "عناصر مقاتلو مقاتلي مسلحو مسلحي ارهابيو ارهابيي متمردو متمردي جهاديو جهاديي مجاهدو مجاهدي".split()
)


def _acts(scene: Scene, name: Name) -> bool:
    """Whether a name is of those who do things; a counterpart that nobody names («نظيره») is none."""
    return name.kind in _ACTING and not scene.entity(name.entity).name.startswith("نظير")


def _listed(scene: Scene, chunk: Chunk) -> Party | None:
    """A bare «مدنيين» has its list's name; with more words the whole phrase is the name."""
    assert chunk.name is not None
    others = scene.norms[chunk.name.last - 1] in _OTHERS  # «أشخاص آخرون»
    if chunk.name.last - chunk.name.first > 1 + others or chunk.name.how == "role":
        return None
    hit = next(iter(scene.hits.at(chunk.first, "victim")), None)
    if others and hit is not None and not hit.entry.data.get("vague"):
        return None
    return _victim(scene, hit.entry.data, chunk.first) if hit is not None else None


_OTHERS = frozenset({"اخرون", "اخرين", "اخر"})


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
        or fold_text(of) == "اخرين"
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


def armed(scene: Scene, token: int) -> bool:
    """Whether a word of fighting or policing bodies stands at a token."""
    return scene.marked(token, "armed")
