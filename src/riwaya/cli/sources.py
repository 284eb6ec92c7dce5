"""``riwaya sources``: who is quoted."""

from __future__ import annotations

import typer

from riwaya.cli._library import Form, Limit, Rows, Where, opened, print_rows

_COLUMNS = ("name", "statements", "documents", "outlets", "denials", "contradicted", "via")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(sources)


def sources(library: Where = None, limit: Limit = 50, form: Rows = Form.table) -> None:
    """List who is quoted most: how often, in how many documents and outlets, through whom.

    `contradicted` counts a source's accounts that stand against another one in the same article.
    """
    with opened(library) as source:
        print_rows(source.sources(limit), form, _COLUMNS)
