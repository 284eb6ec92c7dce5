"""The clock: the day of publication as the text's "now", exact, approximate, coarse or unknown."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

import msgspec

UNKNOWN = ""
"""A time that is one, but whose value the clock does not give."""

Mood = Literal["past", "future", "alone"]
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_FAR = 245  # days ahead (eight months) from which a month without a year is last year's


class Moment(msgspec.Struct, frozen=True):
    """What is known of the day of publication; ``day`` is None where only ``year`` and maybe ``month`` are known.

    ``mark`` is the EDTF mark of doubt that days told from it inherit. ``mood`` is that of the words around an
    expression; ``anchor`` the last day that the text named before it.
    """

    year: int | None = None
    month: int | None = None
    day: date | None = None
    mark: str = ""
    mood: Mood = "past"
    anchor: str | None = None

    def offset(self, days: int) -> str:
        """The day so many days from publication."""
        return day_value(self.day + timedelta(days)) + self.mark if self.day else UNKNOWN

    def months_away(self, months: int) -> tuple[int, int] | None:
        """Year and month so many months from that of publication."""
        return shift_month(self.year, self.month, months) if self.year and self.month else None


def moment_of(published: str | None) -> Moment:
    """Read an EDTF date of publication; intervals and anything else count as unknown."""
    found = _PUBLISHED.fullmatch(published.partition("T")[0]) if published else None
    if found is None:
        return Moment()
    year, month, day = int(found[1]), int(found[2] or 0) or None, int(found[3] or 0) or None
    exact = real_day(year, month, day) if month and day else None
    return Moment(year, month, exact, found[4])


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none (31 April)."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month ``by`` months away."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def day_value(day: date) -> str:
    """EDTF of a day."""
    return day.isoformat()


def month_value(year: int, month: int) -> str:
    """EDTF of a month."""
    return f"{year:04d}-{month:02d}"


def span_value(start: date, end: date) -> str:
    """EDTF of a span of days."""
    return f"{start.isoformat()}/{end.isoformat()}"


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week so many weeks from that of a day."""
    monday = day - timedelta(day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(6)


def likely_year(moment: Moment, month: int, day: int = 15) -> int | None:
    """The year of a date that is told without one.

    Publication's own year, unless that lies ahead and the words tell of what was (then the year before), or so far
    ahead that the year before is nearer (in January, "19 November").
    """
    if moment.year is None or moment.month is None:
        return moment.year
    now = moment.day or date(moment.year, moment.month, 15)
    ahead = (date(moment.year, month, min(day, 28)) - now).days
    if moment.mood == "future":
        return moment.year + (ahead < -_FAR // 2)
    past_only = moment.mood == "past" and ahead > 45
    return moment.year - (past_only or ahead > _FAR)


def weekday_before(moment: Moment, weekday: int, *, strict: bool = False) -> str:
    """The last such weekday up to publication; ``strict`` leaves out the day of publication itself."""
    if moment.day is None:
        return UNKNOWN
    back = (moment.day.weekday() - weekday) % 7
    return moment.offset(-(back or 7 * strict))


def weekday_after(moment: Moment, weekday: int, *, strict: bool = False) -> str:
    """The next such weekday from publication on."""
    if moment.day is None:
        return UNKNOWN
    ahead = (weekday - moment.day.weekday()) % 7
    return moment.offset(ahead or 7 * strict)
