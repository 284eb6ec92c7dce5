"""The day of publication, and how it is known: given, metadata, address, text. None rather than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from urllib.parse import unquote, urlsplit

from riwaya.arabic import fold as arabic_fold
from riwaya.page.calendar import find_dates, valid_day
from riwaya.page.lines import Line, fold
from riwaya.records import Published

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[T\s](\d\d?):(\d\d)\S*?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$", re.I)
_URL_DAY = (
    re.compile(r"/(\d{4})/(?:[^/\d][^/]*/)?(\d{1,2})/(\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"/(\d{4})-(\d{1,2})-(\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"/(?:[^/\d]*[-_])?(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d*[/_.-]|$)"),
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(?!\d{1,2}/)")
_UPDATED = re.compile(r"تحديث|تعديل|حدث|updated|modified")
_STATED = re.compile(r"نشر|published")
_LATE = 20  # o'clock UTC: from here on the Arab world may already write the next day


def given(value: str) -> str | None:
    """A date that a user or a record gives, as EDTF: ``2022-02-12~``, ``2022-05``, an ISO time cut to its own day.

    None if it is no date, or one that can be read in two ways: 04/05/2031 is the fourth of May or the fifth of April.
    """
    found = _read(value.strip())
    return found[0] if found and found[1] else None


def trouble(value: str) -> str | None:
    """Why :func:`given` can't take ``value`` for a date; None if it can."""
    found = _read(value.strip())
    return None if found and found[1] else "could be two dates" if found else "is no date"


def _read(text: str) -> tuple[str, bool] | None:
    """The date as EDTF, and whether it can be read in this way only."""
    parts = [_edtf(part) for part in text.split("/")] if text.count("/") == 1 else []
    if parts and all(parts):
        return "/".join(part for part in parts if part), True
    exact = _edtf(text) or _day(text)
    return (exact, True) if exact else _in_words(text)


def _edtf(text: str) -> str | None:
    found = _EDTF.fullmatch(text)
    if not found:
        return None
    year, month, day, _ = found.groups()
    possible = valid_day(int(year), int(month or 1), int(day or 1))
    return text if possible else None


def _day(text: str) -> str | None:
    """The day of a time, in the zone that it is written in."""
    try:
        return _sane(datetime.fromisoformat(text.replace("Z", "+00:00")).date())
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return _sane(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError):
        return None


def _in_words(text: str) -> tuple[str, bool] | None:
    found = next(find_dates(fold(text)), None)
    return (found.day.isoformat(), found.sure) if found else None


def _sane(day: date) -> str | None:
    found = valid_day(day.year, day.month, day.day)
    return found.isoformat() if found else None


def from_metadata(values: Iterable[str], lines: Iterable[Line]) -> Published | None:
    """The first of the page's own dates that can be read.

    A late hour in UTC is the next day where the page is published if the page itself shows that day.
    """
    for value in values:
        found = _read(value.strip())
        if found:
            return Published(value=_local_day(value.strip(), found[0], lines), how="metadata")
    return None


def _local_day(value: str, day: str, lines: Iterable[Line]) -> str:
    found = _CLOCK.match(value)
    if not found or int(found[2]) < _LATE or (found[4] or "").upper() not in {"Z", "UTC", "GMT", "+00:00", "+0000"}:
        return day
    following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return (
        following
        if any(seen.day.isoformat() == following for line in lines for seen in find_dates(line.folded))
        else day
    )


def from_url(url: str | None) -> Published | None:
    """The day in an address (``/2018/04/01/``), or its month (``/2018/04/``)."""
    path = unquote(urlsplit(url).path) if url else ""
    for pattern in _URL_DAY:
        found = pattern.search(path)
        day = valid_day(int(found[1]), int(found[2]), int(found[3])) if found else None
        if day:
            return Published(value=day.isoformat(), how="url")
    month = _URL_MONTH.search(path)
    return Published(value=f"{month[1]}-{int(month[2]):02}", how="url") if month else None


def from_text(stamps: Iterable[Line]) -> Published | None:
    """The dated line of the page: one that says it was published, else the only day that the stamps show."""
    seen = [(bool(_STATED.search(line.folded)), found) for line in stamps for found in _dated(line)]
    days = [found for stated, found in seen if stated] or [found for _, found in seen]
    return days[0] if len({found.value for found in days}) == 1 else None


def _dated(line: Line) -> Iterator[Published]:
    """The day that a stamp states, unless it is the day of a change."""
    shadow = arabic_fold(line.text)
    found = next(find_dates(shadow.text), None)
    if found and not (_UPDATED.search(shadow.text) and not _STATED.search(shadow.text[: found.start])):
        start, end = shadow.span(found.start, found.end)
        yield Published(value=found.day.isoformat(), how="text", span=(line.start + start, line.start + end))


def publication(
    stated: str | None, metadata: Iterable[str], url: str | None, stamps: Iterable[Line]
) -> Published | None:
    """The day of publication by the first way that knows it; a day in the text sharpens an address's month."""
    if stated and (value := given(stated)):
        return Published(value=value, how="given")
    lines = list(stamps)
    by_metadata = from_metadata(metadata, lines)
    by_url, by_text = from_url(url), from_text(lines)
    if by_url and by_text and by_text.value.startswith(by_url.value) and by_text.value != by_url.value:
        return by_metadata or by_text
    return by_metadata or by_url or by_text
