"""What may stand before a word and still be written as one with it: و ف ب ل ك ال س and their stacks."""

from __future__ import annotations

import re
from typing import Literal

LeftEdge = Literal["none", "conj", "verb", "name", "noun"]

_CONJ = ("", "و", "ف")
_PREP = ("", "ب", "ل", "ك")
_NAME = frozenset(c + p for c in _CONJ for p in _PREP)

#: The stacks that may precede a word of each class, in the spelling of :func:`spread_article`.
LEFT_EDGES: dict[LeftEdge, frozenset[str]] = {
    "none": frozenset({""}),
    "conj": frozenset(_CONJ),
    "verb": frozenset(c + s for c in _CONJ for s in ("", "س", "ل")),
    "name": _NAME,
    "noun": _NAME | frozenset(stack + "ال" for stack in _NAME),
}

_LAM_ARTICLE = re.compile(r"^([وف]?)لل(?=\w\w)")


def spread_article(word: str) -> str:
    """``للعراق`` as ``لالعراق``: the article that ل swallows, written out, so that ``العراق`` is found in it."""
    return _LAM_ARTICLE.sub(r"\1لال", word) if "لل" in word[:3] else word
