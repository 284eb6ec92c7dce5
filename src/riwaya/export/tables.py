"""Reports and incidents as rows of the tables of :mod:`riwaya.export.columns`. CSV and Parquet write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from riwaya.edtf import bounds
from riwaya.export.columns import TABLES
from riwaya.export.facts import Facts
from riwaya.records import Event, Report, Span

Row = dict[str, Any]


def rows(table: str, item: Report | dict[str, Any]) -> Iterator[Row]:
    """The rows of a table that a report gives; an incident gives one row of the incidents and no other."""
    if isinstance(item, Report):
        if table in _MAKERS:
            yield from _MAKERS[table](Facts(item))
    elif table == "incidents":
        yield incident_row(item)


def records(item: Report | dict[str, Any]) -> int:
    """How many rows all tables together have of an item."""
    return sum(1 for table in TABLES for _ in rows(table, item))


def _about(facts: Facts) -> Row:
    d = facts.document
    return {"document": d.id, "url": d.url, "outlet": d.outlet, "published": facts.published or None, "title": d.title}


def _span(span: Span) -> Row:
    return {"start": span[0], "end": span[1]}


def days_of(time: str | None) -> Row:
    """The first and the last day of a time."""
    span = bounds(time)
    return {"first_day": span[0] if span else None, "last_day": span[1] if span else None}


def _events(facts: Facts) -> Iterable[Row]:
    for event in facts.report.events:
        place = facts.entities.get(event.place or "")
        yield {
            "event": event.id,
            **_about(facts),
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "time": event.time,
            **days_of(event.time),
            "place": place.name if place else None,
            "place_words": facts.words(event.place_text) or None,
            "country": place.country if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "actors": facts.names(event.actors),
            "targets": facts.names(event.targets),
            "likely": facts.names(event.likely),
            "weapon": facts.words(event.weapon) or None,
            **_tolls(event),
            "according_to": list(facts.origins(event)),
            "statements": list(event.according_to),
            "same_as": event.same_as,
            "trigger": facts.words(event.trigger),
            **_span(event.trigger),
            "rule": event.rule,
        }


def _tolls(event: Event) -> Row:
    """The first number of each kind; the table of counts has all."""
    out: Row = {}
    for what in ("killed", "injured"):
        first = next((c for c in event.counts if c.what == what), None)
        out[f"{what}_low"] = first.low if first else None
        out[f"{what}_high"] = first.high if first else None
    return out


def _statements(facts: Facts) -> Iterable[Row]:
    for s in facts.report.statements:
        speaker = facts.entities.get(s.speaker or "")
        spans = s.content or (s.cue,)
        yield {
            "statement": s.id,
            **_about(facts),
            "speaker": speaker.name if speaker else None,
            "speaker_kind": speaker.kind if speaker else None,
            "speaker_role": speaker.role if speaker else None,
            "act": s.act,
            "mode": s.mode,
            "content": facts.content(s),
            "via": [facts.name(hop.via) or hop.what or facts.words(hop.span) for hop in s.chain],
            "addressee": facts.name(s.addressee) or None,
            "time": s.time,
            "occasion": facts.words(s.occasion) or None,
            "cue": facts.words(s.cue),
            "cue_start": s.cue[0],
            "cue_end": s.cue[1],
            "start": min(a for a, _ in spans),
            "end": max(b for _, b in spans),
            "rule": s.rule,
        }


def _counts(facts: Facts) -> Iterable[Row]:
    for event in facts.report.events:
        for c in event.counts:
            yield {
                "event": event.id,
                **_about(facts),
                "what": c.what,
                "of": c.of,
                "low": c.low,
                "high": c.high,
                "words": facts.words(c.span),
                **_span(c.span),
                "according_to": list(facts.origins(event)),
            }


def _commitments(facts: Facts) -> Iterable[Row]:
    for c in facts.report.commitments:
        yield {
            "commitment": c.id,
            **_about(facts),
            "kind": c.kind,
            "issuer": facts.name(c.issuer) or None,
            "bearer": facts.name(c.bearer) or None,
            "task": facts.words(c.task),
            "due": c.due,
            "due_words": facts.words(c.due_span) or None,
            "statement": c.statement,
            **_span(c.task),
            "rule": c.rule,
        }


def _entities(facts: Facts) -> Iterable[Row]:
    for e in facts.report.entities:
        yield {
            "entity": e.id,
            "document": facts.document.id,
            "kind": e.kind,
            "name": e.name,
            "aliases": list(e.aliases),
            "known_as": e.known_as,
            "role": e.role,
            "country": e.country,
            "lat": e.lat,
            "lon": e.lon,
            "geonames": e.links.geonames,
            "wikidata": e.links.wikidata,
        }


def _mentions(facts: Facts) -> Iterable[Row]:
    for m in facts.report.mentions:
        yield {
            "document": facts.document.id,
            "kind": m.kind,
            "entity": m.entity,
            "words": facts.words(m.span),
            "value": m.value,
            "low": m.low,
            "high": m.high,
            **_span(m.span),
            "rule": m.rule,
        }


def _documents(facts: Facts) -> Iterable[Row]:
    d, r = facts.document, facts.report
    yield {
        **_about(facts),
        "language": d.language,
        "authors": list(d.authors),
        "sha256": d.sha256,
        "statements": len(r.statements),
        "events": len(r.events),
        "commitments": len(r.commitments),
        "conflicts": len(r.conflicts),
        "notes": [note.code for note in r.notes],
    }


def incident_row(incident: dict[str, Any]) -> Row:
    """The row of an incident, given as the contract's JSON."""
    place, summary = incident.get("place") or {}, incident.get("summary") or {}
    return {
        "incident": incident["id"],
        "type": incident.get("type"),
        "time": incident.get("time"),
        **days_of(incident.get("time")),
        "place": place.get("name"),
        **{key: place.get(key) for key in ("country", "lat", "lon", "precision")},
        "actors": [one["name"] for one in incident.get("actors", ())],
        "targets": [one["name"] for one in incident.get("targets", ())],
        **{
            f"{what}_{bound}": (summary.get(what) or {}).get(bound)
            for what in ("killed", "injured")
            for bound in ("low", "high")
        },
        "policy": summary.get("policy"),
        "origins": incident.get("origins"),
        "outlets": incident.get("outlets"),
        "accounts": len(incident.get("accounts", ())),
        "conflicts": [f"{one['slot']}: {one['kind']}" for one in incident.get("conflicts", ())],
    }


_MAKERS = {
    "events": _events,
    "statements": _statements,
    "counts": _counts,
    "commitments": _commitments,
    "entities": _entities,
    "mentions": _mentions,
    "documents": _documents,
}
