"""``riwaya statements``: who said what, as a table."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli._library import Form, Rows, Where, opened, print_rows

_COLUMNS = ("published", "outlet", "speaker", "via", "act", "text", "document", "id")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(statements)


def statements(
    query: Annotated[list[str] | None, typer.Argument(help="Words and fields, as for `riwaya search`.")] = None,
    library: Where = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it: words of a name or role.")] = None,
    via: Annotated[str | None, typer.Option(metavar="NAME", help="Through whom it came.")] = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="What saying it does: deny, accuse, order …")] = None,
    after: Annotated[str | None, typer.Option(metavar="DATE", help="Published from this day, month or year.")] = None,
    before: Annotated[str | None, typer.Option(metavar="DATE", help="Published until then.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")] = None,
    form: Rows = Form.table,
) -> None:
    """List who said what, through whom: all statements, or the newest first that words and options ask for."""
    fields = {"speaker": speaker, "via": via, "act": act, "after": after, "before": before}
    asked = [*(query or ()), *(f'{name}:"{value}"' for name, value in fields.items() if value)]
    with opened(library) as source:
        print_rows(source.statements(" ".join(asked) or None, limit=limit), form, _COLUMNS)
