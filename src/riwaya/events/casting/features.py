"""What speaks for or against a part of an entity in an event: names of features, each there or not."""

from __future__ import annotations

from riwaya.events.casting.stage import Around, Line, Stage, Stand
from riwaya.events.model import Trigger

_FAR = bytes(sum(n > step for step in (1, 2, 3, 5, 8, 12)) for n in range(256))
"""Distances in chunks as steps."""

Found = tuple[Line, Stand, int, Trigger]


def features(stage: Stage, around: Around, entity: str, profile: str) -> list[str]:
    """The features of an entity with a profile (:meth:`Stage.candidates`) as a party of an event."""
    kind, found = around.event.type, _nearest(around, entity)
    code = ("w" if entity in around.weak else "") + ("p" if entity in around.parties else "")
    out = [f"is {profile} {kind}", f"rules {code} {around.given} {kind}", *_stands(stage, found, profile, kind)]
    out.append(_joined(around, found))
    for name, group in around.near:
        if entity in group:
            out += _near(around, name)
    return out


def _nearest(around: Around, entity: str) -> Found:
    """Where an entity stands nearest to a trigger of the event in its sentence, with the trigger's chunk number."""
    least = 1e9, 0
    out: Found | None = None
    for line, trigger in around.triggers:
        at, bars = line.triggers[trigger.first], line.bars
        for stand in line.stands.get(entity, ()):
            low, high, near = (at, stand[0], 0.0) if at < stand[0] else (stand[0], at, 0.2)
            between = near + (bars[high] - bars[low + 1] if high > low else 0.0), high - low
            if between < least:
                least, out = between, (line, stand, at, trigger)
    assert out is not None  # candidates stand in a sentence of the event
    return out


def _stands(stage: Stage, found: Found, profile: str, kind: str) -> list[str]:
    """Where it stands: on which side, after which preposition, how far, with what between."""
    line, (where, chunk), at, trigger = found
    where = line.heads.get(where, where)
    side, low, high = ("after", at, where) if where > at else ("before", where, at)
    form = ("v" if trigger.verb else "n") + trigger.cls[0]
    sort = ("A" if "A" in profile else "-") + ("T" if "T" in profile else "")
    voice, prep = stage.scene.voice, line.chunks[where].prep
    out = [
        f"at {side} {prep} {profile} {kind} {form}",
        f"way {side} {_way(line.kinds[low + 1 : high])} {prep} {sort}",
        f"far {side} {_FAR[min(255, high - low)]} {form}",
    ]
    if voice[chunk.first] != voice[trigger.first]:
        out.append(f"other voice {side}")
    return out


def _way(between: list[str]) -> str:
    """The kinds of what lies between, plain words left out: the first four."""
    kinds = [kind for kind in between if kind]
    return ".".join(kinds) if len(kinds) <= _SHOWN else ".".join(kinds[:_SHOWN]) + "+"


_SHOWN = 4


def _joined(around: Around, found: Found) -> str:
    """What stands right before it: one who has a part, another party, or what; and whether و joins it."""
    line, (where, chunk), _, _ = found
    if not where:
        return "first"
    owner, event = line.owners.get(where - 1), around.event
    if owner is None:
        role: str = line.chunks[where - 1].kind
    else:
        role = "actor" if owner in event.actors else "target" if owner in event.targets else "party"
    return f"behind {role} {chunk.joined}"


def _near(around: Around, name: str) -> list[str]:
    """What the other tellings say, and whether that part is given here already."""
    filled = min(1, len(around.event.targets if name == "suffered" else around.event.actors))
    new = "definite" if around.head.definite else "new"
    return [f"{name} {filled} {new} {around.event.type}", f"{name} {filled} {around.head.cls}"]
