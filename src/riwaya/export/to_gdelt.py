"""Rows in the shape of GDELT 2.0's event table: 61 columns, tab-separated, no header, CAMEO codes.

Not GDELT data. ``GLOBALEVENTID``, ``GoldsteinScale``, ``AvgTone``, ``DATEADDED`` and the feature ids of places are
GDELT's to give and blank. One row a happening or statement; ``NumMentions`` counts the events of one report that tell a
happening, sources and articles are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO, Final

from riwaya.edtf import bounds
from riwaya.export.codes import by_mode, codes
from riwaya.export.countries import country
from riwaya.export.facts import Facts, Happening
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.rows import write_tsv
from riwaya.records import Entity, Report, Statement

_ACTOR: Final = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
).split()
_GEO: Final = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()

COLUMNS: Final = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    *"DATEADDED SOURCEURL".split(),
)

LOSES: Final = {
    "no-type": "events of types that CAMEO does not code (DEFEND, ACCIDENT, POLITICS)",
    "not-happened": "happenings that are planned, demanded, threatened, hypothetical or denied: CAMEO has no modality",
    "no-date": "happenings and statements without a date, in documents without one",
    "counts": "killed, injured and other numbers",
    "according-to": "who says that a happening took place",
    "accounts": "accounts that differ: GDELT has one row for all",
    "more-actors": "actors or targets beyond the first",
    "chains": "the hops by which a statement came",
    "commitments": "commitments",
    "spans": "where in the text each value stands",
}


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, loss: Loss) -> None:
    """Write a TSV file without a header, as GDELT does."""
    reports = (item for item in items if isinstance(item, Report))
    write_tsv(stream, COLUMNS, (row for report in reports for row in rows(report, loss)), header=False)


def rows(report: Report, loss: Loss) -> Iterator[dict[str, Any]]:
    """The GDELT view of a report."""
    facts = Facts(report)
    loss.lose("commitments", len(report.commitments))
    for happening in facts.happenings:
        yield from _happening(facts, happening, loss)
    for statement in report.statements:
        yield from _statement(facts, statement, loss)


def _happening(facts: Facts, happening: Happening, loss: Loss) -> Iterator[dict[str, Any]]:
    code = by_mode(codes("gdelt")["events"], happening.first.type, happening.first.mode)
    day = _day(facts, facts.time(happening))
    if code is None or day is None or not facts.is_real(happening):
        loss.lose("no-type" if code is None else "no-date" if day is None else "not-happened")
        return
    actors, targets = facts.actors(happening), facts.targets(happening)
    loss.lose("counts", len(facts.other_counts(happening)))
    loss.lose("according-to", int(bool(facts.all_origins(happening))))
    loss.lose("accounts", len(happening.events) - 1)
    loss.lose("more-actors", max(0, len(actors) - 1) + max(0, len(targets) - 1))
    yield {
        **_head(facts, str(code), day, loss),
        **_side(1, next(iter(actors), None)),
        **_side(2, next(iter(targets), None)),
        "NumMentions": len(happening.events),
        **_geo("Action", facts.place(happening)),
    }


def _statement(facts: Facts, statement: Statement, loss: Loss) -> Iterator[dict[str, Any]]:
    day = _day(facts, statement.time)
    if day is None:
        loss.lose("no-date")
        return
    loss.lose("chains", len(statement.chain))
    yield {
        **_head(facts, codes("gdelt")["acts"][statement.act], day, loss),
        **_side(1, facts.entities.get(statement.speaker or "")),
        **_side(2, facts.entities.get(statement.addressee or "")),
        "NumMentions": 1,
    }


def _day(facts: Facts, time: str | None) -> date | None:
    span = bounds(time) or bounds(facts.published)
    return span[0] if span else None


def _head(facts: Facts, code: str, day: date, loss: Loss) -> dict[str, Any]:
    loss.lose("spans")
    root = code[:2]
    return {
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + min(0.9999, (day.month * 30 + day.day) / 365):.4f}",
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": root,
        "QuadClass": codes("gdelt")["quad"][root],
        "NumSources": 1,
        "NumArticles": 1,
        "SOURCEURL": facts.document.url,
    }


def _side(n: int, entity: Entity | None) -> dict[str, Any]:
    if entity is None:
        return {}
    where, kind = country(entity.country), codes("gdelt")["actors"].get(entity.kind, "")
    state = where.iso3 if where else ""
    return {
        f"Actor{n}Code": state + kind,
        f"Actor{n}Name": entity.name,
        f"Actor{n}CountryCode": state,
        f"Actor{n}Type1Code": kind,
        **(_geo(f"Actor{n}", entity) if entity.lat is not None else {}),
    }


def _geo(who: str, place: Entity | None) -> dict[str, Any]:
    """Type 1: a country; 4: a place elsewhere than in the United States; 3: one there."""
    if place is None or place.lat is None:
        return {f"{who}Geo_Type": 0}
    where = country(place.country)
    local = 3 if place.country == "US" else 4
    return {
        f"{who}Geo_Type": local,
        f"{who}Geo_FullName": f"{place.name}, {where.name}" if where else place.name,
        f"{who}Geo_CountryCode": where.fips if where else "",
        f"{who}Geo_Lat": place.lat,
        f"{who}Geo_Long": place.lon,
    }
