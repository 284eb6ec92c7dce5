"""Groups of tellings → Incident records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from riwaya.incidents import accounts as accounting
from riwaya.incidents.cluster import FORCED, Group
from riwaya.incidents.conflicts import conflicts
from riwaya.incidents.evidence import explain
from riwaya.incidents.linker import Linker
from riwaya.incidents.summary import summary
from riwaya.incidents.telling import Telling
from riwaya.incidents.where import Where
from riwaya.records import Evidence, Incident, IncidentAccount, IncidentLink, Location, Side, Span

CERTAIN: Final = {"exact": 3, "about": 2, "inferred": 1}
"""How much a telling's day counts when the incident's day is chosen."""

Quote = Callable[[str, Span], str]


def incidents(linker: Linker, policy: str, quote: Quote) -> list[Incident]:
    """All incidents by day, then place, then id."""
    made = [incident(linker, group, policy, quote) for group in linker.groups()]
    return sorted(made, key=lambda i: (i.time is None, i.time or "", i.place.name if i.place else "", i.id))


def incident(linker: Linker, group: Group, policy: str, quote: Quote) -> Incident:
    """The incident of one group."""
    tellings = sorted((linker.tellings[n] for n in group.members), key=lambda t: t.id)
    main = _main(tellings)
    accounts = tuple(accounting.records(accounting.gather(tellings), main[0].type, quote))
    ids = {t.id for t in tellings} | {t.event for t in tellings}
    return Incident(
        id=tellings[0].id,
        type=main[0].type,
        time=_time(main),
        place=_place(main),
        actors=_sides(_doers(main), accounts),
        targets=_sides([(n, t) for t in main for n in t.cast.targets], accounts),
        accounts=accounts,
        summary=summary(accounts, policy),
        conflicts=conflicts(accounts),
        origins=len({a.origin for a in accounts}),
        outlets=len({a.outlet or a.document for a in accounts}),
        scope=min((t.scope for t in tellings), key=("single", "joint", "recap").index),
        links=_links(linker, group),
        judgements=linker.judgements.about(ids),
    )


def _main(tellings: Sequence[Telling]) -> Sequence[Telling]:
    """The tellings of the incident's type: the attack where there is one, not what attends it."""
    types = Counter(t.type for t in tellings)
    chosen = "ASSAULT" if "ASSAULT" in types else min(types, key=lambda k: (-types[k], k))
    return [t for t in tellings if t.type == chosen]


def _doers(main: Sequence[Telling]) -> list[tuple[str, Telling]]:
    """Those named where it is told; only where nobody is, those whom other sentences of the reports name."""
    named = [(n, t) for t in main for n in t.cast.actors]
    return [(n, t) for n, t in named if t.cast.lent is None] or named


def _time(tellings: Sequence[Telling]) -> str | None:
    """The day that most documents tell, the surest counting most; the fullest expression of it."""
    periods = [t.time for t in tellings if t.when.certainty == "period"]
    votes: Counter[int] = Counter()
    for paper in {t.paper.id for t in tellings}:
        own = [t for t in tellings if t.paper.id == paper and t.when.dated]
        if own:
            best = max(own, key=lambda t: (CERTAIN[t.when.certainty], -t.when.day))
            votes[best.when.day] += CERTAIN[best.when.certainty]
    if not votes:
        return min((p for p in periods if p), default=None)
    day = min(votes, key=lambda d: (-votes[d], d))
    return _expression(tellings, day)


def _expression(tellings: Sequence[Telling], day: int) -> str:
    told = [t.time for t in tellings if t.time and t.when.dated and t.when.day == day]
    exact = [t for t in told if "~" not in t]
    plain = Counter(exact or told).most_common()
    if plain:
        most = plain[0][1]
        return min(t for t, n in plain if n == most)
    return f"{date.fromordinal(day).isoformat()}~"


def _place(tellings: Sequence[Telling]) -> Location | None:
    """The smallest kind of place that documents name, and of these the one that most name."""
    votes: Counter[int] = Counter()
    known: dict[int, Where] = {}
    for paper in {t.paper.id for t in tellings}:
        for where in {t.where.n: t.where for t in tellings if t.paper.id == paper and t.where}.values():
            votes[where.n] += 1
            known[where.n] = where
    if not known:
        return None
    best = min(known.values(), key=lambda w: (0 if w.narrow else w.width, -votes[w.n], w.width, _total(w)))
    return Location(name=best.name, country=best.country, lat=best.lat, lon=best.lon, precision=best.level)


def _total(where: Where) -> tuple[bool, str, str, float, float]:
    """An order of places in which no two are equal."""
    return not where.exact, where.name, where.country or "", where.lat or 0.0, where.lon or 0.0


def _sides(named: list[tuple[str, Telling]], accounts: Sequence[IncidentAccount]) -> tuple[Side, ...]:
    """Each name with the origins that give it, the most often given first."""
    origin = {e: a.origin for a in accounts for e in a.events}
    found: dict[str, list[str]] = {}
    for name, telling in named:
        found.setdefault(name, []).append(origin.get(telling.event, telling.source.name))
    ordered = sorted(found.items(), key=lambda item: (-len(set(item[1])), item[0]))
    return tuple(Side(name=name, according_to=tuple(sorted(set(origins)))) for name, origins in ordered)


def _links(linker: Linker, group: Group) -> tuple[IncidentLink, ...]:
    """The links that made the group, with what was weighed."""
    made = [_link(linker, k.left, k.right, k.score) for k in group.links]
    return tuple(sorted(made, key=lambda k: (-k.score, k.left, k.right, [e.detail for e in k.evidence])))


def _link(linker: Linker, left: int, right: int, score: float) -> IncidentLink:
    a, b = sorted((linker.tellings[left], linker.tellings[right]), key=lambda t: t.id)
    if score == FORCED:
        said = (Evidence(rule="judgement", detail="a person said that they are the same", weight=0.0),)
        return IncidentLink(left=a.event, right=b.event, score=0.0, evidence=said)
    return IncidentLink(left=a.event, right=b.event, score=score, evidence=explain(a, b, linker.reader.atlas))
