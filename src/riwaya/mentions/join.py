"""Names and places of one document in one list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

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


def join_names(names: Sequence[Name], places: Iterable[tuple[PlaceName, Entity]]) -> list[Name]:
    """Both by first token, the longer first; a place read as something else, or lying across a name, is left out."""
    taken = {(n.first, n.last) for n in names}
    over = _by_token(names)
    more = [
        Name(p.first, p.last, p.span, p.kind, e.id, "name", p.rule)
        for p, e in places
        if (p.first, p.last) not in taken and not _across(p, over) and not _in_name(p, over)
    ]
    return sorted((*names, *more), key=lambda n: (n.first, -n.last))


def _by_token(names: Sequence[Name]) -> dict[int, list[Name]]:
    """The names that lie over each token."""
    out: dict[int, list[Name]] = {}
    for name in names:
        for token in range(name.first, name.last):
            out.setdefault(token, []).append(name)
    return out


def _across(p: PlaceName, over: dict[int, list[Name]]) -> bool:
    first, last = over.get(p.first, ()), over.get(p.last - 1, ())
    return any(n.first < p.first and n.last < p.last for n in first) or any(
        n.first > p.first and n.last > p.last for n in last
    )


def _in_name(p: PlaceName, over: dict[int, list[Name]]) -> bool:
    """A place within a person's own name («الشيخ محمد الحلبي»), not within the office beside it."""
    here = over.get(p.first, ())
    people = {(n.first, n.last) for n in here if n.kind == "person" and n.how == "name" and p.last <= n.last}
    return bool(people) and all((n.first, n.last) in people for n in here)
