"""JSON-LD: schema.org for what was said and what happened, PROV-O for how it is known.

A statement is a ``Quotation`` (``spokenByCharacter`` the speaker, ``isPartOf`` the article); its hops are PROV
entities, each ``wasQuotedFrom`` the one nearer to the speaker. An event is an ``Event`` and a specialisation of its
happening; accounts of one happening are alternates of each other, derived from the statements that tell them. What
neither vocabulary can say (act, status, type, numbers by account) is in ``riwaya:``. Truth is not rated: there is no
ClaimReview.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from riwaya.edtf import bounds, clock
from riwaya.export.facts import Facts, Happening
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.streaming import dumps, json_array
from riwaya.records import Entity, Event, Report, Statement

LOSES: Final = {
    "spans": "where in the text each value stands (export webannotation has it)",
    "coarse-time": "times that ISO 8601 dates can't say (intervals, doubt): riwaya:time has them as EDTF",
    "mentions": "where entities are mentioned",
    "notes": "notes",
}

_REF: Final = {"@type": "@id"}
CONTEXT: Final = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "riwaya": "urn:riwaya:vocabulary:",
    "isPartOf": {"@id": "schema:isPartOf", **_REF},
    "spokenBy": {"@id": "schema:spokenByCharacter", **_REF},
    "location": {"@id": "schema:location", **_REF},
    "attributed": {"@id": "prov:wasAttributedTo", **_REF},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", **_REF},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", **_REF},
    "alternateOf": {"@id": "prov:alternateOf", **_REF},
    "specializationOf": {"@id": "prov:specializationOf", **_REF},
    "actor": {"@id": "riwaya:actor", **_REF},
    "target": {"@id": "riwaya:target", **_REF},
    "addressee": {"@id": "riwaya:addressee", **_REF},
    "issuer": {"@id": "riwaya:issuer", **_REF},
    "bearer": {"@id": "riwaya:bearer", **_REF},
}

_TYPES: Final = {
    "person": ["schema:Person", "prov:Person"],
    "group": ["schema:Organization", "prov:Organization"],
    "organisation": ["schema:Organization", "prov:Organization"],
    "government": ["schema:GovernmentOrganization", "prov:Organization"],
    "outlet": ["schema:NewsMediaOrganization", "prov:Organization"],
    "place": ["schema:Place", "prov:Location"],
    "facility": ["schema:Place", "prov:Location"],
    "weapon": ["schema:Thing"],
    "unnamed": ["prov:Agent"],
}

Node = dict[str, Any]


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, loss: Loss) -> None:
    """Write one JSON-LD document with a graph."""
    every = (node for item in items if isinstance(item, Report) for node in nodes(item, loss))
    json_array(stream, every, before=f'{{"@context": {dumps(CONTEXT)}, "@graph": ', after="}")


def nodes(report: Report, loss: Loss) -> Iterator[Node]:
    """The nodes of a report: the article first."""
    facts = Facts(report)
    loss.lose("spans", len(report.statements) + len(report.events))
    loss.lose("mentions", len(report.mentions))
    loss.lose("notes", len(report.notes))
    yield _article(facts)
    yield from (_entity(facts, entity) for entity in report.entities)
    for statement in report.statements:
        yield from _statement(facts, statement)
    for happening in facts.happenings:
        yield from _happening(facts, happening, loss)
    yield from (_commitment(facts, n) for n in range(len(report.commitments)))


def _id(facts: Facts, part: str = "") -> str:
    """A URN: of the document, or of one of its records."""
    document = "urn:riwaya:" + quote(facts.document.id, safe="")
    return f"{document}:{quote(part, safe='')}" if part else document


def _node(key: str, types: list[str], **properties: Any) -> Node:
    filled = {name.replace("_", ":", 1): value for name, value in properties.items() if value not in (None, "", [])}
    return {"@id": key, "@type": types, **filled}


def _article(facts: Facts) -> Node:
    d = facts.document
    publisher = {"@type": "schema:NewsMediaOrganization", "schema:name": d.outlet} if d.outlet else None
    return _node(
        _id(facts),
        ["schema:NewsArticle", "prov:Entity"],
        schema_headline=d.title,
        schema_url=d.url,
        schema_datePublished=facts.published,
        schema_inLanguage=d.language,
        schema_publisher=publisher,
        riwaya_sha256=d.sha256,
    )


def _entity(facts: Facts, entity: Entity) -> Node:
    geo = None
    if entity.lat is not None and entity.lon is not None:
        geo = {"@type": "schema:GeoCoordinates", "schema:latitude": entity.lat, "schema:longitude": entity.lon}
    return _node(
        _id(facts, entity.id),
        _TYPES[entity.kind],
        schema_name=entity.name,
        schema_alternateName=[*entity.aliases, *filter(None, [entity.known_as])],
        schema_jobTitle=entity.role if entity.kind == "person" else None,
        schema_geo=geo,
        riwaya_country=entity.country,
    )


def _statement(facts: Facts, statement: Statement) -> Iterator[Node]:
    """The quotation and its hops: the quotation is quoted from the last hop, that one from the one before."""
    hops = [_id(facts, f"{statement.id}.hop{n}") for n in range(len(statement.chain))]
    speaker = _id(facts, statement.speaker) if statement.speaker in facts.entities else None
    yield _node(
        _id(facts, statement.id),
        ["schema:Quotation", "prov:Entity"],
        schema_text=facts.content(statement),
        spokenBy=speaker,
        attributed=speaker,
        isPartOf=_id(facts),
        quotedFrom=hops[-1] if hops else None,
        addressee=_id(facts, statement.addressee) if statement.addressee in facts.entities else None,
        riwaya_act=statement.act,
        riwaya_mode=statement.mode,
        riwaya_time=statement.time,
    )
    for n, hop in enumerate(statement.chain):
        yield _node(
            hops[n],
            ["prov:Entity"],
            schema_name=hop.what,
            attributed=_id(facts, hop.via) if hop.via in facts.entities else None,
            quotedFrom=hops[n - 1] if n else None,
            riwaya_relation=hop.relation,
        )


def _happening(facts: Facts, happening: Happening, loss: Loss) -> Iterator[Node]:
    key = _id(facts, f"{happening.first.id}.happening")
    if len(happening.events) > 1:
        yield _node(key, ["schema:Event", "prov:Entity"], schema_name=facts.words(happening.first.trigger))
    for event in happening.events:
        others = [_id(facts, other.id) for other in happening.events if other is not event]
        yield {**_event(facts, event, loss), **({"alternateOf": others, "specializationOf": key} if others else {})}


def _event(facts: Facts, event: Event, loss: Loss) -> Node:
    return _node(
        _id(facts, event.id),
        ["schema:Event", "prov:Entity"],
        schema_name=facts.words(event.trigger),
        **_dates(event.time, loss),
        location=_id(facts, event.place) if event.place in facts.entities else None,
        actor=[_id(facts, i) for i in event.actors if i in facts.entities],
        target=[_id(facts, i) for i in event.targets if i in facts.entities],
        isPartOf=_id(facts),
        derivedFrom=[_id(facts, i) for i in event.according_to if i in facts.statements],
        riwaya_type=event.type,
        riwaya_mode=event.mode,
        riwaya_status=event.status,
        riwaya_time=event.time,
        riwaya_count=[_count(event, n) for n in range(len(event.counts))],
    )


def _count(event: Event, n: int) -> Node:
    count = event.counts[n]
    node = {"riwaya:what": count.what, "riwaya:low": count.low, "riwaya:high": count.high, "riwaya:of": count.of}
    return {name: value for name, value in node.items() if value is not None}


def _dates(time: str | None, loss: Loss) -> dict[str, str]:
    span = bounds(time)
    if span is None or time is None:
        return {}
    loss.lose("coarse-time", int("/" in time or not time[-1].isdigit()))
    hour = clock(time)
    return {
        "schema_startDate": span[0].isoformat() + (f"T{hour}" if hour else ""),
        "schema_endDate": "" if span[0] == span[1] else span[1].isoformat(),
    }


def _commitment(facts: Facts, n: int) -> Node:
    one = facts.report.commitments[n]
    return _node(
        _id(facts, one.id),
        ["riwaya:Commitment", "prov:Entity"],
        schema_text=facts.words(one.task),
        issuer=_id(facts, one.issuer) if one.issuer in facts.entities else None,
        bearer=_id(facts, one.bearer) if one.bearer in facts.entities else None,
        derivedFrom=_id(facts, one.statement),
        riwaya_kind=one.kind,
        riwaya_due=one.due,
    )
