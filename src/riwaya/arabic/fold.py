"""Folding: one spelling for what newspapers write in many, in a shadow of the text, with a way back.

Folded away: hamza seats (أإآٱ → ا, ؤ → و, ئ → ي), ya (ى, ی → ي), ta marbuta (ة → ه), Persian kaf, the digit sets
(٤, ۴ → 4), Latin capitals. Dropped: tashkeel, kashida inside a word, zero-width and bidi marks, and the dots and gaps
that writers put into a word against platform filters (``استهـ ـداف``, ``قـ.صف``). A kashida that stands alone is a
dash and stays.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

import msgspec

_LETTER = "ء-غف-يٱ-ۓ"
_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

_SAME = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىی", "ي"),
    "ک": "ك",
    "ة": "ه",
    "ۃ": "ه",
    "ؤ": "و",
    "ئ": "ي",
    **{chr(0x660 + i): str(i) for i in range(10)},
    **{chr(0x6F0 + i): str(i) for i in range(10)},
    **{chr(65 + i): chr(97 + i) for i in range(26)},
    "\u00a0": " ",
    "\u202f": " ",
}
_TABLE = str.maketrans(_SAME)
_OFTEN = [(letter, same) for letter, same in _SAME.items() if not letter.isascii() and not letter.isdigit()]
_SELDOM = re.compile("[A-Z\u0660-\u0669\u06f0-\u06f9]+")

_DROP = re.compile(
    rf"(?<=[{_LETTER}])ـ+(?:[ .·•*_\u200c\u200d]{{1,2}}ـ+|[.·•*_]+)(?=[{_LETTER}])"  # استهـ ـداف، قـ.صف
    rf"|(?<=[{_LETTER}])[.·•*_]ـ+(?=[{_LETTER}])"  # قـ.ـسد with the first kashida missing
    rf"|[{_MARK}{_INVISIBLE}]+"
    rf"|(?<=[{_LETTER}{_MARK}])ـ+|ـ+(?=[{_LETTER}])"
)
_MAY_DROP = re.compile(f"[ـ.·•*_{_MARK}{_INVISIBLE}]")  # what a match of _DROP begins with
_TRAILING = re.compile(f"[{_MARK}ـ]+")


class Folded(msgspec.Struct, frozen=True):
    """``text`` is the shadow; ``offsets[i]`` is where its letter ``i`` stands in ``original``; one more for the end."""

    original: str
    text: str
    offsets: list[int] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for a span of the shadow, with the marks that follow its last letter."""
        if end <= start:
            at = self.offsets[start]
            return at, at
        last = self.offsets[end - 1] + 1
        limit = self.offsets[end]
        if last < limit:
            trailing = _TRAILING.match(self.original, last, limit)
            last = trailing.end() if trailing else last
        return self.offsets[start], last


def fold(text: str) -> Folded:
    """Fold ``text``; the result knows where each letter came from."""
    shadow = _respell(text)
    cuts = _cuts(text)
    if not cuts:
        return Folded(text, shadow, range(len(text) + 1))
    keep = list(zip([0, *(e for _, e in cuts)], [*(s for s, _ in cuts), len(text)], strict=True))
    offsets = list(chain.from_iterable(range(s, e) for s, e in keep))
    offsets.append(len(text))
    return Folded(text, "".join([shadow[s:e] for s, e in keep]), offsets)


@lru_cache(maxsize=65536)
def fold_text(text: str) -> str:
    """Only the shadow: for keys and comparisons."""
    return shadow_of(text)


def shadow_of(text: str) -> str:
    """Like :func:`fold_text`, but not remembered: for texts that come once."""
    cuts = _cuts(text)
    if not cuts:
        return _respell(text)
    ends = zip([0, *(e for _, e in cuts)], [*(s for s, _ in cuts), len(text)], strict=True)
    return _respell("".join([text[s:e] for s, e in ends]))


def _respell(text: str) -> str:
    """``text.translate(_TABLE)``, six times as fast on Arabic prose."""
    for letter, same in _OFTEN:
        text = text.replace(letter, same)
    return _SELDOM.sub(lambda found: found[0].translate(_TABLE), text)


def _cuts(text: str) -> list[tuple[int, int]]:
    """The spans that ``_DROP`` finds, tried only where one may begin: five times as fast as ``finditer``."""
    cuts, at = [], 0
    while may := _MAY_DROP.search(text, at):
        found = _DROP.match(text, may.start())
        at = found.end() if found else may.end()
        if found:
            cuts.append(found.span())
    return cuts
