"""Which triggers of a sentence tell of one deed, and which of another."""

from __future__ import annotations

from riwaya.events.scene import Scene
from riwaya.events.tell import Telling

SOFT = frozenset({"harm", "toll", "link", "light"})
"""Triggers that tell what came of a deed, or bring its noun."""
_BEFORE = frozenset({"بعد", "قبل", "منذ"})
_VIOLENT = frozenset({"ASSAULT", "ACCIDENT"})


def one_of(scene: Scene, t: Telling) -> bool:
    """«استهدفت إحدى الغارات منزلا»: one of several deeds, told by itself."""
    at = t.trigger.last if t.trigger.verb else t.trigger.first - 1
    return 0 <= at < len(scene.norms) and scene.norms[at] in _ONE


_ONE = frozenset({"احدي", "احد", "واحدي", "واحد"})


_NEXT = 2
"""How many chunks after its verb «إحدى الغارات» may stand."""


def home(groups: list[list[Telling]], t: Telling, *, alone: bool) -> list[Telling] | None:
    """The group that a trigger goes on with, the nearest first; there is one at least."""
    for g in reversed(groups):
        for x in g:
            if x.carried == t.trigger.first or t.carried == x.trigger.first:
                return g
    if alone:
        last = groups[-1][-1]
        return groups[-1] if t.clause.at - last.clause.at <= _NEXT and last.trigger.verb else None
    for g in reversed(groups):
        if g[0].voice == t.voice and _joins(g, t):
            return g
    return None


def _flies(g: list[Telling], t: Telling) -> bool:
    """«بثلاثة صواريخ سقطت في …»: what a weapon does that was just told is the same deed."""
    if t.trigger.data.get("subject") != "weapon":
        return False
    if g[-1].trigger.data is t.trigger.data:
        return True  # «صاروخ سقط في …، وآخر سقط في …»
    subject = t.clause.before.first if t.clause.before is not None else t.clause.relative
    return subject is not None and g[-1].clause.at < subject <= g[-1].clause.at + 3


def _joins(g: list[Telling], t: Telling) -> bool:
    if t.cls == "light":
        return False
    kinds = {x.type for x in g if x.type}
    if not kinds:
        return False
    if t.type == "ACCIDENT" and kinds == {"ASSAULT"} and all(x.cls in ("harm", "toll") for x in g):
        return True
    if t.type not in kinds and not (t.cls in ("harm", "toll") and kinds & _VIOLENT and t.type in _VIOLENT):
        return False
    if t.cls == "act" and (_contradicts(g, t) or since(t)):
        return False
    if _flies(g, t):
        return True
    if t.cls in SOFT:
        if prior(t) and any(x.cls == "act" for x in g):
            return False
        return t.cls != "link" or not _apart(g, t)
    deeds = [x for x in g if x.cls == "act"]
    if not deeds or _means(t) or _sentenced(deeds[-1], t) or _concluded(deeds[-1], t):
        return not _apart(g, t)
    return t.trigger.definite or (deeds[-1].trigger.data is t.trigger.data and not t.trigger.verb and not _apart(g, t))


def _contradicts(g: list[Telling], t: Telling) -> bool:
    """Whether a deed is told and denied."""
    statuses = {x.status for x in g if x.cls != "light"}
    return t.status not in statuses and "denied" in {t.status, *statuses}


def prior(t: Telling) -> bool:
    """«قصفت … بعد مقتل شرطي», «بعد أقل من يوم من مقتل شرطي»: what came before the deed."""
    if t.cls != "harm" or t.trigger.verb:
        return False
    return t.chunks[t.clause.at].prep in _BEFORE or since(t)


def _means(t: Telling) -> bool:
    """«ارتكبت مجزرة باستهداف منزل»: a deed's noun after ب is how the deed before it was done."""
    chunk, before = t.chunks[t.clause.at], t.chunks[t.clause.at - 1]
    counted = t.clause.at > 0 and before.kind == "quantity" and not chunk.prep  # «استهدفت البلدة بثلاث | غارات»
    return not t.trigger.verb and (before.prep if counted else chunk.prep) == "ب"


def _sentenced(before: Telling, t: Telling) -> bool:
    """«أصدرت محكمة … حكما بالسجن على …»: the sentence that a court passes."""
    return t.type == "SANCTION" and before.trigger.verb and not (t.trigger.verb or before.roles.targets)


def _concluded(before: Telling, t: Telling) -> bool:
    """«أبرمت تركيا وإسرائيل اتفاقا», «توصلا إلى اتفاق»: what was agreed on stands in the verb's clause."""
    return t.type == "AGREE" and before.trigger.verb and not t.trigger.verb and t.clause.at < before.clause.end


def since(t: Telling) -> bool:
    """Whether a stretch of time after بعد stands right before its noun: «بعد أسبوعين من …»."""
    if t.trigger.verb or t.cls == "light" or t.chunks[t.clause.at].prep != "من":
        return False
    for chunk in reversed(t.chunks[max(0, t.clause.at - _STRETCH) : t.clause.at]):
        if chunk.kind in ("mark", "trigger", "cue", "turn", "name"):
            return False
        if chunk.prep in _BEFORE:
            return True
    return False


_STRETCH = 5


def _apart(g: list[Telling], t: Telling) -> bool:
    """Another doer tells of another happening."""
    before = {p.entity for x in g for p in x.roles.actors}
    now = {p.entity for p in t.roles.actors}
    return bool(before and now and not before & now)
