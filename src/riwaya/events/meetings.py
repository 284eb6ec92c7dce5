"""Meetings and agreements take two: the host of the noun, who speaks of it, a counterpart known by his office."""

from __future__ import annotations

from riwaya.events.blame import nearest_doer
from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.people import Roles, parties
from riwaya.events.scene import Scene
from riwaya.records import Statement

_BACK = 12
IMPLIED = -1
"""Where a party stands that no word names: protesters of a protest."""


def meeting(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """It takes two: whoever spoke of it, or a counterpart known by his office."""
    unnamed = _counterpart(scene, chunks, clause)
    if (clause.trigger.data.get("prep") or {}).get("إلى") == "target" and not (roles.targets or roles.weak):
        roles.give("target", _tour(scene, chunks, clause))
    if not roles.parties:
        with_somebody = unnamed is not None or any(prep == "مع" for prep, _ in clause.governed)
        roles.parties = _we(scene, clause) or (_other_side(scene, chunks, clause, None) if with_somebody else [])
    elif (
        len(roles.parties) == 1
        and unnamed is None
        and clause.trigger.data.get("mode") != "visit"
        and not _alone(scene, clause, roles.parties[0])
    ):
        roles.parties = [*_other_side(scene, chunks, clause, roles.parties[0]), *roles.parties]
    if len(roles.parties) == 1 and unnamed is not None:
        roles.parties += _of_office(scene, unnamed, roles.parties[0])


def _tour(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«جولة شملت تونس وليبيا»: the lands that a journey takes in."""
    for n in range(clause.at + 1, min(len(chunks), clause.at + _STATIONS)):
        if chunks[n].kind == "word" and scene.norms[chunks[n].first].startswith(_TAKING_IN):
            at = next((j for j in range(n + 1, min(len(chunks), n + _STATIONS)) if chunks[j].kind == "name"), None)
            if at is None or chunks[at].prep:
                return []
            last = at + 1
            while last < len(chunks) and chunks[last].joined and chunks[last].kind == "name":
                last += 1
            return parties(scene, chunks, Phrase(at, last))
        if chunks[n].kind in ("cue", "trigger"):
            return []
    return []


_STATIONS = 6
_TAKING_IN = ("شمل", "تشمل", "يشمل", "ستشمل", "سيشمل", "تتضمن")


def _alone(scene: Scene, clause: Clause, met: Party) -> bool:
    """«اجتماع مجلس الأمن», «اجتماع لمنظمة …»: a body of many meets by itself."""
    if clause.trigger.verb or met.at <= clause.trigger.first:
        return False
    own = met.kind in ("organisation", "government") and scene.norms[met.at].removeprefix("ل") in _BODIES
    return own and not any(prep == "مع" for prep, _ in clause.governed)


_BODIES = frozenset("مجلس لجنه منظمه الجمعيه مجموعه حلف وزراء دول".split())
"""Bodies whose members meet each other."""


def _counterpart(scene: Scene, chunks: list[Chunk], clause: Clause) -> int | None:
    """«اجتماع مع نظيره», «التقى الرئيس التركي ونظيره الروسي»: the token of somebody who is not named."""
    phrases = [p for prep, p in clause.governed if prep == "مع"] + clause.bare
    inside = [chunks[n] for p in phrases for n in range(p.first, p.last) if n == p.first or chunks[n].joined]
    heads = [c for c in inside if scene.norms[c.first].removeprefix("و").startswith("نظير")]
    return next((c.first for c in heads if c.name is None or scene.entity(c.name.entity).name.startswith("نظير")), None)


def _of_office(scene: Scene, token: int, known: Party) -> list[Party]:
    """«بحث وزير الخارجية التركي مع نظيره الروسي»: he who holds the same office elsewhere."""
    entity = scene.entity(known.entity)
    office = (entity.role or entity.name).split()
    states = scene.hits.at(token + 1, "nisba") if token + 1 < len(scene.tokens) else []
    if not states or len(office) < 2 or not office[-1].startswith("ال") or not office[-1].endswith(("ي", "ية")):
        return []
    last, own = max(h.last for h in states), 2 if office[-1] in _HALVES and len(office) > 2 else 1
    name = " ".join([*office[:-own], scene.words(token + 1, last)])
    found = scene.holder(name) or scene.adopt(name, "person")
    return [Party(found, "person", True, False, token, last=last)]


_HALVES = frozenset({"الجنوبي", "الشمالي", "الجنوبية", "الشمالية"})
"""«الكوري الجنوبي»: the second word of a land's adjective."""


def _other_side(scene: Scene, chunks: list[Chunk], clause: Clause, known: Party | None) -> list[Party]:
    """A meeting needs two: the subject before it, else who speaks of it («قال … بعد اجتماعه مع نظيره»)."""
    other = known.entity if known is not None else ""
    found = [p for p in host(scene, chunks, clause) if p.entity != other]
    if found:
        return found
    if clause.trigger.verb and not any(prep == "مع" for prep, _ in clause.governed):
        return []  # «الاجتماع الذي انعقد في …»: who speaks of it need not have been there
    if clause.trigger.type == "AGREE":  # «دعا الوزير إلى اتفاق مع …»: who speaks of a deal need not have made it
        return []
    first, voice = chunks[0].first, scene.voice[clause.trigger.first]
    for (cue, _), statement in zip(scene.cues, scene.statements, strict=True):
        if (
            first <= cue <= clause.trigger.first
            and statement.speaker not in (None, other)
            and not only_relays(scene, statement)
            and not (voice >= 0 and scene.statements[voice] is statement)
        ):
            return [Party(str(statement.speaker), "person", True, False, IMPLIED)]
    beside = nearest_doer(scene, chunks, clause.at) if chunks[clause.at].prep in _MEANWHILE else []
    return [p for p in beside if p.entity != other]


_MEANWHILE = frozenset({"خلال", "بعد", "قبل"})
"""«تحدث فلان، خلال لقاء مع …»: before these stands who was there."""


def _we(scene: Scene, clause: Clause) -> list[Party]:
    """«لقد أجرينا محادثات»: who says «we» was there."""
    before = scene.norms[clause.trigger.first - 1] if clause.trigger.first else ""
    voice = scene.voice[clause.trigger.first]
    speaker = scene.statements[voice].speaker if voice >= 0 else None
    if speaker is None or len(before) < 5 or not before.endswith("نا"):
        return []
    return [Party(speaker, scene.entity(speaker).kind, True, False, IMPLIED)]


def only_relays(scene: Scene, statement: Statement) -> bool:
    """Who only passes news on does nothing himself."""
    return scene.kind(statement.speaker) == "outlet"


def host(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """The nearest acting party before the noun in its clause, no mark between."""
    for n in range(clause.at - 1, max(-1, clause.at - _BACK), -1):
        chunk = chunks[n]
        if (
            chunk.kind in ("turn", "mark", "trigger")
            or scene.voice[chunk.first] != scene.voice[chunks[clause.at].first]
        ):
            return []
        if chunk.kind == "name" and not chunk.prep:
            if _owned(scene, chunks, n):
                return []
            return [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts and p.kind != "outlet"]
        if chunk.kind == "word" and not chunk.prep and scene.marked(chunk.first, "armed"):
            return parties(scene, chunks, Phrase(n, n + 1))
    return []


def _owned(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    """«على مغادرة | إيران والاستقالة»: a name in the idafa of a noun after a preposition is no subject."""
    before = chunks[n - 1] if n else None
    if before is None or not before.prep or _article(scene, before):
        return False
    return before.kind == "word" or (before.trigger is not None and not before.trigger.verb)


def _article(scene: Scene, chunk: Chunk) -> bool:
    return scene.norms[chunk.first].startswith(("ال", "بال", "لل"))


def undergone(scene: Scene, chunks: list[Chunk], clause: Clause) -> bool:
    """«دعا الوزير إلى تحقيق», «يخضع فلان للتحقيق»: whom an inquiry is asked of or held on, not who holds it."""
    if clause.trigger.type != "INVESTIGATE":
        return False
    before = chunks[max(0, clause.at - _NEAR) : clause.at]
    return chunks[clause.at].prep == "إلى" or any(scene.norms[c.first] in _FACES for c in before)


_NEAR = 4
_FACES = frozenset("يخضع تخضع خضع خضعت يواجه تواجه واجه واجهت موضع محل اخضاعه اخضاعها".split())
