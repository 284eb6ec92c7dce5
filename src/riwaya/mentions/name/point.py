"""What a definite phrase points back to: what fits it by office, body and country, and of that the most prominent."""

from __future__ import annotations

import msgspec

from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.referent import Referent, bare_words, country_of, heads_of, text_of
from riwaya.mentions.name.view import View

_FADE = 0.7
"""What a mention is worth one sentence later."""
_SOURCES = frozenset({"مصدر", "مصادر", "مسوول", "ضابط", "دبلوماسي", "ديبلوماسي", "قيادي", "شاهد"})
"""«المصدر» may point to any of these («قال مسؤول … وأضاف المصدر»)."""


_ANYBODY = frozenset({"مسوول", "مسيول"})
"""«المسؤول» may point to anybody in an office where no unnamed official was named."""


class Pointer(msgspec.Struct, frozen=True, gc=False):
    """A definite phrase as it is compared: its words without those that say a country, and that country."""

    phrase: Phrase
    words: set[str]
    heads: set[str]
    country: str | None
    person: bool


def pointer_of(v: View, phrase: Phrase) -> Pointer:
    """The phrase made ready for comparison."""
    first, last = phrase.core
    nisbas = {v.norms[i].removeprefix("ال") for i in range(first, last) if i in v.at["nisba"]}
    heads = heads_of(phrase)
    if "مصدر" in heads:
        heads |= _SOURCES
    words = bare_words(text_of(v, phrase, phrase.core)) - nisbas
    person = phrase.head is not None and bool(phrase.head.entry.data.get("person"))
    return Pointer(phrase, words, heads, country_of(v, phrase), person)


def choose(v: View, referents: list[Referent], p: Pointer) -> Referent | None:
    """The most prominent referent that fits a phrase: of those before it, else the first after it."""
    fitting = [r for r in referents if fits(r, p)]
    if not fitting and p.words & _ANYBODY:
        fitting = [r for r in referents if r.kind == "person" and r.near and r.roles and _country_fits(r, p)]
    if p.words == {"حكومه"}:
        fitting = [r for r in fitting if r.country is not None]
    before = [r for r in fitting if r.near]
    if before:
        now = v.script.sentence_of(p.phrase.first)
        return max(before, key=lambda r: (bool(p.heads & r.seen), salience(r, now), -r.near[-1][1]))
    return fitting[0] if fitting else None


def salience(r: Referent, now: int) -> float:
    """How present it is in sentence ``now``: each mention counts, the nearer the more."""
    score: float = sum(_FADE ** (now - sentence) for sentence, _ in r.near[-12:])
    return round(score, 3)


def fits(r: Referent, p: Pointer) -> bool:
    """Whether a definite phrase may point to a referent."""
    if p.phrase.rule == "point":
        she = p.phrase.head is not None and p.phrase.head.entry.data.get("gender") == "f"
        return r.named and r.kind == "person" and p.person and (not she or any(h.endswith("ه") for h in r.heads))
    if not _country_fits(r, p):
        return False
    if p.phrase.kind == "person":
        return bool(r.role_words) and p.words <= r.known_words()
    return bool(p.heads & r.heads) and p.words - p.heads <= r.known_words()


def _country_fits(r: Referent, p: Pointer) -> bool:
    """The same country, or one not known and an office that says enough («وزير الخارجية المغربي»)."""
    if p.country is None or r.country == p.country:
        return True
    return r.country is None and len(p.words) > 1
