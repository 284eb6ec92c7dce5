"""Which place goes with a word of the text: the most exact one said nearest to it."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic import Script
from riwaya.mentions.place.placename import PlaceName
from riwaya.mentions.place.spot import WIDTH


def nearest_place(places: Sequence[PlaceName], script: Script, token: int, *, sentences: int = 0) -> PlaceName | None:
    """The place that tells best where what stands at ``token`` is; None if the sentence names none.

    Places after the word are preferred to places before it («قصف … على بلدة X»), near ones to far ones; from the place
    so found the most exact of its nested group is taken («بلدة X بريف Y»: X). With ``sentences`` > 0 as many sentences
    before are searched too if its own has none.
    """
    home = script.sentence_of(token)
    for number in range(home, max(-1, home - sentences - 1), -1):
        sentence = script.sentences[number]
        inside = [p for p in places if sentence.first <= p.first < sentence.last]
        if inside:
            return innermost(inside, min(inside, key=lambda p: _distance(p, token)))
    return None


def _distance(place: PlaceName, token: int) -> float:
    """Tokens between; a place before the word is three times as far, and so is a country."""
    gap = place.first - token if place.first >= token else 3 * (token - place.last)
    return (abs(gap) + 1) * (3 if WIDTH.get(place.level, 2) >= 7 else 1)


def innermost(places: Sequence[PlaceName], place: PlaceName) -> PlaceName:
    """The most exact of the nested group at ``place``: the one whose chain names the others."""
    for other in reversed(places):
        if other.first < place.first and place.name in other.chain and place.first - other.last <= 3:
            return innermost(places, other)
    return place
