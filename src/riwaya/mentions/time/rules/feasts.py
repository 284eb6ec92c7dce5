"""Religious and national days that have a date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from riwaya.mentions.time.hijri import hijri_feast
from riwaya.mentions.time.moment import UNKNOWN, Moment, day_value, likely_year
from riwaya.mentions.time.pattern import Found, TimeRule
from riwaya.mentions.time.rules.common import said_year, step


def easter(year: int) -> date:
    """Western Easter Sunday (the algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast_day(data: dict[str, Any], year: int) -> date | None:
    """The day of a feast of the list in a civil year."""
    if "date" in data:
        return date.fromisoformat(data["date"])
    if "easter" in data:
        return easter(year) + timedelta(int(data["easter"]))
    month, day = (int(x) for x in str(data.get("day") or data["hijri"]).split("-"))
    return date(year, month, day) if "day" in data else hijri_feast(year, month, day)


def _feast(found: Found, moment: Moment) -> str | None:
    feast = found.get("holiday")
    if feast is None:
        return None
    if "date" in feast.data:
        return str(feast.data["date"])
    year = said_year(found, moment) or _feast_year(feast.data, step(found), moment)
    day = feast_day(feast.data, year) if year else None
    return day_value(day) if day else UNKNOWN


def _feast_year(data: dict[str, Any], by: int | None, moment: Moment) -> int | None:
    if moment.year is None:
        return None
    day = feast_day(data, moment.year)
    if day is None or moment.day is None:
        return None
    if by:
        return moment.year + (by if (day - moment.day).days * by < 0 else 0)
    return likely_year(moment, day.month, day.day)


FEASTS: tuple[TimeRule, ...] = (TimeRule("time.feast", "holiday {mod}? {yearly}?", _feast),)
