"""Weeks, months, years, decades told from now; their beginnings, middles and ends."""

from __future__ import annotations

from datetime import date

from riwaya.mentions.time.moment import (
    UNKNOWN,
    Moment,
    day_value,
    month_end,
    month_value,
    span_value,
    week_of,
)
from riwaya.mentions.time.pattern import Found, TimeRule
from riwaya.mentions.time.rules.common import calendar_month, said_year, step


def _period(found: Found, moment: Moment) -> str | None:
    """الأسبوع الماضي، الشهر الجاري، هذا العام، العقد الماضي."""
    unit = found.all("day", "week", "month_unit", "year", "decade", "century")[0]
    by = step(found)
    if by is None or (not unit.definite and not found.has("this")) or unit.n != 1:
        return None
    return unit_value(unit.letter, by, moment)


def unit_value(letter: str, by: int, moment: Moment) -> str | None:
    """The week, month, year … so many away from publication's."""
    if letter == "u":
        return moment.offset(by)
    if letter == "k":
        return span_value(*week_of(moment.day, by)) if moment.day else UNKNOWN
    if letter == "m":
        month = moment.months_away(by)
        return month_value(*month) if month else UNKNOWN
    if moment.year is None:
        return UNKNOWN
    if letter == "y":
        return f"{moment.year + by:04d}"
    size = 10 if letter == "e" else 100
    start = moment.year // size * size + by * size
    return f"{start:04d}/{start + size - 1:04d}"


def _several(found: Found, moment: Moment) -> str | None:
    """«الأيام الثلاثة الماضية», «الـ 24 ساعة الماضية», «اليومين الماضيين»; «الأيام القليلة المقبلة» has no value."""
    unit = found.all("day", "week", "month_unit", "year", "decade", "hour", "clock", "minute")[0]
    number = next((i.n for i in found.all("num", "number", "ordinal", "yearnum")), unit.n)
    by = 1 if found.has("next") else -1
    if number == 1 and unit.letter not in "hK" and not found.has("num"):
        return None
    if not number or found.has("few"):
        return UNKNOWN
    return several_value(unit.letter, int(number), by, moment)


def several_value(letter: str, n: int, by: int, moment: Moment) -> str | None:
    """The last or next n days, weeks … around publication; calendar units for weeks and up."""
    if letter in "hKi":
        return _hours(n if letter != "i" else 1, by, moment)
    if letter == "u":
        return _sorted_span(moment.offset(by), moment.offset(by * n))
    if letter == "k" and moment.day:
        near, far = week_of(moment.day, by), week_of(moment.day, by * n)
        return span_value(min(near[0], far[0]), max(near[1], far[1]))
    if letter == "m":
        near_month, far_month = moment.months_away(by), moment.months_away(by * n)
        return _sorted_span(month_value(*near_month), month_value(*far_month)) if near_month and far_month else UNKNOWN
    if letter in "ye" and moment.year:
        years = n * (10 if letter == "e" else 1)
        return _sorted_span(f"{moment.year + by:04d}", f"{moment.year + by * years:04d}")
    return UNKNOWN


