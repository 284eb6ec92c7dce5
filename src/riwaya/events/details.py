"""Time, weapon and numbers of a telling: the nearest in its clause, else in its sentence and voice."""

from __future__ import annotations

from typing import cast

from riwaya.events.model import Chunk
from riwaya.events.scene import Scene
from riwaya.events.tell import Telling
from riwaya.events.where import between, distance_to
from riwaya.mentions.found import Quantity, Time
from riwaya.records import Count, CountOf, Span


def time(scene: Scene, told: list[Telling], others: list[int]) -> Time | None:
    """The nearest time of the calendar in the clauses and voice of the triggers; that of another deed is not theirs."""
    best: tuple[int, int, Time] | None = None
    if not named_in(scene.dated, told):
        return None
    for n, chunk in enumerate(told[0].chunks):
        found = chunk.time
        if found is None or found.value is None or found.sense not in ("point", "lookback"):
            continue
        reached = [] if _compared(scene, chunk) else _reached(scene, told, others, n)
        if not reached or (_open(found.value) and not (_lasts(told) or _heads(told, n))):
            continue
        distance = min(distance_to(chunk.first, t.trigger.first, t.trigger.last) for t in reached)
        if best is None or (distance, chunk.first) < best[:2]:
            best = (distance, chunk.first, found)
    return best[2] if best is not None else None


def _compared(scene: Scene, chunk: Chunk) -> bool:
    """«ثالث حادث من نوعه خلال ثمانية أيام»: over what time others like it are counted, not when it was."""
    return not _OF_KIND.isdisjoint(scene.norms[max(0, chunk.first - 3) : chunk.first])


_OF_KIND = frozenset({"نوعه", "نوعها", "نوعهم", "نوعهما"})


def _reached(scene: Scene, told: list[Telling], others: list[int], n: int) -> list[Telling]:
    """The tellings that the time in chunk ``n`` is of; one that heads the sentence («27 نيسان: …») is of all."""
    chunk = told[0].chunks[n]
    if n == 0 and len(told[0].chunks) > 1 and scene.norms[chunk.last] == ":":
        return told
    if scene.voice[chunk.first] not in {t.voice for t in told} or between(told, others, chunk.first):
        return []
    return [t for t in told if not _walled(scene, t, n)]


def _walled(scene: Scene, t: Telling, n: int) -> bool:
    """Whether another clause opens between a trigger and chunk ``n``: «… في حين من المقرر أن … غدا»."""
    if n < t.clause.at:
        return any(c.kind in ("turn", "cue") for c in t.chunks[n + 1 : t.clause.at])
    if scene.norms[t.chunks[n].first - 1] == "وذلك":  # «…، وذلك مساء أمس»: of the whole sentence
        return False
    between = t.chunks[t.clause.at + 1 : n]
    return any(c.kind == "turn" or (c.kind == "relative" and j > _BESIDE) for j, c in enumerate(between))


_BESIDE = 2
"""How many chunks after a trigger a relative clause is still about it («الهجوم المسلح الذي وقع أمس»)."""


def _heads(told: list[Telling], n: int) -> bool:
    """«ومنذ العام 2031، سيطرت القوات على …»: a time before the first deed of its sentence is that one's."""
    return n == 0 and len(told[0].chunks) > 1 and not any(c.trigger for c in told[0].chunks[: told[0].clause.at])


def _open(value: str) -> bool:
    """«منذ 2031»: from then until now."""
    return value.endswith("/..")


def _lasts(told: list[Telling]) -> bool:
    """Whether the first deed told is one that goes on; «أعنف الهجمات في الحرب المستمرة منذ …» is not."""
    first = next((t for t in told if t.cls == "act"), told[0])
    goes_on = any(t.status == "ongoing" for t in told if t is first or t.cls == "light")
    return goes_on or bool(first.trigger.data.get("state"))


