"""Conditions that a word needs to be a happening (``needs`` in the lists): named tests on its clause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

import msgspec

from riwaya.events.company import COMPANY, opened
from riwaya.events.model import Chunk, Clause, Trigger
from riwaya.events.people import Roles
from riwaya.events.scene import Scene


class Case(msgspec.Struct, frozen=True, gc=False):
    """A trigger with its clause, roles and sentence: what the tests look at."""

    scene: Scene
    chunks: list[Chunk]
    clause: Clause
    roles: Roles

    @property
    def window(self) -> list[Chunk]:
        """The chunks of the clause and the three before it."""
        return self.chunks[max(0, self.clause.at - 3) : self.clause.end]

    def has(self, *kinds: str) -> bool:
        """Whether a chunk of one of these kinds lies in the clause."""
        return any(c.kind in kinds for c in self.window)

    def word(self, kind: str, *, whole: bool = False) -> bool:
        """Whether a listed word of a kind stands in the clause (or the sentence)."""
        group = self.chunks if whole else self.window
        return bool(group) and self.scene.has(kind, group[0].first, group[-1].last)

    def near(self, kind: str) -> bool:
        """Whether a listed word of a kind stands right after the trigger, or in its subject before it."""
        at, before = self.clause.at, self.clause.before
        group = [*self.chunks[at + 1 : at + 3], *(self.chunks[before.first : before.last] if before else [])]
        return any(self.scene.has(kind, k.first, k.last) for k in group)

    def people(self) -> bool:
        """Somebody it was done to, named, counted or told by a common noun."""
        return any(not p.thing for p in self.roles.targets)

    def counted(self, *whats: str) -> bool:
        """A number of such things in the clause."""
        return any(c.quantity is not None and c.quantity.what in whats for c in self.window)

    def place(self) -> bool:
        """A place name in the clause."""
        return any(c.name is not None and c.name.kind in ("place", "facility") for c in self.window)


def _with(c: Case) -> bool:
    """«اتفاق … مع إيران»: one side is named, the other goes without saying."""
    return bool(c.roles.parties) and any(prep == "مع" for prep, _ in c.clause.governed)


def _weapon(c: Case) -> bool:
    return c.has("weapon") or c.counted("projectiles")


def _shot(c: Case) -> bool:
    """A weapon right after the noun («سقوط صاروخين», «إطلاق عدد من الصواريخ»)."""
    near = c.chunks[c.clause.at + 1 : c.clause.at + 4]
    return any(k.kind == "weapon" or (k.quantity is not None and k.quantity.what == "projectiles") for k in near)


def _armed(c: Case) -> bool:
    return any(p.armed or p.kind in ("group", "government") for p in (*c.roles.actors, *c.roles.parties))


def _armed_side(c: Case) -> bool:
    """Those who have power do it, or it is done to them («منع النظام من …»)."""
    return _armed(c) or any(p.armed or p.kind in ("group", "government") for p in c.roles.targets)


def _armed_place(c: Case) -> bool:
    return c.place() and any(p.armed or p.kind in ("group", "government") for p in c.roles.actors)


def _strike(c: Case) -> bool:
    """Something that can be struck, by arms or a thing or place that was hit: not «ضرب مثلا»."""
    if c.roles.about is not None:
        return True
    if not c.roles.targets:
        after = c.chunks[c.clause.at + 1 : c.clause.end]
        thing = _armed(c) and any(k.kind == "victim" and not c.scene.marked(k.first, "area") for k in after)
        return thing or (c.place() and (_armed(c) or _weapon(c) or not c.roles.actors))
    return _armed(c) or _weapon(c) or bool(c.roles.struck) or any(p.thing for p in c.roles.targets)


def _bodily(c: Case) -> bool:
    """«هاجم الوزير المعارضة» with nothing but words: persons in office attack so, unless there is a weapon or harm."""
    actors = c.roles.actors
    verbal = bool(actors) and all(p.kind == "person" and not p.armed for p in actors)
    return not verbal or _weapon(c) or c.has("quantity") or _casualties(c)


def _uncited(c: Case) -> bool:
    """«استشهد … بـ» with words is citing; with arms it is dying."""
    after = c.chunks[c.clause.at + 1 : c.clause.end]
    return not any(k.kind == "word" and c.scene.norms[k.first].startswith("ب") for k in after) or c.has("quantity")


def _object(c: Case) -> bool:
    return bool(c.roles.targets) or c.place()


def _near(c: Case) -> bool:
    following = c.chunks[c.clause.at + 1 : c.clause.at + 4]
    return any(k.kind in ("name", "victim", "quantity", "weapon") for k in following) and bool(
        c.roles.targets or c.has("weapon") or c.roles.parties
    )


def _casualties(c: Case) -> bool:
    return c.counted("killed", "injured", "people") or any(k.kind == "trigger" and _is(k, "toll") for k in c.window)


def _is(chunk: Chunk, cls: str) -> bool:
    return chunk.trigger is not None and chunk.trigger.cls == cls


def _violence(c: Case) -> bool:
    if c.word("disease", whole=True):
        return False
    return c.people() or any(_assault(k.trigger) for k in c.chunks) or c.has("quantity")


def _assault(trigger: Trigger | None) -> bool:
    return trigger is not None and trigger.type == "ASSAULT" and trigger.cls == "act"


def _attack_object(c: Case) -> bool:
    """«تبادل الجيش والمسلحون القصف»: the verb's object is an attack."""
    at = c.roles.about
    if at is None or any(k.kind in ("relative", "turn", "cue") for k in c.chunks[c.clause.at : at]):
        return False
    return at > c.clause.at and not c.chunks[at].prep and _assault(c.chunks[at].trigger)


