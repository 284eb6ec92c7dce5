"""Scores the place room on ``eval/geocoding_places.tsv``: is the named place found, within 25 km, in the right country?

    python eval/geocoding.py [--misses]

Prints the share of places within 25 km and in a wrong country, over all and over the ambiguous half.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import msgspec

from riwaya.lexicon import load
from riwaya.mentions.place import PlaceName, find_places
from riwaya.mentions.place.spot import distance
from riwaya.mentions.reading import read_script
from riwaya.records import Block, Document

CASES = Path(__file__).parent / "geocoding_places.tsv"
NEAR_KM = 25.0


class Case(msgspec.Struct, frozen=True):
    """One line of the table."""

    name: str
    country: str
    lat: float
    lon: float
    ambiguous: str
    sentence: str


class Outcome(msgspec.Struct, frozen=True):
    """What became of a case; ``km`` is None where the place was not found or got no position."""

    case: Case
    found: PlaceName | None
    km: float | None

    @property
    def near(self) -> bool:
        """Within 25 km."""
        return self.km is not None and self.km <= NEAR_KM

    @property
    def wrong_country(self) -> bool:
        """Found, and put into another country than it lies in."""
        return self.found is not None and self.found.country not in (None, self.case.country)


def read_cases() -> list[Case]:
    """The table."""
    lines = [x for x in CASES.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return [Case(name, cc, float(lat), float(lon), kind, text) for name, cc, lat, lon, kind, text in rows]


def judge(case: Case) -> Outcome:
    """Read the sentence and look at the place that stands where the name does."""
    blocks = (Block(kind="paragraph", span=(0, len(case.sentence))),)
    reading = read_script(Document(id="case", text=case.sentence, sha256="", blocks=blocks), load())
    at = case.sentence.find(case.name)
    places = [p for p in find_places(reading) if p.span[0] <= at < p.span[1]]
    if not places:
        return Outcome(case, None, None)
    km = distance((places[0].lat, places[0].lon), (case.lat, case.lon))
    return Outcome(case, places[0], km if places[0].lat is not None else None)


def main(arguments: list[str]) -> int:
    """Print the table of scores, and the misses if asked."""
    outcomes = [judge(case) for case in read_cases()]
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups["all"].append(outcome)
        groups["ambiguous" if outcome.case.ambiguous else "plain"].append(outcome)
    for name, group in groups.items():
        near, wrong = sum(o.near for o in group), sum(o.wrong_country for o in group)
        share = f"{near / len(group):6.1%} within {NEAR_KM:.0f} km   {wrong / len(group):5.1%} wrong country"
        print(f"{name:10} {len(group):4}   {share}")
    if "--misses" in arguments:
        for outcome in outcomes:
            if not outcome.near or outcome.wrong_country:
                place = outcome.found
                said = f"{place.name} {place.chain} {place.country} {place.lat} {place.lon}" if place else "not found"
                print(f"  {outcome.case.name} {outcome.case.country}: {said} | {outcome.case.sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
