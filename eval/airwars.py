"""Score incidents against rows that a casualty-recording desk drew up, with the articles that it drew them from.

    python eval/airwars.py DIRECTORY [--policy range|lowest|latest] [--jobs N] [--misses]

``DIRECTORY`` holds ``articles.jsonl`` (riwaya's input) and ``rows.jsonl``: a row has ``date``, ``location_ar``,
``deaths`` and ``injuries`` (low, high), ``sources`` (article ids). A row is found if an incident has a word of its
place, its date to a day, and one of its articles. Both sides are folded alike, so that «إسرائيل» is «اسرائيل»; a row is
split if more than one attack is its, while talks about it or at its place are incidents of their own.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from riwaya.edtf import bounds
from riwaya.incidents import POLICIES, Gathering
from riwaya.incidents.words import folded
from riwaya.pipeline import pipeline
from riwaya.records import Incident, Range, Report

#: Words of a place that other places share.
COMMON = set(
    folded("قرية مدينة بلدة ريف قرب بين منطقة حي مخيم محيط جنوب شمال شرق غرب محافظة ناحية طريق بلدات قرى مزرعة").split()
)
#: How the desk's belligerents are named in the articles.
WHO = {
    "Russian Military": "روسي روسيا النظام الأسد سوري",
    "Syrian Regime": "النظام الأسد سوري حكومي",
    "Turkish Military": "تركي تركيا أنقرة",
    "YPG": "قسد سوريا الديمقراطية الوحدات كردي",
    "Syrian Democratic Forces": "قسد سوريا الديمقراطية",
    "Kurdish Forces": "قسد كردي الوحدات",
    "U.S.-led Coalition": "التحالف أمريك أميرك واشنطن",
    "Israeli Military": "إسرائيل احتلال",
    "Iranian Military": "إيران",
    "Jordanian Military": "أردن",
}
Row = dict[str, Any]


def read(directory: Path, jobs: int) -> list[Report]:
    """The reports of all articles."""
    outcomes = pipeline().read_documents([directory / "articles.jsonl"], jobs=jobs)
    return [one for one in outcomes if isinstance(one, Report)]


def place_words(name: str | None) -> set[str]:
    """The folded words of a place that are its own."""
    words = re.findall(r"\w+", folded(name or ""))
    return {re.sub("^(?:ال|لل)", "", w) for w in words if w not in COMMON and len(w) > 2}


def close(value: str | None, day: str) -> bool:
    """Whether a time is a day, give or take one."""
    known, one = bounds(value), timedelta(days=1)
    return known is not None and known[0] - one <= date.fromisoformat(day) <= known[1] + one


def of_row(row: Row, incidents: Sequence[Incident]) -> list[Incident]:
    """The incidents that are the row's, the one with most of its articles first."""
    sources, words = set(row["sources"]), place_words(row["location_ar"])
    found = [
        (len(common), len(i.accounts), i)
        for i in incidents
        if (common := sources & {a.document for a in i.accounts})
        and close(i.time, row["date"])
        and place_words(i.place.name if i.place else None) & words
    ]
    return [i for _, _, i in sorted(found, key=lambda f: (-f[0], -f[1], f[2].id))]


def agrees(got: Range | None, want: list[int | None]) -> tuple[bool, bool]:
    """Whether a toll's range overlaps the desk's, and whether it is the same."""
    low, high = want[0] or 0, want[1] if want[1] is not None else want[0] or 0
    if got is None or got.low is None:
        return False, False
    top = got.high if got.high is not None else got.low
    return got.low <= high and top >= low, (got.low, top) == (low, high)


def named(row: Row, one: Incident) -> bool:
    """Whether any of the row's belligerents is among the incident's actors."""
    names = folded(" ".join(side.name for side in one.actors))
    words = [w for who in (row["belligerent"] or "").split(", ") for w in folded(WHO.get(who, "")).split()]
    return any(w in names for w in words)


def measure(rows: Sequence[Row], incidents: Sequence[Incident], misses: bool) -> Counter[str]:
    """The counts that the table is made of; ``misses`` prints each row that is not found or not overlapped."""
    n: Counter[str] = Counter(rows=len(rows))
    for row in rows:
        mine = of_row(row, incidents)
        if mine:
            _add(n, row, mine, misses)
        elif misses:
            print("not found:", row["date"], row["location_ar"])
    return n


def _add(n: Counter[str], row: Row, mine: list[Incident], misses: bool) -> None:
    best = mine[0]
    n["found"] += 1
    n["split"] += sum(i.type == "ASSAULT" for i in mine) > 1
    n["actor"] += named(row, best)
    n["gathered"] += len({a.document for a in best.accounts} & set(row["sources"]))
    n["sources"] += len(row["sources"])
    for slot, key in (("killed", "deaths"), ("injured", "injuries")):
        if row[key][0] is None:
            continue
        overlaps, exact = agrees(getattr(best.summary, slot), row[key])
        n.update({key: 1, f"{key} overlaps": int(overlaps), f"{key} exact": int(exact)})
        if misses and not overlaps:
            print(f"{slot}: {getattr(best.summary, slot)} for {row[key]}:", row["date"], row["location_ar"])


OF = {"found": "rows", "actor": "found", "gathered": "sources", "split": "found"} | {
    f"{key} {how}": key for key in ("deaths", "injuries") for how in ("overlaps", "exact")
}
"""What each count is a share of."""


def shares(n: Counter[str]) -> dict[str, float]:
    """Each count as a share."""
    return {what: n[what] / max(1, n[of]) for what, of in OF.items()}


def table(n: Counter[str]) -> str:
    """The shares, one a line."""
    return "\n".join(f"{what:20} {share:.3f}  ({n[what]} of {n[OF[what]]})" for what, share in shares(n).items())


def main() -> None:
    """Read, gather, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--policy", choices=sorted(POLICIES), default="range")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    gathering = Gathering()
    for report in read(given.directory, given.jobs):
        gathering.add(report)
    rows = [msgspec.json.decode(line) for line in (given.directory / "rows.jsonl").read_bytes().splitlines()]
    print(table(measure(rows, gathering.incidents(policy=given.policy), given.misses)))


if __name__ == "__main__":
    main()
