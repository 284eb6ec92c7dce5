"""A reading as the name rooms see it: folded words, quotation marks, and the best hit of each kind at each token."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from riwaya.arabic import fold_text
from riwaya.lexicon import Hit
from riwaya.mentions.reading import Reading

KINDS = ("title", "role", "body", "given", "namepart", "unnamed", "point", "actor", "nisba", "place", "seat")
_CUES = ("cue", "cue-relay", "cue-source", "cue-noun", "document")
_FINITE = ("perfect", "imperfect")
_QUOTE_LIMIT = 9
"""A longer quotation is speech, not a name."""


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of ``words.yml``, folded."""
    raw = yaml.load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: frozenset(fold_text(str(w)) for line in lines for w in line) for name, lines in raw.items()}


class View:
    """What the rules ask of a token; all answers are by token number."""

    def __init__(self, reading: Reading) -> None:
        lists = word_lists()
        self.stops, self.adjectives, self.around = lists["stops"], lists["adjectives"], lists["around"]
        self.purposes, self.vocabulary = lists["names_for"], lists["vocabulary"]
        self.nouns, self.feminine = lists["nouns"], lists["feminine"]
        self.reading = reading
        self.script = reading.script
        self.tokens = reading.script.tokens
        self.norms = [t.norm for t in self.tokens]
        self.size = len(self.tokens)
        self.memo: dict[tuple[str, int], Any] = {}
        self.at: dict[str, dict[int, Hit]] = {kind: self._first(kind) for kind in KINDS}
        self.said = {h.first for kind in _CUES for h in reading.hits.of(kind)}
        self.verbs = {h.first for k in ("cue", "cue-relay") for h in reading.hits.of(k) if h.form.aspect in _FINITE}
        self.quoted = {q.open: q.close for q in self.script.quotes if q.closed and q.close - q.open <= _QUOTE_LIMIT}

    def _first(self, kind: str) -> dict[int, Hit]:
        out: dict[int, Hit] = {}
        for hit in self.reading.hits.of(kind):
            if hit.first not in out and not self._without_context(hit):
                out[hit.first] = hit
        return out

    def _without_context(self, hit: Hit) -> bool:
        """A form that is an ordinary word too, and needs a context that the rules give in other ways."""
        data = hit.entry.data
        return hit.form.text in data.get("cue", ()) if "cue" in data and isinstance(data["cue"], list) else False

    def word(self, i: int) -> bool:
        """Whether a word stands there."""
        return i < self.size and self.tokens[i].kind == "w"

    def stop(self, i: int) -> bool:
        """Whether no name goes on over this token: a function or time word, a mark, a number, the end."""
        if not self.word(i):
            return True
        norm = self.norms[i]
        return norm in self.stops or (norm[0] in "وف" and norm[1:] in self.stops)

    def definite(self, i: int) -> bool:
        """A word with the article and nothing before it."""
        return self.word(i) and self.norms[i].startswith("ال") and len(self.norms[i]) > 4

    def is_mark(self, i: int, marks: str) -> bool:
        """Whether one of the marks stands there."""
        return i < self.size and self.norms[i] in marks and self.tokens[i].kind == "p"

    def known(self, i: int, *kinds: str) -> Hit | None:
        """The first hit of one of the kinds at a token."""
        for kind in kinds:
            hit = self.at[kind].get(i)
            if hit is not None:
                return hit
        return None

    def bare(self, kind: str, i: int) -> Hit | None:
        """A hit with nothing before it."""
        hit = self.at[kind].get(i)
        return hit if hit is not None and not hit.prefix else None

    def short(self, hit: Hit) -> bool:
        """Whether a person of the lists is named by the family name alone."""
        return hit.form.text in hit.entry.data.get("short", ())

    def country(self, i: int) -> Hit | None:
        """A country named at a token."""
        hit = self.at["place"].get(i)
        return hit if hit is not None and hit.entry.data.get("level") == "country" else None

    def person_hit(self, i: int) -> Hit | None:
        """A person of the list of actors."""
        hit = self.at["actor"].get(i)
        return hit if hit is not None and hit.entry.data.get("type") == "person" else None
