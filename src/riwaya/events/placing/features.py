"""What speaks for or against a place as that of a deed: names of features, each there or not."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from riwaya.events.casting.stage import Stage
from riwaya.events.happening import Happening
from riwaya.events.model import Chunk, Trigger
from riwaya.events.placing.ground import Beside, Ground, Standing, standing
from riwaya.events.tolls import Version
from riwaya.mentions.found import Name

_STEPS = bytes(sum(n > step for step in (1, 3, 6, 10, 16, 24)) for n in range(256))
"""Distances in tokens as steps."""
_FIRST = attrgetter("first")
_DEEDS = frozenset({"T", "V", "pT", "pV"})
_LINKS = frozenset({"word", "victim", "name"})


class Stand(NamedTuple):
    """Where a place is named nearest to a trigger in one of the event's sentences."""

    distance: int
    name: Name
    trigger: Trigger
    sentence: int
    side: str


class Deed:
    """An event's account with what all its candidates share."""

    def __init__(self, stage: Stage, ground: Ground, happening: Happening, version: Version) -> None:
        self.stage, self.ground, self.version, self.event = stage, ground, version, version.event
        self.kind, self.drafts, self.happening = version.event.type, version.side.drafts, happening
        self.how = self._how()

    def _how(self) -> str:
        """How the rules came to the event's place."""
        place, sentence_of = self.event.place, self.stage.scene.sentence_of
        if place is None:
            return "none"
        if self.event.place_text is None:
            return "story"
        for d in self.drafts:
            for n in d.places:
                if n.entity == place:
                    return "clause" if sentence_of(n.first) == d.sentence else "settled"
        return "happening" if any(n.entity == place for d in self.happening.drafts for n in d.places) else "bare"

    @property
    def form(self) -> str:
        """Whether its trigger points back, what it tells, and whether it is a verb."""
        head = self.drafts[0].head
        return f"{'D' if head.definite else 'N'}{head.cls[0]}{'v' if head.verb else 'n'}"

    @property
    def status(self) -> str:
        """Whether it was or is; all else is one."""
        return self.event.status if self.event.status in ("happened", "ongoing") else "not"

    @cached_property
    def stands(self) -> dict[str, Stand]:
        """Where each place of its sentences stands nearest to a trigger."""
        out: dict[str, Stand] = {}
        for draft in self.drafts:
            for name in self.ground.names.get(draft.sentence, ()):
                for t in draft.triggers:
                    after = name.first >= t.last
                    distance = max(0, name.first - t.last if after else t.first - name.last)
                    known = out.get(name.entity)
                    if known is None or distance < known.distance:
                        side = "after" if after else "before"
                        out[name.entity] = Stand(distance, name, t, draft.sentence, side)
        return out

    def candidates(self, sentences: list[int], beside: Beside) -> dict[str, str]:
        """The places that it may have been at, with how near to it they are named."""
        names, out = self.ground.names, {entity: stand.side for entity, stand in self.stands.items()}
        first, last = sentences[0], sentences[-1]
        for number, near in ((first - 1, "sentence before"), (last + 1, "sentence after"), (first - 2, "two before")):
            for name in names.get(number, ()):
                out.setdefault(name.entity, near)
        for _, group in beside:
            for entity in group:
                out.setdefault(entity, "far")
        for entity in self.ground.most:
            out.setdefault(entity, "far")
        if self.event.place is not None:
            out.setdefault(self.event.place, "far")
        if self.stage.scene.refused:
            for entity in self._refused():
                out.pop(entity, None)
        return out

    def _refused(self) -> list[str]:
        """Places that the rules say it was not at: what was talked of, where those stand who fire, an office's."""
        tokens, place = (t.first for d in self.drafts for t in d.triggers), self.event.place
        return [e for token in tokens for e in self.stage.scene.refused.get(token, ()) if e != place]


def features(deed: Deed) -> dict[str, tuple[Standing, list[str]]]:
    """The features of each candidate: those that it has at other deeds of the type too, and those of this one."""
    ground, kind, form = deed.ground, deed.kind, deed.form
    out: dict[str, tuple[Standing, list[str]]] = {}
    sentences, beside = sorted({d.sentence for d in deed.drafts}), ground.beside(deed.happening, deed.version)
    for entity, near in deed.candidates(sentences, beside).items():
        out[entity] = standing(ground.sort(entity), near, kind), []
    for entity, stand in deed.stands.items():
        if entity in out:
            out[entity][1].extend(_stands(deed, stand, ground.sort(entity).level, form))
    for name, places in beside:
        feature = f"{name} {deed.status} {deed.how}" if name in _TOLD else f"{name} {kind} {form}"
        for entity in places:
            if entity in out:
                out[entity][1].append(feature)
    for entity in dict.fromkeys(ground.pointed(sentences)):
        if entity in out:
            out[entity][1].append(f"pointed {ground.sort(entity).level} {deed.how}")
    if deed.event.place is not None:
        out[deed.event.place][1].append(f"rules {deed.how} {kind}")
    return out


_TOLD = frozenset({"last alike", "title told"})


def _stands(deed: Deed, stand: Stand, level: str, form: str) -> list[str]:
    """What stands before a place in the sentence, and between it and the trigger."""
    line, side = deed.stage.words(stand.sentence), stand.side
    step = _STEPS[min(255, stand.distance)]
    where = bisect_right(line.chunks, stand.name.first, key=_FIRST) - 1
    prep = _prep(line.chunks, where, stand.name)
    low, high = sorted((where, line.triggers[stand.trigger.first]))
    way = line.kinds[low + 1 : high]
    bars = ("T" if not _DEEDS.isdisjoint(way) else "") + ("m" if "mark" in way else "")
    bars += "c" if "turn" in way or "cue" in way else ""
    return [
        f"prep {side} {prep} {deed.kind} {level}",
        f"form {side} {prep} {form}",
        f"far {side} {step} {prep}",
        f"bar {side} {bars} {level}",
    ]


def _prep(chunks: list[Chunk], where: int, name: Name) -> str:
    """The preposition of a place, in brackets where words stand between them; ~ where it is inside a longer phrase."""
    chunk, at = chunks[where], where
    while at and not chunks[at].prep and where - at < 3 and chunks[at - 1].kind in _LINKS:
        at -= 1
    if at < where and chunks[at].prep:
        return f"({chunks[at].prep})"
    return f"{chunk.prep}{'+' if chunk.joined else ''}{'' if chunk.name is name else '~'}"


def nowhere(deed: Deed) -> list[str]:
    """The features of no place at all."""
    kind, told = deed.kind, "said" if deed.drafts[0].voice >= 0 else "told"
    return [
        f"nowhere {kind} {deed.status}",
        f"nowhere {kind} {deed.form}",
        f"nowhere {deed.how} {deed.status}",
        f"nowhere {told} {kind}",
        f"nowhere {min(3, len(deed.stands))} {deed.how} {kind}",
    ]
