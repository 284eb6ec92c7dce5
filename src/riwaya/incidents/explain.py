"""Why an incident is as it is, in words: its links with all that was weighed, its summary, its judgements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from riwaya.incidents.weights import THRESHOLD
from riwaya.records import Incident, IncidentAccount, IncidentLink


def explain(one: Incident) -> str:
    """A text of some lines: which events were joined and why, and what the summary leaves out."""
    return "\n".join(_lines(one)) + "\n"


def _lines(one: Incident) -> Iterator[str]:
    place = one.place.name if one.place else "place unknown"
    yield f"{one.id}  {one.type}  {one.time or 'day unknown'}  {place}"
    yield f"summary: {one.summary.policy}; {one.origins} origins in {one.outlets} outlets"
    yield from _left_out(one)
    told = {e: a for a in one.accounts for e in a.events}
    for link in one.links:
        yield from _link(link, told)
    if not one.links:
        yield "told once: nothing was linked"
    for j in one.judgements:
        yield f"judgement: {j.left} and {j.right} {j.verdict}, {j.who}, {j.at}" + (f": {j.why}" if j.why else "")


def _left_out(one: Incident) -> Iterator[str]:
    for number, account in enumerate(one.accounts):
        if account.copy_of is not None:
            yield f"account {number} ({account.outlet}) copies account {account.copy_of}: counted once"
        elif account.denied:
            yield f"account {number} ({account.origin}) denies it: not in the toll"
        elif account.scope != "single":
            yield f"account {number} ({account.origin}): its toll is {account.scope}, used only for want of others"


def _link(link: IncidentLink, told: Mapping[str, IncidentAccount]) -> Iterator[str]:
    yield f"link {link.score:.2f} (needed {THRESHOLD:.2f}): {_name(link.left, told)} = {_name(link.right, told)}"
    for e in link.evidence:
        yield f"    {e.weight:+.2f}  {e.rule}: {e.detail}"


def _name(event: str, told: Mapping[str, IncidentAccount]) -> str:
    account = told.get(event)
    return f"{event} ({account.outlet or account.document}, {account.origin})" if account else event
