"""``riwaya backup``: a copy of the library."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli._library import Where, opened


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(backup)


def backup(
    target: Annotated[
        str, typer.Argument(metavar="PATH_OR_URL", help="A file that is not there yet, or an empty library elsewhere.")
    ],
    library: Where = None,
) -> None:
    """Copy the whole library, as of one moment, while others may use it; also from a file to PostgreSQL and back."""
    with opened(library) as source:
        source.backup(target)
        typer.echo(f"content {source.digest()}")
