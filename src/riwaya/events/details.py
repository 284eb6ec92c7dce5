"""Place, time, weapon and numbers of a telling: the nearest in its clause, else in its sentence and voice."""

from __future__ import annotations

from riwaya.events.model import Chunk
from riwaya.events.scene import Scene
from riwaya.events.tell import Telling
from riwaya.events.words import PLACE_PREPS
from riwaya.mentions.found import Name, Quantity, Time
from riwaya.records import Count, Span

_WIDE = 60


def place(scene: Scene, told: list[Telling]) -> Name | None:
    """The most exact place with a cue nearest to the triggers; what was hit («قصف مدينة …») before where it lies."""
    head = told[0]
    best = min((_place_key(scene, told, c) for c in head.chunks if _is_place(scene, head, c)), default=None)
    return best[-1] if best is not None and best[0] < _WIDE else None  # type: ignore[return-value]


def _is_place(scene: Scene, head: Telling, chunk: Chunk) -> bool:
    return chunk.name is not None and chunk.name.kind in ("place", "facility") and chunk.kind == "name"


def _place_key(scene: Scene, told: list[Telling], chunk: Chunk) -> tuple[int, int, int, Name]:
    assert chunk.name is not None
    distance = min(_distance(chunk.first, t.trigger.first, t.trigger.last) for t in told)
    if all(chunk.first < t.trigger.first for t in told):
        distance += 6
    if chunk.prep not in PLACE_PREPS and not (not chunk.prep and _hit(told, chunk)):
        distance += _WIDE
    if scene.voice[chunk.first] != told[0].voice:
        distance += _WIDE
    if chunk.name.kind == "place" and _country(scene, chunk.name):
        distance += 10
    return distance, chunk.first, id(chunk), chunk.name


def _hit(told: list[Telling], chunk: Chunk) -> bool:
    """Whether a place stands bare in a clause of attack: what was hit."""
    return any(t.clause.at < _number(t, chunk) < t.clause.end for t in told if t.type == "ASSAULT")


def _number(told: Telling, chunk: Chunk) -> int:
    return next((n for n, c in enumerate(told.chunks) if c is chunk), -1)


def _country(scene: Scene, name: Name) -> bool:
    return any(h.entry.data.get("level") == "country" for h in scene.hits.at(name.last - 1, "place")) and (
        name.last - name.first == 1
    )


def _distance(at: int, first: int, last: int) -> int:
    return at - last if at >= last else first - at


def time(scene: Scene, told: list[Telling]) -> Time | None:
    """The nearest time of the calendar in the sentence; one in another voice counts as farther."""
    best: tuple[int, int, Time] | None = None
    for chunk in told[0].chunks:
        found = chunk.time
        if found is None or found.value is None or found.sense not in ("point", "lookback"):
            continue
        if scene.voice[chunk.first] != told[0].voice:
            continue
        distance = min(_distance(chunk.first, t.trigger.first, t.trigger.last) for t in told)
        if best is None or (distance, chunk.first) < best[:2]:
            best = (distance, chunk.first, found)
    return best[2] if best is not None else None


def weapon(scene: Scene, told: list[Telling]) -> Span | None:
    """The weapon in the clauses of the triggers."""
    for t in told:
        if t.roles.weapon is not None:
            chunk = t.chunks[t.roles.weapon.first]
            if chunk.name is not None:
                return chunk.name.span
    for t in told:
        for chunk in t.chunks[max(0, t.clause.at - 4) : t.clause.end]:
            if chunk.kind == "weapon" and chunk.name is not None:
                return chunk.name.span
    return None


_FITS: dict[str, frozenset[str]] = {
    "ASSAULT": frozenset(["killed", "injured", "missing", "projectiles", "strikes", "vehicles", "buildings", "displaced", "other", "people"]),
    "ACCIDENT": frozenset(["killed", "injured", "missing", "displaced", "vehicles", "buildings", "other"]),
    "COERCE": frozenset(["arrested", "other", "vehicles"]),
    "PROTEST": frozenset(["people", "injured", "killed", "arrested"]),
    "RETREAT": frozenset(["displaced", "people", "other"]),
    "DEFEND": frozenset(["projectiles", "vehicles"]),
    "MOBILIZE": frozenset(["people", "vehicles"]),
}


def fits(kind: str, what: str) -> bool:
    """Whether an event of a type can have a count of that."""
    return what in _FITS.get(kind, frozenset())


def count(scene: Scene, told: list[Telling], quantity: Quantity) -> Count:
    """A quantity as a count: where its own words do not say what became of them, the trigger that governs it does."""
    what = quantity.what
    if what in (None, "people"):
        what = _governor(told, quantity) or what or "other"
    high = int(quantity.high) if quantity.high is not None else None
    return Count(what=what, low=int(quantity.low), high=high, span=quantity.span, of=quantity.of)  # type: ignore[arg-type]


def _governor(told: list[Telling], quantity: Quantity) -> str | None:
    """What the nearest trigger before (or right after) the number makes of people: killed, injured, arrested."""
    before = [t for t in told if "count" in t.trigger.data and t.trigger.first <= quantity.first]
    if before:
        return str(before[-1].trigger.data["count"])
    after = [t for t in told if "count" in t.trigger.data and 0 <= t.trigger.first - quantity.last <= 2]
    return str(after[0].trigger.data["count"]) if after else None
