"""Countries and their capitals that act or speak: «نفت دمشق»، «واشنطن تنفي» mean governments, not places."""

from __future__ import annotations

from riwaya.lexicon import Hit
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.view import Place, View

_BETWEEN = frozenset({"فيه", "فيها", "ايضا", "بدورها", "كذلك", "امس", "اليوم"})
_COORDINATION = ("", "و", "ف")


def read_government(v: View, i: int) -> Phrase | None:
    """A country or seat of government at ``i`` that stands where somebody acts."""
    country, seat = v.country(i), v.at["seat"].get(i)
    found = _country_or_seat(v, i)
    if found is None or found.prefix not in _COORDINATION or (seat and seat.entry.data.get("cue")):
        return None
    last = found.last
    first, end = _run(v, i, last)
    alone = _acts_before_verb(v, i, last, found.prefix)
    acts = alone or _acts_after_verb(v, first) or _is_said_to_act(v, first, end)
    if not (acts or (found.prefix == "" and _is_told(v, i))):
        return None
    rule = "government" if country else "seat"
    return Phrase(i, last, "government", "name", rule, (i, last), found.prefix, head=seat)


def _run(v: View, i: int, last: int) -> tuple[int, int]:
    """The run of countries joined by «و» around the one at ``i``: «روسيا وإيران»."""
    while (found := _country_or_seat(v, last)) is not None and found.prefix == "و":
        last = found.last
    while (found := _country_or_seat(v, i)) is not None and found.prefix == "و":
        before = next((j for j in (i - 1, i - 2) if (b := _country_or_seat(v, j)) is not None and b.last == i), None)
        if before is None:
            break
        i = before
    return i, last


def _country_or_seat(v: View, i: int) -> Place | Hit | None:
    return v.country(i) or v.at["seat"].get(i)


def _acts_after_verb(v: View, i: int) -> bool:
    """A feminine verb or a verb of saying right before it: «أعلنت روسيا»، «كانت باريس قد»."""
    if i == 0 or not v.word(i - 1):
        return False
    if v.norms[i - 1] in _BETWEEN and i > 1:
        i -= 1
    norm = v.norms[i - 1]
    if (i - 1) in v.verbs:
        return True
    if norm.startswith(("ت", "ست")) and len(norm) > 4 and norm.endswith(("ه", "ها", "هم", "هما")):
        return i - 1 in v.finite or not norm.endswith("ه")  # «تدعمها إيران»
    return len(norm) > 3 and norm.endswith("ت") and not norm.endswith("ات") and norm not in v.feminine


def _is_told(v: View, i: int) -> bool:
    """«حذرت موسكو أنقرة من …», «دعت الجزائر باريس إلى …»: right after the state that speaks, whom it speaks to."""
    before = next((j for j in (i - 1, i - 2) if (b := _country_or_seat(v, j)) is not None and b.last == i), None)
    return before is not None and before > 0 and before - 1 in v.verbs


def _acts_before_verb(v: View, first: int, i: int, prefix: str) -> bool:
    """A verb of saying in the feminine imperfect right after it («واشنطن تنفي»), or a colon in a headline."""
    start = first == 0 or v.tokens[first - 1].kind in "pb" or prefix == "و"
    if not start or i >= v.size:
        return False
    if v.is_mark(i, ":"):
        return i < v.reading.title
    return v.norms[i].startswith("ت") and i in v.verbs


def _is_said_to_act(v: View, i: int, last: int) -> bool:
    """«إن بريطانيا تعمل», «بأن دمشق لم ترد»: after the complementiser, with a feminine verb or its negation."""
    if not i or v.norms[i - 1] not in _THAT or not v.word(last):
        return False
    norm = v.norms[last]
    if norm in _NEGATED or norm.startswith("ست"):
        return True
    ends = norm.endswith("ت") and not norm.endswith("ات") and norm not in v.feminine
    return len(norm) > 3 and (norm.startswith("ت") or ends)


_THAT = frozenset({"ان", "بان", "لان", "لكن"})
_NEGATED = frozenset({"لم", "لن", "لا", "قد", "ليست", "سوف"})
