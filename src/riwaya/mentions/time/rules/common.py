"""What several rules ask: the year that is said, the month that is meant."""

from __future__ import annotations

from riwaya.mentions.time.moment import Moment, likely_year, shift_month
from riwaya.mentions.time.pattern import Found

_STEPS = {"last": -1, "next": 1, "current": 0}


def step(found: Found) -> int | None:
    """-1, 1 or 0 for الماضي، المقبل، الجاري (or هذا); None where none stands there."""
    mod = next(iter(found.all("last", "next", "current")), None)
    if mod is None:
        return 0 if found.has("this") else None
    return next(n for name, n in _STEPS.items() if found.has(name))


def said_year(found: Found, moment: Moment) -> int | None:
    """The year that the words name: in figures, or by the year of publication (من العام الماضي)."""
    number = found.get("yearnum")
    if number:
        return int(number.n)
    year = found.get("year")
    if year is None:
        return None
    if found.has("same"):
        return int(moment.anchor[:4]) if moment.anchor else moment.year
    after = found.items[found.items.index(year) + 1 :]
    by = next((_STEPS[n] for n in _STEPS for i in found.all(n) if i in after), 0)
    return moment.year + by if moment.year else None


def month_year(found: Found, moment: Moment, month: int, day: int = 15) -> int | None:
    """The year of a month: said, told by الماضي or المقبل after it, or the likely one."""
    year = said_year(found, moment)
    if year is not None or found.has("year"):
        return year
    by = step(found) if found.has("last", "next", "current") else None
    if by is None or moment.year is None:
        return likely_year(moment, month, day)
    return _nearest(moment, month, by)


def _nearest(moment: Moment, month: int, by: int) -> int | None:
    """«فبراير الماضي» is the last one before publication's month, «المقبل» the next one after it."""
    if moment.year is None or moment.month is None:
        return None
    if by < 0:
        return moment.year - (month >= moment.month)
    if by > 0:
        return moment.year + (month <= moment.month)
    return moment.year


def calendar_month(found: Found, moment: Moment, day: int = 15) -> tuple[int, int] | None:
    """Year and month of a ``{calendar}`` part: شهر آذار، الشهر التاسع، الشهر الجاري."""
    named = found.get("month")
    if named:
        year = month_year(found, moment, int(named.n), day)
        return (year, int(named.n)) if year else None
    unit = found.get("month_unit")
    if unit is None:
        return None
    after = found.items[found.items.index(unit) + 1 :]
    numbered = next((i for i in after if i.letter in "14"), None)
    if numbered and 1 <= numbered.n <= 12:
        year = said_year(found, moment) or likely_year(moment, int(numbered.n), day)
        return (year, int(numbered.n)) if year else None
    by = step(found)
    if by is None or not moment.year or not moment.month:
        return None
    return shift_month(moment.year, moment.month, by)
