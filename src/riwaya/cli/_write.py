"""Reports to text, one writer a format; all but ``html`` write each report as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TextIO

import msgspec

from riwaya.records import Report

RULE: Final = "═" * 72


def write_report(reports: Iterable[Report], out: TextIO) -> None:
    """For the terminal; a line between two reports."""
    from riwaya.export.report_text import render

    for number, report in enumerate(reports):
        out.write((f"\n{RULE}\n\n" if number else "") + render(report))


def write_jsonl(reports: Iterable[Report], out: TextIO) -> None:
    """One report a line."""
    for report in reports:
        out.write(msgspec.json.encode(report).decode() + "\n")


def write_json(reports: Iterable[Report], out: TextIO) -> None:
    """One list, indented."""
    between = "[\n"
    for report in reports:
        out.write(between + msgspec.json.format(msgspec.json.encode(report), indent=1).decode())
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")


def write_html(reports: Iterable[Report], out: TextIO) -> None:
    """One page for all."""
    from riwaya.export.report_html import render

    out.write(render(list(reports)))


Writer = Callable[[Iterable[Report], TextIO], None]
WRITERS: Final[Mapping[str, Writer]] = {
    "report": write_report,
    "json": write_json,
    "jsonl": write_jsonl,
    "html": write_html,
}
