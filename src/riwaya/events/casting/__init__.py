"""Who else has a part: parties of an event's sentences that no rule gives one, weighed by what annotation taught.

The rules read a clause; a party that stands somewhere else in the sentence is left out by them. This adds it where its
place, kind and neighbours make it likely (``ADDED``). What the rules give stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.events.casting.features import features
from riwaya.events.casting.stage import Around, Stage
from riwaya.events.casting.weights import PARTS, Pair, weights
from riwaya.events.happening import Happening
from riwaya.events.tolls import Version
from riwaya.rules import Match

__all__ = ["cast", "complete", "least"]

ADDED = (0.4, 0.35)
"""The chance from which an actor, a target is added: from about half the F1 that can be had adding pays. Lower ones
gain a little on held-out articles (.636 for .632 of actors), at more wrong names for each right one."""
ATTACKED = 0.45
"""The same for those who attacked: whom to blame is where careful coders add least to what is said."""


def least(kind: str) -> tuple[float, float]:
    """The chances from which an actor and a target of an event of a type are added."""
    return (ATTACKED if kind == "ASSAULT" else ADDED[0]), ADDED[1]


_DOERS = {"ASSAULT": 1, "CONSULT": 2, "AID": 1, "INVESTIGATE": 1, "RETREAT": 1, "SANCTION": 1, "COERCE": 9, "AGREE": 9}
"""How many doers an event of a type takes: talks two, measures and deals as many as there are. Of the types that are
not here annotation taught of nobody to add."""


def complete(kind: str, actors: int, targets: int) -> bool:
    """Whether an event has the parties that its type takes, by the rules: a further one is wrong more often than not.

    An attack takes also who suffered it.
    """
    return actors >= _DOERS.get(kind, 0) and (targets > 0 or kind != "ASSAULT")


def cast(stage: Stage, told: Sequence[tuple[Happening, list[Version]]]) -> list[list[Version]]:
    """The accounts of each happening, with the parties that are added."""
    return [[_filled(stage, happening, version) for version in versions] for happening, versions in told]


def _filled(stage: Stage, happening: Happening, version: Version) -> Version:
    """The version with what is likely added; itself where nothing is."""
    event = version.event
    whole = complete(event.type, len(event.actors), len(event.targets))
    candidates = {} if whole else stage.candidates(version)
    if not candidates:
        return version
    around, known = Around(stage, happening, version), weights()
    chances = {e: known.chances(features(stage, around, e, profile)) for e, profile in candidates.items()}
    for_actors, for_targets = least(event.type)
    actors, targets = _likely(chances, 0, for_actors), _likely(chances, 1, for_targets)
    if not actors and not targets:
        return version
    more = msgspec.structs.replace(
        event,
        actors=(*event.actors, *actors),
        targets=(*event.targets, *targets),
        likely=(*actors, *targets),
    )
    added = [(part, e, chances[e][n]) for n, part in enumerate(PARTS) for e in (actors, targets)[n]]
    return msgspec.structs.replace(
        version, event=more, added=(*version.added, *(_shown(stage, version, *one) for one in added))
    )


def _shown(stage: Stage, version: Version, part: str, entity: str, found: float) -> Match:
    """What ``explain`` shows of a party that is added: its part, its name, the chance, and where it stands."""
    lines = (stage.line(d.sentence) for d in version.side.drafts)
    chunk = next(line.stands[entity][0][1] for line in lines if entity in line.stands)
    name, span = stage.scene.entity(entity).name, stage.scene.script.span(chunk.first, chunk.last)
    return Match(f"event.{part}.likely", f"{name}, chance {found:.2f}", span)


def _likely(chances: Mapping[str, Pair], part: int, from_: float) -> list[str]:
    """Whom to add in a part: those with a fair chance of it, and no better one of the other."""
    return [e for e, c in chances.items() if c[part] >= from_ and c[part] >= c[1 - part]]
