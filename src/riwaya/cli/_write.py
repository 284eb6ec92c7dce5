"""Reports to text: all formats but ``html`` are made report by report, by the process that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TextIO

import msgspec

from riwaya.records import Report

RULE: Final = "═" * 72


class Form(msgspec.Struct, frozen=True):
    """A format: how one report is rendered, and what stands before the first, between two, after the last.

    ``none`` is all there is where nothing could be read.
    """

    render: Callable[[Report], str]
    before: str = ""
    between: str = ""
    after: str = ""
    none: str = ""


def as_report(report: Report) -> str:
    """For the terminal."""
    from riwaya.export.report_text import render

    return render(report)


def as_line(report: Report) -> str:
    """JSON on one line."""
    return msgspec.json.encode(report).decode() + "\n"


def as_json(report: Report) -> str:
    """JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1).decode()


FORMS: Final[Mapping[str, Form]] = {
    "report": Form(as_report, between=f"\n{RULE}\n\n"),
    "json": Form(as_json, before="[\n", between=",\n", after="\n]\n", none="[]\n"),
    "jsonl": Form(as_line),
}


def write(rendered: Iterable[str], form: Form, out: TextIO) -> None:
    """Write each report as it comes."""
    some = False
    for text in rendered:
        out.write((form.between if some else form.before) + text)
        some = True
    out.write(form.after if some else form.none)


def write_html(reports: Iterable[Report], out: TextIO) -> None:
    """One page for all."""
    from riwaya.export.report_html import render

    out.write(render(list(reports)))
