"""A text as a row of items, one letter each: weekdays, months, units, particles, numbers; a dot for any other word.

Rules are regular expressions over that row. Clitics become items of their own before the word they are written
with: ``&`` for و and ف, ``%`` for ب، ل، ك.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Any

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.count.numbers import Number, Reader, number_words, ordinal_words
from riwaya.mentions.reading import Reading

#: The letter of each class that patterns may name.
LETTERS: dict[str, str] = {
    "weekday": "W", "bare": "w", "month": "M", "hijri": "H", "relday": "D", "today": "T", "part": "P", "half": "p",
    "day": "u", "week": "k", "month_unit": "m", "year": "y", "hour": "h", "minute": "i", "decade": "e", "century": "c",
    "last": "L", "next": "X", "current": "C", "this": "z", "same": "Z", "few": "V", "final": "l", "latest": "x",
    "of": "f", "to": "t", "until": "U", "between": "b", "in": "I", "since": "s", "before": "B", "after": "A",
    "within": "r", "by": "q", "about": "o", "or": "O", "upon": "n", "edge": "E", "corresponding": "v", "clock": "K",
    "era": "j", "quarter": "a", "less": "g", "decade_name": "F", "holiday": "Q", "none": "_",
    "num": "1", "yearnum": "2", "number": "3", "ordinal": "4", "numeric": "5", "daymonth": "6",
    "slash": "/", "hyphen": "-", "colon": ":", "open": "<", "close": ">", "comma": ",", "and": "&", "prep": "%",
}  # fmt: skip
_MARKS = {"/": "/", "\\": "/", "-": "-", "–": "-", "—": "-", "ـ": "-", ":": ":", "(": "<", ")": ">", "،": ",", ",": ","}
_NUMERIC = re.compile(
    r"(?<![\d/.\-:])\d{1,4} ?([/.-]) ?\d{1,2} ?\1 ?\d{1,4}(?![\d/\-:])|(?<![\d/.:-])\d{1,2}/\d{4}(?![\d/:])"
)
_DAY_MONTH = re.compile(r"(?<![\d/.:-])\d{1,2}/\d{1,2}(?![\d/:])")


class Item(msgspec.Struct, frozen=True, gc=False):
    """One item: its class letter, tokens ``first`` to ``last`` (exclusive), number, data, clitic letters to skip."""

    letter: str
    first: int
    last: int
    n: float = 0
    data: dict[str, Any] = {}
    skip: int = 0
    definite: bool = False
    norm: str = ""


class Row(msgspec.Struct, frozen=True):
    """The items of a text and their letters as one string."""

    items: list[Item]
    letters: str


def read_row(reading: Reading) -> Row:
    """Cut the text into items."""
    items = _merge_twins(_Builder(reading).build())
    return Row(items, "".join([i.letter for i in items]))


class _Builder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.script, self.tokens = reading.script, reading.script.tokens
        self.reader = Reader(reading.script)
        self.hits = _longest(reading.hits.of("time"))
        self.numeric = self._numeric_dates()
        self.items: list[Item] = []

    def build(self) -> list[Item]:
        at, silent = 0, _silent(self.reading)
        for i in self._telling():
            if i < at or silent[i]:
                continue
            if i > at:
                self._add(Item(".", at, i))
            at = self._take(i)
        return self.items

    def _telling(self) -> list[int]:
        """The tokens that may be more than a dot; a run of others is one dot."""
        keys = _keys()
        return sorted({*self.hits, *self.script.figures, *(i for i, n in enumerate(self.script.norms) if n in keys)})

    def _take(self, at: int) -> int:
        """Add the item that starts at a token; where the next one starts."""
        token = self.tokens[at]
        if token.kind == "p" or token.kind == "b":
            self._add(Item(_MARKS.get(token.norm, "."), at, at + 1))
            return at + 1
        if token.norm == "ال" and token.kind == "w":  # «الـ 48»: belongs to the number after it
            return at + 1
        if at in self.numeric:
            last, letter, text = self.numeric[at]
            self._add(Item(letter, at, last, norm=text))
            return last
        return self._take_word(at)

    def _take_word(self, at: int) -> int:
        hit = self.hits.get(at)
        if hit and hit.entry.data["is"] == "year" and self._is_general(hit):
            hit = None
        if hit and not self._number_wins(hit, at):
            self._add_hit(hit)
            return hit.last
        token = self.tokens[at]
        if token.kind == "n" or token.norm in self.reader.words or token.norm in self.reader.ordinals:
            last = self._take_number(at)
            if last:
                return last
        self._add(Item(".", at, at + 1))
        return at + 1

    def _is_general(self, hit: Hit) -> bool:
        """«الأمين العام»: an adjective, no year."""
        before = self.reading.hits.at(hit.first - 1, "general") if self.tokens[hit.first].norm.endswith("العام") else []
        return any(h.last == hit.first and h.prefix.endswith("ال") for h in before)

    def _number_wins(self, hit: Hit, at: int) -> bool:
        """أحد and اثنين are numbers unless an idafa makes them days; «الأحد عشر» is eleven."""
        kind = hit.entry.data["is"]
        if kind == "weekday" or kind == "bare":
            found = self.reader.ordinal(at) or self._span(self.reader.number(at))
            if found and found[1] > hit.last:
                return True
        return kind == "bare" and not self._day_in_idafa(at)

    def _span(self, number: Number | None) -> tuple[int, int] | None:
        return (0, number.last) if number else None

    def _day_in_idafa(self, at: int) -> bool:
        before = self.items[-1].letter if self.items else "."
        after = self.hits.get(at + 1)
        return before in "Px4Eu" or bool(after and after.entry.data["is"] == "week")

    def _take_number(self, at: int) -> int | None:
        number = self.reader.number(at)
        ordinal = self.reader.ordinal(at) if number is None or number.last == at + 1 else None
        if ordinal and (number is None or ordinal[1] > number.last or "ال" in self.tokens[at].norm):
            self._add_word("4", at, ordinal[1], ordinal[0])
            return ordinal[1]
        if number is None:
            return None
        self._add_word(_number_letter(number), at, number.last, number.low)
        return number.last

    def _add_hit(self, hit: Hit) -> None:
        data = hit.entry.data
        prefix = hit.prefix
        self._add_clitics(prefix, hit.first)
        norm = self.tokens[hit.first].norm
        swallowed = _swallows_article(norm)  # the article that ل swallowed is left out with it
        skip = len(prefix.removesuffix("ال")) + (swallowed and prefix.endswith("ل"))
        letter = LETTERS[data["is"]]
        definite = prefix.endswith("ال") or norm[len(prefix) :].startswith("ال")
        self._add(Item(letter, hit.first, hit.last, data.get("n", 0), data, skip, definite, norm))

    def _add_word(self, letter: str, first: int, last: int, n: float) -> None:
        """A number or ordinal: its clitics are told by its word."""
        norm = self.tokens[first].norm
        word = self.reader.words.get(norm)
        prefix = norm[: len(norm) - len(word.plain)] if word else _clitics(norm)
        article = prefix.find("ال")
        letters = prefix[:article] if article >= 0 else prefix.replace("لل", "ل")
        before = self.tokens[first - 1] if first else None
        if letters == "" and before and before.norm in ("و", "ف") and before.end == self.tokens[first].start:
            self._join_and()
        self._add_clitics(letters, first)
        self._add(Item(letter, first, last, n, {}, len(letters), article >= 0 or "لل" in prefix, norm))

    def _join_and(self) -> None:
        """«و5»: the و that is a token of its own before figures."""
        if self.items and self.items[-1].letter == ".":
            at = self.items.pop().first
            self._add(Item("&", at, at + 1))

    def _add_clitics(self, prefix: str, at: int) -> None:
        if prefix[:1] in ("و", "ف"):
            self._add(Item("&", at, at))
            prefix = prefix[1:]
        if prefix[:1] in ("ب", "ل", "ك"):
            self._add(Item("%", at, at))

    def _add(self, item: Item) -> None:
        self.items.append(item)

    def _numeric_dates(self) -> dict[int, tuple[int, str, str]]:
        """Dates in figures by their first token: its end, its class and its figures."""
        folded = self.reading.script.folded.text
        out: dict[int, tuple[int, str, str]] = {}
        for i in self.script.figures:
            token = self.tokens[i]
            m, letter = _NUMERIC.match(folded, token.at), "5"
            if m is None:
                m, letter = _DAY_MONTH.match(folded, token.at), "6"
            if m:
                last = bisect_left(self.tokens, m.end(), key=lambda t: t.at)
                out[i] = (last, letter, m.group().replace(" ", ""))
        return out


def _silent(reading: Reading) -> bytearray:
    """What is not read: furniture and comments; a dateline is, for it often holds the date."""
    silent = reading.silent
    for block in reading.document.blocks:
        if block.kind == "dateline":
            first, last = reading.script.tokens_of(block.span)
            silent = silent[:first] + bytes(last - first) + silent[last:]
    return silent


def _swallows_article(norm: str) -> bool:
    """للعام، وللعام: ل with an article of which only its lam is left."""
    return norm.startswith(("لل", "ولل", "فلل"))


@cache
def _keys() -> frozenset[str]:
    """Marks, number words, and the letters that stand alone before figures."""
    return frozenset((*_MARKS, *number_words(), *ordinal_words(), "ال", "و", "ف", "\n", ".", "؟", "!"))


def _longest(hits: list[Hit]) -> dict[int, Hit]:
    """The longest hit at each token; hits are sorted so."""
    out: dict[int, Hit] = {}
    for hit in hits:
        out.setdefault(hit.first, hit)
    return out


def _number_letter(number: Number) -> str:
    if not number.exact or number.low != int(number.low):
        return "3"
    if 1 <= number.low <= 31:
        return "1"
    return "2" if 1800 <= number.low < 2200 else "3"


def _clitics(norm: str) -> str:
    """The clitics of an ordinal: والثالث → وال."""
    m = re.match(r"(?:و|ف)?(?:[بلك](?=ال)|ل(?=ل))?(?:ال|ل)?", norm)
    found = m.group() if m else ""
    return found if "ال" in found or "لل" in found else ""


def _merge_twins(items: list[Item]) -> list[Item]:
    """Month names that stand for one month (تشرين الأول/ أكتوبر، مايو (أيار)) become one item."""
    out: list[Item] = []
    i = 0
    while i < len(items):
        item = items[i]
        if item.letter in "MH":
            end = _twin_end(items, i)
            if end > i + 1:
                last = items[end - 1]
                item = msgspec.structs.replace(item, last=last.last, data={**item.data, "doubtful": False})
                out.append(item)
                i = end
                continue
        out.append(item)
        i += 1
    return out


def _twin_end(items: list[Item], i: int) -> int:
    """Where a month with its twin ends: after ``M/M``, ``M-M``, ``M <M>`` (parentheses), ``M M``."""
    letters = "".join([x.letter for x in items[i : i + 4]])
    month = items[i].letter
    for shape, at in ((month + "/" + month, 2), (month + "-" + month, 2), (f"{month}<{month}>", 2), (month + month, 1)):
        if letters.startswith(shape) and items[i + at].n == items[i].n:
            return i + len(shape)
    return i + 1
