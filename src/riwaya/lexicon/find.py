"""One pass of the automaton over a text; hits are kept by token and by kind.

The text is given to the automaton as its folded words, each followed by one space, so that a pattern ends at a word's
end; what stands before it in its first word must be a legal stack of clitics (:data:`riwaya.arabic.LEFT_EDGES`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

import msgspec

from riwaya.arabic import Form, Script, spread_article
from riwaya.lexicon.compile import STACKS, Entry, Lexicon, Meaning

_BREAK = "\x1f "  # no pattern crosses a mark or a line


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found at tokens ``first`` to ``last`` (exclusive), after the clitics ``prefix`` of the first token."""

    first: int
    last: int
    prefix: str
    form: Form
    entry: Entry
    kind: str


class Hits:
    """All hits in one text, by token in the text's order, the longest first at each."""

    def __init__(self, at: dict[int, list[Hit]], script: Script) -> None:
        self._at = at
        self._of: dict[str, list[Hit]] = defaultdict(list)
        self._kinds: dict[str, dict[int, list[Hit]]] = {}
        self._script = script
        of = self._of
        for here in at.values():
            for hit in here:
                of[hit.kind].append(hit)

    def at(self, token: int, kind: str | None = None) -> list[Hit]:
        """The hits that start at a token."""
        if kind is None:
            return self._at.get(token, [])
        known = self._kinds.get(kind)
        if known is None:
            known = self._kinds[kind] = defaultdict(list)
            for hit in self._of.get(kind, ()):
                known[hit.first].append(hit)
        return known.get(token, [])

    def of(self, kind: str) -> list[Hit]:
        """All hits of a kind, in order."""
        return self._of.get(kind, [])

    def span(self, hit: Hit, *, clitics: bool = False) -> tuple[int, int]:
        """Its letters in the original text, without (or with) the clitics before it."""
        skip = 0 if clitics else _letters(hit.prefix)
        return self._script.inside(hit.first, skip)[0], self._script.tokens[hit.last - 1].end


def _letters(prefix: str) -> int:
    """How many letters of the text the clitics take: the article after ل was written out for the automaton."""
    return len(prefix) - 1 if prefix.endswith("لال") else len(prefix)


class _Line:
    """The text as the automaton reads it: its words, where each starts in it, and which tokens they are."""

    def __init__(self, script: Script) -> None:
        parts: list[str] = []
        self.words: list[str] = []
        self.starts: list[int] = []
        self.tokens: list[int] = []
        at, gap = 0, False
        for i, token in enumerate(script.tokens):
            kind, norm = token.kind, token.norm
            if kind == "w" or kind == "n":
                if gap:
                    parts.append(_BREAK)
                    at += len(_BREAK)
                    gap = False
                word = (spread_article(norm) if "لل" in norm else norm) + " "
                parts.append(word)
                self.words.append(word)
                self.starts.append(at)
                self.tokens.append(i)
                at += len(word)
            elif norm not in "-_#":
                gap = True
        self.text = "".join(parts)


def find(lexicon: Lexicon, script: Script) -> Hits:
    """Everything in the lexicon that stands in the text."""
    line = _Line(script)
    phrases = _phrases(lexicon, script, line)
    alone, at = lexicon.alone, {}
    for i, word in zip(line.tokens, line.words, strict=True):
        meanings, here = alone(word), phrases.get(i)
        if meanings:
            here = here or []
            for m in meanings:
                if m.sure or _is_meant(m, script, i, i + 1):
                    here.append(Hit(i, i + 1, m.prefix, m.form, m.entry, m.kind))
        if here:
            at[i] = here
    return Hits(at, script)


def _phrases(lexicon: Lexicon, script: Script, line: _Line) -> dict[int, list[Hit]]:
    """The hits of more than one word by their first tokens, the longest first at each."""
    out: dict[int, list[Hit]] = defaultdict(list)
    text, starts, tokens, words = line.text, line.starts, line.tokens, lexicon.phrases
    for start, end, number in lexicon.automaton.find_overlapping(text):
        if number >= words:
            continue
        word = bisect_right(starts, start) - 1
        prefix = text[starts[word] : start]
        if prefix not in STACKS:
            continue
        first, last = tokens[word], tokens[bisect_right(starts, end - 2) - 1] + 1
        for m in lexicon.meanings(number, prefix):
            if m.sure or _is_meant(m, script, first, last):
                out[first].append(Hit(first, last, prefix, m.form, m.entry, m.kind))
    for here in out.values():
        here.sort(key=lambda h: (-h.last, len(h.prefix)))
    return out


def _is_meant(meaning: Meaning, script: Script, first: int, last: int) -> bool:
    """What folding would confuse: a pronoun is no ta marbuta (دعوه، دعوة); an exact entry is no other."""
    if meaning.form.pronoun == "ه" and script.text[script.tokens[last - 1].end - 1] == "ة":
        return False
    return not meaning.exact or _unmarked(script.words(first, last)).endswith(_unmarked(meaning.exact))


def _unmarked(words: str) -> str:
    return "".join(c for c in words if not "\u064b" <= c <= "\u0652" and c != "ـ")
