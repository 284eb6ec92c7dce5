"""When two written names are counted as one: spelling, article and title of honour put aside."""

from __future__ import annotations

import re
from typing import Final

SPELLINGS: Final = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")
MARKS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
WORD: Final = re.compile(r"\w+")
ARTICLE: Final = re.compile(r"^(?:وال|فال|بال|كال|لل|ال)(?=\w{2})")
HONOURS: Final = frozenset(
    "السيد الدكتور د المهندس الشيخ اللواء العميد العقيد الرائد الفريق المقدم النقيب الاستاذ معالي سمو فخامه".split()
)
"""Titles that add nothing to who is meant, in folded spelling."""


def words(name: str | None) -> list[str]:
    """The words that tell who is meant: folded, without honours, articles off."""
    folded = MARKS.sub("", name or "").translate(SPELLINGS)
    return [ARTICLE.sub("", word) for word in WORD.findall(folded) if word not in HONOURS]


def fold(value: object) -> str:
    """One spelling of a value."""
    return " ".join(words(str(value)))


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names mean one thing.

    They do if one's words lie within the other's and are at least half of them, or if two thirds of all words are
    common; no name is the same only as no name.
    """
    if not one or not other:
        return not one and not other
    small, large = sorted((set(words(one)), set(words(other))), key=len)
    within = bool(small) and small <= large and 2 * len(small) >= len(large)
    return within or 3 * len(small & large) >= 2 * len(small | large) > 0
