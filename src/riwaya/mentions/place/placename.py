"""The record that the place room hands on."""

from __future__ import annotations

import msgspec

from riwaya.records import EntityKind, Span


class PlaceName(msgspec.Struct, frozen=True, gc=False):
    """A place as the text names it: tokens ``first`` to ``last`` (exclusive), cue and tail too; ``span``: no clitics.

    ``chain`` holds the names of what it lies in, smallest first, itself left out: as the text says it, else from the
    gazetteer. ``precision`` says what ``lat`` and ``lon`` are: the place itself (``exact``), the middle of an area, or
    the ``enclosing`` place where only that is known; None without a position. ``sure`` is False where another place of
    the name is nearly as likely, or the name is not in the gazetteer.
    """

    first: int
    last: int
    span: Span
    name: str
    kind: EntityKind
    level: str
    country: str | None
    lat: float | None
    lon: float | None
    chain: tuple[str, ...]
    geonames: int | None
    rule: str
    sure: bool
    precision: str | None
