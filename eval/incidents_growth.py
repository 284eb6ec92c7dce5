"""How the cost of gathering incidents grows: reports repeated with shifted dates, so that a day has the same news.

    riwaya read --format jsonl ARTICLES > reports.jsonl
    python eval/incidents_growth.py reports.jsonl [--documents 64000] [--apart 10]

Prints processor time at each doubling, of it what linking takes, the exponent of growth (1 is linear), the time of
grouping at the end, and the memory that a document takes beyond its report. Linking is all that adding a report does
but for turning it into tellings: packing them, finding those near them, scoring the pairs, keeping the links. Reading
articles and shifting reports are not timed.

The repetitions are as far apart as the reports are old, and ten days more. With fewer days (``--apart``) they lie over
each other: reports of 500 days that come again every ten days make a day of fifty days' news in the end.
"""

from __future__ import annotations

import argparse
import gc
import math
import re
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from riwaya.edtf import bounds
from riwaya.incidents import Gathering
from riwaya.incidents.linker import Linker
from riwaya.incidents.telling import Telling
from riwaya.lexicon import load
from riwaya.records import Report

APART = 10
"""Days between the end of one repetition and the beginning of the next: more than any link reaches."""
FIRST = 1000
"""Documents at the first mark."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def moved(value: str | None, days: int) -> str | None:
    """An EDTF value some days later; months and years stay."""
    try:
        return _DAY.sub(lambda m: (date.fromisoformat(m[0]) + timedelta(days)).isoformat(), value) if value else None
    except ValueError:
        return value


def spanned(reports: Sequence[Report]) -> int:
    """Days from the first publication to the last."""
    known = [bounds(r.document.published.value) for r in reports if r.document.published]
    days = [first for span in known if span for first in span]
    return (max(days) - min(days)).days if days else 0


def shifted(report: Report, turn: int, days: int) -> Report:
    """A report as a new one, some days later; ``turn`` sets its ids apart."""
    day = report.document.published
    document = replace(
        report.document,
        id=f"{report.document.id}+{turn}",
        published=replace(day, value=moved(day.value, days) or day.value) if day else None,
    )
    events = tuple(replace(e, id=f"{e.id}+{turn}", time=moved(e.time, days), same_as=None) for e in report.events)
    mentions = tuple(replace(m, value=moved(m.value, days)) for m in report.mentions)
    return replace(report, document=document, events=events, mentions=mentions)


def stream(reports: Sequence[Report], most: int, apart: int) -> Iterator[Report]:
    """The reports again and again, so many days later each time."""
    for number in range(most):
        turn, at = divmod(number, len(reports))
        yield shifted(reports[at], turn, turn * apart) if turn else reports[at]


class Clock:
    """A function with the processor time that its calls took."""

    def __init__(self, function: Callable[[Report], list[Telling]]) -> None:
        self.function, self.spent = function, 0.0

    def __call__(self, report: Report) -> list[Telling]:
        """Call it, timed."""
        start = time.process_time()
        found = self.function(report)
        self.spent += time.process_time() - start
        return found


class Mark(NamedTuple):
    """Seconds for some documents, and how many of these turned reports into tellings."""

    documents: int
    seconds: float
    reading: float

    def line(self) -> str:
        """One line of the table."""
        linking = self.documents / (self.seconds - self.reading)
        both = self.documents / self.seconds
        return f"{self.documents:8,} documents  {self.seconds:7.2f} s  {both:6,.0f}/s  linking alone {linking:6,.0f}/s"


def marks(reports: Sequence[Report], most: int, apart: int) -> tuple[list[Mark], float]:
    """The time at each doubling from :data:`FIRST`; and that of grouping all in the end."""
    linker, spent, found = Linker(load()), 0.0, []
    reading = linker.reader.read = Clock(linker.reader.read)  # type: ignore[method-assign]  # only to time it
    wanted = [FIRST * 2**n for n in range(20) if FIRST * 2**n <= most]
    for number, report in enumerate(stream(reports, wanted[-1], apart), 1):
        start = time.process_time()
        linker.add(report)
        spent += time.process_time() - start
        if number in wanted:
            found.append(Mark(number, spent, reading.spent))
    start = time.process_time()
    deque(linker.groups(), maxlen=0)
    return found, time.process_time() - start


def memory(reports: Sequence[Report], documents: int, apart: int) -> float:
    """Bytes that a document takes in a gathering, its report (which is made before) left out."""
    given, gathering = list(stream(reports, documents, apart)), Gathering()
    tracemalloc.start()
    for report in given:
        gathering.add(report)
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / documents


def main() -> None:
    """Measure it and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--documents", type=int, default=8 * FIRST)
    parser.add_argument("--apart", type=int, help="days from one repetition to the next")
    given = parser.parse_args()
    reports = [msgspec.json.decode(line, type=Report) for line in given.reports.read_bytes().splitlines()]
    apart = given.apart or spanned(reports) + APART
    found, grouping = marks(reports, given.documents, apart)
    for mark in found:
        print(mark.line())
    first, last = found[min(1, len(found) - 1)], found[-1]
    if last.documents > first.documents:
        grown = math.log(last.seconds / first.seconds) / math.log(last.documents / first.documents)
        print(f"exponent {grown:.2f}")
    print(f"grouping all of them {grouping:.2f} s")
    print(f"memory {memory(reports, 2 * FIRST, apart) / 1024:.1f} KB a document beyond the reports")


if __name__ == "__main__":
    main()
