"""FollowTheMoney: entities as JSON lines, as Aleph and the tools of OCCRP read them.

Articles, people and bodies, places (``Address``), events (``Event``) and statements (``Note`` on the speaker, its text
in ``description``). Every event and note names its article as ``proof``. An entity of one article is one entity: the
same person in two articles is two until somebody joins them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from riwaya.edtf import bounds, unit
from riwaya.export.facts import Facts
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.streaming import dumps
from riwaya.records import Entity, Event, Report, Statement

LOSES: Final = {
    "no-schema": "weapons and unnamed people: FollowTheMoney has no schema for them",
    "place-taking-part": "places and facilities that were attacked or acted: an event involves people and bodies only",
    "according-to": "who says that an event happened: told in its summary only",
    "counts": "killed, injured and other numbers: told in the event's summary only",
    "chains": "the hops by which a statement came",
    "no-speaker": "statements whose speaker is unknown or unnamed: a note needs its entity",
    "commitments": "commitments",
    "conflicts": "conflicts between accounts",
    "coarse-time": "times that FollowTheMoney's dates can't say (intervals, doubt): first and last day are given",
    "spans": "where in the text each value stands",
}

_SCHEMAS: Final = {
    "person": "Person",
    "group": "Organization",
    "organisation": "Organization",
    "outlet": "Organization",
    "government": "PublicBody",
    "place": "Address",
    "facility": "Address",
}

Proxy = dict[str, Any]


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, loss: Loss) -> None:
    """Write one entity a line."""
    for item in items:
        if isinstance(item, Report):
            for entity in entities(item, loss):
                stream.write((dumps(entity) + "\n").encode())


def entities(report: Report, loss: Loss) -> Iterator[Proxy]:
    """The FollowTheMoney entities of a report: the article first."""
    facts = Facts(report)
    loss.lose("commitments", len(report.commitments))
    loss.lose("conflicts", len(report.conflicts))
    loss.lose("spans", len(report.statements) + len(report.events) + len(report.mentions))
    yield _article(facts)
    for entity in report.entities:
        if entity.kind in _SCHEMAS:
            yield _entity(facts, entity)
        else:
            loss.lose("no-schema")
    for event in report.events:
        yield _event(facts, event, loss)
    for statement in report.statements:
        yield from _note(facts, statement, loss)


def key(facts: Facts, part: str = "") -> str:
    """An id: of the document, or of one of its records."""
    return "riwaya-" + hashlib.sha1(f"{facts.document.id}/{part}".encode(), usedforsecurity=False).hexdigest()


def _proxy(facts: Facts, part: str, schema: str, properties: dict[str, Any]) -> Proxy:
    """Properties are lists of strings; those without a value are left out."""
    filled = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": key(facts, part), "schema": schema, "properties": filled}


def _article(facts: Facts) -> Proxy:
    d = facts.document
    properties = {
        "title": d.title,
        "bodyText": d.text,
        "publisher": d.outlet,
        "author": list(d.authors),
        "publishedAt": _day(facts.published),
        "sourceUrl": d.url,
        "language": {"ar": "ara"}.get(d.language),
    }
    return _proxy(facts, "", "Article", properties)


def _day(time: str) -> str | None:
    return time[:10] if unit(time) in {"day", "month", "year"} else None


def _entity(facts: Facts, entity: Entity) -> Proxy:
    schema = _SCHEMAS[entity.kind]
    if schema == "Address":
        return _address(facts, entity)
    properties = {
        "name": entity.name,
        "alias": [*entity.aliases, *filter(None, [entity.known_as])],
        "position" if schema == "Person" else "description": entity.role,
        "country": (entity.country or "").lower(),
        "wikidataId": entity.links.wikidata,
        "proof": key(facts),
    }
    return _proxy(facts, entity.id, schema, properties)


def _address(facts: Facts, entity: Entity) -> Proxy:
    properties = {
        "full": entity.name,
        "name": entity.name,
        "country": (entity.country or "").lower(),
        "latitude": "" if entity.lat is None else str(entity.lat),
        "longitude": "" if entity.lon is None else str(entity.lon),
        "proof": key(facts),
    }
    return _proxy(facts, entity.id, "Address", properties)


def _people(facts: Facts, ids: Iterable[str], loss: Loss) -> list[str]:
    found = [facts.entities[i] for i in ids if i in facts.entities]
    loss.lose("place-taking-part", sum(e.kind in {"place", "facility"} for e in found))
    return [key(facts, e.id) for e in found if e.kind in _SCHEMAS and e.kind not in {"place", "facility"}]


def _event(facts: Facts, event: Event, loss: Loss) -> Proxy:
    loss.lose("according-to", int(bool(event.according_to)))
    loss.lose("counts", len(event.counts))
    place = facts.entities.get(event.place or "")
    placed = place is not None and place.kind in _SCHEMAS
    properties = {
        "name": f"{event.type}: {facts.words(event.trigger)}",
        "summary": _summary(facts, event),
        **_dates(event.time, loss),
        "location": place.name if place else facts.words(event.place_text),
        "addressEntity": key(facts, place.id) if place and placed else None,
        "country": (place.country or "").lower() if place else None,
        "organizer": _people(facts, event.actors, loss),
        "involved": _people(facts, event.targets, loss),
        "keywords": [word for word in (event.type, event.mode, event.status) if word],
        "publisher": facts.document.outlet,
        "sourceUrl": facts.document.url,
        "proof": key(facts),
    }
    return _proxy(facts, event.id, "Event", properties)


def _dates(time: str | None, loss: Loss) -> dict[str, str]:
    span = bounds(time)
    if span is None or time is None:
        return {}
    loss.lose("coarse-time", int(unit(time) == "interval" or not time[-1].isdigit()))
    if span[0] == span[1]:
        return {"date": span[0].isoformat()}
    return {"startDate": span[0].isoformat(), "endDate": span[1].isoformat()}


def _summary(facts: Facts, event: Event) -> str:
    origins = "، ".join(facts.origins(event)) or facts.document.outlet or "?"
    counts = "، ".join(f"{c.what} {c.low}{'+' if c.high is None else f'–{c.high}'}" for c in event.counts)
    return f"{origins}: {facts.words(event.trigger)}" + (f" ({counts})" if counts else "")


def _note(facts: Facts, statement: Statement, loss: Loss) -> Iterator[Proxy]:
    speaker = facts.entities.get(statement.speaker or "")
    loss.lose("chains", len(statement.chain))
    if speaker is None or speaker.kind not in _SCHEMAS:
        loss.lose("no-speaker")
        return
    properties = {
        "name": f"{speaker.name}: {statement.act}",
        "description": facts.content(statement),
        "entity": key(facts, speaker.id),
        "keywords": [statement.act, statement.mode],
        "publisher": facts.document.outlet,
        "sourceUrl": facts.document.url,
        "proof": key(facts),
    }
    yield _proxy(facts, statement.id, "Note", properties)
