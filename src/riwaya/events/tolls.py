"""Numbers of one thing that accounts give differently: each account's greatest, parts left out. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from riwaya.arabic import fold_text
from riwaya.edtf import bounds
from riwaya.events.alike import own_words
from riwaya.events.happening import Account as Side
from riwaya.events.scene import Scene
from riwaya.events.sides import any_kin, kin
from riwaya.records import Count, Event, Span
from riwaya.rules import Match


class Version(msgspec.Struct, frozen=True, gc=False):
    """One account with the event that records it."""

    side: Side
    event: Event
    added: tuple[Match, ...] = ()
    """Parties that no rule gave, with their chances."""

    @property
    def source(self) -> str | None:
        """Whose account: None is the outlet's own."""
        return self.side.speaker


class Toll(msgspec.Struct, frozen=True):
    """The number of one version, beside all that it gives of that slot."""

    version: Version
    count: Count
    given: frozenset[int]


def tolls(scene: Scene, versions: Sequence[Version], slot: str) -> list[tuple[Version, str]]:
    """The versions that give a number, each as it is written, if two of them cannot both be right; else nothing."""
    if sum(any(c.what == slot for c in v.event.counts) for v in versions) < 2:
        return []
    parts = {c.low for v in versions for c in v.event.counts if c.what == slot and c.span in _subsets(v)}
    told = [t for v in versions if not v.side.denied and (t := _toll(scene, v, slot, parts)) is not None]
    if not any(_apart(scene, a, b) for n, a in enumerate(told) for b in told[n + 1 :]):
        return []
    return [(t.version, _written(t.count)) for t in told]


def _subsets(version: Version) -> set[Span]:
    return {s for d in version.side.drafts for s in d.subsets}


def _toll(scene: Scene, version: Version, slot: str, parts: set[int]) -> Toll | None:
    """The toll of an account: its greatest number, or the sum of what و joins («ثلاثة موظفين وأربعة حراس»).

    Numbers that another account gives as a part («بينهم شرطيان») are no toll, nor are those that stand side by side in
    a sentence for different places or people.
    """
    subsets = _subsets(version)
    given = sorted((c for c in version.event.counts if c.what == slot and c.span not in subsets), key=lambda c: c.span)
    told = [c for c in _summed(given) if not _part(scene, c)]
    for n, c in enumerate(told):
        if any(_sentence(scene, c) == _sentence(scene, d) for d in told[:n]):
            return None
    best = max(told, key=lambda c: c.low, default=None)
    if best is None or best.low in parts:
        return None
    return Toll(version, best, frozenset(c.low for c in version.event.counts if c.what == slot))


def _sentence(scene: Scene, count: Count) -> int:
    return scene.sentence_of(scene.script.tokens_of(count.span)[0])


def _summed(given: list[Count]) -> list[Count]:
    """Numbers that و joins as one."""
    out: list[Count] = []
    for c in given:
        if out and 0 < c.span[0] - out[-1].span[1] <= _JOINED:
            out[-1] = _plus(out[-1], c)
        else:
            out.append(c)
    return out


_JOINED = 2
"""How many characters stand between numbers that و joins."""


def _part(scene: Scene, count: Count) -> bool:
    """Children and women, and «ثلاثة من القتلى», are parts of a toll, not another toll; one dead is none."""
    if count.low == 1:
        return True
    first, last = scene.script.tokens_of(count.span)
    if not _OF_THEM.isdisjoint(scene.norms[max(0, first - 2) : last + 2]):
        return True
    around = scene.norms[max(0, first - _AROUND) : last + _AROUND]
    if not _DEAD.isdisjoint(around) and any(a in ("من", "بين") and b in _DEAD for a, b in pairwise(around)):
        return True
    words = fold_text(scene.script.text[slice(*count.span)]).split()
    return any(w.lstrip("ول").startswith(_PARTS) for w in words)


_AROUND = 6
_OF_THEM = frozenset("منهم منها بينهم بينها ومنهم وبينهم".split())
_DEAD = frozenset("القتلي الضحايا الجرحي المصابين المصابون".split())


_PARTS = ("طفل", "اطفال", "امرا", "نساء", "سيد", "رضيع")


def _plus(a: Count, b: Count) -> Count:
    high = None if a.high is None or b.high is None else a.high + b.high
    return msgspec.structs.replace(b, low=a.low + b.low, high=high)


