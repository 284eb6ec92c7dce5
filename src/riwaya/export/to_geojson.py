"""GeoJSON (RFC 7946): one feature a happening or incident that has a place with coordinates, longitude first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from riwaya.export.facts import Facts, Happening
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.streaming import json_array
from riwaya.export.tables import incident_row
from riwaya.records import Report

LOSES: Final = {
    "no-coordinates": "happenings whose place is unknown or has no coordinates",
    "statements": "statements: a map has no place for what was said",
    "commitments": "commitments: a map has no place for them",
    "spans": "where in the text each value stands",
}


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, loss: Loss) -> None:
    """Write a FeatureCollection."""
    features = (feature for item in items for feature in features_of(item, loss))
    json_array(stream, features, before='{"type": "FeatureCollection", "features": ', after="}")


def features_of(item: Item, loss: Loss) -> Iterator[dict[str, Any]]:
    """The features of a report or an incident."""
    if not isinstance(item, Report):
        row = json.loads(json.dumps(incident_row(item), default=str))
        yield from _feature(str(item["id"]), row.pop("lat"), row.pop("lon"), row, loss)
        return
    facts = Facts(item)
    loss.lose("statements", len(item.statements))
    loss.lose("commitments", len(item.commitments))
    for happening in facts.happenings:
        place = facts.place(happening)
        key = f"{item.document.id}/{happening.first.id}"
        lat, lon = (place.lat, place.lon) if place else (None, None)
        yield from _feature(key, lat, lon, _properties(facts, happening), loss)


def _feature(
    key: str, lat: float | None, lon: float | None, properties: dict[str, Any], loss: Loss
) -> Iterator[dict[str, Any]]:
    if lat is None or lon is None:
        loss.lose("no-coordinates")
        return
    loss.lose("spans")
    point = {"type": "Point", "coordinates": [lon, lat]}
    yield {"type": "Feature", "id": key, "geometry": point, "properties": properties}


def _properties(facts: Facts, happening: Happening) -> dict[str, Any]:
    first = happening.first
    return {
        "document": facts.document.id,
        "url": facts.document.url,
        "outlet": facts.document.outlet,
        "published": facts.published or None,
        "type": first.type,
        "mode": first.mode,
        "status": first.status,
        "time": facts.time(happening),
        "place": facts.place_name(happening),
        "actors": [e.name for e in facts.actors(happening)],
        "targets": [e.name for e in facts.targets(happening)],
        "words": [facts.words(event.trigger) for event in happening.events],
        "accounts": [_account(facts, happening, n) for n in range(len(happening.events))],
    }


def _account(facts: Facts, happening: Happening, n: int) -> dict[str, Any]:
    """What one account says: its origins (empty: the outlet itself) and its numbers, ``null`` for an open bound."""
    event = happening.events[n]
    counts: dict[str, Any] = {c.what: [c.low, c.high] for c in reversed(event.counts)}
    return {"event": event.id, "according_to": list(facts.origins(event)), "status": event.status, **counts}
