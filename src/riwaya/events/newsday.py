"""The day of the news where no deed's own words give it: of publication, of the title, of who tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from riwaya.edtf import bounds, unit
from riwaya.events.alike import places_agree
from riwaya.events.model import Draft
from riwaya.events.scene import Scene
from riwaya.events.states import country

_DAY = len("2000-01-01")
_NEWS_DAYS = 14
"""How long before publication a happening is still news; what is older is background, told with its own date."""
_FRESH_DAYS = 3
"""How long before publication a day is still that of the whole article's news."""
_SENTENCE = 8
"""How many tokens a sentence has at least; shorter ones before the lead are an outlet, an author, an hour."""


def is_past(scene: Scene, time: str | None, days: int = _NEWS_DAYS) -> bool:
    """Whether a time ends long before the day of publication: background, not the news."""
    published = scene.reading.document.published
    now, then = bounds(published.value if published else None), bounds(time)
    return now is not None and then is not None and then[1] < now[0] - timedelta(days)


def is_stale(scene: Scene, time: str | None) -> bool:
    """Whether a time is days before publication: its own sentence may be of it, not the ones after."""
    return is_past(scene, time, _FRESH_DAYS)


def lead_day(scene: Scene, lead: Draft, titled: Sequence[Draft]) -> str | None:
    """News that opens an article without a day, and is what the title tells, is of about the day of publication (~)."""
    published = scene.reading.document.published
    if published is None or len(published.value) < _DAY or lead.repeated or not _opens(scene, lead):
        return None
    if not _reported(scene, lead) or (titled and not any(_tells(scene, t, lead) for t in titled)):
        return None
    return title_day(scene) or published.value[:_DAY] + "~"


def _tells(scene: Scene, title: Draft, lead: Draft) -> bool:
    """Whether a title tells what the lead tells: the same kind of deed, no other toll, the place or its country."""
    if title.type != lead.type or title.status != "happened" or not _reported(scene, title):
        return False
    dead, others = ({c.low for c in d.counts if c.what == "killed" and c.high == c.low} for d in (title, lead))
    if dead and others and not dead & others:
        return False
    return places_agree(scene, title, lead) or any(country(scene, n) for n in title.places)


def _reported(scene: Scene, draft: Draft) -> bool:
    """Told by the outlet or by someone who reports it, not by who condemns it or asks for something about it."""
    return draft.voice < 0 or scene.statements[draft.voice].act in ("assert", "announce")


def _opens(scene: Scene, draft: Draft) -> bool:
    """Whether a draft stands in the first two sentences of the body; bylines, hours and captions are not counted."""
    before = scene.sentences[scene.lead : draft.sentence]
    return sum(s.last - s.first >= _SENTENCE and not scene.aside(s.first, s.last) for s in before) <= 1


def title_day(scene: Scene) -> str | None:
    """«أحداث يوم الاثنين 21-02-2033»: the one day in the title, which is that of what the article lists."""
    times = {t.value for t in scene.mentions.times if t.last <= scene.reading.title and t.sense == "point"}
    day = times.pop() if len(times) == 1 else None
    return day if unit(day) == "day" and not is_past(scene, day) else None


def said_day(scene: Scene, draft: Draft) -> str | None:
    """News that is told on a day is of about that day («ذكر المركز اليوم أن مدنيا قتل»)."""
    if draft.type != "ASSAULT" or draft.voice < 0 or not draft.places:
        return None
    time = scene.statements[draft.voice].time
    day = time[:_DAY] if unit(time) == "day" and time is not None else None
    return None if day is None or is_past(scene, day) else day + "~"


def said_before(scene: Scene, draft: Draft) -> str | None:
    """What was told days before publication is not of the news («وأشار المركز في 3 آذار إلى غارة …»): of about then."""
    if draft.type != "ASSAULT" or draft.voice < 0 or draft.status != "happened":
        return None
    time = scene.statements[draft.voice].time
    return time[:_DAY] + "~" if time is not None and unit(time) == "day" and is_stale(scene, time) else None


def occasion_day(scene: Scene, draft: Draft) -> str | None:
    """A meeting at which something was said that is now news («قال في مؤتمر صحفي») is of about that day."""
    published = scene.reading.document.published
    for statement in scene.statements:
        span = statement.occasion
        if span is not None and span[0] <= scene.tokens[draft.head.first].start < span[1]:
            day = statement.time or (published.value if published else None)
            return day[:_DAY] + "~" if day and unit(day[:_DAY]) == "day" else None
    return None
