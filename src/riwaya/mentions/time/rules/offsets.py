"""So long ago, since, and within: «قبل ثلاثة أيام», «منذ عامين», «خلال 48 ساعة»."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.mentions.time.items import Item
from riwaya.mentions.time.moment import UNKNOWN, Moment, day_value, month_value
from riwaya.mentions.time.pattern import Found, TimeRule
from riwaya.mentions.time.rules.periods import several_value

_UNITS = ("day", "week", "month_unit", "year", "decade", "hour", "clock", "minute")


def _amount(found: Found) -> tuple[int, Item] | None:
    """How many of which unit; None where neither the number nor the unit's form says how many."""
    unit = next(iter(found.all(*_UNITS)), None)
    number = next((i.n for i in found.all("num", "number")), None)
    if unit is None:
        return None
    n = number if number is not None else unit.n
    return (int(n), unit) if n else None


def _away(letter: str, n: int, moment: Moment) -> str:
    """The day, month or year so many units away, as fine as the unit; weeks are rounded in speech: ``~``."""
    if letter in "hKi":
        return moment.offset(round(n / 24) if letter != "i" else 0)
    if letter == "u":
        return moment.offset(n)
    if letter == "k":
        return _doubtful(moment.offset(7 * n))
    if letter == "m":
        month = moment.months_away(n)
        return month_value(*month) if month else UNKNOWN
    years = n * (10 if letter == "e" else 1)
    return f"{moment.year + years:04d}" if moment.year else UNKNOWN


def _doubtful(value: str) -> str:
    return value if not value or value[-1] in "~?%" else value + "~"


def _ago(found: Found, moment: Moment) -> str | None:
    """«قبل نحو أسبوع»; not before an event («قبل يومين من الانتخابات»), for its date is not known here."""
    amount = _amount(found)
    unit = found.all(*_UNITS)[0]
    dated = (unit.definite and not found.has("num", "number", "about")) or found.follows("yearnum")
    if dated or found.follows("of") or found.follows("upon"):
        return None
    if amount is None:
        return UNKNOWN if found.has("few") or _bare_plural(found) else None
    value = _away(amount[1].letter, -amount[0], moment)
    return _doubtful(value) if found.has("about") else value


def _bare_plural(found: Found) -> bool:
    return any(i.data.get("few") and not i.definite for i in found.all(*_UNITS))


def _since(found: Found, moment: Moment) -> str | None:
    """«منذ أسبوع»: from then on."""
    value = _ago(found, moment)
    return f"{value}/.." if value else value


def _within(found: Found, moment: Moment) -> str | None:
    """«خلال 48 ساعة»: until then, counted from the day of what was said; looking back, the days up to now.

    Looking back, a day, weeks and more are left open: «ثالث غارة خلال شهر» does not say which.
    """
    unit = found.all(*_UNITS)[-1]
    named = (
        found.follows("month") or found.follows("hijri") or found.follows("yearnum")
    )  # خلال شهر أيار، على مدار عام 2017
    if named or (unit.definite and not found.has("num", "number")):
        return None
    n = _most(found, unit)
    if n is None:
        return moment.offset(0) if unit.letter in "hKi" else UNKNOWN
    if moment.mood == "past":
        lately = unit.letter in "hK" or (unit.letter == "u" and n > 1)
        return several_value(unit.letter, n, -1, moment) if lately else UNKNOWN
    return _until(unit.letter, n, moment)


def _most(found: Found, unit: Item) -> int | None:
    """The larger end: «خلال يوم أو يومين» is two days."""
    numbers = [i.n for i in found.all("num", "number")] + [i.n for i in found.all(*_UNITS) if i.n]
    if unit.data.get("few"):
        numbers = [i.n for i in found.all("num", "number")]
    return int(max(numbers)) if numbers else None


def _until(letter: str, n: int, moment: Moment) -> str | None:
    """Counted from the last day told in the sentence, else from publication."""
    start = moment
    if moment.anchor and len(moment.anchor) == 10:
        start = Moment(int(moment.anchor[:4]), int(moment.anchor[5:7]), date.fromisoformat(moment.anchor))
    if letter in "hK":
        return start.offset(-(-n // 24))
    if letter == "k":
        return day_value(start.day + timedelta(7 * n)) if start.day else UNKNOWN
    return _away(letter, n, start)


def _duration(_found: Found, _moment: Moment) -> str | None:
    return UNKNOWN


OFFSETS: tuple[TimeRule, ...] = (
    TimeRule("time.ago", "before about? (num | number)? {unit} few?", _ago),
    TimeRule("time.since-ago", "since about? (num | number)? {unit} few?", _since),
    TimeRule("time.within", "within about? (num | number)? {unit} (or (num | number)? {unit})?", _within, "deadline"),
    TimeRule("time.duration", "(num | number) {unit}", _duration, "duration"),
)
