"""The nth day, weekday or week of a month: «أول ثلاثاء من تشرين الأول», «الأسبوع الأخير من آذار»."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.mentions.time.moment import UNKNOWN, Moment, day_value, month_end, span_value
from riwaya.mentions.time.pattern import Found, TimeRule
from riwaya.mentions.time.rules.common import calendar_month, said_year

_LAST = -1


def _nth(found: Found) -> int:
    """Which one: 1, 2 … or the last."""
    if found.has("latest", "final"):
        return _LAST
    first = found.all("ordinal", "num")
    return int(first[0].n) if first else 0


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The nth (or with -1 the last) such weekday of a month."""
    if n == _LAST:
        end = month_end(year, month)
        return end - timedelta((end.weekday() - weekday) % 7)
    start = date(year, month, 1)
    day = start + timedelta((weekday - start.weekday()) % 7 + 7 * (n - 1))
    return day if n > 0 and day.month == month else None


def _months(found: Found, moment: Moment) -> tuple[int, int] | None:
    return calendar_month(_only_month(found), moment)


def _only_month(found: Found) -> Found:
    """The match from its month on, so that the ordinal of the day is not taken for the month's."""
    at = next(n for n, i in enumerate(found.items) if i.letter in "Mm")
    return Found(found.items[at:], found.row, found.start + at, found.end)


def _weekday_of_month(found: Found, moment: Moment) -> str | None:
    day = found.all("weekday", "bare")[0]
    at = _months(found, moment)
    if at is None:
        return UNKNOWN if moment.year is None else None
    exact = nth_weekday(*at, int(day.n), _nth(found))
    return day_value(exact) if exact else None


def _week_of_month(found: Found, moment: Moment) -> str | None:
    """Weeks of a month are those that begin (Monday) in it."""
    at = _months(found, moment)
    if at is None:
        return UNKNOWN if moment.year is None else None
    monday = nth_weekday(*at, 0, _nth(found))
    if monday and _nth(found) == _LAST and (monday + timedelta(6)).month != at[1]:
        monday -= timedelta(7)
    return span_value(monday, monday + timedelta(6)) if monday else None


def _day_of_month(found: Found, moment: Moment) -> str | None:
    at = _months(found, moment)
    if at is None:
        return UNKNOWN if moment.year is None else None
    n = _nth(found)
    if n == _LAST:
        return day_value(month_end(*at))
    return day_value(date(*at, n)) if 1 <= n <= month_end(*at).day else None


def _weekday_after_feast(found: Found, moment: Moment) -> str | None:
    """«ثالث ثلاثاء بعد عيد الميلاد 2014»."""
    from riwaya.mentions.time.rules.feasts import feast_day

    feast, weekday = found.get("holiday"), found.all("weekday", "bare")[0]
    year = said_year(found, moment) or moment.year
    day = feast_day(feast.data, year) if feast and year else None
    if day is None:
        return UNKNOWN
    ahead = (int(weekday.n) - day.weekday() - 1) % 7 + 1
    return day_value(day + timedelta(ahead + 7 * (_nth(found) - 1)))


_WHICH = "(ordinal | latest)"
_OF = "(of | in | prep)*"

WITHIN_MONTH: tuple[TimeRule, ...] = (
    TimeRule(
        "time.weekday-of-month", f"{_WHICH} day? (bare | weekday) {_OF} {{calendar}} {{yearly}}?", _weekday_of_month
    ),
    TimeRule(
        "time.weekday-of-month", f"day? weekday (ordinal | final) {_OF} {{calendar}} {{yearly}}?", _weekday_of_month
    ),
    TimeRule("time.week-of-month", f"{_WHICH} week {_OF} {{calendar}} {{yearly}}?", _week_of_month),
    TimeRule("time.week-of-month", f"week (ordinal | final) {_OF} {{calendar}} {{yearly}}?", _week_of_month),
    TimeRule("time.nth-day-of-month", f"{_WHICH} day {_OF} {{calendar}} {{yearly}}?", _day_of_month),
    TimeRule("time.nth-day-of-month", f"(today | day) (ordinal | final) {_OF} {{calendar}} {{yearly}}?", _day_of_month),
    TimeRule(
        "time.weekday-after-feast", f"{_WHICH} day? (bare | weekday) after holiday {{yearly}}?", _weekday_after_feast
    ),
)
