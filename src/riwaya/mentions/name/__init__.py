"""Persons, bodies, offices and unnamed sources: found by rules over the lists, joined into entities."""

from __future__ import annotations

from riwaya.mentions.found import Name
from riwaya.mentions.name.gather import gather
from riwaya.mentions.name.resolve import resolve
from riwaya.mentions.name.view import View
from riwaya.mentions.reading import Reading
from riwaya.records import Entity


def find_names(reading: Reading) -> tuple[list[Name], dict[str, Entity]]:
    """All names of a reading by position (outer before inner) and the entities they mean."""
    v = View(reading)
    return resolve(v, gather(v))
