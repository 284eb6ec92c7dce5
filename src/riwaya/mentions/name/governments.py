"""Countries and their capitals that act or speak: «نفت دمشق»، «واشنطن تنفي» mean governments, not places."""

from __future__ import annotations

from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.view import View

_BETWEEN = frozenset({"فيه", "فيها", "ايضا", "بدورها", "كذلك", "امس", "اليوم"})
_COORDINATION = ("", "و", "ف")


def read_government(v: View, i: int) -> Phrase | None:
    """A country or seat of government at ``i`` that stands where somebody acts."""
    country, seat = v.country(i), v.at["seat"].get(i)
    found = country or seat
    if found is None or found.prefix not in _COORDINATION or (seat and seat.entry.data.get("cue")):
        return None
    if not (_acts_after_verb(v, i) or _acts_before_verb(v, i, found.last, found.prefix)):
        return None
    last = found.last
    return Phrase(
        i, last, "government", "name", "government" if country else "seat", (i, last), found.prefix, head=seat
    )


def _acts_after_verb(v: View, i: int) -> bool:
    """A feminine verb or a verb of saying right before it: «أعلنت روسيا»، «كانت باريس قد»."""
    if i == 0 or not v.word(i - 1):
        return False
    if v.norms[i - 1] in _BETWEEN and i > 1:
        i -= 1
    norm = v.norms[i - 1]
    if (i - 1) in v.verbs:
        return True
    return len(norm) > 3 and norm.endswith("ت") and not norm.endswith("ات") and norm not in v.feminine


def _acts_before_verb(v: View, first: int, i: int, prefix: str) -> bool:
    """A verb of saying in the feminine imperfect right after it («واشنطن تنفي»), or a colon in a headline."""
    start = first == 0 or v.tokens[first - 1].kind in "pb" or prefix == "و"
    if not start or i >= v.size:
        return False
    if v.is_mark(i, ":"):
        return i < v.reading.title
    return v.norms[i].startswith("ت") and i in v.verbs
