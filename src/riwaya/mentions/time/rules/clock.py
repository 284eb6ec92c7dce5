"""Clock times in figures and words; no dates by themselves, but a date beside them takes them up."""

from __future__ import annotations

from riwaya.mentions.time.items import Item
from riwaya.mentions.time.moment import Moment
from riwaya.mentions.time.pattern import Found, TimeRule


def _clock(found: Found, _moment: Moment) -> str | None:
    numbers = found.all("num", "number", "yearnum", "ordinal")
    hour, minute = _read(numbers, found)
    quarter = found.get("quarter")
    if quarter:
        minute = int(quarter.n)
    if found.has("less"):
        hour, minute = hour - 1, 60 - minute
    hour = _of_day(hour, found)
    return f"T{hour:02d}:{minute:02d}" if 0 <= hour < 24 and 0 <= minute < 60 else None


def _read(numbers: list[Item], found: Found) -> tuple[int, int]:
    """Hour and minute; four figures are both («0020»)."""
    if not numbers:
        return 0, int(found.has("this"))
    first = numbers[0]
    if len(first.norm) == 4 and first.norm.isdigit():
        return int(first.norm[:2]), int(first.norm[2:])
    return int(first.n), int(numbers[1].n) if len(numbers) > 1 else 0


def _of_day(hour: int, found: Found) -> int:
    """The hour of 24 by what part of the day is named."""
    part = next((i for i in found.all("half", "part")), None)
    if part is None or hour > 12:
        return hour
    at = int(part.data.get("at", 12 if part.letter == "P" else 0))
    if at >= 18:
        return 0 if hour == 12 else hour + 12 if hour >= 6 else hour
    if at >= 11:
        return hour if hour == 12 or (at == 11 and hour >= 10) else hour + 12
    return 0 if hour == 12 and at == 0 else hour


_NUMBER = "(num | number | yearnum | ordinal)"
_MORE = f"(colon {_NUMBER} (colon {_NUMBER})? | and quarter | less quarter | and {_NUMBER} minute?)"

CLOCK: tuple[TimeRule, ...] = (
    TimeRule("time.clock", f"clock {_NUMBER} {_MORE}? (this? (half | part | era))?", _clock, "clock"),
    TimeRule("time.clock", f"{_NUMBER} {_MORE}? this? half", _clock, "clock"),
    TimeRule("time.clock", f"ordinal {_MORE}? part", _clock, "clock"),
    TimeRule("time.clock", f"(num | number) colon {_NUMBER} (colon {_NUMBER})? (half | part | era)?", _clock, "clock"),
)
