"""The parts of an event while it is being put together, by token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.found import Name, Quantity, Time
from riwaya.records import Count, EventType, Span, Status
from riwaya.rules import Match

ChunkKind = Literal[
    "name", "quantity", "victim", "weapon", "time", "trigger", "cue", "mark", "relative", "turn", "word"
]
Class = Literal["act", "harm", "toll", "link", "light"]


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A word of happening at tokens ``first`` to ``last``, with what its list says of it."""

    first: int
    last: int
    hit: Hit
    verb: bool
    certain_passive: bool = False
    others: tuple[Hit, ...] = ()
    """Further readings of the same words, tried where the first one's needs are not met."""

    data: dict[str, Any] = msgspec.field(default_factory=dict)
    """The entry's own data."""
    type: str = ""
    """Event type; empty for light verbs."""
    cls: Class = "act"
    """What it tells: a deed, its outcome, a toll, or a verb that carries a noun of deed."""
    definite: bool = False
    """«الهجوم», «هذه الغارة»: points to a happening told before."""


def trigger_of(hit: Hit, others: tuple[Hit, ...] = (), passive: bool = False) -> Trigger:
    """A trigger from its reading, with what the entry says of it at hand."""
    data = hit.entry.data
    kind, cls = data.get("type", ""), data.get("class", "act")
    definite = hit.prefix.endswith("ال") or hit.form.text.startswith("ال")
    return Trigger(hit.first, hit.last, hit, hit.kind == "event-verb", passive, others, data, kind, cls, definite)


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """A piece of a sentence: tokens ``first`` to ``last``, and the preposition (folded) that governs it."""

    kind: ChunkKind
    first: int
    last: int
    prep: str = ""
    joined: bool = False
    """Opens with و: goes on with what stands before."""
    name: Name | None = None
    quantity: Quantity | None = None
    time: Time | None = None
    hit: Hit | None = None
    trigger: Trigger | None = None


def is_thing(chunk: Chunk) -> bool:
    """Whether a chunk is a word of what can be hit, not of people."""
    return chunk.kind == "victim" and chunk.hit is not None and bool(chunk.hit.entry.data.get("thing"))


HEADS: frozenset[ChunkKind] = frozenset({"name", "quantity", "victim", "weapon"})
"""Chunks that a noun phrase can be about."""


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase of the clause: chunks ``first`` to ``last`` (exclusive, by number)."""

    first: int
    last: int


class Party(msgspec.Struct, frozen=True, gc=False):
    """An entity in a clause. ``acts``: it can do things; ``armed``: it is known to fight or police."""

    entity: str
    kind: str
    acts: bool
    armed: bool
    at: int
    thing: bool = False
    vague: bool = False
    """«أشخاص»: nobody in particular."""
    last: int = 0
    """The token after it; 0 where only the first is known."""
    supplied: bool = False
    """The clause does not name it: protesters of a protest."""


class Clause(msgspec.Struct, gc=False):
    """The phrases of a trigger by their place in the clause, in chunks of one sentence."""

    trigger: Trigger
    at: int
    """Number of the trigger's chunk."""
    start: int
    """Number of the chunk after it and its adjectives."""
    before: Phrase | None = None
    relative: int | None = None
    """Number of the chunk that a relative clause with this trigger is about."""
    bare: list[Phrase] = msgspec.field(default_factory=list)
    genitive: Phrase | None = None
    governed: list[tuple[str, Phrase]] = msgspec.field(default_factory=list)
    end: int = 0
    """Number of the chunk before which the clause ends."""


class Draft(msgspec.Struct, gc=False):
    """One telling of a happening within one sentence by one voice."""

    triggers: list[Trigger]
    head: Trigger
    """The trigger that names it best."""
    sentence: int
    voice: int
    """Number of the innermost statement that tells it; -1 is the outlet."""
    title: bool
    type: EventType
    mode: str | None = None
    actors: list[str] = msgspec.field(default_factory=list)
    targets: list[str] = msgspec.field(default_factory=list)
    weak: list[str] = msgspec.field(default_factory=list)
    """Targets where the account has no other."""
    parties: list[str] = msgspec.field(default_factory=list)
    places: list[Name] = msgspec.field(default_factory=list)
    bare_place: Name | None = None
    """A place of its sentence that nothing says it was in: taken where nothing else tells one."""
    time: str | None = None
    time_at: int | None = None
    weapon: Span | None = None
    counts: list[Count] = msgspec.field(default_factory=list)
    status: Status = "happened"
    status_at: Span | None = None
    subsets: set[Span] = msgspec.field(default_factory=set)
    """Spans of counts that are part of another («بينهم …»)."""
    repeated: bool = False
    """Done again and again, in general («قصف متكرر»), or some time before the news («بعد أسبوعين من …»): no other draft
    tells of it."""
    apart: bool = False
    """One of several deeds («إحدى الغارات»): no other draft tells of it."""
    carried: bool = False
    """Its doers are those of another telling: it says nothing of them itself."""
    pointing: bool = False
    """Only points back: a definite noun or an outcome without a place or time of its own."""
    parts: Callable[[], list[Match]] = list
    """What ``explain`` shows of it, made when it is asked for."""
