"""PLOVER coding in the 40 columns of POLECAT, tab-separated, with a header: events, and the acts of saying.

Not POLECAT data. Event ids are ours (document and record); intensities, COW codes and the ids of Wikipedia are
POLECAT's to give and blank. PLOVER has one actor, one recipient and no toll, no claimant and no modality beyond a
context: what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from riwaya.edtf import bounds
from riwaya.export.codes import codes
from riwaya.export.countries import country
from riwaya.export.facts import REAL, Facts, Happening
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.rows import write_tsv
from riwaya.records import Entity, Event, Report, Statement

COLUMNS: Final = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,"
    "Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,"
    "Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
).split(",")

LOSES: Final = {
    "no-type": "events of types that PLOVER does not have (DEFEND, ACCIDENT, POLITICS)",
    "unlikely": "attacks and protests that a coder would hardly code (only with --min-likely)",
    "no-act": "statements that only tell, warn or express: PLOVER codes what is told, not the telling",
    "in-statement": "events that are only demanded or threatened: the statement's row tells them",
    "counts": "killed, injured and other numbers",
    "according-to": "who says that an event happened",
    "more-actors": "actors or targets beyond the first: POLECAT names one of each",
    "chains": "the hops by which a statement came",
    "commitments": "commitments",
    "spans": "where in the text each value stands",
}


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write a TSV file."""
    reports = (item for item in items if isinstance(item, Report))
    write_tsv(stream, COLUMNS, (row for report in reports for row in rows(report, loss, settings.min_likely)))


def rows(report: Report, loss: Loss, least: float = 0.0) -> Iterator[dict[str, Any]]:
    """The PLOVER view of a report: one row an event or act of saying that PLOVER codes."""
    facts = Facts(report)
    loss.lose("commitments", len(report.commitments))
    for event in report.events:
        if facts.is_likely(Happening(event, (event,)), least):
            yield from _event(facts, event, loss)
        else:
            loss.lose("unlikely")
    for statement in report.statements:
        yield from _statement(facts, statement, loss)


def type_of(event: Event) -> tuple[str, str] | None:
    """PLOVER's type and mode of an event; None for what it does not code."""
    table = codes("plover")
    if event.type in table["quad"]:
        return event.type, event.mode or ""
    found = table["types"].get(event.type)
    return (found[0], found[1]) if found else None


def _event(facts: Facts, event: Event, loss: Loss) -> Iterator[dict[str, Any]]:
    kind, contexts = type_of(event), codes("plover")["contexts"]
    if kind is None or (event.status not in REAL and event.status not in contexts):
        loss.lose("no-type" if kind is None else "in-statement")
        return
    loss.lose("counts", len(event.counts))
    loss.lose("according-to", int(bool(event.according_to)))
    loss.lose("more-actors", max(0, len(event.actors) - 1) + max(0, len(event.targets) - 1))
    yield {
        **_head(facts, event.id, kind, event.time, loss),
        "Contexts": contexts.get(event.status, ""),
        **_side(facts, "Actor", next(iter(event.actors), None)),
        **_side(facts, "Recipient", next(iter(event.targets), None)),
        **_place(facts, event),
    }


def _statement(facts: Facts, statement: Statement, loss: Loss) -> Iterator[dict[str, Any]]:
    found = codes("plover")["acts"].get(statement.act)
    if found is None:
        loss.lose("no-act")
        return
    loss.lose("chains", len(statement.chain))
    yield {
        **_head(facts, statement.id, (found[0], found[1]), statement.time, loss),
        **_side(facts, "Actor", statement.speaker),
        **_side(facts, "Recipient", statement.addressee),
    }


def _head(facts: Facts, key: str, kind: tuple[str, str], time: str | None, loss: Loss) -> dict[str, Any]:
    loss.lose("spans")
    span, published = bounds(time) or bounds(facts.published), bounds(facts.published)
    people = [e.name for e in facts.report.entities if e.kind == "person"]
    bodies = [e.name for e in facts.report.entities if e.kind in {"group", "organisation", "government"}]
    places = [e.name for e in facts.report.entities if e.kind in {"place", "facility"}]
    return {
        "Event ID": f"{facts.document.id}/{key}",
        "Event Date": span[0].isoformat() if span else "",
        "Event Type": kind[0],
        "Event Mode": kind[1],
        "Quad Code": codes("plover")["quad"][kind[0]],
        "Source": facts.document.outlet,
        "Publication Date": published[0].isoformat() if published else "",
        "Story People": people,
        "Story Organizations": bodies,
        "Story Locations": places,
        "Language": facts.document.language,
        "Version": f"riwaya {facts.report.riwaya}",
    }


def _side(facts: Facts, side: str, key: str | None) -> dict[str, Any]:
    entity: Entity | None = facts.entities.get(key or "")
    if entity is None:
        return {}
    where, sector = country(entity.country), codes("plover")["sectors"].get(entity.kind, "")
    return {
        f"{side} Name": entity.name,
        f"{side} Country": where.iso3 if where else "",
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
        f"{side} Title": entity.role,
        f"{side} Name Raw": entity.name,
    }


def _place(facts: Facts, event: Event) -> dict[str, Any]:
    place = facts.entities.get(event.place or "")
    where = country(place.country) if place else None
    return {
        "Placename": place.name if place else "",
        "Country": where.iso3 if where else "",
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "GeoNames ID": place.links.geonames if place else None,
        "Raw Placename": facts.words(event.place_text),
    }
