"""``riwaya commitments``: who must do what by when."""

from __future__ import annotations

from typing import Annotated

import typer

from riwaya.cli._library import Form, Rows, Where, opened, print_rows
from riwaya.edtf import bounds
from riwaya.errors import ConfigError

_COLUMNS = ("due_day", "due", "bearer", "text", "issuer", "kind", "published", "outlet", "document", "id")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(commitments)


def commitments(
    library: Where = None,
    due: Annotated[bool, typer.Option("--due", help="Only those with a due date.")] = False,
    after: Annotated[str | None, typer.Option(metavar="DATE", help="Due on this day, month or year or later.")] = None,
    before: Annotated[str | None, typer.Option(metavar="DATE", help="Due until then.")] = None,
    form: Rows = Form.table,
) -> None:
    """List who is bound to do what by when, the soonest due first."""
    first, last = _day(after, first=True), _day(before, first=False)
    with opened(library) as source:
        print_rows(source.commitments(due_after=first, due_before=last, only_due=due), form, _COLUMNS)


def _day(value: str | None, *, first: bool) -> str | None:
    if value is None:
        return None
    span = bounds(value)
    if span is None:
        raise ConfigError(f"{value}: not a day", hint="2031, 2031-05 or 2031-05-31")
    return span[0 if first else 1].isoformat()
