"""What the scripts of this folder share: annotated articles read by riwaya and laid beside their annotations."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import NamedTuple

from riwaya.errors import InputError
from riwaya.pipeline import Pipeline
from riwaya.records import Report
from riwaya.score import Comparison, compare, read_gold, sheet_of

OUT = Path(__file__).parent / "out"


class Case(NamedTuple):
    """One article: riwaya's report, and the report beside the annotation."""

    id: str
    report: Report
    compared: Comparison


def read_cases(folder: Path) -> list[Case]:
    """All annotated articles of a folder, read anew. Raises InputError where one can't be read."""
    gold = read_gold(folder)
    reports = {report.document.id: report for report in _reports(folder / "articles.jsonl")}
    return [Case(i, reports[i], compare(sheet, sheet_of(reports[i], sheet.text))) for i, sheet in gold.items()]


def _reports(articles: Path) -> list[Report]:
    reports = []
    for outcome in Pipeline().read_documents([articles]):
        if isinstance(outcome, InputError):
            raise outcome
        reports.append(outcome)
    return reports


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and bytes of the files of a folder: floors hold for exactly this gold."""
    seen = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        seen.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def or_skip(folder: Path) -> Path:
    """The folder; where it is not there, say so and end without an error."""
    if not folder.is_dir():
        print(f"skipped: no {folder}")
        sys.exit(0)
    return folder
