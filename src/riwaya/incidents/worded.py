"""Harm without a number: «مقتل الشاب …»، «وإصابة آخرين»، «سقوط شهيدة وجرحى».

One person named or told in the singular is one; a plural without a number is at least two (the dual has its own form).
Such tolls are marked as coming from the wording, and count only where no account has a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from riwaya.incidents.words import listed, roles
from riwaya.records import Toll

AHEAD: Final = 3
"""Words after a word of harm in which its victim stands."""
BEFORE: Final = 4
"""Words before it in which it is denied."""
ONE: Final[Toll] = (1, 1)
SOME: Final[Toll] = (2, None)
LISTS: Final = (
    *("killing", "killed_one", "killed_some", "killed_alone"),
    *("wounding", "injured_one", "injured_some", "injured_alone"),
    *("fallen", "hurt", "one_person", "some_persons", "relatives"),
)

Roles = Mapping[str, frozenset[str]]


class Harm(NamedTuple):
    """A slot's toll as the wording gives it, and the number of the word that tells it."""

    at: int
    slot: str
    toll: Toll


def harms(words: Sequence[str]) -> list[Harm]:
    """The harms that a sentence (its folded words) tells without numbers."""
    known = roles(*LISTS)
    told = [n for n, word in enumerate(words) if word in known and not _denied(words, n)]
    found = [harm for n in told for harm in _harms(words, n, known)]
    if any(h.slot == "killed" for h in found):  # «توفي جراء إصابته»: of his wounds, he is not wounded besides
        return [h for h in found if "injured_alone" not in known[words[h.at]]]
    return found


def harm_of(word: str) -> tuple[str, ...]:
    """The slots that a word of harm («مقتل», «إصابة») is of."""
    own = roles(*LISTS).get(word, frozenset())
    return tuple(slot for slot, verbs in (("killed", "killing"), ("injured", "wounding")) if verbs in own)


def _harms(words: Sequence[str], number: int, known: Roles) -> Iterator[Harm]:
    own = known[words[number]]
    for slot, verbs, single in (("killed", "killing", "fallen"), ("injured", "wounding", "hurt")):
        toll = _itself(own, slot)
        if toll is None and single in own and _by_what(words, number + 1):
            toll = ONE
        elif toll is None and verbs in own:
            toll = _victim(words, number, known)
        if toll is not None:
            yield Harm(number, slot, toll)


def _itself(own: frozenset[str], slot: str) -> Toll | None:
    """A word that is harm and victim in one: «شهيدة»، «جرحى»، «لوفاته»."""
    if f"{slot}_one" in own or f"{slot}_alone" in own:
        return ONE
    return SOME if f"{slot}_some" in own else None


def _victim(words: Sequence[str], number: int, known: Roles) -> Toll | None:
    """The first word for persons after a word of harm; None where a number or another harm comes first."""
    for at, word in enumerate(words[number + 1 : number + 1 + AHEAD], number + 1):
        on = known.get(word, frozenset())
        if word.isdigit() or word in listed("by_what") or "killing" in on or "wounding" in on:
            return None
        if "one_person" in on:
            return _with_others(words, at + 1, known)
        if "some_persons" in on:
            return SOME
    return None


def _with_others(words: Sequence[str], number: int, known: Roles) -> Toll:
    """One, and those that و adds: «امرأة وطفلها»، «طفل وسيدة»؛ «شاب وآخرين» is two at least."""
    count = 1
    while number < len(words) and words[number].startswith("و"):
        on = known.get(words[number], frozenset())
        if "some_persons" in on:
            return count + 1, None
        if not {"one_person", "relatives"} & on:
            break
        count, number = count + 1, number + 1
    return count, count


def _by_what(words: Sequence[str], number: int) -> bool:
    return number < len(words) and words[number] in listed("by_what")


def _denied(words: Sequence[str], number: int) -> bool:
    return not listed("not_harmed").isdisjoint(words[max(0, number - BEFORE) : number])
