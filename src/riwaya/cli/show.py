"""``riwaya show``: a document of the library."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from riwaya.cli._library import Where, opened


class Shape(StrEnum):
    """How a report is shown."""

    report = "report"
    json = "json"
    html = "html"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(show)


def show(
    document: Annotated[str, typer.Argument(help="Its id, or the beginning of it.")],
    library: Where = None,
    form: Annotated[Shape, typer.Option("--format", "-f", help="For people (report, html) or programs (json).")] = (
        Shape.report
    ),
    uncorrected: Annotated[bool, typer.Option("--uncorrected", help="As it was read, without corrections.")] = False,
) -> None:
    """Show what was read in a document, with all corrections."""
    with opened(library) as source:
        report = source.report(source.find(document), corrected=not uncorrected)
    if form is Shape.json:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(report), indent=1).decode())
    elif form is Shape.html:
        from riwaya.export import report_html

        typer.echo(report_html.render([report]))
    else:
        from riwaya.export import report_text

        typer.echo(report_text.render(report), nl=False)
