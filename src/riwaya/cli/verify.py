"""``riwaya verify``: is all still as it was written?"""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli._app import FAILED
from riwaya.cli._library import Where, opened


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(verify)


def verify(
    library: Where = None,
    reindex: Annotated[
        bool, typer.Option("--reindex", help="First make the search index and all tables again from the readings.")
    ] = False,
) -> None:
    """Check the library: hashes of sources and readings, spans, pointers, the search index, corrections that are lost.

    The exit code is 1 if anything is wrong. The last line is a hash of the content: the same for the same content.
    """
    with opened(library) as source:
        if reindex:
            typer.echo(f"made again: {source.reindex()} documents")
        count = 0
        for problem in source.verify():
            count += 1
            typer.echo(f"{problem.code}\t{problem.where}\t{problem.detail}")
        typer.echo(f"{count} problems\ncontent {source.digest()}")
    if count:
        raise typer.Exit(FAILED)
