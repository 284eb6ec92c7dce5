"""Harm without a number: «مقتل الشاب …»، «وإصابة آخرين»، «سقوط شهيدة وجرحى».

One person named or told in the singular is one; a plural without a number is at least two (the dual has its own form).
Such tolls are marked as coming from the wording, and count only where no account has a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from riwaya.arabic import fold
from riwaya.incidents.words import WORD, listed
from riwaya.records import Toll

AHEAD: Final = 3
"""Words after a word of harm in which its victim stands."""
ONE: Final[Toll] = (1, 1)
SOME: Final[Toll] = (2, None)


class Harm(NamedTuple):
    """A slot's toll as the wording gives it, and where in the text."""

    at: int
    slot: str
    toll: Toll


def harms(text: str, start: int) -> list[Harm]:
    """The harms that a sentence tells without numbers; ``start`` is where it begins in its document."""
    folded = fold(text)
    words = [(m.group(), folded.offsets[m.start()] + start) for m in WORD.finditer(folded.text)]
    return list(_harms(words))


def _harms(words: list[tuple[str, int]]) -> Iterator[Harm]:
    for number, (word, at) in enumerate(words):
        if _denied(words, number):
            continue
        for slot, verbs in (("killed", "killing"), ("injured", "wounding")):
            toll = _itself(slot, word) or (_victim(words, number) if _is(word, verbs) else None)
            if toll is not None:
                yield Harm(at, slot, toll)


def _itself(slot: str, word: str) -> Toll | None:
    """A word that is harm and victim in one: «شهيدة»، «جرحى»، «لوفاته»."""
    if _is(word, f"{slot}_one") or _is(word, f"{slot}_alone"):
        return ONE
    return SOME if _is(word, f"{slot}_some") else None


def _victim(words: list[tuple[str, int]], number: int) -> Toll | None:
    """The first word for persons after a word of harm; None where a digit or another harm comes first."""
    for word, _ in words[number + 1 : number + 1 + AHEAD]:
        if word.isdigit() or _is(word, "killing") or _is(word, "wounding"):
            return None
        if _is(word, "one_person"):
            return ONE
        if _is(word, "some_persons"):
            return SOME
    return None


def _denied(words: list[tuple[str, int]], number: int) -> bool:
    return any(word in listed("not_harmed") for word, _ in words[max(0, number - 3) : number])


def _is(word: str, name: str) -> bool:
    """Whether a word is on a list, also with و، ف، ب or ل before it."""
    known = listed(name)
    return word in known or (word[0] in "وفبل" and word[1:] in known) or word.removeprefix("ال") in known
