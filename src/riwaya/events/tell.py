"""One trigger with its clause, roles and status: what a sentence tells by one word."""

from __future__ import annotations

import msgspec

from riwaya.events.bodies import feminine
from riwaya.events.chunks import cut
from riwaya.events.clause import read_clause
from riwaya.events.company import lacks
from riwaya.events.confess import unclaimed
from riwaya.events.governed import give_governed
from riwaya.events.model import Chunk, Class, Clause, Party, Trigger, trigger_of
from riwaya.events.needs import Case, met
from riwaya.events.people import Roles
from riwaya.events.repelled import foiled
from riwaya.events.roles import read_roles
from riwaya.events.scene import Scene
from riwaya.events.status import falsified, status
from riwaya.records import Span, Statement

_REACH = 18
"""How many chunks after a light verb its noun may stand."""


class Telling(msgspec.Struct, gc=False):
    """A trigger that counts, read in its clause."""

    trigger: Trigger
    cls: Class
    """What it tells here: a pointing verb that points to no noun is a deed of its own."""
    clause: Clause
    roles: Roles
    chunks: list[Chunk]
    carried: int | None
    """First token of the noun that this verb carries or is said of."""
    type: str
    mode: str | None
    status: str
    status_at: Span | None
    voice: int


def tell(scene: Scene, triggers: dict[int, Trigger], first: int, last: int, title: bool) -> list[Telling]:
    """What the triggers of tokens ``first`` to ``last`` (one sentence) tell, in order."""
    chunks = cut(scene, triggers, first, last)
    out: list[Telling] = []
    for at, chunk in enumerate(chunks):
        if chunk.trigger is not None and not foiled(chunks, at):
            telling = _reading(scene, chunks, at, title, _prior(scene, out, chunk))
            if telling is not None:
                out.append(telling)
                if met_with := telling.roles.targets or telling.roles.weak:
                    scene.hurt.append((first, met_with))
                if telling.roles.actors:
                    scene.did[telling.type] = (first, telling.roles.actors)
    scene.told.append(chunks)
    return out


def _prior(scene: Scene, told: list[Telling], chunk: Chunk) -> list[Party]:
    """The doers that the telling before gives, if it has the same voice."""
    voice = scene.voice[chunk.first]
    for t in reversed(told):
        if t.voice == voice and t.roles.actors:
            many = chunk.trigger is not None and chunk.trigger.hit.form.text.endswith("وا")
            return _people(scene, t.roles) if many else t.roles.actors
        if t.voice == voice and t.type == "CONSULT" and t.trigger.verb and t.roles.parties:
            return t.roles.parties[:1]  # «الوزير زار البلاد واجتمع مع رئيسها»
    return []


def _people(scene: Scene, roles: Roles) -> list[Party]:
    """«أوقفت الشرطة شبانا بعدما حاولوا …»: whom a verb in the plural means, the doers or those it was done to."""
    bodies = all(p.kind == "government" or feminine(scene.entity(p.entity)) for p in roles.actors)
    return [p for p in roles.targets if p.kind == "unnamed" and not p.thing] if bodies else roles.actors


def _reading(scene: Scene, chunks: list[Chunk], at: int, title: bool, prior: list[Party]) -> Telling | None:
    """The first reading of a trigger whose needs are met."""
    trigger = chunks[at].trigger
    assert trigger is not None
    for hit in (trigger.hit, *trigger.others):
        read = chunks
        if hit is not trigger.hit:
            other = trigger_of(hit, passive=trigger.certain_passive)
            read = [*chunks[:at], msgspec.structs.replace(chunks[at], trigger=other), *chunks[at + 1 :]]
        telling = _telling(scene, read, at, title, prior)
        if telling is not None:
            telling.chunks = chunks
            return telling
    return None


def _telling(scene: Scene, chunks: list[Chunk], at: int, title: bool, prior: list[Party]) -> Telling | None:
    trigger = chunks[at].trigger
    assert trigger is not None
    if lacks(scene, chunks, trigger) or (trigger.data.get("claims") and unclaimed(scene, trigger.first)):
        return None
    clause = read_clause(scene, chunks, at)
    about = _carried(scene, chunks, clause) if trigger.cls == "light" else None
    if about is not None:  # what stands behind the noun belongs to it
        clause.bare = [p for p in clause.bare if p.first < about]
    elif trigger.cls == "light" and clause.relative is None:
        return None
    roles = read_roles(scene, chunks, clause, prior)
    if trigger.cls == "light":
        roles.about = roles.about if roles.about is not None else about
        if roles.about is None:
            return None
        held = chunks[roles.about].trigger
        table = {k: v for k, v in ((held.data.get("prep") or {}) if held else {}).items() if k != "ل"}
        give_governed(scene, chunks, clause, roles, table)
    if trigger.data.get("needs") is not None and not met(Case(scene, chunks, clause, roles)):
        return None
    kind, mode = _type(scene, chunks, trigger, roles)
    noun = chunks[roles.about] if roles.about is not None else None
    carried = noun.trigger if noun is not None and trigger.cls == "light" else None
    false = falsified(scene, trigger)
    told, at_span = status(scene, trigger, title, carried.type if carried is not None else kind, false)
    voice = scene.voice[trigger.first] if false is None else _denier(scene, false)
    cls = "act" if trigger.cls == "link" and noun is None else trigger.cls
    first = noun.first if noun is not None else None
    return Telling(trigger, cls, clause, roles, chunks, first, kind, mode, told, at_span, voice)


