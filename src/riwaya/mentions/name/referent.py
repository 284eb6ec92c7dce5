"""One entity of one document as it is gathered: its names, its roles, its country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from riwaya.arabic import fold_text
from riwaya.lexicon import Entry
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.view import View
from riwaya.records import EntityKind

TWO = ("اثنين", "اثنان")
"""«مسلحان اثنان»: words that say again that there are two."""
_SMALL = frozenset({"بن", "ابن", "ال", "و"})
_MARKS = re.compile(r"[#«»“”\"″„‹›()\[\]]+")


class Referent(msgspec.Struct):
    """What is known so far of one entity.

    ``names`` as written and ``words`` folded, side by side; ``heads``: the words that may point back to it («وزير»);
    ``near``: sentence and token of its phrases read so far, ``seen`` their heads; ``named``: it has a proper name.
    """

    kind: EntityKind
    names: list[str]
    words: list[tuple[str, ...]]
    roles: list[str]
    role_words: set[str]
    heads: set[str]
    actor: Entry | None = None
    country: str | None = None
    counts: dict[str, int] = {}
    paired: set[str] = set()
    seats: set[str] = set()
    near: list[tuple[int, int]] = []
    seen: set[str] = set()
    named: bool = True
    number: str = ""
    parts: list[Referent] = []
    """Those whom «الجانبان» means together."""
    of: Referent | None = None
    """The body for which «متحدث باسمها» speaks."""
    state: bool = False
    """A country that acts under its own name."""

    def add(self, v: View, phrase: Phrase, text: str) -> None:
        """Take in a phrase that means it."""
        alias = alias_of(v, phrase)
        if alias:
            self.paired.add(alias)
        for name in (text, alias):
            if name:
                self.counts[name] = self.counts.get(name, 0) + 1
            if name and name not in self.names:
                self.names.append(name)
                self.words.append(content(name))
        self.country = self.country or country_of(v, phrase)
        self.heads |= heads_of(phrase)
        if self.kind != "person" and phrase.how == "name":
            self.heads.add(content(text)[0].removeprefix("ال"))
        self.number = self.number or ("d" if text.endswith(TWO) else number_of(phrase))
        if phrase.rule == "seat":
            self.seats.add(text)
        self.state = self.state or phrase.rule == "government"
        if phrase.actor:
            self.actor = self.actor or phrase.actor
            self.country = self.country or phrase.actor.data.get("country")
        if phrase.role is not None:
            role = text_of(v, phrase, phrase.role)
            self.role_words |= bare_words(role)
            if phrase.how == "name":
                self.roles.append(role)

    def learn(self, names: Iterable[str]) -> None:
        """Names that the text uses of it without meaning it as one who acts."""
        for name in names:
            if name not in self.names:
                self.names.append(name)
                self.words.append(content(name))
            self.counts[name] = self.counts.get(name, 0) + 1

    def mark(self, v: View, phrase: Phrase) -> None:
        """Note that the reading has come to a phrase that means it."""
        self.near.append((v.script.sentence_of(phrase.first), phrase.first))
        self.seen |= heads_of(phrase)

    def known_words(self) -> set[str]:
        """All words by which it is known, offices and names, without the article."""
        return {w.removeprefix("ال") for ws in self.words for w in ws} | self.role_words


def new_referent(phrase: Phrase, *, named: bool) -> Referent:
    """An empty referent of the kind of a phrase."""
    return Referent(
        phrase.kind, [], [], [], set(), set(), counts={}, paired=set(), seats=set(), near=[], seen=set(), named=named
    )


def number_of(phrase: Phrase) -> str:
    """``p`` or ``d`` for people in the plural or dual, which have case endings."""
    if phrase.rule == "demonym":
        return "p"
    if phrase.actor is not None and phrase.kind != "person":
        return "p" if fold_text(str(phrase.actor.data.get("name", ""))).endswith(("ون", "ين")) else ""
    if phrase.how == "unnamed" and phrase.head is not None:
        return str(phrase.head.entry.data.get("number", ""))
    return ""


def heads_of(phrase: Phrase) -> set[str]:
    """The words with which the text may point back to what the phrase means."""
    out = {fold_text(phrase.head.form.text)} if phrase.head is not None else set()
    if phrase.actor is not None and phrase.kind != "person":
        out |= _first_words((phrase.actor.data.get("name", phrase.actor.id), *phrase.actor.data.get("heads", ())))
    return out


@lru_cache(maxsize=8192)
def _first_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_text(str(n)).split()[0].removeprefix("ال") for n in names)


def country_of(v: View, phrase: Phrase) -> str | None:
    """The country that an adjective or name of a country within the phrase says."""
    if phrase.rule == "seat" and phrase.head is not None:
        return phrase.head.entry.data.get("country")
    for i in range(phrase.first, phrase.last):
        hit, place = v.at["nisba"].get(i), v.country(i)
        if place is not None:
            return place.country
        if hit is not None:
            return str(hit.entry.data["country"])
    return None


def text_of(v: View, phrase: Phrase, tokens: tuple[int, int]) -> str:
    """Tokens of a phrase as the text has them, quotation marks and clitics left out, the article after ل given back."""
    first, last = tokens
    start = v.tokens[first].start
    article = ""
    if first == phrase.first and phrase.prefix:
        clitics = phrase.prefix.removesuffix("ال")
        start = v.script.inside(first, len(clitics))[0]
        if clitics.endswith("ل") and v.norms[first][len(clitics) - 1 :].startswith("لل"):
            article, start = "ال", start + 1
    text = article + v.script.text[start : v.tokens[last - 1].end]
    return " ".join(_MARKS.sub("", text).replace("_", " ").split())


def alias_of(v: View, phrase: Phrase) -> str:
    """The short form in brackets right after the name: «(قسد)»."""
    last = phrase.core[1]
    if phrase.role is None and last + 2 < phrase.last + 1 and v.is_mark(last, "(") and v.is_mark(phrase.last - 1, ")"):
        return v.script.words(last + 1, phrase.last - 1)
    return ""


@lru_cache(maxsize=8192)
def content(text: str) -> tuple[str, ...]:
    """The folded words that identify a name."""
    return tuple(w for w in fold_text(text).replace("-", " ").replace("،", " ").split() if w not in _SMALL)


def bare_words(text: str) -> set[str]:
    """The folded words without the article."""
    return {w.removeprefix("ال") for w in content(text)}
