"""Hijri dates by the Umm al-Qura calendar (hijridate, loaded late); a day off where a country sights its moon."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from riwaya.mentions.time.moment import day_value, span_value


@lru_cache(maxsize=512)
def _gregorian(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):  # outside the tables, or no such day
        return None
    return date(found.year, found.month, found.day)


def hijri_day(year: int, month: int, day: int) -> str | None:
    """EDTF of a Hijri day; None where the calendar has none."""
    found = _gregorian(year, month, day)
    return day_value(found) if found else None


def hijri_year_at(day: date) -> int:
    """The Hijri year of a civil day, by arithmetic near enough for all but the turn of the year."""
    year = int((day.year - 622) * 33 / 32) + 1
    while (start := _gregorian(year, 1, 1)) and start > day:
        year -= 1
    while (start := _gregorian(year + 1, 1, 1)) and start <= day:
        year += 1
    return year


def hijri_month(year: int, month: int, *, civil: bool) -> str | None:
    """The days of a Hijri month, of a Hijri year or of that which falls into a civil one («رمضان 2019»)."""
    hijri = _hijri_year_in(year, month, 1) if civil else year
    start = _gregorian(hijri, month, 1) if hijri else None
    following = _gregorian(*((hijri, month + 1) if month < 12 else (hijri + 1, 1)), 1) if hijri else None
    return span_value(start, following - timedelta(1)) if start and following else None


def hijri_feast(civil: int, month: int, day: int) -> date | None:
    """The civil date of a Hijri feast in a civil year."""
    year = _hijri_year_in(civil, month, day)
    return _gregorian(year, month, day) if year else None


def _hijri_year_in(civil: int, month: int, day: int) -> int | None:
    guess = int((civil - 622) * 33 / 32)
    for year in range(guess - 1, guess + 3):
        found = _gregorian(year, month, day)
        if found and found.year == civil:
            return year
    return None
