"""Where it was, weighed: the place of a deed whose own clause gives none for sure, by what annotation taught.

The rules read a place in the clause. Where they take one from elsewhere, from far off in a sentence that names several,
or find none, the places named around the deed and in the title are weighed, and none at all. Another than that of the
rules is taken where it is clearly likelier (``KEPT``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from riwaya.events.casting.stage import Stage
from riwaya.events.happening import Happening
from riwaya.events.placing.features import Deed, features, nowhere
from riwaya.events.placing.ground import Ground
from riwaya.events.placing.weights import chances, odds, weights
from riwaya.events.tolls import Version
from riwaya.rules import Match

__all__ = ["chosen", "place_all", "sure", "weighed"]

KEPT = 1.75
"""How many times likelier than the place of the rules another has to be."""
NONE = 0.5
"""What a chance of no place counts beside one of a place: a place that is wrong costs little more than none."""
_BESIDE = 6
"""A place with a cue within so many tokens of its trigger is the deed's."""

_NOWHERE = frozenset({"AGREE", "COOPERATE", "RETREAT", "SANCTION"})
"""What is nowhere more often than not, where its clause says nothing: a deal, a truce, an embargo."""


def place_all(
    stage: Stage, ground: Ground, told: Sequence[tuple[Happening, list[Version]]]
) -> list[tuple[Happening, list[Version]]]:
    """The accounts of each happening, with the places that are likely."""
    return [(happening, [_placed(stage, ground, happening, v) for v in versions]) for happening, versions in told]


def _placed(stage: Stage, ground: Ground, happening: Happening, version: Version) -> Version:
    """The version with the place that is likely; itself where that is the rules'."""
    if not ground.names:
        return version
    deed = Deed(stage, ground, happening, version)
    if sure(deed):
        return version
    found = weighed(deed)
    place = chosen(found, version.event.place)
    if place == version.event.place:
        return version
    stand = deed.stands.get(place) if place is not None else None
    span = stand.name.span if stand is not None else None
    name = stage.scene.entity(place).name if place is not None else "none"
    shown = Match("event.place.likely", f"{name}, chance {found[place]:.2f}", span or version.event.trigger)
    event = msgspec.structs.replace(version.event, place=place, place_text=None)
    return msgspec.structs.replace(version, event=event, added=(*version.added, shown))


def sure(deed: Deed) -> bool:
    """Whether what the rules say is left alone: near its trigger, the only one of its sentences, or nowhere by kind."""
    if deed.how != "clause":
        points = deed.how == "happening" and deed.drafts[0].head.definite
        return points or deed.how == "bare" or (deed.how == "none" and deed.kind in _NOWHERE)
    for draft in deed.drafts:
        for name in draft.places:
            if [t for t in draft.triggers if -_BESIDE <= name.first - t.last <= _BESIDE]:
                return True
    return len(deed.stands) == 1


def weighed(deed: Deed) -> dict[str | None, float]:
    """The candidates (None: no place) with their chances."""
    found, known = features(deed), weights()
    sums = [standing.odds + odds(known, own) if own else standing.odds for standing, own in found.values()]
    return dict(zip([*found, None], chances([*sums, odds(known, nowhere(deed))]), strict=True))


def chosen(found: Mapping[str | None, float], given: str | None) -> str | None:
    """The candidate to take, where the rules give a certain one."""

    def worth(place: str | None) -> float:
        return found[place] * (KEPT if place == given else 1) * (1 if place is not None else NONE)

    return max(found, key=worth)
