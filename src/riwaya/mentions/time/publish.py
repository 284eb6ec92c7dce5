"""The day of publication from what the text says of days: inferred where missing, sharpened where approximate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from riwaya.edtf import bounds
from riwaya.mentions.found import Time
from riwaya.mentions.reading import Reading
from riwaya.mentions.time.find import find_times
from riwaya.records import Note, Published

_APPROXIMATE_DAYS = 3
"""``2022-02-12~`` means that day or up to so many days later."""

_DAY_NAMES = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


class _Told(NamedTuple):
    """«أمس الثلاثاء»: the day so many days from publication is such a weekday."""

    offset: int
    weekday: int
    time: Time


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def infer_published(reading: Reading) -> Published | None:
    """The day after a full date that is told to be yesterday («أمس الثلاثاء» beside «1 تشرين الأول 2024», a Tuesday).

    None where no full date fits, where two would do, or where a later date that is no plan stands in the text.
    """
    times = find_times(reading, None)
    told = _told(reading, times)
    days = {d: t for t in times if t.sense == "point" and (d := _full_day(t))}
    if not told or not days:
        return None
    fits = {d - timedelta(w.offset): w.time for w in told for d in days if d.weekday() == w.weekday}
    fits = {p: t for p, t in fits.items() if _consistent(p, told) and p >= max(days) and (p - max(days)).days <= 1}
    if len(fits) != 1:
        return None
    day, time = next(iter(fits.items()))
    return Published(value=day.isoformat(), how="inferred", span=time.span)


def sharpen_published(published: Published, reading: Reading) -> Published:
    """An approximate date made exact by the text's own «أمس السبت», «اليوم الخميس»; unchanged where they can't."""
    candidates = _candidates(published.value)
    if not candidates:
        return published
    told = _told(reading, find_times(reading, None))
    left = [d for d in candidates if _consistent(d, told)]
    if not told or len(left) != 1:
        return published
    return Published(value=left[0].isoformat(), how="inferred", span=told[0].time.span)


def contradictions(times: Sequence[Time], reading: Reading, published: str | None) -> list[Note]:
    """A note for each time whose weekday is not that of its date («الأحد 9 نيسان 2018», which was a Monday)."""
    notes = [note for time in times if (note := _mismatch(time, reading))]
    clock = bounds(published)
    if clock is None or clock[0] != clock[1] or (published and published[-1] in "~?%"):
        return notes
    return notes + [_clock_note(t, clock[0]) for t in _told(reading, times) if not _consistent(clock[0], [t])]


def _mismatch(time: Time, reading: Reading) -> Note | None:
    day = _full_day(time)
    weekday = _weekday_of(reading, time)
    if time.rule not in _DATED or day is None or weekday is None or day.weekday() == weekday:
        return None
    detail = f"the text says {_DAY_NAMES[weekday]}, but {day.isoformat()} was a {_DAY_NAMES[day.weekday()]}"
    return Note(code="weekday-mismatch", detail=detail, span=time.span)


_DATED = frozenset(("time.date", "time.date-in-figures", "time.day-month-in-figures", "time.day-of-month"))


def _clock_note(told: _Told, published: date) -> Note:
    day = published + timedelta(told.offset)
    detail = (
        f"by the day of publication, {day.isoformat()} is a {_DAY_NAMES[day.weekday()]}, not {_DAY_NAMES[told.weekday]}"
    )
    return Note(code="weekday-mismatch", detail=detail, span=told.time.span)


def _told(reading: Reading, times: Iterable[Time]) -> list[_Told]:
    """All weekdays told beside أمس، اليوم، غداً."""
    out = []
    for time in times:
        if time.rule not in ("time.yesterday-weekday", "time.today-weekday"):
            continue
        weekday = _weekday_of(reading, time)
        if weekday is not None:
            out.append(_Told(_offset_of(reading, time), weekday, time))
    return out


def _weekday_of(reading: Reading, time: Time) -> int | None:
    hits = (h for i in range(time.first, time.last) for h in reading.hits.at(i, "time"))
    return next((int(h.entry.data["n"]) for h in hits if h.entry.data["is"] == "weekday"), None)


def _offset_of(reading: Reading, time: Time) -> int:
    hits = (h for i in range(time.first, time.last) for h in reading.hits.at(i, "time"))
    return next((int(h.entry.data["n"]) for h in hits if h.entry.data["is"] == "relday"), 0)


def _full_day(time: Time) -> date | None:
    """The day of a time that is told to the day or closer; None for months, spans and open times."""
    exact = time.value is not None and _DAY.fullmatch(time.value[:10]) and "/" not in time.value
    return date.fromisoformat(time.value[:10]) if exact and time.value else None


def _consistent(day: date, told: Sequence[_Told]) -> bool:
    return all((day + timedelta(t.offset)).weekday() == t.weekday for t in told)


def _candidates(value: str) -> list[date]:
    """The days that an approximate or coarse date may mean; none where it is exact or too wide to decide."""
    span = bounds(value)
    if span is None or len(value) == 10 or "/" in value or len(value) < 8:
        return []
    return [span[0] + timedelta(n) for n in range(_APPROXIMATE_DAYS + 1)]