def _stopped(c: Case) -> bool:
    """«أوقفت القوات الهجوم»: a deed that is stopped, nobody who is arrested."""
    after = c.clause.bare[0].last if c.clause.bare else c.clause.at + 1
    told = c.chunks[after].trigger if after < len(c.chunks) else None
    return told is not None and not told.verb and not c.chunks[after].prep and told.cls == "act"


def _persons(c: Case) -> bool:
    """Somebody right after the preposition: not «تعدى على صلاحيات الرئيس»."""
    heads = [c.chunks[phrase.first] for _, phrase in c.clause.governed]
    return any(k.first <= p.at < k.last and not p.thing for k in heads for p in c.roles.targets)


def _hostages(c: Case) -> bool:
    """Those who are held are hostages, or are held as such: not «احتجزت الشرطة متهما بخطف رهائن»."""
    after = takewhile(lambda k: k.trigger is None, c.chunks[c.clause.at + 1 : c.clause.end])
    held = [(k.first, k.last) for k in after if not k.prep]
    held += [(p.at, p.at + 1) for p in c.roles.targets if p.at < c.clause.trigger.first]
    return any(c.scene.has("hostages", *span) for span in held)


def _crowd(c: Case) -> bool:
    return c.word("crowd")


def _party(c: Case) -> bool:
    return bool(c.roles.parties or c.roles.actors)


def _detail(c: Case) -> bool:
    after = c.clause.trigger.last
    land = c.scene.has("nisba", after, after + 2)  # «الحرب السورية»
    return bool(c.roles.parties or c.roles.actors or c.roles.targets) or c.place() or land


def _leader(c: Case) -> bool:
    return any(p.kind == "person" for p in c.roles.parties)


def _trigger_of(*types: str) -> Callable[[Case], bool]:
    def test(c: Case) -> bool:
        return any(k.trigger is not None and k.trigger.type in types and not k.trigger.verb for k in c.window)

    return test


def _suffered(c: Case) -> bool:
    """«تعرض … للضرب»: the verb before says that it was done to somebody, not who gets ready for it."""
    before = c.chunks[max(0, c.clause.at - 6) : c.clause.at]
    return c.chunks[c.clause.at].prep == "ل" and any(k.trigger is not None and _is(k, "light") for k in before)


def _listed(kind: str) -> Callable[[Case], bool]:
    return lambda c: c.word(kind)


def _inquiry(c: Case) -> bool:
    return c.clause.genitive is None or c.clause.trigger.last - c.clause.trigger.first > 1


def _into(c: Case) -> bool:
    after = c.scene.norms[c.clause.trigger.last : c.clause.trigger.last + 3]
    return "في" in after[:2] and _party(c) and not c.word("goal")


