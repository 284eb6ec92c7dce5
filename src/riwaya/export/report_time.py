"""EDTF times and open-ended numbers in the words that an Arabic reader expects. Nothing is rounded or filled in."""

from __future__ import annotations

import re
from typing import Final

# Both names, as careful pages print them: neither the Levant nor Egypt has to guess.
MONTHS: Final = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيو",
    "تموز/يوليو",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)
SEASONS: Final = {21: "ربيع", 22: "صيف", 23: "خريف", 24: "شتاء"}
DOUBTS: Final = {"": "{}", "~": "{} تقريباً", "?": "{} (غير مؤكد)", "%": "{} تقريباً (غير مؤكد)"}
POINT: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?([~?%]?)")


def arabic_time(edtf: str) -> str:
    """An EDTF value in Arabic; a form that this does not know is given back as it is.

    >>> arabic_time("2031-03-14T00:20")
    '14 آذار/مارس 2031، الساعة 00:20'
    """
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        return f"من {_bound(start)} إلى {_bound(end)}"
    return _point(edtf)


def _bound(edtf: str) -> str:
    return "تاريخ مفتوح" if edtf in ("", "..") else _point(edtf)


def _point(edtf: str) -> str:
    match = POINT.fullmatch(edtf)
    month = int(match[2]) if match and match[2] else 0
    if not match or not (month <= 12 or month in SEASONS):
        return edtf
    parts = (match[3] and str(int(match[3])), _month(month), match[1])
    day = " ".join(part for part in parts if part)
    return DOUBTS[match[5]].format(day + (f"، الساعة {match[4]}" if match[4] else ""))


def _month(month: int) -> str | None:
    return SEASONS.get(month) or (MONTHS[month - 1] if month else None)


def arabic_range(low: int, high: int | None) -> str:
    """A count with its bounds: ``4``, ``4–7``, «4 على الأقل». A range stays a range."""
    if high is None:
        return f"{low:,} على الأقل"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def plain_range(low: int, high: int | None) -> str:
    """The same in Latin letters, for terminals: ``4``, ``4-7``, ``4 or more``."""
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}-{high}"
