"""Where and when a deed was that its own clause does not place or date: as the telling that it goes on from.

A deed takes the day, and the place, of the nearest telling before it that has one (within two sentences, told as a
fact, not contradicting it), with these exceptions:

* what is told in general («قصف متكرر», an indefinite plural «هجمات») or as what was before («وكان قصف …») has no day;
* a place of its own makes it another happening: it shares the day only with what the same doers did, or, where doers
  aren't told, within the sentence or where the place is the same by name; or where it points back («القصف على …»);
* a day days before publication is background: only its own sentence shares it;
* «شن حينها غارات»: then is the day told last, wherever;
* a protest lasts: what happens amid it isn't of the day it is dated by, nor the other way round;
* an inquiry («التحقيق») shares the day only where it points back, and never the place;
* a meeting or a deal of people whose talks were told before is of those talks, however far back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from riwaya.edtf import bounds, unit
from riwaya.events.alike import means_agree, own_words, places_agree
from riwaya.events.model import Draft
from riwaya.events.newsday import is_past, is_stale, lead_day, occasion_day, said_day, title_day
from riwaya.events.scene import Scene
from riwaya.events.where import coarse
from riwaya.mentions.found import Name

_NEAR = 2
"""How many sentences on a deed may stand and still be where and when the one before it was."""
_SETTLED = frozenset({"ASSAULT", "COERCE", "AID", "DEFEND", "PROTEST", "RETREAT", "ACCIDENT", "INVESTIGATE"})
_NOT_THERE = frozenset({"INVESTIGATE"})
"""An inquiry into an attack is not held where the attack was."""
_TALKS = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def _fact(draft: Draft) -> bool:
    """Whether it was done on some day: it happened, or is an inquiry that was begun."""
    return draft.type in _SETTLED and (draft.status == "happened" or (draft.type, draft.status) == _BEGUN)


_BEGUN = ("INVESTIGATE", "ongoing")


class _Tellings:
    """The drafts of a document in order, and for each what its happening tells of place and day."""

    def __init__(self, known: Sequence[list[Draft]]) -> None:
        self.ordered = sorted([d for drafts in known for d in drafts], key=lambda d: (d.sentence, d.head.first))
        self._home = {id(d): drafts for drafts in known for d in drafts}

    def dated(self, draft: Draft) -> bool:
        """Whether any telling of its happening has a time."""
        return bool([d for d in self._home[id(draft)] if d.time])

    def day(self, draft: Draft) -> str | None:
        """Its time, else that of its happening, if that is a day."""
        time = draft.time or next((d.time for d in self._home[id(draft)] if d.time), None)
        return time if unit(time) == "day" else None

    def places(self, draft: Draft) -> list[Name]:
        """Its place, else that of its happening."""
        return draft.places or next((d.places for d in self._home[id(draft)] if d.places), [])

    def near(self, scene: Scene, n: int) -> list[Draft]:
        """The drafts that the ``n``-th may go on from, the nearest first."""
        first = bisect_left(self.ordered, self.ordered[n].sentence - _NEAR, hi=n, key=lambda d: d.sentence)
        return [d for d in reversed(self.ordered[first:n]) if _leads(scene, d, self.ordered[n])]


def settle(scene: Scene, known: Sequence[list[Draft]], titled: Sequence[Draft]) -> None:
    """Give places and days to the drafts of each happening («… واشتبكت معهم»), from what stands before them."""
    told = _Tellings(known)
    lead = next((d for d in told.ordered if _fact(d)), None)
    if lead is not None and not told.dated(lead):
        lead.time = lead_day(scene, lead, titled)
    heading = title_day(scene)
    for n, draft in enumerate(told.ordered):
        if told.dated(draft):
            continue
        draft.time = _beside(scene, told.ordered, n)
        if draft.type in _TALKS and draft.status == "happened":
            _join_talks(scene, told, n)
        elif _settled(scene, draft) and draft.head.cls != "toll" and not draft.time:
            draft.time = _day_before(scene, told, n) or heading or said_day(scene, draft)
    _count_back(scene, told)
    for n, draft in enumerate(told.ordered):  # only now: a place that was taken over is no place of its own
        lacks = draft.bare_place is None and draft.type not in _NOT_THERE
        if lacks and _settled(scene, draft) and not told.places(draft):
            draft.places = next((p for d in told.near(scene, n) if (p := told.places(d))), [])


def _settled(scene: Scene, draft: Draft) -> bool:
    """Whether a draft tells one happening of the news that took place."""
    fact = _fact(draft)
    return fact and not draft.repeated and not is_past(scene, draft.time)


def _day_before(scene: Scene, told: _Tellings, n: int) -> str | None:
    """The day of the one telling that the ``n``-th goes on from: the nearest that has a place or a day."""
    draft = told.ordered[n]
    if not _THEN.isdisjoint(scene.norms[max(0, draft.head.first - _BESIDE) : draft.head.last + _BESIDE]):
        return next((d.time for d in reversed(told.ordered[:n]) if unit(d.time) == "day"), None)
    near = (d for d in told.near(scene, n) if _same_day(scene, d, draft))
    before = next((d for d in near if told.places(d) or told.day(d)), None)
    return told.day(before) if before is not None else None


_THEN = frozenset("حينها وقتها انذاك حينذاك يومها حينئذ".split())
_BESIDE = 4
"""How many tokens before or after a deed such a word may stand."""


def _same_day(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a draft without a day may be of the day of one before it."""
    if (before.type == "PROTEST") != (draft.type == "PROTEST") or _in_general(scene, draft):
        return False
    if before.sentence != draft.sentence and is_stale(scene, before.time):
        return False
    if draft.pointing or draft.type in _NOT_THERE:
        return draft.pointing
    if not draft.places:
        return True
    if before.actors and draft.actors:
        return bool(set(before.actors) & set(draft.actors))
    return draft.sentence == before.sentence or _one_place(scene, before, draft)


