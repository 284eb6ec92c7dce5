"""A reading as the name rooms see it: folded words, quotation marks, and the best hit of each kind at each token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from riwaya.arabic import fold_text
from riwaya.lexicon import Hit
from riwaya.mentions.place import PlaceName
from riwaya.mentions.reading import Reading

KINDS = ("title", "role", "body", "given", "namepart", "unnamed", "point", "actor", "nisba", "seat")
_CUES = ("cue", "cue-relay", "cue-source", "cue-noun", "document")
_FINITE = ("perfect", "imperfect")
_EXACT = frozenset({"علي"})
"""Given names that are no stop word if written with their own letters."""
_SPEECH = frozenset("ان قد لقد لن لا لم ما هذا هذه هولاء ذلك ليس ليست نحن انا كل اذا هناك كان كانت يجب".split())
"""Words that open what somebody says, and no name."""
_DERIVED = ("است", "ان", "اش", "اق", "اط")
"""Verbs that begin so differ from their nouns of action («استهدف», «استهداف»)."""
_VERBS = ("cue", "cue-relay", "cue-passive", "event-verb", "event-noun")
_NO_WORDS = frozenset({"given", "place", "ordinary", "namepart"})
_QUOTE_LIMIT = 9
"""A longer quotation is speech, not a name."""


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of ``words.yml``, folded."""
    raw = yaml.load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: frozenset(fold_text(str(w)) for line in lines for w in line) for name, lines in raw.items()}


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place as the rules need it: where it ends, the clitics before it, what it is, and its country."""

    last: int
    prefix: str
    level: str
    country: str | None


class View:
    """What the rules ask of a token; all answers are by token number."""

    def __init__(self, reading: Reading, places: Sequence[PlaceName]) -> None:
        lists = word_lists()
        self.stops, self.adjectives, self.around = lists["stops"], lists["adjectives"], lists["around"]
        self.purposes, self.vocabulary = lists["names_for"], lists["vocabulary"]
        self.nouns, self.feminine = lists["nouns"], lists["feminine"]
        self.reading = reading
        self.script = reading.script
        self.tokens = reading.script.tokens
        self.norms = reading.script.norms
        self.size = len(self.tokens)
        self.memo: dict[tuple[str, int], Any] = {}
        self.finite = {h.first for k in _VERBS for h in reading.hits.of(k)}
        self.at: dict[str, dict[int, Hit]] = {kind: self._first(kind) for kind in KINDS}
        self.places = {p.first: self._place(p) for p in places}
        self.place_ends = {p.last for p in places}
        self._drop_split()
        self.written = {h.first for h in reading.hits.of("given") if h.entry.id in _EXACT and not h.prefix}
        self.said = {h.first for kind in _CUES for h in reading.hits.of(kind)}
        self.verbs = {h.first for k in ("cue", "cue-relay") for h in reading.hits.of(k) if h.form.aspect in _FINITE}
        self.quoted = {q.open: q.close for q in self.script.quotes if q.closed and q.close - q.open <= _QUOTE_LIMIT}

    def _first(self, kind: str) -> dict[int, Hit]:
        out: dict[int, Hit] = {}
        for hit in self.reading.hits.of(kind):
            if hit.first not in out and not self._without_context(hit):
                out[hit.first] = hit
        return out

    def _place(self, p: PlaceName) -> Place:
        token = self.tokens[p.first]
        return Place(p.last, token.norm[: max(0, p.span[0] - token.start)], p.level, p.country)

    def _drop_split(self) -> None:
        """A word that stands in a list as it is («لجان») is not split into a clitic and a name («ل» + «جان»)."""
        for kind in ("given", "actor"):
            for i, hit in list(self.at[kind].items()):
                if (
                    hit.prefix
                    and hit.last == i + 1
                    and any(self._whole(k, i) for k in ("body", "role", "unnamed", "title"))
                ):
                    del self.at[kind][i]

    def _whole(self, kind: str, i: int) -> bool:
        hit = self.at[kind].get(i)
        return hit is not None and not hit.prefix

    def _without_context(self, hit: Hit) -> bool:
        """A form that is an ordinary word too, and needs a context that the rules give in other ways."""
        cues = hit.entry.data.get("cue")
        if isinstance(cues, list) and hit.form.text in cues:
            return True
        return hit.kind == "actor" and hit.last == hit.first + 1 and hit.first in self.finite and not self._letters(hit)

    def _letters(self, hit: Hit) -> bool:
        """Whether the text has the very letters of the form: «آفاد» is an agency, «أفاد» a verb."""
        return self.script.words(hit.first, hit.last).endswith(hit.form.text)

    def word(self, i: int) -> bool:
        """Whether a word stands there."""
        return i < self.size and self.tokens[i].kind == "w"

    def stop(self, i: int) -> bool:
        """Whether no name goes on over this token: a function or time word, a mark, a number, the end."""
        if not self.word(i):
            return True
        norm = self.norms[i]
        if i in self.written:
            return False
        return norm in self.stops or (norm[0] in "وف" and norm[1:] in self.stops)

    def acts(self, i: int) -> bool:
        """A verb that can be no noun: «حاولوا», «استهدف», «يخرج»; «قتل» and «دعم» are nouns of action too."""
        norm = self.norms[i]
        if norm.startswith("ي") and len(norm) > 3:
            return i not in self.places and norm not in self.nouns and self.known(i, *KINDS) is None
        if norm.endswith("وا") and len(norm) > 4 and i not in self.places:
            return True
        return i in self.finite and len(norm) > 4 and norm.startswith(_DERIVED) and norm[-2] != "ا"

    def speech(self, i: int) -> bool:
        """Whether the quotation that opens at a token is what somebody says, not a name."""
        norm = self.norms[i + 1]
        if i + 1 in self.at["actor"]:
            return False
        if norm in _SPEECH or any(self.acts(j) for j in range(i + 1, self.quoted[i])):
            return True
        return norm[0] in "تي" and self.quoted[i] - i > 3 and self.known(i + 1, *KINDS) is None

    def definite(self, i: int) -> bool:
        """A word with the article and nothing before it."""
        return self.word(i) and self.norms[i].startswith("ال") and len(self.norms[i]) > 4

    def decomposed(self, i: int) -> bool:
        """A word of some list after a clitic («بريف», «لرويترز»)."""
        return any(h.prefix and h.entry.kind not in _NO_WORDS for h in self.reading.hits.at(i))

    def modifies(self, i: int) -> bool:
        """A definite word right after another one is its adjective («المؤتمر الصحفي»), after «مجهول» its complement."""
        if not i or not self.word(i - 1) or not self.norms[i].startswith("ال"):
            return False
        before = self.norms[i - 1]
        if before in ("مجهول", "مجهوله", "مجهولي", "معروف", "معروفه"):
            return True
        return before.startswith(("ال", "وال", "بال", "لل")) and i - 1 not in self.said and not self.stop(i - 1)

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

    def country(self, i: int) -> Place | None:
        """A country named at a token."""
        place = self.places.get(i)
        return place if place is not None and place.level == "country" else None

    def place(self, i: int) -> Place | None:
        """A place with nothing before it."""
        place = self.places.get(i)
        return place if place is not None and not place.prefix else None

    def person_hit(self, i: int) -> Hit | None:
        """A person of the list of actors."""
        hit = self.at["actor"].get(i)
        return hit if hit is not None and hit.entry.data.get("type") == "person" else None
