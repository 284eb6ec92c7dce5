"""How the cost of gathering incidents grows: reports repeated with shifted dates, so that a day has the same news.

    riwaya read --format jsonl ARTICLES > reports.jsonl
    python eval/incidents_growth.py reports.jsonl [--documents 64000]

Prints processor time at each doubling and the exponent of its growth (1 is linear). The readings themselves and the
shifting are not timed.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec.structs import replace

from riwaya.incidents import Gathering
from riwaya.records import Report

APART = 10
"""Days between two repetitions: more than any link reaches."""
FIRST = 1000
"""Documents at the first mark."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def moved(value: str | None, days: int) -> str | None:
    """An EDTF value some days later; months and years stay."""
    try:
        return _DAY.sub(lambda m: (date.fromisoformat(m[0]) + timedelta(days)).isoformat(), value) if value else None
    except ValueError:
        return value


def shifted(report: Report, turn: int) -> Report:
    """A report as a new one, ``turn`` times :data:`APART` days later."""
    days, day = APART * turn, report.document.published
    document = replace(
        report.document,
        id=f"{report.document.id}+{turn}",
        published=replace(day, value=moved(day.value, days) or day.value) if day else None,
    )
    events = tuple(replace(e, id=f"{e.id}+{turn}", time=moved(e.time, days), same_as=None) for e in report.events)
    mentions = tuple(replace(m, value=moved(m.value, days)) for m in report.mentions)
    return replace(report, document=document, events=events, mentions=mentions)


def stream(reports: Sequence[Report], most: int) -> Iterator[Report]:
    """The reports again and again, later each time."""
    for number in range(most):
        turn, at = divmod(number, len(reports))
        yield shifted(reports[at], turn) if turn else reports[at]


def marks(reports: Sequence[Report], most: int) -> list[tuple[int, float]]:
    """Documents and seconds at each doubling from :data:`FIRST`."""
    gathering, spent, found = Gathering(), 0.0, []
    wanted = [FIRST * 2**n for n in range(20) if FIRST * 2**n <= most]
    for number, report in enumerate(stream(reports, wanted[-1]), 1):
        start = time.process_time()
        gathering.add(report)
        spent += time.process_time() - start
        if number in wanted:
            found.append((number, spent))
    return found


def main() -> None:
    """Time it and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--documents", type=int, default=8 * FIRST)
    given = parser.parse_args()
    reports = [msgspec.json.decode(line, type=Report) for line in given.reports.read_bytes().splitlines()]
    found = marks(reports, given.documents)
    for documents, seconds in found:
        print(f"{documents:8,} documents  {seconds:7.2f} s  {documents / seconds:6,.0f}/s")
    (first, start), (last, end) = found[min(1, len(found) - 1)], found[-1]
    if last > first:
        print(f"exponent {math.log(end / start) / math.log(last / first):.2f}")


if __name__ == "__main__":
    main()
