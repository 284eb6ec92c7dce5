"""What prepositions bring to a deed: whom it was done to, who did it, and by what."""

from __future__ import annotations

from riwaya.events.adjectives import shooter
from riwaya.events.model import Chunk, Clause, Party, Phrase, Trigger, is_thing
from riwaya.events.people import Roles, parties, struck
from riwaya.events.scene import Scene
from riwaya.events.states import seat
from riwaya.events.words import AGAINST, FIRE, GRIP

_AGAINST = dict.fromkeys(AGAINST, "target")
_HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "RETREAT", "INVESTIGATE"})


def read_governed(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """What prepositions bring: by the entry's table, and the doer after من قبل، على يد."""
    trigger, table = clause.trigger, clause.trigger.data.get("prep") or {}
    if trigger.type in _HOSTILE and trigger.cls in ("act", "link"):
        table = _AGAINST | table
    if trigger.type == "ASSAULT" and not trigger.verb and _mutual(scene, trigger):
        table = table | {"بين": "party"}
    give_governed(scene, chunks, clause, roles, table)
    roles.actors = roles.actors or _from(scene, chunks, clause)


def _mutual(scene: Scene, trigger: Trigger) -> bool:
    """«قصف متبادل بين الطرفين»: both do it."""
    return any(w.startswith(_BOTH) for w in scene.norms[trigger.last : trigger.last + _QUALITIES])


_BOTH = ("متبادل", "المتبادل")
_QUALITIES = 4
"""How many adjectives may stand after a deed's noun."""


def _from(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«قصف عنيف من قوات …»: who fights, right after a deed's noun; «استهداف عدد من …» is no such thing."""
    trigger = clause.trigger
    if trigger.verb or trigger.type != "ASSAULT" or trigger.cls != "act" or trigger.data.get("genitive") == "target":
        return []
    prep, phrase = clause.governed[0] if clause.governed else ("", None)
    if phrase is None or prep != "من" or phrase.first > clause.at + 3:
        return []
    return [p for p in parties(scene, chunks, phrase) if p.acts and (p.armed or p.kind in ("group", "government"))]


def _object_before(scene: Scene, chunks: list[Chunk], clause: Clause, end: int) -> bool:
    """Whether a phrase of its own stands between the trigger and its prepositions; a definite adjective is none."""
    words = [scene.norms[c.first] for p in clause.bare if p.first < end for c in chunks[p.first : p.last]]
    return bool(words) and not (clause.trigger.definite and all(w.startswith("ال") for w in words))


def give_governed(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles, table: dict[str, str]) -> None:
    """File the governed phrases by a table; a ل that is not right beside the trigger belongs to another noun."""
    kept: Phrase | None = None
    start = clause.genitive.last if clause.genitive is not None else clause.start
    for n, (prep, phrase) in enumerate(clause.governed):
        goes_on = kept is not None and kept.last == phrase.first and chunks[phrase.first].joined  # «للجيش ولحلفائه»
        if prep == "من" and scene.norms[chunks[phrase.first].first] in GRIP and clause.trigger.type == "ASSAULT":
            roles.give("target", parties(scene, chunks, Phrase(phrase.first + 1, phrase.last)))
            continue
        did_it = prep == "من قبل" or (prep == FIRE and not roles.actors)
        role = "actor" if did_it else table.get(prep)
        beside = n == 0 and phrase.first <= start + 2
        leaning = _LEANING.get(prep)  # «خلفا لفلان», «ينتمي للحزب», «المسيطرين على المدينة»
        if leaning is not None and scene.norms[chunks[phrase.first].first - (1 if prep == "ل" else 2)] in leaning:
            continue
        if prep == "ل" and clause.genitive is not None and is_thing(chunks[clause.genitive.first]):
            continue  # «قصف مواقع للجماعة»: whose they are
        if prep == "ل" and not (goes_on or (beside and not _object_before(scene, chunks, clause, phrase.first))):
            continue
        kept = phrase if prep == "ل" else None
        if role == "weapon" or (prep == "ب" and chunks[phrase.first].kind == "weapon"):
            roles.weapon = roles.weapon or phrase
            roles.actors = roles.actors or shooter(scene, chunks, phrase)
        elif role is None and prep == "ب" and n == 0 and _flown(scene, clause, chunks[phrase.first]):
            roles.actors = roles.actors or parties(scene, chunks, phrase)
        elif role is not None:
            built = role == "target" and prep in ("على", "ل") and scene.marked(chunks[phrase.first].first, "built")
            head = chunks[phrase.first]
            state = seat(scene, head, head.name) if clause.trigger.type == "SANCTION" and head.name else None
            roles.give(role, [state] if state else (struck if built else parties)(scene, chunks, phrase))


_LEANING = {
    "ل": frozenset(
        "خلفا بدلا تمهيدا استعدادا تحسبا تنفيذا تطبيقا دعما تضامنا وزيرا رييسا مديرا قايدا ينتمي تنتمي "
        "ينتمون تابع تابعه تابعين منتم منتميه منتمين".split()
    ),
    "على": frozenset("المسيطر المسيطره المسيطرين المسيطرون المطله المشرفه ردا بناء".split()),
}
"""Words that a preposition after them belongs to."""


def _flown(scene: Scene, clause: Clause, craft: Chunk) -> bool:
    """«قصف بالطائرات الحربية الروسية»: the craft of a force that a deed's noun is done with."""
    strikes = clause.trigger.type == "ASSAULT" and not clause.trigger.verb and clause.trigger.cls == "act"
    whose = craft.name is not None and craft.name.kind in ("group", "government")
    return strikes and whose and scene.norms[craft.first].removeprefix("ب").removeprefix("ال") in _CRAFT


_CRAFT = frozenset("طيران طايرات مقاتلات مروحيات مسيرات مدفعيه دبابات زوارق بوارج".split())
