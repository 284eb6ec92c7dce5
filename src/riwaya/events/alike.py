"""Whether two tellings may be of one happening, by place, day and means."""

from __future__ import annotations

from functools import lru_cache

from riwaya.arabic import fold_text
from riwaya.edtf import bounds
from riwaya.events.model import Draft
from riwaya.events.scene import Scene
from riwaya.events.where import coarse

_GENERIC = frozenset(
    "في من مدينه محافظه بلده قريه منطقه حي شمال جنوب شرق غرب شمالي جنوبي شرقي غربي ريف وسط مطار قاعده العسكري".split()
)
_MEANS = (frozenset({"unconventional"}), frozenset({"aerial", "suicide-attack", "abduct", "firearms", "explosives"}))


def means_agree(a: Draft, b: Draft) -> bool:
    """A gas attack is no air strike."""
    if not (a.mode and b.mode) or a.mode == b.mode:
        return True
    (x, y), (one, other) = _MEANS, (a.mode, b.mode)
    return not ((one in x and other in y) or (one in y and other in x))


def fights(draft: Draft) -> bool:
    """Whether a telling is of a clash: who takes part in one may bomb elsewhere."""
    return len(draft.actors) > 1 and any(t.data.get("acled") == "armed clash" for t in draft.triggers)


def days_agree(a: Draft, b: Draft) -> bool:
    """Their days overlap, or one has none."""
    if a.time is None or b.time is None:
        return True
    x, y = bounds(a.time), bounds(b.time)
    return x is None or y is None or (x[0] <= y[1] and y[0] <= x[1])


def places_agree(scene: Scene, a: Draft, b: Draft) -> bool:
    """One place, or two near each other, or one has none."""
    if not a.places or not b.places or a.places[0].entity == b.places[0].entity:
        return True
    x, y = scene.entity(a.places[0].entity), scene.entity(b.places[0].entity)
    if own_words(x.name) & own_words(y.name):
        return True
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return "facility" in (x.kind, y.kind)  # a base or a market lies somewhere within the town that is told
    apart = max(abs(x.lat - y.lat), abs(x.lon - y.lon))
    if apart >= _REGION_DEGREES:
        return False
    within = x.country and x.country == y.country and coarse(scene, a.places[0]) != coarse(scene, b.places[0])
    return apart < (_REGION_DEGREES if within else _BESIDE_DEGREES if _one_teller(scene, a, b) else _NEAR_DEGREES)


def _one_teller(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether one speaker tells both, or the outlet does, in different sentences."""
    tellers = [scene.statements[d.voice].speaker if d.voice >= 0 else "" for d in (a, b)]
    return a.sentence != b.sentence and tellers[0] is not None and tellers[0] == tellers[1]


_NEAR_DEGREES = 0.2
"""Two places this near (some 20 km) can be told of one happening: an airport and the base beside it."""

_BESIDE_DEGREES = 0.06
"""How far two places that one teller tells apart can be of one happening (some 6 km)."""

_REGION_DEGREES = 1.0
"""How far from the middle of a region a town in it may lie."""


@lru_cache(maxsize=4096)
def own_words(name: str) -> frozenset[str]:
    """The words of a place's name that other places do not share."""
    return frozenset([w.removeprefix("ال") for w in fold_text(name.replace("،", " ")).split()]) - _GENERIC
