"""Doers that no name gives: forces that are called somebody's own («فرقه», «قواتنا»), a court within the verb."""

from __future__ import annotations

from riwaya.arabic import fold_text
from riwaya.events.model import Chunk, Clause, Party
from riwaya.events.scene import Scene
from riwaya.events.states import land
from riwaya.records import Entity

_BODIES = frozenset({"group", "organisation", "government"})
_FORCES = (
    "فرق طواقم كوادر قوات اجهزت جيش جنود وحدات عناصر مقاتلي "
    "طايرات مقاتلات مروحيات مسيرات طيران مدفعيه مدفعيت دفاعات زوارق"
)
_OWN_FORCES = frozenset(force + owner for force in _FORCES.split() for owner in ("نا", "ها", "هم", "ه"))


def of_owner(word: str) -> str:
    """«قوات» of «قواته»; nothing for other words."""
    owned = word in _OWN_FORCES and not word.endswith("نا")
    return next(word.removesuffix(o) for o in ("ها", "هم", "ه") if word.endswith(o)) if owned else ""


def own_forces(scene: Scene, chunk: Chunk) -> list[Party]:
    """«أعلن الدفاع المدني أن فرقه أسعفت …», «قال الجيش: قواتنا قصفت …»: the body that speaks of its own."""
    if scene.norms[chunk.first].lstrip("و") not in _OWN_FORCES:
        return []
    voice = scene.voice[chunk.first]
    speaker = scene.statements[voice].speaker if voice >= 0 else None
    if speaker is None or scene.entity(speaker).kind not in _BODIES:
        return []
    return [Party(speaker, scene.entity(speaker).kind, True, True, chunk.first, last=chunk.last)]


def agrees(entity: Entity, pronoun: str) -> bool:
    """Whether a pronoun can mean who does something, by his name: «لقاؤه» one man, not «السوريون»."""
    head = fold_text(entity.name).split()[0]
    return pronoun not in ("ه", "ها") or not (entity.kind == "unnamed" and head.endswith(("ون", "ين")))


def feminine(entity: Entity) -> bool:
    """Whether «ها» may mean a state or its forces: «إسرائيل», «السلطات», «القوات …», not «النظام»."""
    return land(entity) or fold_text(entity.name).split()[0].endswith(("ه", "ات"))


def court(scene: Scene, clause: Clause) -> list[Party]:
    """«أدانت محكمة القاهرة …», «أصدرت محكمة إماراتية …»: the court is the last word of the verb and what follows it."""
    first = clause.trigger.last - 1
    if scene.norms[first] != "محكمه":
        return []
    name = scene.names.get(first)
    if name is not None and name.last > first + 1:
        return [Party(name.entity, name.kind, True, True, first, last=name.last)]
    last = first + 1
    while last < min(first + _WORDS, len(scene.tokens)) and _of_court(scene, last):
        last = scene.names[last].last if last in scene.names else last + 1
    if last == first + 1:
        return []
    return [Party(scene.adopt(scene.words(first, last), "organisation"), "organisation", True, True, first, last=last)]


_WORDS = 5
_KINDS = frozenset(
    "النقض الاستئناف استئناف جنايات الجنايات الجنح جنح امن الامن الدوله القضاء قضاء العسكريه عسكريه".split()
)


def _of_court(scene: Scene, token: int) -> bool:
    """Whether a word says which court it is: its kind, its land or its place."""
    if token in scene.names:
        return scene.names[token].kind == "place"
    return scene.norms[token] in _KINDS or any(h.prefix in ("", "ال") for h in scene.hits.at(token, "nisba"))
