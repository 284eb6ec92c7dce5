"""A group's tellings as accounts: one for each origin in each document, copies pointed at what they copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from riwaya.incidents.sketch import contained
from riwaya.incidents.source import one_origin
from riwaya.incidents.telling import Cast, Telling
from riwaya.incidents.toll import SLOTS, Tolls, union
from riwaya.records import AccountScope, IncidentAccount, Span, Toll

COPIED: Final = 0.7
"""Share of word triples from which on one sentence is a copy of another."""
LEAST: Final = 8
"""Word triples that a sentence must have for that to say anything."""

Quote = Callable[[str, Span], str]


class Told(msgspec.Struct, frozen=True):
    """The tellings of one origin in one document, the one that says most first."""

    tellings: tuple[Telling, ...]
    origin: str
    key: frozenset[str]

    @property
    def lead(self) -> Telling:
        """The telling that says most."""
        return self.tellings[0]

    @property
    def tolls(self) -> Tolls:
        """What the origin says of each slot, over all its tellings of the narrowest scope."""
        own = [t for t in self.tellings if t.scope == self.scope and not t.denied] or self.tellings
        tolls = [t.tolls for t in own]
        worded = tuple(slot for slot in SLOTS if not any(_numbered(t, slot) for t in tolls) and _said(tolls, slot))
        exact = [t.tolls for t in own if not _wide(t)]
        killed, injured, projectiles = (union(_best(exact, tolls, slot)) for slot in SLOTS)
        return Tolls(killed, injured, projectiles, worded)

    @property
    def scope(self) -> AccountScope:
        """Of this happening alone if any telling with numbers is."""
        numbered = [t for t in self.tellings if t.tolls] or self.tellings
        return min((t.scope for t in numbered), key=("single", "joint", "recap").index)

    @property
    def denied(self) -> bool:
        """Whether the origin denies it, and says nothing else of it."""
        return all(t.denied for t in self.tellings)


def _numbered(tolls: Tolls, slot: str) -> bool:
    return getattr(tolls, slot) is not None and slot not in tolls.worded


def _said(tolls: Sequence[Tolls], slot: str) -> bool:
    return any(getattr(t, slot) is not None for t in tolls)


def _best(exact: Sequence[Tolls], tolls: Sequence[Tolls], slot: str) -> list[Toll | None]:
    """What is said of a slot with a number, of the place itself before its area; or else without a number."""
    numbers = [getattr(t, slot) for t in exact if _numbered(t, slot)]
    numbers = numbers or [getattr(t, slot) for t in tolls if _numbered(t, slot)]
    return numbers or [getattr(t, slot) for t in tolls]


def _wide(telling: Telling) -> bool:
    """Whether a telling is of an area, whose toll may be that of more than one happening."""
    return telling.where is not None and not telling.where.narrow


def gather(tellings: Sequence[Telling]) -> list[Told]:
    """The tellings by document and origin, in the order of publication, then of ids."""
    names = _origins(tellings)
    found: dict[tuple[str, str], list[Telling]] = {}
    for telling in sorted(tellings, key=_rank):
        found.setdefault((telling.paper.id, names[telling.source.key]), []).append(telling)
    told = [Told(tuple(ts), name, ts[0].source.key) for (_, name), ts in found.items()]
    return sorted(told, key=lambda t: (t.lead.paper.day, t.lead.paper.id, t.lead.id))


def _rank(t: Telling) -> tuple[bool, int, int, bool, str]:
    """What says most: not denied, the most numbers, the surest time."""
    numbers = sum(getattr(t.tolls, slot) is not None for slot in SLOTS)
    return t.denied, ("single", "joint", "recap").index(t.scope), -numbers, t.when.certainty != "exact", t.id


def _origins(tellings: Sequence[Telling]) -> dict[frozenset[str], str]:
    """Each origin key's name: the longest of the names of one origin («الدفاع المدني السوري»)."""
    named = sorted({(t.source.key, t.source.name) for t in tellings}, key=lambda p: (-len(p[0]), -len(p[1]), p[1]))
    out: dict[frozenset[str], str] = {}
    for key, name in named:
        same = next((k for k in out if one_origin(k, key)), None)
        out.setdefault(key, out[same] if same is not None else name)
    return out


def copies(told: Sequence[Told]) -> list[int | None]:
    """For each account the earlier one whose words it has, named origins (which are one anyway) left out."""
    out: list[int | None] = []
    for at, one in enumerate(told):
        first = next((n for n in range(at) if out[n] is None and _copied(told[n], one)), None)
        out.append(first)
    return out


def _copied(a: Told, b: Told) -> bool:
    if a.lead.paper.id == b.lead.paper.id or a.origin == b.origin or b.lead.source.named:
        return False
    x, y = a.lead.shingles, b.lead.shingles
    return min(len(x), len(y)) >= LEAST and contained(x, y) >= COPIED


def records(told: Sequence[Told], kind: str, quote: Quote) -> list[IncidentAccount]:
    """The accounts of an incident of a kind; a copy has the origin of what it copies."""
    from_ = copies(told)
    pairs = zip(told, from_, strict=True)
    return [
        _record(one, one.origin if first is None else told[first].origin, first, _doer(one, kind), quote)
        for one, first in pairs
    ]


def _doer(one: Told, kind: str) -> Cast | None:
    """Who did it by an account, where it says so itself before where another sentence does.

    Who rescued or fled is no doer of an attack.
    """
    casts = [t.cast for t in one.tellings if t.cast.actors and t.type == kind]
    return min(casts, key=lambda c: c.lent is not None, default=None)


def _record(one: Told, origin: str, copy_of: int | None, doer: Cast | None, quote: Quote) -> IncidentAccount:
    lead, tolls, paper = one.lead, one.tolls, one.lead.paper
    return IncidentAccount(
        document=paper.id,
        event=lead.event,
        origin=origin,
        chain=tuple(n for n in lead.source.chain if n not in (origin, paper.outlet)),
        killed=tolls.killed,
        injured=tolls.injured,
        projectiles=tolls.projectiles,
        actor=doer.actors[0] if doer else None,
        actor_quote=quote(paper.id, doer.lent) if doer and doer.lent else None,
        outlet=paper.outlet,
        url=paper.url,
        published=paper.published,
        time=next((t.time for t in one.tellings if t.time), None),
        place=lead.where.name if lead.where else None,
        denied=one.denied,
        scope=one.scope,
        round_up=paper.round_up,
        worded=tolls.worded,
        copy_of=copy_of,
        quote=quote(paper.id, lead.quote),
        events=tuple(dict.fromkeys(t.event for t in one.tellings)),
    )
