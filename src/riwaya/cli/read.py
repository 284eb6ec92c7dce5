"""``riwaya read``: pages in, reports out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from riwaya.cli._app import FAILED, tell
from riwaya.cli._options import Fetch, Files, From, Gazetteers, Jobs, Lexicons, Outlet, Published, kind_of, setup
from riwaya.cli._output import opened
from riwaya.cli._progress import counted


class Format(StrEnum):
    """How reports are written."""

    report = "report"
    json = "json"
    jsonl = "jsonl"
    html = "html"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(read)


def read(
    files: Files,
    kind: From = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="For people in the terminal (report) or the browser (html: one page for all); "
            "for programs one JSON list (json) or one report a line (jsonl).",
        ),
    ] = Format.report,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here instead of the standard output.", dir_okay=False)
    ] = None,
    fetch: Fetch = False,
    lexicon: Lexicons = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Read pages and write down who said what, through whom, and what happened according to whom.

    Results come in the order of the input. What can't be read is told on the standard error, the rest goes on, and the
    exit code is 1 at the end.
    """
    from riwaya.cli._write import FORMS, write, write_html
    from riwaya.page import open_sources
    from riwaya.pipeline import Pipeline

    failures: list[object] = []
    reader = Pipeline(setup(lexicon, gazetteer, published, outlet))
    sources = open_sources(files, kind=kind_of(kind), fetch=fetch)
    with opened(output) as out:
        if form is Format.html:
            write_html(counted(reader.read_sources(sources, jobs=jobs), failures, tell), out)
        else:
            made = FORMS[form.value]
            write(counted(reader.render_sources(sources, made.render, jobs=jobs), failures, tell), made, out)
    if failures:
        raise typer.Exit(FAILED)
