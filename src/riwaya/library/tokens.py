"""What is indexed: folded words in order, then the fields of the thing as words of their own.

Both databases are given the same list, so that they give the same answers. A word of a field carries the field's name
(``s_وزاره`` is a word of the speaker's name); each name begins with a mark (``s_``), so that no phrase runs across two.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from riwaya.arabic import fold, spread_article
from riwaya.edtf import bounds, days, unit

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60

#: The names of fields that hold words, and what their words are marked with.
NAME_FIELDS = {"speaker": "s", "via": "v", "place": "p", "title": "t", "outlet": "o", "actor": "a", "target": "g"}

#: The fields that hold one value of a closed list.
VALUE_FIELDS = {"act": "act", "type": "type", "status": "status", "mode": "mode"}

Located = tuple[str, int, int]


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [_word(found) for found in _WORD.findall(fold(text).text.lower())]


def located(text: str) -> list[Located]:
    """The folded words of a text with the span of each in the text as it is written."""
    folded = fold(text)
    lower = folded.text.lower()
    shadow = lower if len(lower) == len(folded.text) else folded.text
    return [(_word(m.group()), *folded.span(*m.span())) for m in _WORD.finditer(shadow)]


def _word(found: str) -> str:
    """``للعراق`` with its article written out, as all other stacks have it."""
    return spread_article(found)[:_LONGEST]


def name_tokens(field: str, values: Iterable[str | None]) -> list[str]:
    """The words of one or more names, each with the mark of its field before it."""
    return [token for value in values if value for token in _marked(NAME_FIELDS[field] + "_", value)]


@lru_cache(maxsize=16384)
def _marked(mark: str, name: str) -> tuple[str, ...]:
    return (mark, *(mark + word for word in words(name)))


def value_token(field: str, value: str | None) -> list[str]:
    """The token of a value from a closed list."""
    return [f"{VALUE_FIELDS[field]}_{value.lower().replace('-', '_')}"] if value else []


@lru_cache(maxsize=8192)
def day_tokens(time: str | None) -> tuple[str, ...]:
    """What ``before:`` and ``after:`` look for: the days, months and years that a time touches.

    ``mp_`` and ``yp_`` say that the time is no finer than a month or a year: such a time touches every day of it.
    """
    span = bounds(time)
    if span is None:
        return ()
    coarse = unit(time)
    if coarse == "year" or (span[1] - span[0]).days > 366:
        return tuple(t for year in range(span[0].year, span[1].year + 1) for t in (f"y_{year}", f"yp_{year}"))
    if coarse == "month" or (span[1] - span[0]).days > 31:
        return _coarse_tokens(span)
    return _fine_tokens(days(span))


def _coarse_tokens(span: tuple[date, date]) -> tuple[str, ...]:
    months = sorted({f"{d:%Y%m}" for d in days(span)})
    tokens = [token for month in months for token in (f"m_{month}", f"mp_{month}")]
    return (*tokens, *sorted({f"y_{month[:4]}" for month in months}))


def _fine_tokens(touched: list[date]) -> tuple[str, ...]:
    months = sorted({f"m_{d:%Y%m}" for d in touched})
    years = sorted({f"y_{d:%Y}" for d in touched})
    return (*(f"d_{d:%Y%m%d}" for d in touched), *months, *years)


def fingerprint() -> str:
    """Changes when folding or tokens change, so that an index made with other rules is made again."""
    letters = " ".join(chr(c) for block in ((0x20, 0x17F), (0x600, 0x6FF)) for c in range(*block))
    probe = [
        *words(letters),
        *words("للعراق واستهـ ـداف قـ.صف نُصرةً"),
        *day_tokens("2024-02"),
        *day_tokens("2024-02-03"),
    ]
    return hashlib.sha256(" ".join(probe).encode()).hexdigest()[:16]