def _one_place(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether the places of two drafts are one by name."""
    x, y = ({w for n in d.places for w in own_words(scene.entity(n.entity).name)} for d in (a, b))
    return bool(x & y)


def _in_general(scene: Scene, draft: Draft) -> bool:
    """«هجمات», «وكان قصف …»: several deeds told at once, or one before the news."""
    head = draft.head
    several = not head.verb and not head.definite and scene.norms[head.first].endswith("ات")
    return several or not _WAS.isdisjoint(scene.norms[max(0, head.first - _BEFORE) : head.first])


_WAS = frozenset("كان كانت كانوا وكان وكانت وكانوا".split())
_BEFORE = 3
"""How many tokens before a deed كان may stand."""


def _join_talks(scene: Scene, told: _Tellings, n: int) -> None:
    """A meeting or deal without a place takes day and place of the talks that one of its people held before."""
    draft = told.ordered[n]
    if not draft.places and (not draft.pointing or draft.type == "CONSULT"):
        for other in reversed(told.ordered[:n]):
            if other.type == "CONSULT" and other.status == "happened" and set(other.actors) & set(draft.actors):
                draft.time = draft.time or told.day(other)
                draft.places = told.places(other)
                break
    if draft.type == "CONSULT" and draft.time is None:
        draft.time = occasion_day(scene, draft)


def _beside(scene: Scene, ordered: list[Draft], n: int) -> str | None:
    """«استولت القوات على البلدة في حملة في 2031»: the time of the deed that it was part of."""
    draft = ordered[n]
    if draft.type == "INVESTIGATE":  # «تحقيق في غارة …»: of it, not in it
        return None
    for other in ordered[n + 1 :]:
        if other.sentence != draft.sentence:
            return None
        same = other.voice == draft.voice and other.head.first > draft.head.first
        if same and other.head.verb:
            return None
        if same and other.time and not draft.pointing and scene.norms[other.head.first - 1] in _WITHIN:
            return other.time
    return None


_WITHIN = frozenset("في خلال اثناء ضمن".split())
_AGO = {"يوم": 1, "يومين": 2, "اسبوع": 7, "اسبوعين": 14}
_AFTER = frozenset({"بعد", "عقب"})


def _count_back(scene: Scene, told: _Tellings) -> None:
    """«جاء القصف بعد أسبوع من هجوم»: a week (EDTF: ~) before the deed told just before it."""
    for before, draft in pairwise(told.ordered):
        days = _ago(scene, draft.triggers[0].first) if before.sentence == draft.sentence else 0
        then = bounds(told.day(before)) if days else None
        if then is not None:
            draft.time = f"{then[0] - timedelta(days)}~"


def _ago(scene: Scene, first: int) -> int:
    """How many days before stand in front of a deed; 0: none."""
    words = scene.norms[max(0, first - 3) : first]
    if words[-1:] == ["غداه"]:
        return 1
    return _AGO.get(words[1], 0) if len(words) == 3 and words[0] in _AFTER and words[2] in ("من", "علي") else 0


def _leads(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a draft goes on from one before it: near, of the same voice, or pointing back to it."""
    if not _fact(before) or before.repeated:
        return False
    if not (places_agree(scene, before, draft) or _same_land(scene, before, draft)) or not means_agree(before, draft):
        return False
    return draft.pointing or not draft.counts or _speaker(scene, before) == _speaker(scene, draft)


def _same_land(scene: Scene, before: Draft, draft: Draft) -> bool:
    """«… على بلدة سرجة. واستهدفت الغارات شمال سوريا»: what points back may name but the part of the country."""
    if not (draft.pointing and before.places and draft.places and all(coarse(scene, n) for n in draft.places)):
        return False
    lands = {scene.entity(n.entity).country for n in (*before.places, *draft.places)}
    return len(lands) == 1 and None not in lands


def _speaker(scene: Scene, draft: Draft) -> str | None:
    return scene.statements[draft.voice].speaker if draft.voice >= 0 else None
