"""«تبادل الطرفان الاتهامات بالوقوف وراء القصف»: each of two lays a deed at the other's door, in one clause."""

from __future__ import annotations

from riwaya.events.model import Draft
from riwaya.events.scene import Scene
from riwaya.events.sides import kin
from riwaya.events.tolls import Version
from riwaya.records import Account, Conflict

_EXCHANGE = ("تبادل", "يتبادل", "تتبادل")
_ACCUSATION = frozenset({"اتهام", "الاتهام", "اتهامات", "الاتهامات", "باتهامات"})
_REACH = 10
"""How many tokens lie between the accusations and the deed, and between the verb and the accusations."""


def mutual(scene: Scene, versions: list[Version]) -> Conflict | None:
    """The conflict about the doer that one clause tells of both sides."""
    for version in versions:
        for draft in version.side.drafts:
            sides = _sides(scene, draft)
            if len(sides) == 2 and not kin(scene, *sides):
                a, b = sides
                return Conflict(slot="actor", accounts=(_blames(scene, version, a, b), _blames(scene, version, b, a)))
    return None


def _sides(scene: Scene, draft: Draft) -> list[str]:
    """The two who accuse each other of a deed, if its sentence says so before it."""
    first = scene.sentences[draft.sentence].first
    window = range(max(first, draft.head.first - _REACH), draft.head.first)
    word = next((j for j in window if scene.norms[j] in _ACCUSATION), None)
    if word is None:
        return []
    before = range(max(first, word - _REACH), word)
    verb = next((j for j in before if scene.norms[j].lstrip("وف").startswith(_EXCHANGE)), None)
    if verb is None:
        return []
    names = [scene.names[j] for j in range(verb + 1, word) if j in scene.names]
    return list(dict.fromkeys(n.entity for n in names if n.kind != "place" or len(names) == 2))


def _blames(scene: Scene, version: Version, accuser: str, accused: str) -> Account:
    return Account(value=scene.entity(accused).name, event=version.event.id, source=accuser)
