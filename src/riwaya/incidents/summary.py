"""Tolls of all accounts under a stated policy. Nothing is averaged; the accounts stay beside the summary.

* ``range``: from the lowest to the highest of the distinct origins, all they ever said (Airwars-like; the default);
* ``lowest``: the lowest number that any origin holds to in the end (ACLED-like);
* ``latest``: from the lowest to the highest of what each origin said last.

Copies, denials and tolls of several happenings together count only where nothing else is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from riwaya.incidents.toll import SLOTS
from riwaya.records import IncidentAccount, Range, Summary, SummaryPolicy, Toll

Accounts = Sequence[IncidentAccount]


def summary(accounts: Accounts, policy: str) -> Summary:
    """The accounts' summary under a policy of :data:`POLICIES`."""
    name, rule = POLICIES[policy]
    counted = counting(accounts)
    return Summary(policy=name, **{slot: rule(_said(counted, slot)) for slot in SLOTS})


def counting(accounts: Accounts) -> Accounts:
    """The accounts that a summary is made of."""
    own = [a for a in accounts if a.copy_of is None and not a.denied]
    alone = [a for a in own if a.scope == "single" and any(getattr(a, slot) for slot in SLOTS)]
    return alone or own or accounts


def _said(accounts: Accounts, slot: str) -> dict[str, list[Toll]]:
    """What each origin said of a slot, in order of publication."""
    out: dict[str, list[Toll]] = {}
    for account in [a for a in accounts if slot not in a.worded and getattr(a, slot)] or accounts:
        if (toll := getattr(account, slot)) is not None:
            out.setdefault(account.origin, []).append(toll)
    return out


def _over_all(said: Mapping[str, list[Toll]]) -> Range | None:
    return _range([toll for tolls in said.values() for toll in tolls])


def _lowest(said: Mapping[str, list[Toll]]) -> Range | None:
    low = min((tolls[-1][0] for tolls in said.values()), default=None)
    return Range(low=low, high=low) if low is not None else None


def _latest(said: Mapping[str, list[Toll]]) -> Range | None:
    return _range([tolls[-1] for tolls in said.values()])


def _range(tolls: list[Toll]) -> Range | None:
    if not tolls:
        return None
    return Range(low=min(t[0] for t in tolls), high=max(t[1] if t[1] is not None else t[0] for t in tolls))


POLICIES: Final[Mapping[str, tuple[SummaryPolicy, Callable[[Mapping[str, list[Toll]]], Range | None]]]] = {
    "range": ("range of distinct origins", _over_all),
    "lowest": ("lowest of distinct origins", _lowest),
    "latest": ("latest of each origin", _latest),
}
