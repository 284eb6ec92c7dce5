"""What the mention rooms find, by token: richer than the public Mention, and turned into it at the border."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.records import CountOf, Entity, EntityKind, Mention, Note, Span


class Name(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase that names or points to an entity: tokens ``first`` to ``last`` (exclusive).

    The phrase is whole: title, name and apposition («وزير الخارجية العراقي، فؤاد حسين») are one Name. ``span`` leaves
    out clitics before the first word. ``how`` says what it is: a proper ``name``, a ``role`` or other definite phrase
    that points back («الوزير»، «الطرفان»), or an ``unnamed`` source or group («مصدر أمني»، «شهود عيان»، «مدنيون»).
    """

    first: int
    last: int
    span: Span
    kind: EntityKind
    entity: str
    how: Literal["name", "role", "unnamed"]
    rule: str
    sides: tuple[str, ...] = ()
    """The entities that it means together («الجانبان»)."""


class Time(msgspec.Struct, frozen=True, gc=False):
    """A time expression; ``value`` is EDTF or None where the clock is unknown.

    ``sense``: a ``point`` (or span) of the calendar; a ``deadline`` or ``lookback`` («خلال 48 ساعة» after an order or
    after a past verb); a bare ``duration`` or ``clock`` time, which is no date and not a public mention.
    """

    first: int
    last: int
    span: Span
    value: str | None
    sense: Literal["point", "deadline", "lookback", "duration", "clock"]
    rule: str


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number with what it counts. ``subset`` marks «بينهم …», which is part of the count before it.

    ``what`` is None where the words do not say (a number of days, of dollars); ``of`` is what is counted, as the text
    has it without the number («مدنيون», «صواريخ»). ``last`` includes the counted words.
    """

    first: int
    last: int
    span: Span
    low: float
    high: float | None
    what: CountOf | None
    of: str | None
    subset: bool
    rule: str


class Mentions(msgspec.Struct, frozen=True):
    """All mentions of a document: names by position, times, quantities, and the entities that names point to."""

    entities: dict[str, Entity]
    names: list[Name]
    times: list[Time]
    quantities: list[Quantity]
    weapons: list[Name]
    notes: list[Note]

    def public(self) -> list[Mention]:
        """The mentions as records, in order of the text."""
        out = [Mention(kind=n.kind, span=n.span, entity=n.entity, rule=n.rule) for n in (*self.names, *self.weapons)]
        out += [
            Mention(kind="time", span=t.span, value=t.value, rule=t.rule)
            for t in self.times
            if t.sense not in ("duration", "clock")
        ]
        out += [Mention(kind="quantity", span=q.span, low=q.low, high=q.high, rule=q.rule) for q in self.quantities]
        return sorted(out, key=lambda m: (m.span, m.kind))
