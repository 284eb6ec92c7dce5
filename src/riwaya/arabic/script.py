"""One text as tokens, quotations and sentences, computed once and read by every stage."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Literal

import msgspec

from riwaya.arabic.fold import Folded, fold
from riwaya.arabic.quotes import Quote, pair_quotes

_TOKEN = re.compile(r"[ء-غف-يٱ-ۓ]+|[a-zà-ÿ]+(?:['’.-][a-zà-ÿ]+)*|\d+(?:[.,٫٬]\d+)*|\n|[^\s\w]|ـ")
_LETTER = re.compile("[ء-غف-يٱ-ۓa-zà-ÿ]")
_FIGURE = re.compile("n")
"""A number among the kinds of tokens."""
_ENDS = frozenset(".!؟?…")
_BREAKS = _ENDS | {"\n"}
Kind = Literal["w", "n", "p", "b"]


class _Kinds(dict[str, Kind]):
    """Kinds of tokens by first letter, found out once: a third of the time that named groups take."""

    def __missing__(self, letter: str) -> Kind:
        kind: Kind = "b" if letter == "\n" else "n" if letter.isdecimal() else "p"
        if _LETTER.match(letter):
            kind = "w"
        self[letter] = kind
        return kind


_KINDS = _Kinds()


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word (``w``), number (``n``), mark (``p``) or line break (``b``); ``start`` and ``end`` are in the original."""

    start: int
    end: int
    norm: str
    kind: Kind
    at: int
    """Where it starts in the folded text."""


class Sentence(msgspec.Struct, frozen=True):
    """Tokens ``first`` to ``last`` (exclusive) of one sentence, line breaks left out."""

    first: int
    last: int


class Script(msgspec.Struct, frozen=True):
    """A text with its folded shadow, tokens, quotations (by token) and sentences (by token)."""

    text: str
    folded: Folded
    tokens: list[Token]
    quotes: list[Quote]
    sentences: list[Sentence]
    starts: list[int]
    norms: list[str]
    kinds: str
    """The kinds of the tokens, a letter each."""
    figures: list[int]
    """The tokens that are numbers in figures."""
    opens: list[int]
    """The first tokens of the sentences."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The letters of tokens ``first`` to ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The original text of tokens ``first`` to ``last`` (exclusive)."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after an offset of the original text."""
        return bisect_left(self.starts, offset)

    def tokens_of(self, span: tuple[int, int]) -> tuple[int, int]:
        """The tokens that lie within a span of the original text."""
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that holds a token (or the one before it)."""
        return max(0, bisect_right(self.opens, token) - 1)

    def inside(self, token: int, skip: int) -> tuple[int, int]:
        """The letters of a token without its first ``skip`` folded letters (its clitics)."""
        t = self.tokens[token]
        return self.folded.span(t.at + skip, t.at + len(t.norm))


def _tokenise(folded: Folded) -> list[Token]:
    text, offsets, span, kinds = folded.text, folded.offsets, folded.span, _KINDS
    out = []
    for m in _TOKEN.finditer(text):
        s, e = m.span()
        end = offsets[e - 1] + 1
        if end != offsets[e]:  # something was dropped behind the last letter: a mark, or a gap
            end = span(s, e)[1]
        out.append(Token(offsets[s], end, text[s:e], kinds[text[s]], s))
    return out


def _ends_sentence(tokens: list[Token], i: int) -> bool:
    """Whether this full stop or the like ends one: not an initial's (د. ب. أ, J.)."""
    before = tokens[i - 1] if i else None
    if tokens[i].norm == "." and before and before.kind == "w" and len(before.norm) == 1:
        return i + 1 >= len(tokens) or tokens[i + 1].kind == "b"
    return True


def _sentences(tokens: list[Token], quotes: list[Quote]) -> list[Sentence]:
    """Cut at full stops outside quotations and at line breaks; a mark that closes a quotation stays with it."""
    inside = bytearray(len(tokens) + 1)
    for q in quotes:
        if q.closed:
            inside[q.open : q.close] = b"\x01" * (q.close - q.open)
    closers = {q.close for q in quotes if q.closed}
    out: list[Sentence] = []
    first, size = 0, len(tokens)
    for i in [n for n, t in enumerate(tokens) if t.norm in _BREAKS]:
        if i < first:  # one of a row of them
            continue
        if tokens[i].kind == "b":
            if i > first:
                out.append(Sentence(first, i))
            first = i + 1
        elif not inside[i] and _ends_sentence(tokens, i):
            last = i + 1
            while last < size and (tokens[last].norm in _ENDS or last in closers):
                last += 1
            out.append(Sentence(first, last))
            first = last
    if size > first:
        out.append(Sentence(first, size))
    return out


def analyse(text: str) -> Script:
    """Fold, tokenise, pair quotation marks and cut sentences. O(length)."""
    folded = fold(text)
    tokens = _tokenise(folded)
    quotes = pair_quotes(tokens)
    starts, norms = [t.start for t in tokens], [t.norm for t in tokens]
    kinds = "".join([t.kind for t in tokens])
    figures = [m.start() for m in _FIGURE.finditer(kinds)]
    sentences = _sentences(tokens, quotes)
    opens = [s.first for s in sentences]
    return Script(text, folded, tokens, quotes, sentences, starts, norms, kinds, figures, opens)
