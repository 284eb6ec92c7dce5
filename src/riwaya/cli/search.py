"""``riwaya search``: words and fields in the library."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli._library import Form, Limit, Where, opened

if TYPE_CHECKING:
    from riwaya.library import Hit


class Unit(StrEnum):
    """What is searched for."""

    document = "document"
    statement = "statement"
    event = "event"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(search)


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            help='Words, "phrases", -without, begin*, this|that, and speaker: via: place: type: act: status: actor: '
            "target: outlet: title: mode: before: after:",
        ),
    ],
    library: Where = None,
    unit: Annotated[
        Unit | None, typer.Option("--in", help="Search documents, statements or events; else the fields decide.")
    ] = None,
    limit: Limit = 20,
    form: Annotated[Form, typer.Option("--format", "-f", help="For people (table) or programs (jsonl).")] = Form.table,
) -> None:
    """Search the library; spellings are folded (أحمد finds احمد and أَحمد), و ف ب ل ك ال may stand before a word.

    The best hits come first, the words that were searched for lit in the letters of the original.
    """
    import msgspec

    with opened(library) as source:
        results = source.search(" ".join(query), unit=unit.value if unit else None, limit=limit)
    for hit in results.hits:
        typer.echo(msgspec.json.encode(hit).decode() if form is Form.jsonl else _told(hit))
    if results.more:
        typer.echo("riwaya: there is more than is shown: --limit, or a narrower search", err=True)


def _told(hit: Hit) -> str:
    about = " · ".join(part for part in (hit.outlet, hit.published, hit.document) if part)
    own = "" if hit.unit == "document" else f"  {hit.unit} {hit.id}\n"
    return f"{' '.join(hit.title.split())}\n  {about}\n{own}  {' '.join(_lit(hit).split())}\n"


def _lit(hit: Hit) -> str:
    """The text shown, with what was searched for in bold, or in brackets where nobody looks at a terminal."""
    before, after = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("[", "]")
    out, at, base = "", 0, hit.span[0]
    for start, end in hit.lights:
        if start - base < at:
            continue
        out += hit.text[at : start - base] + before + hit.text[start - base : end - base] + after
        at = end - base
    return out + hit.text[at:]
