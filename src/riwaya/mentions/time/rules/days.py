"""Weekdays and days told from today's, with parts of the day; nights that span two days."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.mentions.time.moment import (
    UNKNOWN,
    Moment,
    day_value,
    span_value,
    week_of,
    weekday_after,
    weekday_before,
)
from riwaya.mentions.time.pattern import Found, TimeRule
from riwaya.mentions.time.rules.common import step


def _weekday(found: Found, moment: Moment) -> str | None:
    """A bare weekday is the last one up to publication; after ستعقد and the like the next one."""
    weekday = found.get("weekday")
    if weekday is None:
        return None
    n, by = int(weekday.n), step(found)
    if by == -1:
        return weekday_before(moment, n, strict=True)
    if by == 1:
        return weekday_after(moment, n, strict=True)
    if by == 0 or moment.mood == "future":
        return weekday_after(moment, n)
    return weekday_before(moment, n)


def _relday(found: Found, moment: Moment) -> str | None:
    """أمس الثلاثاء: where the weekday contradicts the clock, the weekday wins, for pages are stamped late."""
    days = found.get("relday")
    weekday = found.get("weekday")
    if days is None:
        return None
    value = moment.offset(int(days.n))
    return _by_weekday(value, int(weekday.n), moment, int(days.n)) if weekday else value


def _by_weekday(value: str, weekday: int, moment: Moment, sign: int) -> str:
    if not value or moment.day is None or date.fromisoformat(value[:10]).weekday() == weekday:
        return value
    return weekday_after(moment, weekday) if sign > 0 else weekday_before(moment, weekday)


def _today(found: Found, moment: Moment) -> str | None:
    """اليوم، اليوم الخميس، فجر اليوم، هذا اليوم; not اليوم الثاني من …."""
    weekday = found.get("weekday")
    value = moment.offset(0)
    if found.has("last"):
        return moment.offset(-1)
    if weekday is None and not found.has("part", "this") and found.follows("ordinal"):
        return None
    return _by_weekday(value, int(weekday.n), moment, 0) if weekday else value


def _this_part(found: Found, moment: Moment) -> str | None:
    """هذا الصباح، هذه الليلة، الليلة الماضية."""
    part = found.get("part")
    if part is None and not found.has("half"):
        return None
    if found.has("last"):
        return moment.offset(-1)
    return moment.offset(0) if found.has("this", "current") else None


def _two_day_night(found: Found, moment: Moment) -> str | None:
    """«ليلة الإثنين/ الثلاثاء»: both days; after midnight only the second."""
    part = found.get("part")
    first, second = (int(i.n) for i in found.all("weekday", "bare")[:2])
    if (first + 1) % 7 != second:
        return None
    end = weekday_after(moment, second) if moment.mood == "future" else weekday_before(moment, second)
    if not end or (part and part.data.get("past_midnight")):
        return end
    return f"{moment_before(end)}/{end}"


def moment_before(value: str) -> str:
    """The day before a day, its mark of doubt kept."""
    return day_value(date.fromisoformat(value[:10]) - timedelta(1)) + value[10:]


def _weekday_of_week(found: Found, moment: Moment) -> str | None:
    """«أحد الأسبوع الماضي», «الاثنين من هذا الأسبوع»."""
    day, by = found.all("weekday", "bare")[0], step(found)
    if moment.day is None:
        return UNKNOWN
    monday, _ = week_of(moment.day, by or 0)
    return day_value(monday + timedelta(int(day.n))) + moment.mark


def _anaphoric(_found: Found, moment: Moment) -> str | None:
    """«في اليوم نفسه», «اليوم ذاته»: the last day told of."""
    return moment.anchor if moment.anchor and len(moment.anchor) == 10 else UNKNOWN


def _weekday_pair(found: Found, moment: Moment) -> str | None:
    """«يومي السبت والأحد»: two days that follow each other, or a span."""
    first, second = (int(i.n) for i in found.all("weekday")[:2])
    after = moment.mood == "future" or found.has("next")
    if moment.day is None:
        return UNKNOWN
    end = weekday_after(moment, second) if after else weekday_before(moment, second, strict=found.has("last"))
    gap = (second - first) % 7
    day = date.fromisoformat(end[:10])
    return span_value(day - timedelta(gap), day) if gap else None


DAYS: tuple[TimeRule, ...] = (
    TimeRule(
        "time.night-of-two-days",
        "part {link}? day? (weekday | bare) (slash | hyphen | upon | and)? (weekday | bare)",
        _two_day_night,
    ),
    TimeRule(
        "time.weekday-of-week", "{part} day? (weekday | bare) (of | in | prep)* this? week {mod}", _weekday_of_week
    ),
    TimeRule("time.weekday-of-week", "{part} day? (weekday | bare) (of | in | prep)* this week", _weekday_of_week),
    TimeRule("time.weekday-pair", "(day | today) (weekday) and weekday {mod}?", _weekday_pair),
    TimeRule("time.today-weekday", "{part} day? today comma? open? weekday close?", _today),
    TimeRule(
        "time.yesterday-weekday", "{part} (day | today)? {link}? relday comma? (open weekday close | weekday)", _relday
    ),
    TimeRule("time.yesterday-weekday", "{part} day? weekday comma? relday", _relday),
    TimeRule("time.same-day", "today same", _anaphoric),
    TimeRule("time.yesterday", "{part} (day | today)? {link}? relday", _relday),
    TimeRule("time.today", "{part} (this? today | this day) {mod}?", _today),
    TimeRule("time.weekday", "{part} this? day? weekday {mod}?", _weekday),
    TimeRule("time.part-of-today", "this (part | half)", _this_part),
    TimeRule("time.last-night", "(part | half) last", _this_part),
)
