"""Document to mentions: places, names, times, quantities and weapons with the entities they mean."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from riwaya.mentions.count import find_counts
from riwaya.mentions.found import Mentions, Name
from riwaya.mentions.join import join_names, place_entity
from riwaya.mentions.name import find_names
from riwaya.mentions.place import find_places
from riwaya.mentions.reading import Reading
from riwaya.mentions.time import contradictions, find_times, infer_published, sharpen_published
from riwaya.mentions.weapon import find_weapons, weapon_entity
from riwaya.records import Entity

__all__ = ["date_document", "read_mentions"]


def read_mentions(reading: Reading, published: str | None) -> Mentions:
    """All mentions of a document. ``published`` (EDTF) is the day that relative times count from; None if unknown."""
    places = find_places(reading)
    names, entities = find_names(reading, places)
    weapons = find_weapons(reading)
    meant = [place_entity(reading, p) for p in places]
    entities |= {e.id: e for e in meant}
    entities |= {w.entity: weapon_entity(reading, w.span) for w in weapons}
    named = join_names(names, zip(places, meant, strict=True))
    times = find_times(reading, published)
    used = _used(entities, [*named, *weapons])
    notes = contradictions(times, reading, published)
    return Mentions(used, named, times, find_counts(reading, times), weapons, notes)


def date_document(reading: Reading) -> Reading:
    """The reading with its day of publication: as the page says, made exact or inferred by what the text tells."""
    published = reading.document.published or infer_published(reading)
    if published is None:
        return reading
    exact = sharpen_published(published, reading)
    document = msgspec.structs.replace(reading.document, published=exact)
    return msgspec.structs.replace(reading, document=document)


def _used(entities: dict[str, Entity], names: Iterable[Name]) -> dict[str, Entity]:
    return {n.entity: entities[n.entity] for n in names}
