"""No score may fall below its floor.

    python eval/gate.py SHARED                              check (this is what CI does)
    python eval/gate.py SHARED --raise                      raise the floors to what is reached now
    python eval/gate.py SHARED --lower NAME VALUE --why …   lower one floor, with a reason that stays in floors.json

Floors hold for one exact set of annotations, named by its hash; a changed set makes the gate fail until the floors are
set anew. Where there is no SHARED folder nothing can be checked, and the gate says so.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import airwars
import gsr
import msgspec
from pages import score_pages
from reading import fingerprint, or_skip, read_cases

from riwaya.incidents import Gathering
from riwaya.pipeline import Pipeline
from riwaya.score import measure

FLOORS = Path(__file__).with_name("floors.json")
STEP = 1000
"""Floors are kept to three digits, rounded down."""


class Lowered(msgspec.Struct):
    """A floor that was lowered on purpose."""

    name: str
    was: float
    now: float
    why: str


class Set(msgspec.Struct):
    """The floors of one set: measure to least F1 (or share)."""

    folder: str
    sha256: str
    floors: dict[str, float]


class Floors(msgspec.Struct):
    """The file."""

    sets: dict[str, Set]
    lowered: list[Lowered] = []


Scores = dict[str, float]


def gold_scores(folder: Path) -> Scores:
    """F1 of each measure on annotated articles."""
    return {m.name.strip(): m.f1 for m in measure(case.compared for case in read_cases(folder))}


def page_scores(folder: Path) -> Scores:
    """The page stage: mean F1 of body words, share of dates right."""
    pages = score_pages(folder).values()
    bodies = [float(str(page["f1"])) for page in pages if page["f1"] is not None]
    return {
        "body words": sum(bodies) / len(bodies),
        "dates of publication": sum(page["date"] == page["expected"] for page in pages) / len(pages),
    }


def incident_scores(folder: Path) -> Scores:
    """Shares of a casualty-recording desk's rows."""
    gathering = Gathering()
    for report in airwars.read(folder, 1):
        gathering.add(report)
    rows = [msgspec.json.decode(line) for line in (folder / "rows.jsonl").read_bytes().splitlines()]
    scores = airwars.shares(airwars.measure(rows, gathering.incidents(), misses=False))
    scores["not split"] = 1 - scores.pop("split")
    return scores


def sentence_scores(folder: Path) -> Scores:
    """F1 of sentences with an event of a type, and of the words of its actors and targets."""
    read = Pipeline()
    scores: Scores = {}
    for name, kind in gsr.TYPES.items():
        scores[f"{name} sentences"] = gsr.sentence_scores(read, folder / f"{name}_sentences.jsonl", kind)[0]["f1"]
        spans = gsr.span_scores(read, folder / f"{name}_spans.jsonl", kind)[0]
        scores |= {f"{name} {role}": score for role, score in spans.items()}
    return scores


SCORERS = {"gold": gold_scores, "pages": page_scores, "airwars": incident_scores, "event_gsr": sentence_scores}


def check(name: str, pinned: Set, scores: Scores, digest: str) -> list[str]:
    """What is wrong with a set's scores."""
    if digest != pinned.sha256:
        return [f"{name}: the set is not the one that the floors were set on; look, then set them anew with --raise"]
    missing = [f"{name}: {measure_} is no longer measured" for measure_ in pinned.floors.keys() - scores.keys()]
    low = [
        f"{name}: {measure_} is {scores[measure_]:.4f}, its floor {floor:.3f}"
        for measure_, floor in pinned.floors.items()
        if measure_ in scores and scores[measure_] < floor
    ]
    return missing + low


def raised(pinned: Set, scores: Scores, digest: str) -> Set:
    """The floors moved up to the scores; on another set they are set anew."""
    old = pinned.floors if digest == pinned.sha256 else {}
    now = {name: int(score * STEP) / STEP for name, score in scores.items()}
    return Set(pinned.folder, digest, {name: max(floor, old.get(name, 0.0)) for name, floor in now.items()})


def lower(floors: Floors, name: str, value: float, why: str) -> None:
    """Lower one floor in place, and write down why."""
    for pinned in floors.sets.values():
        if name in pinned.floors:
            floors.lowered.append(Lowered(name, pinned.floors[name], value, why))
            pinned.floors[name] = value
            return
    sys.exit(f"no floor {name!r}")


def write(floors: Floors) -> None:
    """Write the file, for people to read."""
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument("--lower", nargs=2, metavar=("NAME", "VALUE"))
    parser.add_argument("--why")
    asked = parser.parse_args()
    if asked.lower and not asked.why:
        parser.error("--lower needs --why")
    return asked


def main() -> None:
    """Check, raise or lower."""
    asked = arguments()
    floors = msgspec.json.decode(FLOORS.read_bytes(), type=Floors)
    if asked.lower:
        lower(floors, asked.lower[0], float(asked.lower[1]), asked.why)
        write(floors)
    else:
        measured(floors, or_skip(asked.shared), up=asked.up)


def measured(floors: Floors, shared: Path, *, up: bool) -> None:
    """Score all sets; raise their floors (``up``), or end with 1 if a score is below its floor."""
    faults = []
    for name, pinned in floors.sets.items():
        folder = or_skip(shared / pinned.folder)
        scores, digest = SCORERS[name](folder), fingerprint(folder)
        faults += check(name, pinned, scores, digest)
        floors.sets[name] = raised(pinned, scores, digest)
    if up:
        write(floors)
        return
    print("\n".join(faults) or f"all of {sum(len(s.floors) for s in floors.sets.values())} scores reach their floors")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
