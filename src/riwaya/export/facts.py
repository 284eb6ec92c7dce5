"""A report as coders think of it: happenings, each with its accounts, and statements, with names instead of ids.

A *happening* is all events of a report that are the same one (``same_as``). Nothing is averaged here: each account
keeps its own numbers; where a format has room for one number only, its module says which one it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final, Literal

import msgspec

from riwaya.edtf import Bounds, bounds
from riwaya.events.likely import likely
from riwaya.export.countries import Country, country
from riwaya.records import Count, Document, Entity, Event, Report, Span, Statement

REAL = frozenset({"happened", "ongoing"})


class Toll(msgspec.Struct, frozen=True):
    """One account's number: ``high=None`` is open. ``origins`` are who says so; empty for the outlet itself."""

    low: int
    high: int | None
    of: str | None
    origins: tuple[str, ...]


class Happening(msgspec.Struct, frozen=True):
    """The events of a report that tell one happening; ``first`` is the one that the others are the same as."""

    first: Event
    events: tuple[Event, ...]


class Facts:
    """A report with its entities and statements by id."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.document: Document = report.document
        self.entities: dict[str, Entity] = {e.id: e for e in report.entities}
        self.statements: dict[str, Statement] = {s.id: s for s in report.statements}

    def words(self, span: Span | None) -> str:
        """The letters of a span."""
        return self.document.text[slice(*span)] if span else ""

    def content(self, statement: Statement) -> str:
        """What was said, its parts joined by an ellipsis."""
        return " … ".join(self.words(span) for span in statement.content)

    def name(self, entity: str | None) -> str:
        """The name of an entity, empty if unknown."""
        return self.entities[entity].name if entity in self.entities else ""

    def names(self, ids: tuple[str, ...]) -> list[str]:
        """The names of entities."""
        return [self.entities[i].name for i in ids if i in self.entities]

    @property
    def published(self) -> str:
        """The day of publication (EDTF), empty if unknown."""
        return self.document.published.value if self.document.published else ""

    @cached_property
    def happenings(self) -> list[Happening]:
        """The happenings of the report, in the order of their first events."""
        groups: dict[str, list[Event]] = {}
        ids = {e.id for e in self.report.events}
        for event in self.report.events:
            groups.setdefault(event.same_as if event.same_as in ids else event.id, []).append(event)
        return [Happening(self._first(key, events), tuple(events)) for key, events in groups.items()]

    def _first(self, key: str, events: list[Event]) -> Event:
        return next((event for event in events if event.id == key), events[0])

    def origins(self, event: Event) -> tuple[str, ...]:
        """Who says that an event happened: the speakers of its statements, the nearest to it first."""
        said = (self.statements[i] for i in event.according_to if i in self.statements)
        return tuple(dict.fromkeys(self.name(s.speaker) or "?" for s in said))

    def all_origins(self, happening: Happening) -> list[str]:
        """Every origin of a happening, once; the outlet's own voice is not among them."""
        return list(dict.fromkeys(o for event in happening.events for o in self.origins(event)))

    def tolls(self, happening: Happening, what: str) -> list[Toll]:
        """Every account's number of ``what`` (killed, injured …)."""
        return [
            Toll(count.low, count.high, count.of, self.origins(event))
            for event in happening.events
            for count in event.counts
            if count.what == what
        ]

    def other_counts(self, happening: Happening, *held: str) -> list[Count]:
        """The numbers of a happening that are not of these kinds."""
        return [c for event in happening.events for c in event.counts if c.what not in held]

    def place(self, happening: Happening) -> Entity | None:
        """Where it happened: the first place that an account gives."""
        return next((self.entities[e.place] for e in happening.events if e.place in self.entities), None)

    def place_name(self, happening: Happening) -> str:
        """The name of the place, or the words that stand for it."""
        place = self.place(happening)
        written = (self.words(e.place_text) for e in happening.events if e.place_text)
        return place.name if place else next(written, "")

    def country(self, happening: Happening) -> Country | None:
        """The country of the place."""
        place = self.place(happening)
        return country(place.country) if place else None

    def time(self, happening: Happening) -> str | None:
        """When it happened (EDTF): the first time that an account gives."""
        return next((e.time for e in happening.events if e.time), None)

    def days(self, happening: Happening) -> Bounds | None:
        """The first and the last day on which it may have happened."""
        return bounds(self.time(happening))

    def actors(self, happening: Happening) -> list[Entity]:
        """Who did it, according to any account."""
        return self._taking_part(i for event in happening.events for i in event.actors)

    def targets(self, happening: Happening) -> list[Entity]:
        """To whom or what, according to any account."""
        return self._taking_part(i for event in happening.events for i in event.targets)

    def _taking_part(self, ids: Iterator[str]) -> list[Entity]:
        return [self.entities[i] for i in dict.fromkeys(ids) if i in self.entities]

    def is_real(self, happening: Happening) -> bool:
        """Whether any account says that it happened or is happening."""
        return any(event.status in REAL for event in happening.events)

    def is_likely(self, happening: Happening, least: float) -> bool:
        """Whether a coder would write a row of any account with that chance; types that nobody scores pass."""
        if not least:
            return True
        chances = (likely(self.report, event) for event in happening.events)
        return any(chance is None or chance >= least for chance in chances)


#: Which account's number is taken where there is room for one.
Choice = Literal["lowest", "highest"]


def chosen(tolls: Iterable[tuple[int, int | None]], choice: Choice) -> int:
    """The one number of several accounts: the lowest low or the highest high; 0 where nobody counts."""
    every = list(tolls)
    if choice == "lowest":
        return min((low for low, _ in every), default=0)
    return max((low if high is None else high for low, high in every), default=0)


#: How fine an incident's place is, by the word for it: (ACLED's geo_precision, UCDP's where_prec).
PRECISION: Final = {
    **dict.fromkeys(("exact", "facility", "quarter", "village", "town", "city"), (1, 1)),
    "district": (2, 3),
    **dict.fromkeys(("governorate", "province", "region"), (3, 4)),
    "country": (3, 6),
}


def precision(place: dict[str, Any]) -> tuple[int | None, int | None]:
    """ACLED's and UCDP's code of how fine an incident's place is known."""
    return PRECISION.get(place.get("precision") or "", (None, None))


def counting(incident: dict[str, Any]) -> list[dict[str, Any]]:
    """The accounts of an incident whose numbers count: of it alone, not denied, no copy of another account."""
    accounts: list[dict[str, Any]] = incident.get("accounts", [])
    return [
        one
        for one in accounts
        if one.get("scope", "single") == "single" and not one.get("denied") and one.get("copy_of") is None
    ]


def killed(incident: dict[str, Any]) -> list[tuple[int, int | None]]:
    """The numbers killed of the accounts that count."""
    return [(one["killed"][0], one["killed"][1]) for one in counting(incident) if one.get("killed")]


def is_recap(incident: dict[str, Any]) -> bool:
    """Whether it is the toll of a period: no happening."""
    return bool(incident.get("scope") == "recap")
