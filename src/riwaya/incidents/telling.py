"""A telling: one event of one document at one place, with all that it is compared by."""

from __future__ import annotations

from array import array

import msgspec

from riwaya.incidents.source import Source
from riwaya.incidents.toll import Tolls
from riwaya.incidents.when import When
from riwaya.incidents.where import Where
from riwaya.records import AccountScope, Event, Span


class Paper(msgspec.Struct, frozen=True, gc=False):
    """The document of a telling. ``day`` is the ordinal of its publication, 0 if unknown."""

    id: str
    outlet: str | None
    url: str | None
    published: str | None
    day: int
    round_up: bool


class Telling(msgspec.Struct, frozen=True, gc=False):
    """One event of one document at one place.

    ``id`` is derived from document, event and place; ``group`` is the event's happening within its document. ``actors``
    and ``targets`` are names, ``sides`` and ``hurt`` what is compared of them. ``words`` and ``shingles`` are sorted
    hashes of the words and word triples of its sentence (``quote``).
    """

    id: str
    paper: Paper
    event: Event
    group: str
    type: str
    when: When
    where: Where | None
    tolls: Tolls
    scope: AccountScope
    denied: bool
    source: Source
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    sides: frozenset[str]
    hurt: frozenset[str]
    quote: Span
    words: array[int]
    shingles: array[int]
