"""The sentences of one report that tell events, folded once."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import Final
from zlib import crc32

from riwaya.arabic import fold
from riwaya.incidents.sketch import EMPTY, shingle_sketch, word_sketch
from riwaya.incidents.telling import packed
from riwaya.incidents.worded import Harm, harms
from riwaya.incidents.words import WORD, has_phrase, phrases
from riwaya.records import Span

END: Final = re.compile(r"[.!؟…]+[\s»\"”]|\n|\.(?<=[ء-ي]{3}\.)(?=[ء-ي]{3})")
"""Where a sentence ends; web pages often leave out the space after a full stop."""
LEAST: Final = 5
"""Words from which on a sentence is worth looking for copies of."""


class Sentence:
    """One sentence: its span in the document, and its folded words with where each starts in the document."""

    def __init__(self, text: str, span: Span) -> None:
        self.span = span
        self._folded = fold(text[slice(*span)])

    @cached_property
    def words(self) -> list[str]:
        """The words in order."""
        return WORD.findall(self._folded.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start() for m in WORD.finditer(self._folded.text)]

    def offset(self, number: int) -> int:
        """Where a word starts in the document."""
        return self.span[0] + self._folded.offsets[self._starts[number]]

    @cached_property
    def recap(self) -> bool:
        """Whether it gives the toll of a period; «أعنف هجوم منذ أشهر» is that of one attack."""
        text, words = self._folded.text, self.words
        since = has_phrase("recap_since", text, words) and not has_phrase("compared", text, words)
        return since or has_phrase("recap", text, words)

    @cached_property
    def background(self) -> bool:
        """Whether it leads back to what went before the news."""
        return has_phrase("background", self._folded.text, self.words)

    @cached_property
    def long_before(self) -> int | None:
        """Where a deed of some time before begins («جاء القصف بعد أسبوعين من …»), in the document."""
        if not has_phrase("long_before", self._folded.text, self.words):
            return None
        found = phrases("long_before").search(self._folded.text)
        return self.span[0] + self._folded.offsets[found.start()] if found else None

    @cached_property
    def harms(self) -> list[Harm]:
        """The harm it tells without numbers."""
        return [] if self.recap else harms(self.words)

    @cached_property
    def packed(self) -> array[int]:
        """Its span with hashes of its words and of its runs of three words."""
        hashes = [crc32(w.encode()) for w in self.words]
        shingles = shingle_sketch(hashes) if len(hashes) >= LEAST else EMPTY
        return packed(self.span, word_sketch(self.words, hashes), shingles)


class Sentences:
    """The sentences of a text, made when asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [0, *(m.end() for m in END.finditer(text)), len(text)]
        self._made: dict[int, Sentence] = {}

    def at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        number = min(bisect_right(self._ends, offset), len(self._ends) - 1)
        found = self._made.get(number)
        if found is None:
            found = self._made[number] = Sentence(self._text, (self._ends[number - 1], self._ends[number]))
        return found
