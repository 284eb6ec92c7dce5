"""EDTF times (ISO 8601-2) as days: the little arithmetic that storing and exporting need.

``bounds("2024-10")`` is the first and the last day the expression covers, ``unit("2024-10")`` how fine it is. Marks of
doubt (``~``, ``?``, ``%``) are kept in the record and ignored here.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "month", "year", "interval"]
Bounds = tuple[date, date]

_PART = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?$")


@lru_cache(maxsize=4096)
def bounds(value: str | None) -> Bounds | None:
    """First and last day of an EDTF expression; None for None, for an open interval and for what can't be read."""
    if not value:
        return None
    first, _, last = re.sub("[~?%]", "", value).partition("/")
    start, end = _part(first), _part(last or first)
    return (start[0], end[1]) if start and end and start[0] <= end[1] else None


@lru_cache(maxsize=4096)
def unit(value: str | None) -> Unit | None:
    """How fine an expression is; None where :func:`bounds` is None."""
    if bounds(value) is None or value is None:
        return None
    if "/" in value:
        return "interval"
    plain = re.sub("[~?%]", "", value)
    return "year" if len(plain) == 4 else "month" if len(plain) == 7 else "day"


def clock(value: str | None) -> str | None:
    """The time of day as written (``00:20``), or None."""
    _, found, after = (value or "").partition("T")
    return after[:5] if found and "/" not in after else None


def days(span: Bounds) -> list[date]:
    """Every day from the first to the last."""
    return [span[0] + timedelta(n) for n in range((span[1] - span[0]).days + 1)]


def _part(text: str) -> Bounds | None:
    match = _PART.match(text)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        start = date(year, month, day)
    except ValueError:
        return None
    if match[3]:
        return start, start
    last_month = month if match[2] else 12
    return start, date(year, last_month, calendar.monthrange(year, last_month)[1])
