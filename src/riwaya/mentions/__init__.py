"""Document to mentions: places, names, times, quantities and weapons with the entities they mean."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.mentions.count import find_counts
from riwaya.mentions.found import Mentions, Name
from riwaya.mentions.join import join_names, place_entity
from riwaya.mentions.name import find_names
from riwaya.mentions.place import find_places
from riwaya.mentions.reading import Reading
from riwaya.mentions.time import find_times
from riwaya.mentions.weapon import find_weapons, weapon_entity
from riwaya.records import Entity

__all__ = ["read_mentions"]


def read_mentions(reading: Reading, published: str | None) -> Mentions:
    """All mentions of a document. ``published`` (EDTF) is the day that relative times count from; None if unknown."""
    places = find_places(reading)
    names, entities = find_names(reading, places)
    weapons = find_weapons(reading)
    entities |= {e.id: e for e in (place_entity(reading, p) for p in places)}
    entities |= {w.entity: weapon_entity(reading, w.span) for w in weapons}
    named = join_names(reading, names, places)
    times = find_times(reading, published)
    used = _used(entities, [*named, *weapons])
    return Mentions(used, named, times, find_counts(reading, times), weapons, [])


def _used(entities: dict[str, Entity], names: Iterable[Name]) -> dict[str, Entity]:
    return {n.entity: entities[n.entity] for n in names}
