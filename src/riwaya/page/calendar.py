"""Dates as pages stamp them: full dates of all calendars the Arab press uses, in figures or with a month's name.

Only whole dates (day, month, year) count: what a page says about its own day, not what the news says about times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from riwaya.page.lines import fold
from riwaya.page.words import load_words

_YEARS = range(1990, 2100)
_HIJRI_YEARS = range(1400, 1530)


class DateFound(msgspec.Struct, frozen=True):
    """A whole date and the offsets of its words in the string that was searched.

    ``sure``: no other reading of its figures is a date («04/05/2031» has two).
    """

    day: date
    start: int
    end: int
    sure: bool = True


class _Names(msgspec.Struct, frozen=True):
    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]
    named: re.Pattern[str]
    figures: re.Pattern[str]
    any_name: re.Pattern[str]


@cache
def _names() -> _Names:
    listed = load_words("months.yml")
    months, hijri, weekdays = (_by_name(listed[key]) for key in ("gregorian", "hijri", "weekdays"))
    month, lunar, weekday = (_either(names) for names in (months, hijri, weekdays))
    before = rf"(?:(?P<weekday>{weekday})[\s,،.:/|-]{{0,4}})?"
    joint = rf"(?:\s?[/(-]\s?(?:{month})\)?)?"
    arabic = rf"(?P<day>\d{{1,2}})\s?(?:من\s)?[-/]?\s?(?P<month>{month}){joint}[\s,،/-]{{0,3}}(?P<year>\d{{4}})"
    english = rf"(?P<month2>{month})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year2>\d{{4}})"
    moon = rf"(?P<day3>\d{{1,2}})\s?(?:من\s)?(?P<month3>{lunar})[\s,،]{{1,3}}(?P<year3>1[45]\d\d)"
    named = rf"(?<!\d){before}(?:{arabic}|{english}|{moon})(?!\d)"
    sep = r"\s?[-/.]\s?"
    iso = rf"(?P<y>\d{{4}}){sep}(?P<m>\d{{1,2}}){sep}(?P<d>\d{{1,2}})"
    local = rf"(?P<a>\d{{1,2}}){sep}(?P<b>\d{{1,2}}){sep}(?P<y2>\d{{4}})"
    figures = rf"(?<![\d./-]){before}(?:{iso}|{local})(?![\d])"
    any_name = rf"(?<!\w)(?:{month}|{lunar}|{weekday})(?!\w)"
    return _Names(months, hijri, weekdays, re.compile(named), re.compile(figures), re.compile(any_name))


def _by_name(listed: dict[int, list[str]]) -> dict[str, int]:
    return {fold(name): number for number, names in listed.items() for name in names}


def _either(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def find_dates(folded: str) -> Iterator[DateFound]:
    """Whole dates in ``folded`` (see :func:`riwaya.page.lines.fold`), those with a month's name first."""
    for found in _names().named.finditer(folded):
        yield from _found(_named_day(found), found)
    for found in _names().figures.finditer(folded):
        yield from _found(_figure_day(found), found, sure=_is_sure(found))


def strip_dates(folded: str) -> str:
    """``folded`` without whole dates, month names and weekdays: what is left of a stamp."""
    without = _names().figures.sub(" ", _names().named.sub(" ", folded))
    return _names().any_name.sub(" ", without)


def valid_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day or no newspaper page can be that old."""
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _found(day: date | None, found: re.Match[str], sure: bool = True) -> Iterator[DateFound]:
    if day:
        yield DateFound(day, *found.span(), sure)


def _named_day(found: re.Match[str]) -> date | None:
    part = found.groupdict()
    if part["year3"]:
        return _from_hijri(int(part["year3"]), _names().hijri[part["month3"]], int(part["day3"]))
    suffix = "" if part["year"] else "2"
    month = _names().months[part["month" + suffix]]
    return valid_day(int(part["year" + suffix]), month, int(part["day" + suffix]))


def _figure_day(found: re.Match[str]) -> date | None:
    part = found.groupdict()
    if part["y"]:
        return valid_day(int(part["y"]), int(part["m"]), int(part["d"]))
    weekday = _names().weekdays.get(part["weekday"] or "")
    return _choose(*_both(found), weekday)


def _both(found: re.Match[str]) -> tuple[date | None, date | None]:
    """``04/05/2031`` with the day first, and with the month first."""
    year, first, second = int(found["y2"]), int(found["a"]), int(found["b"])
    return valid_day(year, second, first), valid_day(year, first, second)


def _is_sure(found: re.Match[str]) -> bool:
    days = [] if found["y"] else [day for day in _both(found) if day]
    return len({*days}) < 2 or bool(found["weekday"])


def _choose(day_first: date | None, month_first: date | None, weekday: int | None) -> date | None:
    """Arabic pages write the day first; the month first only where that alone is a date or fits the weekday."""
    fits = [day for day in (day_first, month_first) if day and weekday and day.isoweekday() == weekday]
    return fits[0] if fits else day_first or month_first


def _from_hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    if year not in _HIJRI_YEARS:
        return None
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None