def _mishap(c: Case) -> bool:
    return c.word("mishap", whole=True) or any(
        k.trigger is not None and k.trigger.type == "ACCIDENT" for k in c.chunks if k.first != c.clause.trigger.first
    )


def _genitive_armed(c: Case) -> bool:
    return any(p.armed or p.kind == "unnamed" for p in c.roles.actors)


def _after(c: Case, words: frozenset[str], reach: int) -> bool:
    """Whether one of some words follows the trigger within so many."""
    last = c.clause.trigger.last
    return not words.isdisjoint(c.scene.norms[last : last + reach])


_OF = frozenset({"من", "منه", "منها", "منهم"})
_LISTS = frozenset(
    f"{p}{w}" for w in ("قايمه", "لايحه", "قوايم", "لوايح", "عقوبات") for p in ("", "ال", "ل", "لل", "ب")
)

NEEDS: dict[str, Callable[[Case], bool]] = {
    "weapon": _weapon,
    "weapon-or-attack": lambda c: _weapon(c) or _trigger_of("ASSAULT")(c),
    "weapon-near": _shot,
    "weapon-on": lambda c: _weapon(c) and any(prep == "على" for prep, _ in c.clause.governed),
    "drone": _weapon,
    "fire": lambda c: any(opened(c.scene, k) for k in c.chunks[c.clause.at + 1 : c.clause.end]),
    "armed": _armed,
    "armed-place": _armed_place,
    "armed-side": _armed_side,
    "occupied": lambda c: _armed_place(c) and not c.word("rank", whole=True),
    "armed-or-place": lambda c: _armed(c) or c.place(),
    "armed-genitive": _genitive_armed,
    "suffered": _suffered,
    "strike": _strike,
    "about": lambda c: c.roles.about is not None,
    "bodily": _bodily,
    "uncited": _uncited,
    "struck": lambda c: _object(c) and (_armed(c) or _weapon(c)),
    "object": _object,
    "object-near": _near,
    "attack-object": _attack_object,
    "people": lambda c: c.people() or c.word("victim"),
    "persons": _persons,
    "hostages": _hostages,
    "people-held": lambda c: (c.people() or c.word("victim")) and not _stopped(c),
    "people-near": lambda c: _near(c) and bool(c.roles.parties or c.roles.targets),
    "casualties": _casualties,
    "violence": _violence,
    "quantity": lambda c: c.has("quantity"),
    "crowd": _crowd,
    "crowd-near": lambda c: c.near("crowd") and not _after(c, _OF, 1),  # «تخرج منها الآلاف»: they graduated
    "crowd-street": lambda c: c.near("crowd") and c.word("streets", whole=True),
    "not-silent": lambda c: not c.word("silence"),
    "protesters": lambda c: c.near("protesters"),
    "crowd-or-place": lambda c: _crowd(c) or c.place(),
    "crowd-or-armed": lambda c: _crowd(c) or _armed(c),
    "from-work": lambda c: _after(c, frozenset({"العمل"}), 8),
    "on-list": lambda c: _after(c, _LISTS, 8),
    "party": _party,
    "party-object": lambda c: bool(c.roles.actors and c.roles.targets),
    "both": lambda c: bool(c.roles.actors and c.roles.targets),
    "actor": _party,
    "target": lambda c: bool(c.roles.targets),
    "sanctioned": lambda c: bool(c.roles.targets or (c.roles.weak and not c.clause.trigger.definite)),
    "detail": _detail,
    "leader": _leader,
    "meeting": _trigger_of("CONSULT"),
    "deal": lambda c: c.word("deal"),
    "made": lambda c: len(c.roles.parties) > 1 or _with(c) or c.word("dealing", whole=True),
    **{need: _listed(kind) for need, kind in COMPANY.items()},
    "vehicle": lambda c: c.clause.trigger.last - c.clause.trigger.first > 1 or c.word("vehicle"),
    "inquiry": _inquiry,
    "inquiry-body": lambda c: bool(c.roles.actors) or c.word("inquiry-body", whole=True),
    "released": lambda c: not c.near("documents"),
    "into": _into,
    "mishap": _mishap,
}


def met(case: Case) -> bool:
    """Whether the trigger's condition holds."""
    return NEEDS[case.clause.trigger.data["needs"]](case)
