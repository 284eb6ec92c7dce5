"""Days of a named month, months, years; in words, figures and both calendars."""

from __future__ import annotations

import re
from datetime import date

from riwaya.mentions.time.hijri import hijri_day, hijri_month, hijri_year_at
from riwaya.mentions.time.moment import UNKNOWN, Moment, day_value, month_value, real_day, span_value
from riwaya.mentions.time.pattern import Found, TimeRule
from riwaya.mentions.time.rules.common import calendar_month, month_year, said_year


def _day_number(found: Found) -> int:
    """The day is the last number or ordinal before the month."""
    month = next(iter(found.all("month", "hijri", "month_unit")))
    before = found.items[: found.items.index(month)]
    return int(next(i.n for i in reversed(before) if i.letter in "14"))


def _day_month(found: Found, moment: Moment) -> str | None:
    month, day = found.get("month"), _day_number(found)
    if month is None or not 1 <= day <= 31:
        return None
    year = month_year(found, moment, int(month.n), day)
    if year is None:
        return UNKNOWN
    exact = real_day(year, int(month.n), day)
    return day_value(exact) if exact and not _nth_weekday(found, day, exact) else None


def _nth_weekday(found: Found, day: int, exact: date) -> bool:
    """«الثلاثاء الثالث من أيلول» is the third Tuesday, if the 3rd is none."""
    weekday, ordinal = found.get("weekday"), found.get("ordinal")
    return bool(weekday and ordinal and day <= 5 and exact.weekday() != weekday.n)


def _month_day_year(found: Found, _moment: Moment) -> str | None:
    """«فبراير 9, 2022», as translated page templates print it."""
    month, day, year = found.get("month"), found.all("num")[-1], found.get("yearnum")
    exact = real_day(int(year.n), int(month.n), int(day.n)) if month and year else None
    return day_value(exact) if exact else None


def _day_of_this_month(found: Found, moment: Moment) -> str | None:
    """في الثالث عشر من الشهر الجاري، 5 من شهر عشرة."""
    day = _day_number(found)
    at = calendar_month(found, moment, day)
    if at is None:
        return UNKNOWN if found.has("last", "next", "current") else None
    exact = real_day(*at, day)
    return day_value(exact) if exact else None


def _day_current(found: Found, moment: Moment) -> str | None:
    """«في 5 الجاري»."""
    day = found.all("num", "ordinal")[-1]
    if not found.after("in", "day", "prep", "weekday", "of") or moment.year is None or moment.month is None:
        return None
    exact = real_day(moment.year, moment.month, int(day.n))
    return day_value(exact) if exact else None


def _weekday_day(found: Found, moment: Moment) -> str | None:
    """«السبت السادس عشر»: the 16th of this month, if that is a Saturday."""
    weekday, day = found.get("weekday"), found.all("num", "ordinal")[-1]
    if weekday is None or moment.year is None or moment.month is None or found.follows("of"):
        return None
    exact = real_day(moment.year, moment.month, int(day.n))
    return day_value(exact) if exact and exact.weekday() == weekday.n and day.n > 5 else None


def _month(found: Found, moment: Moment) -> str | None:
    month = found.get("month")
    if month is None or (month.data.get("doubtful") and not _month_context(found)):
        return None
    year = month_year(found, moment, int(month.n))
    return month_value(year, int(month.n)) if year else UNKNOWN


def _month_context(found: Found) -> bool:
    """Whether the words around show that a doubtful name is a month's."""
    if len(found.items) > 1:
        return True
    return found.after("since", "of", "until", "by", "within", "to", "edge", "between", "in")


def _month_pair(found: Found, moment: Moment) -> str | None:
    """«كانون الثاني وشباط 2021», «بين أيار وحزيران»."""
    first, second = found.all("month")[:2]
    year = said_year(found, moment) or month_year(found, moment, int(second.n))
    if year is None:
        return UNKNOWN
    start = year - (first.n > second.n)
    return f"{month_value(start, int(first.n))}/{month_value(year, int(second.n))}"


def _day_span(found: Found, moment: Moment) -> str | None:
    """«بين 3 و5 أيار», «13-15 تموز», «يوليو 13-15», «من 13 إلى 15 من الشهر الجاري»."""
    days = [int(i.n) for i in found.all("num", "ordinal")]
    unit = found.get("month_unit")
    if found.get("month") is None and unit and len(days) > 2:
        days = days[:2]
    at = calendar_month(found, moment, days[0])
    if at is None:
        return UNKNOWN if moment.year is None else None
    start, end = real_day(*at, days[0]), real_day(*at, days[1])
    return span_value(start, end) if start and end and start < end else None


def _numeric(found: Found, _moment: Moment) -> str | None:
    """3/2/2022, 2022-02-03, 2/2013; the day comes first unless it can't."""
    item = found.get("numeric")
    numbers = [int(x) for x in re.split("[/.-]", item.norm)] if item else []
    if len(numbers) == 2:
        return month_value(numbers[1], numbers[0]) if 1 <= numbers[0] <= 12 and 1900 <= numbers[1] < 2100 else None
    day, month, year = numbers if numbers[2] > 31 else reversed(numbers)
    if month > 12 >= day:
        day, month = month, day
    if 1300 <= year <= 1500:
        return hijri_day(year, month, day)
    exact = real_day(year, month, day) if 1900 <= year < 2100 else None
    return day_value(exact) if exact else None


