"""Names and places of one document in one list."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from riwaya.arabic import fold_text
from riwaya.mentions.found import Name
from riwaya.mentions.place import PlaceName
from riwaya.mentions.reading import Reading
from riwaya.records import Entity, Links


def place_entity(reading: Reading, p: PlaceName) -> Entity:
    """The entity of a place; two of one name in different countries are two."""
    key = f"{reading.document.id}\0{fold_text(p.name)}\0{p.kind}\0{p.country}"
    number = hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
    links = Links(geonames=p.geonames)
    return Entity(id=number, kind=p.kind, name=p.name, country=p.country, lat=p.lat, lon=p.lon, links=links)


def join_names(reading: Reading, names: Sequence[Name], places: Sequence[PlaceName]) -> list[Name]:
    """Both by first token, the longer first; a place read as something else, or lying across a name, is left out."""
    taken = {(n.first, n.last) for n in names}
    people = [(n.first, n.last) for n in names if n.kind == "person" and n.how == "name"]
    more = [
        Name(p.first, p.last, p.span, p.kind, place_entity(reading, p).id, "name", p.rule)
        for p in places
        if (p.first, p.last) not in taken and not _across(p, names) and not _in_name(p, people, names)
    ]
    return sorted((*names, *more), key=lambda n: (n.first, -n.last))


def _across(p: PlaceName, names: Sequence[Name]) -> bool:
    return any(n.first < p.first < n.last < p.last or p.first < n.first < p.last < n.last for n in names)


def _in_name(p: PlaceName, people: list[tuple[int, int]], names: Sequence[Name]) -> bool:
    """A place within a person's own name («الشيخ محمد الحلبي»), not within the office beside it."""
    inside = [(a, b) for a, b in people if a <= p.first and p.last <= b]
    return bool(inside) and not any(n.first <= p.first < n.last and (n.first, n.last) not in inside for n in names)
