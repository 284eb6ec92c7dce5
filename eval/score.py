"""Score riwaya on annotated articles, and write down where it misses.

    python eval/score.py GOLD

Prints the table; writes ``eval/out/reports.jsonl`` and ``eval/out/diagnosis.md`` (misses by class, with their words).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
from diagnosis import diagnose
from reading import OUT, Case, or_skip, read_cases

from riwaya.score import measure, table


def write(cases: list[Case], name: str) -> None:
    """Write reports and diagnosis."""
    OUT.mkdir(exist_ok=True)
    lines = b"".join(msgspec.json.encode(case.report) + b"\n" for case in cases)
    (OUT / "reports.jsonl").write_bytes(lines)
    (OUT / "diagnosis.md").write_text(diagnose(cases, name), encoding="utf-8")


def main() -> None:
    """Print the table and write the rest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of annotations")
    folder = or_skip(parser.parse_args().gold)
    cases = read_cases(folder)
    moved = [case.id for case in cases if not case.compared.verbatim]
    print(f"{len(cases)} articles" + (f"; text not kept verbatim in: {', '.join(moved)}" if moved else ""))
    print(table(measure(case.compared for case in cases)))
    write(cases, folder.name)
    print(f"\nmisses by class: {OUT / 'diagnosis.md'}")


if __name__ == "__main__":
    main()