def _numeric_yearless(found: Found, moment: Moment) -> str | None:
    """«السبت 21/09»: only after a day's name, for 21/9 alone is a fraction or a page."""
    item = found.get("daymonth")
    day, month = (int(x) for x in item.norm.split("/")) if item else (0, 0)
    year = month_year(found, moment, month, day) if 1 <= month <= 12 else None
    exact = real_day(year, month, day) if year else None
    return day_value(exact) if exact else None


def _year(found: Found, _moment: Moment) -> str | None:
    number, year = found.get("yearnum"), found.get("year")
    if number is None or (year and year.n == 2 and found.follows("and")):
        return None
    if year is None and not found.has("era") and not _year_context(found):
        return None
    return f"{int(number.n):04d}"


def _year_context(found: Found) -> bool:
    """A bare year in figures needs a particle of time before it and nothing to count after it."""
    item = found.items[0]
    if not item.norm.isdigit() or not 1900 <= item.n < 2100 or found.follows("year") or found.follows("day"):
        return False
    letters = found.row.letters
    paired = found.after("yearnum") and letters[found.start - 1] in "&-"
    return paired or found.after(
        "in", "since", "until", "by", "before", "after", "between", "to", "edge", "within", "hyphen"
    )


def _years(found: Found, _moment: Moment) -> str | None:
    """«عامي 2014 و2015», «الأعوام 2012-2014»."""
    first, second = (int(i.n) for i in found.all("yearnum")[:2])
    return f"{first:04d}/{second:04d}" if first < second else None


def _hijri_day(found: Found, moment: Moment) -> str | None:
    month = found.get("hijri")
    year = hijri_year(found, moment)
    if month is None:
        return None
    return UNKNOWN if year is None else hijri_day(year, int(month.n), _day_number(found))


def hijri_year(found: Found, moment: Moment) -> int | None:
    """The Hijri year that is said (1436 هـ), or that of publication."""
    number = next((int(i.n) for i in found.all("number") if 1300 <= i.n <= 1500), None)
    if number is None and moment.day:
        return hijri_year_at(moment.day)
    return number


def _hijri_month(found: Found, moment: Moment) -> str | None:
    """«شهر رمضان» alone, «شوال 1436»; the doubtful names need شهر, a year or a particle."""
    month = found.get("hijri")
    if month is None or (
        month.data.get("doubtful")
        and not (found.has("month_unit", "number", "yearnum") or found.after("within", "edge"))
    ):
        return None
    common = found.get("yearnum")
    if common:
        return hijri_month(int(common.n), int(month.n), civil=True)
    year = hijri_year(found, moment)
    if year and not found.has("number") and moment.mood != "future":
        year = past_hijri_year(year, int(month.n), moment)
    return UNKNOWN if year is None else hijri_month(year, int(month.n), civil=False)


def past_hijri_year(year: int, month: int, moment: Moment) -> int:
    """The year before, where the month of this one lies well ahead of publication."""
    start = hijri_day(year, month, 1)
    ahead = (date.fromisoformat(start) - moment.day).days if start and moment.day else 0
    return year - (ahead > 45)


DATES: tuple[TimeRule, ...] = (
    TimeRule("time.day-span", "(of | between)? {dayno} and? {till} {dayno} {link}? {calendar} {yearly}?", _day_span),
    TimeRule("time.day-span", "month_unit? month (of|between)? {dayno} {till} {dayno} {yearly}?", _day_span),
    TimeRule("time.date", "{head} {dayno} of? prep? month_unit? month {mod}? {yearly}?", _day_month),
    TimeRule("time.date", "{head} month num comma? yearnum", _month_day_year),
    TimeRule("time.date-in-figures", "{head} numeric era?", _numeric),
    TimeRule("time.day-month-in-figures", "{part} day? weekday comma? prep? daymonth", _numeric_yearless),
    TimeRule("time.date-hijri", "{head} {dayno} {link}? month_unit? hijri (of? year? number era?)?", _hijri_day),
    TimeRule("time.day-of-month", "{head} {dayno} of? this? month_unit {mod}", _day_of_this_month),
    TimeRule("time.day-of-month", "{head} {dayno} of this month_unit", _day_of_this_month),
    TimeRule(
        "time.day-of-numbered-month", "(day | today)? {dayno} {link} month_unit {dayno} {yearly}?", _day_of_this_month
    ),
    TimeRule("time.day-of-this-month", "{dayno} current", _day_current),
    TimeRule("time.weekday-day", "{part} day? weekday {dayno}", _weekday_day),
    TimeRule("time.month-pair", "month (and | hyphen | to | until) month {yearly}?", _month_pair),
    TimeRule("time.month", "month_unit? month {mod}? {yearly}?", _month),
    TimeRule("time.month-hijri", "month_unit? hijri (of? year? number era? | yearnum)?", _hijri_month),
    TimeRule("time.years", "year prep? yearnum (and | hyphen | to | until) yearnum", _years),
    TimeRule("time.year", "(year prep?)? yearnum era?", _year),
)