def _apart(scene: Scene, one: Toll, other: Toll) -> bool:
    """Neither can be the other; numbers of quite another size, of others or of another span are of something else."""
    a, b, v, w = one.count, other.count, one.version, other.version
    if (v.side.outlet, v.source) == (w.side.outlet, w.source) or a.low in other.given or b.low in one.given:
        return False
    if (
        max(a.low, b.low) > _SIZE * max(1, min(a.low, b.low))
        or not _alike(a, b)
        or _elsewhere(scene, a, b)
        or not same_deed(scene, v, w)
    ):
        return False
    if (
        _cited(scene, one, other)
        or _cited(scene, other, one)
        or _since(scene, a) != _since(scene, b)
        or not _days_alike(v.event.time, w.event.time)
    ):
        return False
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)


def _cited(scene: Scene, one: Toll, other: Toll) -> bool:
    """The outlet's number in a sentence that names the other's source («وفق المرصد») is that source's."""
    if not one.version.side.outlet or other.version.source is None:
        return False
    sentence = scene.sentences[_sentence(scene, one.count)]
    names = (scene.names[j] for j in range(sentence.first, sentence.last) if j in scene.names)
    named = {n.entity for n in names if n.kind not in ("place", "facility")}
    return any(kin(scene, other.version.source, n) for n in named)


def same_deed(scene: Scene, v: Version, w: Version) -> bool:
    """The dead of a battle are not those of an air raid, nor one side's those of the other's blow."""
    clash = {any(t.data.get("acled") == "armed clash" for d in x.side.drafts for t in d.triggers) for x in (v, w)}
    struck = any(d.mode == "aerial" for x in (v, w) for d in x.side.drafts)
    if len(clash) > 1 and struck:
        return False
    x, y = (next((n.entity for d in u.side.drafts for n in d.places), None) for u in (v, w))
    if x is not None and y is not None and not _near(scene, x, y):
        return False
    return not (v.event.actors and w.event.actors) or any_kin(scene, v.event.actors, w.event.actors)


def _elsewhere(scene: Scene, a: Count, b: Count) -> bool:
    """«9 أشخاص في منطقة كذا» and «23 في منطقة أخرى»: each of its own place, whether or not it is a known one."""
    x, y = _spot(scene, a), _spot(scene, b)
    return x is not None and y is not None and x != y


def _spot(scene: Scene, count: Count) -> str | None:
    first = scene.script.tokens_of(count.span)[1]
    window = scene.norms[first : first + _SPOT]
    return next((c for a, b, c in zip(window, window[1:], window[2:], strict=False) if a == "في" and b in _AREAS), None)


_SPOT = 10
_AREAS = frozenset("منطقه مدينه بلده قريه ولايه محافظه اقليم حي قضاء ناحيه مخيم".split())


def _near(scene: Scene, a: str, b: str) -> bool:
    """One place, or two of which a toll can be the same: not a province's against a town's."""
    x, y = scene.entity(a), scene.entity(b)
    if a == b or "facility" in (x.kind, y.kind) or own_words(x.name) & own_words(y.name):
        return True
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return False
    return abs(x.lat - y.lat) < _DEGREES and abs(x.lon - y.lon) < _DEGREES


_DEGREES = 0.2


def _since(scene: Scene, count: Count) -> bool:
    """«منذ بدء التظاهرات قتل …»: a number that has grown over weeks."""
    sentence = scene.sentences[_sentence(scene, count)]
    return any(w.lstrip("و") == "منذ" for w in scene.norms[sentence.first : sentence.last])


_SIZE = 5


def _days_alike(a: str | None, b: str | None) -> bool:
    """The dead of weeks are not those of a day."""
    spans = [bounds(x) for x in (a, b)]
    days = [(s[1] - s[0]).days for s in spans if s is not None]
    return len(days) < 2 or (max(days) <= _SPELL) == (min(days) <= _SPELL)


_SPELL = 3
"""Up to how many days a happening lasts that one toll is given of."""


def _alike(a: Count, b: Count) -> bool:
    """Whether the same are counted: soldiers are not policemen, one country's people not another's."""
    x, y = (fold_text(c.of or "").partition(" ")[0] for c in (a, b))
    if x == y or not x or not y or {x, y} & _ANYBODY:
        return True
    return _people(x) != _people(y)


_ANYBODY = frozenset(
    "اشخاص قتلي جرحي ضحايا مصابون جثث شهداء اصابات حالات افراد نسمه رجال شبان اخرون مواطنون ركاب".split()
)


def _people(word: str) -> bool:
    """«فلسطينيون»: of a country, not of a trade."""
    return word.endswith("يون") and word not in _TRADES


_TRADES = frozenset("مدنيون شرطيون عسكريون ارهابيون صحفيون قياديون انتحاريون".split())


def _written(count: Count) -> str:
    """A number as coders write it: 7, 40-70, 10+."""
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.high == count.low else f"{count.low}-{count.high}"
