"""Numbers in words and figures: ``ثلاثة عشر``, ``خمسمئة``, ``ألفين وأربعة وعشرين``, ``10 آلاف``, ``عشرات الآلاف``.

A small grammar, from the tens up: *small* (below 100), *hundreds*, *scaled* (times a thousand, a million …), by و
in falling size. What the words are is in ``lexicon/data/count/numbers.yml`` and ``ordinals.yml``.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from riwaya.arabic import LEFT_EDGES, LeftEdge, Script, fold_text
from riwaya.lexicon.compile import DATA
from riwaya.lexicon.source import read_lists
from riwaya.mentions.count.figures import figure_at

_AND = "و"
_COMMA = "فاصله"
_TEEN = frozenset(("عشر", "عشره"))


class Number(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``first`` to ``last`` (exclusive) and their value: ``low`` equals ``high`` unless the words are vague."""

    first: int
    last: int
    low: float
    high: float

    @property
    def exact(self) -> bool:
        """Whether the words give one number."""
        return self.low == self.high


class Word(msgspec.Struct, frozen=True):
    """One number word as it stands in a text: with its role, value and the clitics before it."""

    role: str
    value: float
    low: float
    high: float
    joined: bool
    plain: str


def _spellings(left: LeftEdge, form: str) -> list[tuple[str, str]]:
    """``(clitics, folded word)`` for every legal stack of clitics before a form, ل and the article as written."""
    folded = fold_text(form)
    return [(p, p.removesuffix("لال") + "لل" + folded if p.endswith("لال") else p + folded) for p in LEFT_EDGES[left]]


def _table(name: str) -> list[tuple[str, str, str, dict[str, Any]]]:
    """``(spelling, clitics, folded form, data)`` of a list of this room."""
    return [
        (spelling, prefix, fold_text(form.text), written.data)
        for written in read_lists([DATA / "count" / name])
        for form in written.forms
        for prefix, spelling in _spellings(written.left, form.text)
    ]


@cache
def number_words() -> dict[str, Word]:
    """All number words by folded spelling, clitics included; the spelling with fewer clitics wins."""
    out: dict[str, Word] = {}
    for spelling, prefix, plain, data in sorted(_table("numbers.yml"), key=lambda row: -len(row[1])):
        value = float(data["value"])
        low, high = float(data.get("low", value)), float(data.get("high", value))
        out[spelling] = Word(str(data["role"]), value, low, high, prefix.startswith(_AND), plain)
    return out


@cache
def ordinal_words() -> dict[str, tuple[int, bool]]:
    """Ordinals by folded spelling: the number, and whether the word is one only before عشر or a ten."""
    return {s: (int(d["value"]), bool(d.get("compound"))) for s, _, _, d in _table("ordinals.yml")}