def _hours(hours: int, by: int, moment: Moment) -> str:
    """Whole days that the hours reach into, publication's included."""
    return _sorted_span(moment.offset(0), moment.offset(by * -(-hours // 24)))


def _sorted_span(a: str, b: str) -> str:
    if not a or not b:
        return UNKNOWN
    return a if a == b else "/".join(sorted((a, b)))


def _edge(found: Found, moment: Moment) -> str | None:
    """مطلع العام، نهاية الشهر الجاري، منتصف آذار، أوائل 2014."""
    if found.follows("hijri"):
        return None
    edge = found.get("edge")
    at = str(edge.data["at"]) if edge else "middle"
    if found.has("month", "month_unit"):
        bare = step(found) is None and not found.has("month", "num", "ordinal")
        month = _this_month(moment) if bare else calendar_month(found, moment)
        return edge_of_month(at, *month) if month else UNKNOWN
    if found.has("week"):
        return _edge_of_week(at, found, moment)
    year = said_year(found, moment) if found.has("yearnum", "last", "next", "current", "this") else moment.year
    return edge_of_year(at, year, point=found.after("since", "until")) if year else UNKNOWN


def _half_month(found: Found, moment: Moment) -> str | None:
    """«نصف شهر آذار»: its middle."""
    half = found.get("quarter")
    return _edge(found, moment) if half and half.n == 30 else None


def _this_month(moment: Moment) -> tuple[int, int] | None:
    return moment.months_away(0)


_MONTH_EDGES = {
    "start": (1, 1),
    "early": (1, 10),
    "middle": (15, 15),
    "late": (21, 31),
    "end": (31, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}
_YEAR_EDGES = {
    "start": (1, 3),
    "early": (1, 3),
    "middle": (6, 7),
    "late": (10, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
}


def edge_of_month(at: str, year: int, month: int) -> str | None:
    """The day or days of a month's beginning, middle or end; None for quarters."""
    if at not in _MONTH_EDGES:
        return None
    last = month_end(year, month)
    start, end = (date(year, month, min(d, last.day)) for d in _MONTH_EDGES[at])
    return day_value(start) if start == end else span_value(start, end)


def edge_of_year(at: str, year: int, *, point: bool) -> str | None:
    """A quarter or half of a year; its end is 31 December, and منذ مطلع العام begins on 1 January."""
    if at == "end":
        return f"{year:04d}-12-31"
    if at == "start" and point:
        return f"{year:04d}-01-01"
    start, end = _YEAR_EDGES[at]
    return f"{month_value(year, start)}/{month_value(year, end)}"


def _edge_of_week(at: str, found: Found, moment: Moment) -> str | None:
    """Only its beginning: where the weekend lies differs from country to country."""
    by = step(found)
    if moment.day is None or by is None or at != "start":
        return UNKNOWN
    return day_value(week_of(moment.day, by)[0])


def _decade(found: Found, _moment: Moment) -> str | None:
    """«ثمانينيات القرن الماضي», «التسعينيات»."""
    name = found.get("decade_name")
    if name is None or (not found.has("century") and (not name.definite or found.follows("of"))):  # العشرينيات من عمره
        return None
    century = 2000 if found.has("current") else 1900
    start = century + int(name.n)
    return f"{start:04d}/{start + 9:04d}"


def _same_year(_found: Found, moment: Moment) -> str | None:
    """«في العام نفسه»: that of the last date told."""
    return moment.anchor[:4] if moment.anchor else UNKNOWN


def _same_month(_found: Found, moment: Moment) -> str | None:
    return moment.anchor[:7] if moment.anchor and len(moment.anchor) >= 7 else UNKNOWN


def _before_last(found: Found, moment: Moment) -> str | None:
    """«الأسبوع قبل الماضي», «العام قبل الماضي»: two back."""
    unit = found.all("week", "month_unit", "year")[0]
    return unit_value(unit.letter, -2, moment)


_COUNT = "(num | number | ordinal)"
_EDGED = "({calendar} {yearly}? | this? week {mod}? | (year prep?)? yearnum | this? year {mod}?)"

PERIODS: tuple[TimeRule, ...] = (
    TimeRule("time.period", "this? (day | week | month_unit | year | decade | century) {mod}", _period),
    TimeRule("time.period", "this (week | month_unit | year)", _period),
    TimeRule("time.period-before-last", "(week | month_unit | year) before last", _before_last),
    TimeRule("time.several", f"within? ({_COUNT} | yearnum)? {{unit}} ({_COUNT} | few)? (last | next)", _several),
    TimeRule("time.several", "latest (num | number) {unit}", _several),
    TimeRule("time.edge", f"edge {{link}}? {_EDGED}", _edge),
    TimeRule("time.edge", "quarter month_unit? month {yearly}?", _half_month),
    TimeRule("time.decade", "decade_name (of? century {mod}?)?", _decade),
    TimeRule("time.same-year", "year same", _same_year),
    TimeRule("time.same-month", "month_unit same", _same_month),
)