_STOPPING = frozenset(
    prefix + noun
    for noun in "احتواء منع وقف انهاء تفريق فض صد احباط افشال تجنب مواجهه ردع قمع تهديه تفادي".split()
    for prefix in ("", "ل")
)
"""Nouns of those who would have a deed of others end, or not happen."""


def _denier(scene: Scene, token: int) -> int:
    """«قال … إن المزاعم بأن … عارية عن الصحة»: who says that it is false, not whose claim it is."""
    at = scene.tokens[token].start
    holding = [n for n, s in enumerate(scene.statements) if any(a <= at < b for a, b in s.content)]
    named = [n for n in holding if scene.statements[n].speaker is not None]
    return min(named, key=lambda n: _length(scene.statements[n]), default=scene.voice[token])


def _length(statement: Statement) -> int:
    return sum(b - a for a, b in statement.content)


def _carried(scene: Scene, chunks: list[Chunk], clause: Clause) -> int | None:
    """The noun that a light verb carries: the first after it that no relative clause holds («شن التحالف غارات»)."""
    held = apart = False
    blame = scene.marks("blame")
    for n in range(clause.at + 1, min(len(chunks), clause.at + _REACH)):
        chunk, trigger = chunks[n], chunks[n].trigger
        apart = apart or chunk.kind == "mark"
        if chunk.kind in ("cue", "turn") or chunk.first in blame:  # «لم تعلن … مسؤوليتها عن الهجوم»
            return None
        if scene.norms[chunk.first] in _STOPPING:  # «تحاول الشرطة احتواء احتجاجات»: the deed of others
            return None
        held = chunk.kind == "relative" or (held and chunk.kind != "mark")
        if trigger is None or (held and not chunk.prep) or chunk.prep in _ASIDE:
            continue
        if chunk.prep == clause.trigger.data.get("aside"):  # «سترد على الهجوم»: what it answers
            continue
        if chunk.prep == "عن" and not _TOLD.isdisjoint(scene.norms[chunks[clause.at].last : chunk.first]):
            return None  # «تعمل على جمع المعلومات عن الهجوم»
        if not trigger.verb and trigger.cls in ("act", "harm"):
            return None if apart and chunk.prep == "في" else n  # «بدأت روسيا، حليف إيران في الحرب، …»
        if trigger.verb and not held:
            return None
    return None


_TOLD = frozenset(
    "المعلومات معلومات الادله ادله تقارير التقارير انباء الانباء بيانات البيانات تفاصيل التفاصيل صور الصور".split()
)
"""What one has about the deed of others."""
_ASIDE = frozenset({"بعد", "قبل", "منذ", "خلال", "جراء", "وفق"})
"""Prepositions of when and why: «ستقدم التزامات بعد زيارته» carries no visit."""


def _type(scene: Scene, chunks: list[Chunk], trigger: Trigger, roles: Roles) -> tuple[str, str | None]:
    """Storming by government forces is COERCE, so is gas fired at a crowd; harm by a storm or a crash is ACCIDENT."""
    data = trigger.data
    if "forces" in data and any(_state(scene, p.at) for p in roles.actors):
        return str(data["forces"]), data.get("forces_mode")
    if trigger.cls in ("harm", "toll") and trigger.type == "ASSAULT" and not roles.actors and _mishap(scene, chunks):
        return "ACCIDENT", None
    return trigger.type, data.get("mode")


def _mishap(scene: Scene, chunks: list[Chunk]) -> bool:
    """A word of disaster in the sentence («تحطمت», «عواصف»; «حادث» may be anything), and no attack."""
    marks = scene.marks("mishap")
    if not marks or any(_attack(c.trigger) and c.last not in marks for c in chunks):  # «ضربت عواصف» is none
        return False
    return any(j in marks and scene.norms[j] != "حادث" for j in range(chunks[0].first, chunks[-1].last))


def _attack(trigger: Trigger | None) -> bool:
    return trigger is not None and trigger.type == "ASSAULT" and trigger.cls in ("act", "link")


def _state(scene: Scene, token: int) -> bool:
    return any(h.entry.data.get("state") for h in scene.hits.at(token, "armed"))