class Reader:
    """Reads numbers in one script. Each method takes a token and gives a Number that starts there, or None."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.tokens = script.tokens
        self.words = number_words()
        self.ordinals = ordinal_words()

    def all(self) -> list[Number]:
        """All numbers of the text, longest first, none inside another."""
        out: list[Number] = []
        at, words = 0, self.words
        for i in sorted({*self.script.figures, *(i for i, n in enumerate(self.script.norms) if n in words)}):
            number = self.number(i) if i >= at else None
            if number:
                out.append(number)
                at = number.last
        return out

    def number(self, i: int) -> Number | None:
        """A number of any size."""
        total = self._scaled(i)
        while total and total.exact:
            more = self._next_addend(total)
            if more is None:
                break
            total = Number(i, more.last, total.low + more.low, total.high + more.high)
        return self._decimal(total) if total and self._norm(total.last) == _COMMA else total

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """``(number, token after it)``: الأول، الثالث عشر، الحادي والثلاثون، العشرون."""
        found = self.ordinals.get(self.tokens[i].norm) if i < len(self.tokens) else None
        if found is None:
            ten = self._word(i)
            return (int(ten.value), i + 1) if ten and ten.role == "ten" and "ال" in self.tokens[i].norm else None
        value, compound = found
        if self._norm(i + 1) in _TEEN:
            return value + 10, i + 2
        at = self._after_and(i + 1)
        ten = self._word(at) if at else None
        if at and ten and ten.role == "ten" and ten.value >= 20:
            return value + int(ten.value), at + 1
        return None if compound else (value, i + 1)

    # the grammar, from large to small

    def _decimal(self, whole: Number) -> Number:
        """«واحد فاصلة خمسة», «1 فاصلة 5»."""
        part = self._hundreds(whole.last + 1)
        if part is None or not whole.exact or whole.low % 1 or part.low % 1:
            return whole
        value = float(f"{whole.low:.0f}.{part.low:.0f}")
        return Number(whole.first, part.last, value, value)

    def _next_addend(self, total: Number) -> Number | None:
        """What و adds to a total that ends in thousands or more: something smaller (ألفين و200, مليون ونصف)."""
        at = self._after_and(total.last)
        scale = self._last_scale(total)
        if at is None or scale < 1000:
            return None
        word = self._word(at)
        if word and word.role == "fraction":
            end = at + 2 if self._scale(at + 1) == scale else at + 1
            return Number(at, end, word.value * scale, word.value * scale)
        more = self._scaled(at)
        return more if more and more.exact and 0 < more.low < scale and self._last_scale(more) < scale else None

    def _last_scale(self, number: Number) -> float:
        return self._scale(number.last - 1)

    def _scaled(self, i: int) -> Number | None:
        """A number times its scale: ثلاثة آلاف، 10 آلاف، نصف مليون، عشرات الآلاف، ألف."""
        word = self._word(i)
        if word and word.role == "scale":
            return self._bare_scale(i, word)
        if word and word.role == "dual" and word.value >= 1000:
            return Number(i, i + 1, word.value, word.value)
        head = self._fraction(i, word) or self._hundreds(i)
        scale = self._scale(head.last) if head and not self._joined(head.last) else 0
        if head is None or not scale:
            return None if word and word.role == "fraction" else head
        high = head.high * scale if head.exact else (head.high + 1) * scale - 1
        return Number(i, head.last + 1, head.low * scale, high)

    def _bare_scale(self, i: int, word: Word) -> Number:
        """ألف is 1000; آلاف and ملايين with no number before them are vague."""
        if word.plain in _PLURAL_SCALES:
            return Number(i, i + 1, 2 * word.value, 10 * word.value - 1)
        inner = self._scale(i + 1) if not self._joined(i + 1) else 0
        if inner > word.value:  # ألف مليون
            return Number(i, i + 2, word.value * inner, word.value * inner)
        return Number(i, i + 1, word.value, word.value)

    def _fraction(self, i: int, word: Word | None) -> Number | None:
        """نصف is a number only before a scale (نصف مليون)."""
        if word is None or word.role not in ("fraction", "tens"):
            return None
        return Number(i, i + 1, word.low, word.high)

    def _hundreds(self, i: int) -> Number | None:
        """A number below 1000 (or any in figures): مئة وخمسون، ثلاث مئة، 450."""
        word = self._word(i)
        if word and word.role in ("hundred", "dual"):
            return self._add_small(i, i + 1, word.value)
        head = self._small(i)
        after = self._word(head.last) if head else None
        if (
            head
            and after
            and after.value == 100
            and after.role == "hundred"
            and not after.joined
            and 3 <= head.low <= 9
        ):
            return self._add_small(i, head.last + 1, head.low * 100)
        return head

    def _add_small(self, first: int, last: int, value: float) -> Number:
        at = self._after_and(last)
        more = self._small(at) if at and self.tokens[at].kind == "w" else None
        if more is None:
            return Number(first, last, value, value)
        return Number(first, more.last, value + more.low, value + more.low)

    def _small(self, i: int) -> Number | None:
        """A number below 100: ثلاثة، ثلاثة عشر، خمسة وعشرون، عشرون."""
        figure = figure_at(self.script, i) if i < len(self.tokens) else None
        if figure:
            return Number(i, figure[1], figure[0], figure[0])
        word = self._word(i)
        if word is None or word.role not in ("unit", "teen", "ten"):
            return None
        if word.role != "ten" and word.value < 10:
            grown = self._grown(i, word)
            if grown:
                return grown
        return None if word.role == "teen" else Number(i, i + 1, word.value, word.value)

    def _grown(self, i: int, word: Word) -> Number | None:
        """A unit with عشر or و and a ten after it."""
        if self._norm(i + 1) in _TEEN:
            return Number(i, i + 2, word.value + 10, word.value + 10)
        at = self._after_and(i + 1)
        ten = self._word(at) if at else None
        if at and ten and ten.role == "ten" and ten.value >= 20:
            return Number(i, at + 1, word.value + ten.value, word.value + ten.value)
        return None

    # looking at tokens

    def _norm(self, i: int) -> str:
        return self.tokens[i].norm if i < len(self.tokens) else ""

    def _word(self, i: int) -> Word | None:
        return self.words.get(self.tokens[i].norm) if i < len(self.tokens) else None

    def _joined(self, i: int) -> bool:
        word = self._word(i)
        return bool(word and word.joined)

    def _scale(self, i: int) -> float:
        word = self._word(i)
        if word is None or word.value < 1000 or word.role not in ("scale", "dual"):
            return 0
        return word.value if word.role == "scale" else word.value / 2

    def _after_and(self, i: int) -> int | None:
        """The token of a number joined by و: glued to it (وعشرون), apart (و عشرون), or before figures (و200)."""
        if self._joined(i):
            return i
        if self._norm(i) != _AND or i + 1 >= len(self.tokens):
            return None
        return i + 1 if self.tokens[i + 1].kind == "n" or self._word(i + 1) else None


_PLURAL_SCALES = frozenset(("الاف", "ملايين", "مليارات"))


def number_at(script: Script, token: int) -> tuple[float, int] | None:
    """The number that starts at a token: its value (the lower end of vague words) and its last token, inclusive."""
    reader = Reader(script)
    number = reader.number(token) if token < len(script.tokens) else None
    return (number.low, number.last - 1) if number else None
