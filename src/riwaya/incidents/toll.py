"""The numbers of an event as slots: one range for the killed, one for the injured, one for projectiles.

An event's counts may be a total, its parts («5 مدنيين بينهم 3 أطفال») or addends («مقتل امرأة وطفلين»): parts fall
away, addends add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from riwaya.incidents.words import bare, listed, words_of
from riwaya.records import Count, Toll

SLOTS: Final = ("killed", "injured", "projectiles")
ADDEND: Final = 45
"""Letters between two numbers that may still be added up."""


class Tolls(msgspec.Struct, frozen=True, gc=False):
    """What an account says of each slot; None where it says nothing. ``worded`` are slots told without a number."""

    killed: Toll | None = None
    injured: Toll | None = None
    projectiles: Toll | None = None
    worded: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, slot) is not None for slot in SLOTS)


NOTHING: Final = Tolls()


def tolls(counts: Sequence[Count], text: str) -> Tolls:
    """The slots of an event's counts; ``text`` is the document's."""
    if not counts:
        return NOTHING
    killed, injured, projectiles = (_slot([c for c in counts if c.what == slot], text) for slot in SLOTS)
    return Tolls(killed, injured, projectiles) if killed or injured or projectiles else NOTHING


def _slot(counts: list[Count], text: str) -> Toll | None:
    """The largest of the sums: what is said twice is not added, a part is never larger than its whole."""
    people = [c for c in counts if not _other_measure(c)]
    runs = _runs(sorted(people, key=lambda c: c.span), text)
    return max(map(_sum, runs), key=lambda t: (t[0], t[1] is None, t[1] or 0), default=None)


def _other_measure(count: Count) -> bool:
    """«من عائلة واحدة»: a family is no number of people."""
    return bool(set(words_of(count.of or "")) & listed("counted_else"))


def _runs(counts: list[Count], text: str) -> list[list[Count]]:
    """Numbers that stand together as addends; a part of a number before it is left out."""
    runs: list[list[Count]] = []
    last: Count | None = None
    for count in counts:
        gap = text[last.span[1] : count.span[0]] if last else ""
        if last is not None and _is_part(gap):
            last = count
            continue
        if last is not None and runs and _adds(runs[-1], last, gap, count, text):
            runs[-1].append(count)
        else:
            runs.append([count])
        last = count
    return runs


def _is_part(gap: str) -> bool:
    return len(gap) <= 2 * ADDEND and any(bare(w.removeprefix("و")) in listed("subset") for w in words_of(gap))


def _adds(run: list[Count], last: Count, gap: str, count: Count, text: str) -> bool:
    """«امرأة وطفلين»: different people joined by و, neither of them the whole; «طفلين وأربعة آخرين» says so."""
    if len(gap) > ADDEND or run[-1] is not last or "\n" in gap:
        return False
    kind = _kind(count)
    if not _others(text[slice(*count.span)]):
        known = {_kind(c) for c in run}
        if "" in known or not kind or (kind in known and kind not in listed("kin")):
            return False
    return gap.strip() in ("و", "") or " و" in gap or gap.strip().startswith(("،", ","))


def _others(phrase: str) -> bool:
    """«طفل آخر», «أربعة آخرين»: not those counted before."""
    return not listed("others").isdisjoint(words_of(phrase))


def _kind(count: Count) -> str:
    """Who is counted, or nothing where that is everybody."""
    words = words_of(count.of or "")
    return "" if not words or set(words) & listed("total_of") else " ".join(words)


def _sum(run: list[Count]) -> Toll:
    highs = [c.high for c in run]
    return sum(c.low for c in run), None if None in highs else sum(h for h in highs if h is not None)


def union(found: Iterable[Toll | None]) -> Toll | None:
    """The account of one origin that tells it several times: its largest number, which holds the parts."""
    told = [t for t in found if t is not None]
    return max(told, key=lambda t: (t[0], t[1] is None, t[1] or 0), default=None)
