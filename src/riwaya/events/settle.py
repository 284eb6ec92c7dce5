"""Where and when a deed was that its own clause does not place or date: as the telling before it, or the lead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from riwaya.edtf import bounds, unit
from riwaya.events.alike import means_agree, places_agree
from riwaya.events.model import Draft
from riwaya.events.scene import Scene

_NEAR = 2
"""How many sentences on a deed may stand and still be where and when the one before it was."""
_SETTLED = frozenset({"ASSAULT", "COERCE", "AID", "DEFEND", "PROTEST", "RETREAT", "ACCIDENT", "INVESTIGATE"})
_NOT_THERE = frozenset({"INVESTIGATE"})
"""An inquiry into an attack is not held where the attack was."""
_DAY = len("2000-01-01")
_NEWS_DAYS = 14
"""How long before publication a happening is still news; what is older is background, told with its own date."""


def settle(scene: Scene, known: Sequence[list[Draft]]) -> None:
    """Give places and days to the drafts of each happening («… واشتبكت معهم»), from what stands before them."""
    ordered = sorted((d for drafts in known for d in drafts), key=lambda d: (d.sentence, d.head.first))
    home = {id(d): drafts for drafts in known for d in drafts}
    _date_lead(scene, ordered, home)
    heading = _title_day(scene)
    for n, draft in enumerate(ordered):
        if not any(d.time for d in home[id(draft)]):
            draft.time = _beside(scene, ordered, draft)
        if draft.type == "CONSULT" and draft.time is None and not any(d.time for d in home[id(draft)]):
            draft.time = _occasion(scene, draft)
        if draft.type not in _SETTLED or draft.status != "happened" or draft.repeated or is_past(scene, draft.time):
            continue
        near = [d for d in ordered[_first_near(ordered, n) : n] if _leads(scene, d, draft)]
        if draft.type not in _NOT_THERE and not any(d.places for d in home[id(draft)]):
            draft.places = next((d.places for d in reversed(near) if d.places), [])
        if not any(d.time for d in home[id(draft)]) and draft.head.cls != "toll":
            time = next((d.time for d in reversed(near) if d.time), None)
            draft.time = time if unit(time) == "day" else heading or _said(scene, draft)
    _count_back(scene, ordered, home)


def _first_near(ordered: list[Draft], n: int) -> int:
    """Number of the first draft that is near enough to the ``n``-th to lead to it."""
    return bisect_left(ordered, ordered[n].sentence - _NEAR, hi=n, key=lambda d: d.sentence)


def is_past(scene: Scene, time: str | None) -> bool:
    """Whether a time ends long before the day of publication: background, not the news."""
    published = scene.reading.document.published
    now, then = bounds(published.value if published else None), bounds(time)
    return now is not None and then is not None and then[1] < now[0] - timedelta(_NEWS_DAYS)


def _beside(scene: Scene, ordered: list[Draft], draft: Draft) -> str | None:
    """«استولت القوات على البلدة في حملة في 2031»: the time of the deed that it was part of."""
    for other in ordered:
        same = other.sentence == draft.sentence and other.voice == draft.voice and other.head.first > draft.head.first
        if same and other.time and not draft.pointing and scene.norms[other.head.first - 1] in _WITHIN:
            return other.time
    return None


_WITHIN = frozenset("في خلال اثناء ضمن".split())


def _date_lead(scene: Scene, ordered: list[Draft], home: dict[int, list[Draft]]) -> None:
    """News that opens an article without a day is of about the day of publication (EDTF: ~)."""
    lead = next((d for d in ordered if d.type in _SETTLED and d.status == "happened"), None)
    published = scene.reading.document.published
    if lead is None or published is None or lead.repeated or not _opens(scene, lead):
        return
    if not any(d.time for d in home[id(lead)]) and len(published.value) >= _DAY:
        lead.time = _title_day(scene) or published.value[:_DAY] + "~"


def _opens(scene: Scene, draft: Draft) -> bool:
    """Whether a draft stands in the first two sentences of the body, bylines and times of day not counted."""
    before = scene.sentences[scene.lead : draft.sentence]
    return sum(s.last - s.first >= _SENTENCE for s in before) <= 1


_SENTENCE = 8
"""How many tokens a sentence has at least; shorter ones before the lead are an outlet, an author, an hour."""


def _occasion(scene: Scene, draft: Draft) -> str | None:
    """A meeting at which something was said that is now news («قال في مؤتمر صحفي») is of about that day."""
    published = scene.reading.document.published
    for statement in scene.statements:
        span = statement.occasion
        if span is not None and span[0] <= scene.tokens[draft.head.first].start < span[1]:
            day = statement.time or (published.value if published else None)
            return day[:_DAY] + "~" if day and unit(day[:_DAY]) == "day" else None
    return None


def _title_day(scene: Scene) -> str | None:
    """«أحداث يوم الاثنين 21-02-2033»: the one day in the title, which is that of what the article lists."""
    times = {t.value for t in scene.mentions.times if t.last <= scene.reading.title and t.sense == "point"}
    day = times.pop() if len(times) == 1 else None
    return day if unit(day) == "day" and not is_past(scene, day) else None


def _said(scene: Scene, draft: Draft) -> str | None:
    """News that is told on a day is of about that day («ذكر المركز اليوم أن مدنيا قتل»)."""
    if draft.type != "ASSAULT" or draft.voice < 0 or not draft.places:
        return None
    time = scene.statements[draft.voice].time
    day = time[:_DAY] if unit(time) == "day" and time is not None else None
    return None if day is None or is_past(scene, day) else day + "~"


_AGO = {"يوم": 1, "يومين": 2, "اسبوع": 7, "اسبوعين": 14}
_AFTER = frozenset({"بعد", "عقب"})


def _count_back(scene: Scene, ordered: list[Draft], home: dict[int, list[Draft]]) -> None:
    """«جاء القصف بعد أسبوع من هجوم»: a week (EDTF: ~) before the deed told just before it."""
    for before, draft in pairwise(ordered):
        days = _ago(scene, min(t.first for t in draft.triggers))
        time = next((d.time for d in (before, *home[id(before)]) if d.time), None)
        then = bounds(time)
        if days and then is not None and unit(time) == "day" and before.sentence == draft.sentence:
            draft.time = f"{then[0] - timedelta(days)}~"


def _ago(scene: Scene, first: int) -> int:
    """How many days before stand in front of a deed; 0: none."""
    words = scene.norms[max(0, first - 3) : first]
    if words[-1:] == ["غداه"]:
        return 1
    return _AGO.get(words[1], 0) if len(words) == 3 and words[0] in _AFTER and words[2] in ("من", "علي") else 0


def _leads(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a draft goes on from one before it: near, of the same voice, or pointing back to it."""
    if draft.sentence - before.sentence > _NEAR or before.type not in _SETTLED or before.status != "happened":
        return False
    if before.repeated or not places_agree(scene, before, draft) or not means_agree(before, draft):
        return False
    return draft.pointing or not draft.counts or _speaker(scene, before) == _speaker(scene, draft)


def _speaker(scene: Scene, draft: Draft) -> str | None:
    return scene.statements[draft.voice].speaker if draft.voice >= 0 else None