def repeated(scene: Scene, t: Telling) -> bool:
    """Whether an adjective after its noun or an adverb before it says that it was done again and again."""
    first, last = t.trigger.first, t.trigger.last
    for j in scene.marks("repeated"):
        if first - _NEXT <= j < first:
            where = "before"
        elif last <= j < last + _NEXT and not t.trigger.verb:
            where = "after"
        else:
            continue
        if any(h.entry.data["where"] == where for h in scene.hits.at(j, "repeated")):
            return True
    return False


_NEXT = 4
"""How many tokens from a trigger the word may stand."""


def named_in(starts: bytearray, told: list[Telling]) -> bool:
    """Whether a mention of a kind starts in the sentence."""
    chunks = told[0].chunks
    return starts.find(1, chunks[0].first, chunks[-1].last) >= 0


def weapon(scene: Scene, told: list[Telling]) -> Span | None:
    """The weapon in the clauses of the triggers."""
    for t in told:
        if t.roles.weapon is not None:
            chunk = t.chunks[t.roles.weapon.first]
            if chunk.name is not None:
                return chunk.name.span
    for t in told if named_in(scene.arms, told) else ():
        for chunk in t.chunks[max(0, t.clause.at - 4) : t.clause.end]:
            if chunk.kind == "weapon" and chunk.name is not None:
                return chunk.name.span
    return None


_FITS: dict[str, frozenset[str]] = {
    "ASSAULT": frozenset(
        [
            "killed",
            "injured",
            "missing",
            "projectiles",
            "strikes",
            "vehicles",
            "buildings",
            "displaced",
            "other",
            "people",
        ]
    ),
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


def count(told: list[Telling], chunk: Chunk) -> Count | None:
    """The number of a chunk as a count; where its words do not say what became of them, its trigger does.

    A bare number counts only right beside a trigger; things hit and deeds («ثلاثة مواقع», «165 خرقا») are ``other``.
    """
    quantity = chunk.quantity
    assert quantity is not None
    what = quantity.what
    if what in (None, "people") and _did_it(told, chunk):
        what = "people"
    elif what in (None, "people"):
        what = _governor(told, quantity) or what or _thing(told, chunk)
    if what is None:
        return None
    high = int(quantity.high) if quantity.high is not None else None
    return Count(what=what, low=int(quantity.low), high=high, span=quantity.span, of=quantity.of)


def _did_it(told: list[Telling], chunk: Chunk) -> bool:
    """«في هجوم نفذه ثلاثة مسلحين»: how many attackers, not how many dead."""
    doers = [p for t in told if t.cls in ("act", "light", "link") for p in t.roles.actors]
    return any(p.at == chunk.first and p.armed for p in doers)


def _governor(told: list[Telling], quantity: Quantity) -> CountOf | None:
    """What the nearest trigger before (or right after) the number makes of people: killed, injured, arrested."""
    reach = 99 if quantity.what == "people" else 3
    before = [t for t in told if "count" in t.trigger.data and 0 <= quantity.first - t.trigger.last < reach]
    if before:
        return cast(CountOf, before[-1].trigger.data["count"])
    after = [t for t in told if "count" in t.trigger.data and 0 <= t.trigger.first - quantity.last <= 2]
    return cast(CountOf, after[0].trigger.data["count"]) if after and quantity.what == "people" else None


def _thing(told: list[Telling], chunk: Chunk) -> CountOf | None:
    """«165 خرقا», «غارات على ثلاثة مواقع»: how many deeds, or things that they hit."""
    for t in told:
        if chunk.last == t.trigger.first and not t.trigger.verb and t.cls == "act":
            return "strikes" if t.trigger.data.get("mode") == "aerial" else "other"
        phrases = [*t.clause.bare[:1], *(p for prep, p in t.clause.governed if prep == "على")]
        if any(t.chunks[p.first] is chunk for p in phrases) and t.cls in ("act", "link") and chunk.quantity is not None:
            return "other" if chunk.quantity.of else None
    return None
