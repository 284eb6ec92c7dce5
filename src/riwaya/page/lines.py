"""Lines of a text, with what the page rules ask about them: folded spelling, length, how they end."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from riwaya.arabic import shadow_of
from riwaya.records import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_ARABIC_LETTERS = re.compile(r"[\u0620-\u063f\u0641-\u064a\u0671-\u06d3]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLOSERS = " \t»”\"')]}’*"
_SENTENCE_END = tuple(".!؟?…؛")
_OPEN_END = tuple("،,:؛-ـ")


def fold(text: str) -> str:
    """One spelling for comparison (:mod:`riwaya.arabic.fold`), single spaces."""
    return " ".join(shadow_of(text).split())


def words_of(folded: str) -> list[str]:
    """The words in ``folded``, figures and punctuation aside."""
    return _LETTERS.findall(folded)


def arabic_share(text: str) -> float:
    """The share (0 to 1) of the letters in ``text`` that are Arabic script; 0 for a text without letters."""
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _ARABIC_LETTERS.findall(text))) / letters if letters else 0.0


def has_arabic(text: str) -> bool:
    """Whether there is a letter of the Arabic script in ``text``."""
    return _ARABIC_LETTERS.search(text) is not None


class Line(msgspec.Struct, frozen=True, dict=True):
    """A line that is not empty: where it stands in the text, its words, and its tag if it came from HTML."""

    start: int
    text: str
    tag: str = ""

    @property
    def span(self) -> Span:
        """Where the line stands, without the white space around it."""
        return self.start, self.start + len(self.text)

    def at(self, start: int) -> Line:
        """The same line elsewhere, with all that is known of it so far."""
        moved = Line(start, self.text, self.tag)
        moved.__dict__.update(self.__dict__)
        return moved

    @cached_property
    def folded(self) -> str:
        """The line in comparison spelling."""
        return fold(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        """The folded words, figures and punctuation aside."""
        return words_of(self.folded)

    @cached_property
    def words(self) -> int:
        """How many words, parted by spaces."""
        return self.text.count(" ") + 1

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the line closes with a full stop, a question or the like, quotes and brackets aside."""
        bare = self.text.rstrip(_CLOSERS)
        return bare.endswith(_SENTENCE_END) or (self.text.endswith(("»", "”", '"')) and self.words > 5)

    @cached_property
    def breaks_off(self) -> bool:
        """Whether the line stops in the middle: after a comma, a colon, a dash."""
        return self.text.rstrip(_CLOSERS).endswith(_OPEN_END)


def split_lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than white space."""
    return [line for found in _LINE.finditer(text) if (line := _line(found))]


def _line(found: re.Match[str]) -> Line | None:
    raw = found.group()
    words = raw.strip()
    start = found.start() + len(raw) - len(raw.lstrip())
    return Line(start, words) if words else None
