"""What neighbours make together: a clock with its day, من … إلى and بين … و, منذ and حتى before a time."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.mentions.found import Time
from riwaya.mentions.reading import Reading
from riwaya.mentions.time.items import LETTERS, Row

_GAP = frozenset("fI%,o")  # من، في, clitics and a comma may stand between a clock and its day


class _Join:
    """Looks at the row around times, by token."""

    def __init__(self, reading: Reading, row: Row) -> None:
        self.reading, self.row = reading, row
        self.at = {item.first: n for n, item in enumerate(row.items) if item.last > item.first}

    def between(self, a: Time, b: Time) -> str:
        """The letters between two times."""
        return "".join([i.letter for i in self.row.items[self.at[a.first] : self.at[b.first]] if i.first >= a.last])

    def letters(self, time: Time) -> str:
        """The letters of a time's own items."""
        return "".join(
            [i.letter for i in self.row.items[self.at[time.first] :][: time.last - time.first] if i.last <= time.last]
        )

    def before(self, time: Time) -> str:
        """The letter of the item before a time, clitics passed over."""
        at = self.at[time.first] - 1
        while at >= 0 and self.row.letters[at] in "&%":
            at -= 1
        return self.row.letters[at] if at >= 0 else ""

    def start_of(self, time: Time, letter: str) -> tuple[int, int]:
        """First token and offset of the item of a letter before a time."""
        at = self.row.letters.rindex(letter, 0, self.at[time.first])
        item = self.row.items[at]
        return item.first, self.reading.script.inside(item.first, item.skip)[0]


def join_times(reading: Reading, row: Row, times: list[Time]) -> list[Time]:
    """Join clocks, then spans, then what stands before; bare clocks lose their value, which is no date."""
    if not times:
        return times
    look = _Join(reading, row)
    times = _pairs(times, look, _clock_pair)
    times = _pairs(times, look, _span_pair)
    return [_without_clock(_particle(t, look)) for t in times]


def _pairs(times: list[Time], look: _Join, join: Callable[[Time, Time, _Join], Time | None]) -> list[Time]:
    out: list[Time] = [times[0]]
    for time in times[1:]:
        both = join(out[-1], time, look)
        if both:
            out[-1] = both
        else:
            out.append(time)
    return out


def _is_day(time: Time) -> bool:
    return time.sense == "point" and time.value is not None and len(time.value) == 10


def _clock_pair(a: Time, b: Time, look: _Join) -> Time | None:
    """«الساعة 0020 من اليوم الأول من …», «أمس عند الساعة الثالثة»."""
    clock, day = (a, b) if a.sense == "clock" else (b, a)
    if clock.sense != "clock" or not _is_day(day) or b.first - a.last > 2:
        return None
    gap = look.between(a, b)
    if not set(gap) <= _GAP and not (len(gap) == 1 and a is day):
        return None
    return Time(a.first, b.last, (a.span[0], b.span[1]), f"{day.value}{clock.value}", "point", "time.day-and-clock")


def _span_pair(a: Time, b: Time, look: _Join) -> Time | None:
    """«من 3 أيار إلى 5 حزيران», «بين الخميس والسبت», «من أمس حتى غد»."""
    if a.sense != "point" or b.sense != "point" or not a.value or not b.value or b.first - a.last > 1:
        return None
    gap, lead = look.between(a, b), look.before(a)
    told = (lead == LETTERS["of"] and gap in ("t", "U", "&U", "&t")) or (lead == LETTERS["between"] and gap == "&")
    if not told or "/" in a.value or "/" in b.value:
        return None
    start = _year_of_end(a, b, look)
    value = f"{start}/{b.value}"
    return (
        Time(a.first, b.last, (a.span[0], b.span[1]), value, "point", "time.from-to") if start[:10] <= b.value else None
    )


def _year_of_end(a: Time, b: Time, look: _Join) -> str:
    """The start of a span, in the year that only its end names («من 3 أيار إلى 5 حزيران 2023»)."""
    start, end = a.value or "", b.value or ""
    if a.rule != "time.date" or LETTERS["yearnum"] not in look.letters(b) or LETTERS["yearnum"] in look.letters(a):
        return start
    year = int(end[:4]) - (start[4:] > end[4:])
    return f"{year:04d}{start[4:]}"


def _particle(time: Time, look: _Join) -> Time:
    """منذ opens a span, حتى ends one, بحلول and قبل make a deadline."""
    letter = look.before(time)
    if time.sense != "point" or not time.value or letter not in "sUqB" or not letter:
        return time
    if letter in "qB":
        return msgspec.structs.replace(time, sense="deadline")
    if ("/" in time.value and letter == "U") or time.rule == "time.today" or ".." in time.value:
        return time
    first, start = look.start_of(time, letter)
    value = f"{time.value.partition('/')[0]}/.." if letter == "s" else f"../{time.value}"
    rule = "time.since" if letter == "s" else "time.until"
    whole = msgspec.structs.replace(time, first=first, span=(start, time.span[1]), value=value, rule=rule)
    return whole if letter == "s" else msgspec.structs.replace(whole, sense="deadline")


def _without_clock(time: Time) -> Time:
    return msgspec.structs.replace(time, value=None) if time.sense == "clock" else time
