"""Doers that other words of the report name: whose raid it happened in, whose strikes these were.

Only two ties are taken for one: «قُتل … خلال مداهمة نفذتها قوات …» in one sentence, and a definite noun of strikes
(«القصف») that goes on about those told with the same noun before. The sentence that names the doer is kept with the
account.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from riwaya.incidents.where import Atlas, Where
from riwaya.incidents.words import listed, words_of
from riwaya.records import Event, Span

STRIKES: Final = frozenset({"aerial", "heavy-weapons"})
"""Modes of ASSAULT that go on: what a report calls «القصف» is the bombardment that it told of."""
REACH: Final = 600
"""Letters over which a report goes on about what it told."""
BEFORE: Final = 16
"""Letters before a raid in which «during» stands."""


class Deed(msgspec.Struct, frozen=True, gc=False):
    """An event with its sentence, places and those actors that can have done it."""

    event: Event
    sentence: Span
    places: tuple[Where, ...]
    doers: tuple[str, ...]

    @property
    def at(self) -> int:
        """Where its trigger starts."""
        return self.event.trigger[0]


def lender(deed: Deed, deeds: Sequence[Deed], text: str, atlas: Atlas) -> Deed | None:
    """The deed of the same report whose doers did this one, which names none."""
    event = deed.event
    if event.type != "ASSAULT" or deed.doers or event.status == "denied":
        return None
    told = [d for d in deeds if d.doers and d.event.status in ("happened", "ongoing")]
    raid = next((d for d in told if _during(deed, d, text)), None)
    if raid is not None or event.mode not in STRIKES or not _definite(event, text):
        return raid
    before = [d for d in told if 0 < deed.at - d.at <= REACH and _goes_on(d.event, event)]
    last = max(before, key=lambda d: d.at, default=None)
    return None if last is None or _apart(last, deed, atlas) else last


def companions(deed: Deed, deeds: Sequence[Deed], keys: Callable[[tuple[str, ...]], frozenset[str]]) -> tuple[str, ...]:
    """Who raided together with the doers, in the sentence that tells what they did in the raid."""
    if deed.event.type != "ASSAULT" or not deed.doers:
        return ()
    own = keys(deed.doers)
    raids = [d for d in deeds if d.sentence == deed.sentence and d.event.type == "COERCE" and len(d.doers) > 1]
    joint = [i for d in raids if not own.isdisjoint(keys(d.doers)) for i in d.doers]
    return tuple(dict.fromkeys(i for i in joint if own.isdisjoint(keys((i,)))))


def _during(deed: Deed, raid: Deed, text: str) -> bool:
    """«أصيب شاب خلال مداهمة لقوات …», «نفذت القوات مداهمة قُتل خلالها شاب»: harm told as part of a raid."""
    if raid.event.type != "COERCE" or raid.sentence != deed.sentence or not deed.event.rule.startswith("event.harm."):
        return False
    if deed.at < raid.at:
        before = text[max(deed.at, raid.at - BEFORE) : raid.at]
        return not listed("during").isdisjoint(words_of(before))
    between = text[raid.event.trigger[1] : deed.event.trigger[1] + BEFORE]
    return not listed("during_it").isdisjoint(words_of(between))


def _goes_on(told: Event, event: Event) -> bool:
    """Whether strikes may be those told before: by the same noun, or as attacks that go on («تستمر هجمات …»)."""
    attacks = told.type == "ASSAULT" and told.status == "ongoing" and told.mode is None
    return told.rule == event.rule or (attacks and told.rule.startswith("event.act."))


def _definite(event: Event, text: str) -> bool:
    start = event.trigger[0]
    return "ال" in (text[start : start + 2], text[max(0, start - 2) : start])


def _apart(a: Deed, b: Deed, atlas: Atlas) -> bool:
    """Whether they were in different places."""
    pairs = [(v, w) for v in a.places for w in b.places]
    return bool(pairs) and all(atlas.relation(v, w) == "apart" for v, w in pairs)
