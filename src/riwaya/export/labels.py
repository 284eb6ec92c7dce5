"""A report as marked letters: labelled spans and the relations between them, for annotation tools.

Labels are ``person`` … ``quantity`` (mentions), ``cue.ACT``, ``speaker``, ``content``, ``hop`` (statements),
``event.TYPE``, ``count.WHAT``, ``place_text``, ``weapon`` (events), ``task.KIND``, ``due`` (commitments). Spans are
code points here; each format turns them into its own unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import get_args

import msgspec

from riwaya.export.loss import Loss
from riwaya.records import (
    Act,
    Commitment,
    CommitmentKind,
    CountOf,
    Event,
    EventType,
    MentionKind,
    Report,
    Span,
    Statement,
)


class Label(msgspec.Struct, frozen=True):
    """A labelled span. ``id`` is the record's, with the part of it that the span is."""

    id: str
    label: str
    span: Span


class Relation(msgspec.Struct, frozen=True):
    """From one label to another, by id."""

    source: str
    target: str
    kind: str


class Marked(msgspec.Struct, frozen=True):
    """A document with its labels and relations."""

    document: str
    text: str
    labels: tuple[Label, ...]
    relations: tuple[Relation, ...]


#: What no annotation format of spans holds.
LOSES = {
    "no-span": "values that stand on no letters: carried-over speakers, resolved dates, numbers, places' coordinates",
    "conflicts": "conflicts between accounts",
    "notes": "notes",
}

ALL_LABELS = tuple(
    chain(
        get_args(MentionKind),
        (f"cue.{act}" for act in get_args(Act)),
        ("speaker", "content", "hop"),
        (f"event.{kind}" for kind in get_args(EventType)),
        (f"count.{what}" for what in get_args(CountOf)),
        ("place_text", "weapon"),
        (f"task.{kind}" for kind in get_args(CommitmentKind)),
        ("due",),
    )
)


def marked(report: Report) -> Marked:
    """The labels and relations of a report."""
    pairs: list[Part] = [(Label(f"m{n}", m.kind, m.span), None) for n, m in enumerate(report.mentions)]
    pairs += [pair for s in report.statements for pair in _statement(s)]
    pairs += [pair for e in report.events for pair in _event(e)]
    pairs += [pair for c in report.commitments for pair in _commitment(c)]
    relations = [relation for _, relation in pairs if relation is not None]
    cues = {s.id for s in report.statements}
    said = [Relation(e.id, s, "according_to") for e in report.events for s in e.according_to if s in cues]
    return Marked(
        document=report.document.id,
        text=report.document.text,
        labels=tuple(label for label, _ in pairs),
        relations=(*relations, *said),
    )


def count_losses(report: Report, loss: Loss) -> None:
    """Count what marking a report leaves out."""
    carried = sum(s.speaker is not None and s.speaker_span is None for s in report.statements)
    resolved = sum(e.time is not None for e in report.events) + sum(m.value is not None for m in report.mentions)
    numbers = sum(m.low is not None for m in report.mentions) + sum(len(e.counts) for e in report.events)
    located = sum(e.lat is not None for e in report.entities)
    loss.lose("no-span", carried + resolved + numbers + located)
    loss.lose("conflicts", len(report.conflicts))
    loss.lose("notes", len(report.notes))


Part = tuple[Label, Relation | None]


def _part(owner: str, name: str, label: str, span: Span | None) -> Iterator[Part]:
    if span is not None:
        key = f"{owner}.{name}"
        yield Label(key, label, span), Relation(owner, key, label.partition(".")[0])


def _statement(s: Statement) -> Iterator[Part]:
    yield Label(s.id, f"cue.{s.act}", s.cue), None
    yield from _part(s.id, "speaker", "speaker", s.speaker_span)
    for n, span in enumerate(s.content):
        yield from _part(s.id, f"content{n}", "content", span)
    for n, hop in enumerate(s.chain):
        yield from _part(s.id, f"hop{n}", "hop", hop.span)


def _event(e: Event) -> Iterator[Part]:
    yield Label(e.id, f"event.{e.type}", e.trigger), None
    yield from _part(e.id, "place", "place_text", e.place_text)
    yield from _part(e.id, "weapon", "weapon", e.weapon)
    for n, count in enumerate(e.counts):
        yield from _part(e.id, f"count{n}", f"count.{count.what}", count.span)


def _commitment(c: Commitment) -> Iterator[Part]:
    yield Label(c.id, f"task.{c.kind}", c.task), None
    yield from _part(c.id, "due", "due", c.due_span)
