"""Scores times and numbers on duckling's Arabic corpora: ``python eval/duckling.py FOLDER [--misses]``.

FOLDER holds time.jsonl, numeral.jsonl and ordinal.jsonl (text, value; time also kind, grain, reference). Of the times
the day, week, month, year and interval cases count: bare clock times are no dates in riwaya. ``LEFT_OUT`` names the
cases that a newspaper does not print, or means otherwise, each with its reason.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from riwaya.arabic import analyse
from riwaya.lexicon import load
from riwaya.mentions.count.numbers import Reader
from riwaya.mentions.reading import Reading, read_script
from riwaya.mentions.time import find_times
from riwaya.records import Document

Case = dict[str, Any]

#: Folded text of a case, and why it is left out. Everything else counts.
LEFT_OUT: dict[str, str] = {
    **dict.fromkeys(
        ["الاثنين", "الثلاثاء", "الجمعة", "الجمعه", "الخميس", "السبت", "الاحد"],
        "a bare weekday is the next one to an assistant, the last one in a newspaper",
    ),
    **dict.fromkeys(
        ["نص شهر ثلاث", "اليوم الي بعد بكرة", "اليوم الي قبل امبارح", "بكرة", "بكرا"],
        "dialect that no newspaper prints",
    ),
}
_DATE_GRAINS = frozenset(("day", "week", "month", "year"))


def main() -> int:
    """Print one line a corpus; with --misses every case that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    misses = [*times(options.folder), *numbers(options.folder)]
    if options.misses:
        print("\n".join(misses))
    return 0


def _cases(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def times(folder: Path) -> Iterator[str]:
    """Print the score of the times; yield the misses."""
    tally: Counter[str] = Counter()
    for case in _cases(folder / "time.jsonl"):
        group = _group(case)
        tally[group] += 1
        got = _values(case)
        right = not got if group == "negative" else _wanted(case) in got
        tally[f"{group} right"] += right
        if not right and group in ("date", "negative"):
            yield f"- {case['text']}  wanted {case.get('value')}, got {got}"
    asked, out = tally["date"], tally["left out"]
    print(f"times      {tally['date right']}/{asked} = {tally['date right'] / asked:.3f}")
    print(f"           left out: {out} of {asked + out} = {out / (asked + out):.3f}; clock times: {tally['clock']}")
    print(f"negatives  {tally['negative right']}/{tally['negative']} stay silent")


def _group(case: Case) -> str:
    if case["kind"] == "none":
        return "negative"
    if case["grain"] not in _DATE_GRAINS:
        return "clock"
    return "left out" if case["text"] in LEFT_OUT else "date"


def _reading(text: str) -> Reading:
    return read_script(Document(id="case", text=text, sha256=""), load())


def _values(case: Case) -> list[str]:
    reference = str(case.get("reference", "2013-02-12"))[:10]
    return [t.value.rstrip("~") for t in find_times(_reading(case["text"]), reference) if t.value]


def _wanted(case: Case) -> str:
    """Duckling's value as riwaya writes it: a week as its days, the end of an interval included, a month as a month."""
    value = str(case["value"])
    if case["kind"] == "interval":
        start, end = (date.fromisoformat(v[:10]) for v in value.split("/"))
        return f"{start}/{end - timedelta(1)}"
    if case["grain"] == "week":
        start = date.fromisoformat(value)
        return f"{start}/{start + timedelta(6)}"
    return value


def numbers(folder: Path) -> Iterator[str]:
    """Print the scores of numerals and ordinals; yield the misses."""
    for name in ("numeral", "ordinal"):
        cases = _cases(folder / f"{name}.jsonl")
        wrong = [c for c in cases if not _number_right(c, name)]
        print(f"{name + 's':10} {len(cases) - len(wrong)}/{len(cases)} = {1 - len(wrong) / len(cases):.3f}")
        yield from (f"- {c['text']}  wanted {c['value']}" for c in wrong)


def _number_right(case: Case, name: str) -> bool:
    """The whole text must be read, with duckling's value."""
    script = analyse(case["text"])
    reader = Reader(script)
    if name == "ordinal":
        found: tuple[float, int] | None = reader.ordinal(0)
    else:
        number = reader.number(0)
        found = (number.low, number.last) if number else None
    wanted = float(case["value"].strip("()"))
    return found is not None and found[1] == len(script.tokens) and abs(found[0] - wanted) < 1e-9


if __name__ == "__main__":
    sys.exit(main())
