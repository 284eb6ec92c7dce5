"""Which place said nearby holds another: «بلدة قسطون بريف حماة الغربي», «حي الجميلية وسط حلب», «(شمال سوريا)»."""

from __future__ import annotations

from riwaya.mentions.place.phrase import Phrase
from riwaya.mentions.place.spot import SETTLED, WIDTH
from riwaya.mentions.place.words import WORDS
from riwaya.mentions.reading import Reading

_MARKS = frozenset("،,(-–[")


def link(reading: Reading, phrases: list[Phrase]) -> None:
    """Set ``outer`` of every phrase that the next one holds; members of a list share the outer of its last."""
    for inner, outer in zip(reversed(phrases[:-1]), reversed(phrases[1:]), strict=True):
        if inner.last > outer.first or outer.first - inner.last > 2 or outer.blocked:
            continue
        gap = [t.norm for t in reading.script.tokens[inner.last : outer.first]]
        if _leads_in(gap, outer) and _wider(inner, outer):
            inner.outer = outer
        elif outer.outer is not None and _is_list(gap, outer) and _wider(inner, outer.outer):
            inner.outer = outer.outer


def _leads_in(gap: list[str], outer: Phrase) -> bool:
    """A preposition, a side or a mark between the two, or a cue that follows at once («قرية X منطقة Y»)."""
    if outer.prefix.endswith("ب") or outer.side:
        return all(g in _MARKS or g in WORDS.into or g in ("و",) for g in gap) and not outer.prefix.startswith("و")
    if not gap:
        return outer.cue is not None and not outer.prefix
    return all(g in WORDS.into or g in _MARKS for g in gap) and not outer.prefix


def _is_list(gap: list[str], outer: Phrase) -> bool:
    return (not gap and outer.prefix == "و") or gap in (["،"], [","], ["و"])


def width(phrase: Phrase) -> int:
    """How wide a phrase is at most: by its cue where it has one, else by what its name may mean."""
    if phrase.cue is not None and phrase.cue.named == "country":
        return 4
    known = max((s.width for s in phrase.spots), default=-1)
    if phrase.cue is None:
        return known
    by_cue = WIDTH.get(phrase.cue.level, 2)
    if known < 0 and phrase.cue.level == "area":
        return 2  # «منطقة X» outside the gazetteer: as often a quarter as a district
    return by_cue if known < 0 or phrase.cue.named == "whole" else max(by_cue, min(known, by_cue + 1))


def _wider(inner: Phrase, outer: Phrase) -> bool:
    if outer.side or outer.bearing is not None:
        return width(inner) <= width(outer) or not inner.spots
    if not inner.spots:
        return bool(outer.spots) and width(inner) <= width(outer)
    return width(inner) < width(outer) or _may_be_smaller(inner, outer)


def _may_be_smaller(inner: Phrase, outer: Phrase) -> bool:
    """A settlement without a cue may be a village of the next town («دوما في ريف دمشق»)."""
    small = any(s.level in SETTLED for s in inner.spots)
    return small and any(s.width > min(i.width for i in inner.spots) for s in outer.spots)
