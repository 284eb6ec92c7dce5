"""Later mentions by the family name alone, in the same or another spelling (غوتيريش → غوتيرش)."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.lexicon.likeness import likeness
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.similar import same_word, sounds
from riwaya.mentions.name.view import View

_PREFIXES = ("", "و", "ل", "ب", "ف", "ك", "ول", "وب", "فل")
_LEAST, _RESPELT = -1.5, 0.0
"""How like a name (log-odds) a family name must look to be looked for again, and another spelling of it."""
_LONG = 5
"""Shorter names have no other spelling."""
_OTHER = ("role", "body", "title", "unnamed", "nisba", "given", "namepart", "point")


def find_again(v: View, phrases: list[Phrase]) -> list[Phrase]:
    """Mentions by family name of persons whose full name stands among ``phrases``, outside what those cover."""
    families = _families(v, phrases)
    if not families:
        return []
    covered = bytearray(v.size + 1)
    for p in phrases:
        covered[p.first : p.last] = b"\x01" * (p.last - p.first)
    written = _written(families)
    spelt = {sounds(f): f for f in families if len(f) >= _LONG}
    out, norms = [], v.norms
    for s in v.reading.sentences:
        for i in range(s.first, s.last):
            norm = norms[i]
            if covered[i]:
                continue
            if norm in written:
                out.append(_phrase(v, i, written[norm]))
            elif len(norm) >= _LONG and sounds(norm) in spelt and _respelt(v, i, spelt):
                out.append(_phrase(v, i, ""))
    return out


def _written(families: set[str]) -> dict[str, str]:
    """Every family name with every clitic that may stand before it."""
    out = {prefix + f: prefix for prefix in _PREFIXES for f in families}
    out |= {"لل" + f[2:]: "ل" for f in families if f.startswith("ال")}
    return out | dict.fromkeys(families, "")


def _families(v: View, phrases: Iterable[Phrase]) -> set[str]:
    """The last words of full names; never a word that the text uses in other ways."""
    out = set()
    for p in phrases:
        first, last = p.core
        word = v.norms[last - 1]
        if p.kind != "person" or p.how != "name" or last - first < 2 or len(word) < 3:
            continue
        if word in v.stops or word in v.vocabulary or (p.actor is None and likeness(word) < _LEAST):
            continue
        out.add(word)
    return out


def _respelt(v: View, i: int, spelt: dict[str, str]) -> bool:
    """Another spelling of a family name, at a word that nothing else knows."""
    norm = v.norms[i]
    if v.stop(i) or i in v.said or norm in v.vocabulary or any(i in v.at[k] for k in _OTHER):
        return False
    family = spelt[sounds(norm)]
    return abs(len(family) - len(norm)) <= 2 and likeness(norm) >= _RESPELT and same_word(norm, family)


def _phrase(v: View, i: int, prefix: str) -> Phrase:
    hit = v.person_hit(i)
    return Phrase(i, i + 1, "person", "name", "person-again", (i, i + 1), prefix, actor=hit.entry if hit else None)
