"""Statements → events: what happened, according to whom; where accounts disagree; who is now bound to do what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from riwaya.events.casting import cast
from riwaya.events.casting.stage import Stage
from riwaya.events.commitments import commitments
from riwaya.events.conflicts import conflicts
from riwaya.events.denials import refusals
from riwaya.events.group import group
from riwaya.events.happening import happenings
from riwaya.events.model import Draft
from riwaya.events.placing import place_all
from riwaya.events.placing.ground import Ground
from riwaya.events.record import trace, versions_of
from riwaya.events.scene import KNOWN, Scene
from riwaya.events.tell import Telling, tell
from riwaya.events.triggers import find_triggers
from riwaya.mentions.found import Mentions
from riwaya.mentions.reading import Reading
from riwaya.records import Commitment, Conflict, Entity, Event, Note, Statement
from riwaya.rules import Match

__all__ = ["Events", "read_events"]


class Events(NamedTuple):
    """Events in the order of the text, commitments, conflicts, entities that only they name, notes, traces by id."""

    events: list[Event]
    commitments: list[Commitment]
    conflicts: list[Conflict]
    entities: list[Entity]
    notes: list[Note]
    traces: Callable[[], dict[str, Match]]


def read_events(
    reading: Reading, mentions: Mentions, statements: Sequence[Statement], adopted: Iterable[Entity] = ()
) -> Events:
    """Every happening that a document tells, by whose account; ``adopted``: entities that only statements name."""
    scene = Scene(reading, mentions, statements, adopted)
    tellings, found = drafts(scene)
    known = happenings(scene, found)
    by_rules = [versions_of(scene, h) for h in known]
    stage = Stage(scene, tellings, found)
    told = cast(stage, place_all(stage, Ground(scene, found), list(zip(known, by_rules, strict=True))))
    refused = refusals(scene, known)
    versions = sorted((v for group in told for v in group), key=lambda v: v.event.trigger)
    events = [v.event for v in versions]
    bound = commitments(scene)
    used = {i for e in events for i in (*e.actors, *e.targets)}
    return Events(
        events,
        [c for c, _ in bound],
        [c for group in by_rules for c in conflicts(scene, group, refused)],
        [e for i, e in scene.new.items() if i in used],
        [],
        lambda: {v.event.id: trace(v) for v in versions} | {c.id: match for c, match in bound},
    )


def drafts(scene: Scene) -> tuple[dict[int, list[Telling]], list[Draft]]:
    """What each sentence tells, in order: word by word, by number of the sentence, and put together."""
    triggers = find_triggers(scene)
    for token in triggers:
        scene.apart[token] = KNOWN
    scene.deeds = [t.first for t in triggers.values() if t.cls not in ("light", "toll")]
    tellings: dict[int, list[Telling]] = {}
    out: list[Draft] = []
    for number, sentence in enumerate(scene.sentences):
        if triggers.keys().isdisjoint(range(sentence.first, sentence.last)):
            continue
        title = sentence.first < scene.reading.title or scene.aside(sentence.first, sentence.last)
        told = tellings[number] = tell(scene, triggers, sentence.first, sentence.last, title)
        out += group(scene, told, number, title)
    return tellings, out
