"""Persons, bodies, offices and unnamed sources: found by rules over the lists, joined into entities."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.mentions.found import Name
from riwaya.mentions.name.gather import gather
from riwaya.mentions.name.resolve import resolve
from riwaya.mentions.name.view import View
from riwaya.mentions.place import PlaceName
from riwaya.mentions.reading import Reading
from riwaya.records import Entity


def find_names(reading: Reading, places: Sequence[PlaceName]) -> tuple[list[Name], dict[str, Entity]]:
    """All names of a reading by position (outer before inner) and the entities they mean."""
    v = View(reading, places)
    return resolve(v, gather(v))
