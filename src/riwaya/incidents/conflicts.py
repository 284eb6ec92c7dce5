"""Where accounts differ, and whether that is a contradiction or only an earlier and a later toll.

The same origin later with a higher toll is an update, and so is another origin that published on a later day with a
higher one: people are still found and still die. Different origins of one day contradict each other, and so does a
later one that says less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from riwaya.edtf import bounds
from riwaya.incidents.source import origin_key
from riwaya.incidents.toll import SLOTS
from riwaya.incidents.words import listed
from riwaya.records import ConflictKind, IncidentAccount, IncidentConflict, Slot, Toll

Accounts = Sequence[IncidentAccount]
Numbered = list[tuple[int, IncidentAccount]]


def conflicts(accounts: Accounts) -> tuple[IncidentConflict, ...]:
    """The conflicts among the accounts, by slot; each names the accounts that differ, one for each value and origin."""
    whole = [(n, a) for n, a in enumerate(accounts) if a.copy_of is None]
    numbered = [(n, a) for n, a in whole if a.scope == "single" and not a.denied]
    found = [c for slot in SLOTS for c in _of_slot(slot, numbered)]
    return (*found, *_actor(whole), *_happened(whole))


def _of_slot(slot: Slot, accounts: Numbered) -> Iterator[IncidentConflict]:
    firsts = _firsts(slot, accounts)
    kinds: dict[ConflictKind, set[int]] = {}
    for (n, a), (m, b) in combinations(firsts, 2):
        kind = _kind(slot, a, b)
        if kind is not None:
            kinds.setdefault(kind, set()).update((n, m))
    for kind, numbers in sorted(kinds.items()):
        yield IncidentConflict(slot=slot, kind=kind, accounts=tuple(sorted(numbers)))


def _firsts(slot: str, accounts: Numbered) -> Numbered:
    """The first account of each value and origin."""
    out: dict[object, tuple[int, IncidentAccount]] = {}
    for n, account in accounts:
        value = getattr(account, slot)
        if value is not None and slot not in account.worded:
            out.setdefault((account.origin, value), (n, account))
    return list(out.values())


def _kind(slot: str, a: IncidentAccount, b: IncidentAccount) -> ConflictKind | None:
    """How two accounts stand to each other, the earlier one first; None where they agree."""
    x, y = getattr(a, slot), getattr(b, slot)
    if _reaches(x, y[0]) and _reaches(y, x[0]):
        return None
    higher = y[0] > x[0]
    if a.origin == b.origin:
        return "update" if higher or a.document == b.document else "contradiction"
    return "update" if higher and _later(a, b) else "contradiction"


def _reaches(toll: Toll, number: int) -> bool:
    """Whether a toll's upper bound, open ones included, reaches a number."""
    return toll[1] is None or number <= toll[1]


def _later(a: IncidentAccount, b: IncidentAccount) -> bool:
    """Whether the second was published on a later day for sure."""
    x, y = bounds(a.published), bounds(b.published)
    return x is not None and y is not None and y[0] > x[1]


def _actor(accounts: Numbered) -> Iterator[IncidentConflict]:
    """Different sides blamed; a side named more or less fully is one side."""
    firsts: dict[frozenset[str], int] = {}
    for n, account in accounts:
        if account.actor:
            key = origin_key(account.actor) - listed("actor_common") or origin_key(account.actor)
            if not any(key & other for other in firsts):
                firsts[key] = n
    origins = {dict(accounts)[n].origin for n in firsts.values()}
    if len(firsts) > 1 and len(origins) > 1:
        yield IncidentConflict(slot="actor", kind="contradiction", accounts=tuple(firsts.values()))


def _happened(accounts: Numbered) -> Iterator[IncidentConflict]:
    denials = [n for n, a in accounts if a.denied]
    tellers = [n for n, a in accounts if not a.denied]
    if denials and tellers:
        yield IncidentConflict(slot="happened", kind="contradiction", accounts=(tellers[0], *denials))
