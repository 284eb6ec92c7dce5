"""``riwaya diff``: what changed between two readings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riwaya.cli._library import Form, Where, opened
from riwaya.errors import ConfigError

if TYPE_CHECKING:
    from riwaya.library import Change, Library

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(diff)


def diff(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOCUMENT]...", help="Ids, or their beginnings; else all read again.")
    ] = None,
    library: Where = None,
    old: Annotated[int, typer.Option("--from", metavar="N", help="The reading to compare: 1 is the first, -2 …")] = -2,
    new: Annotated[int, typer.Option("--to", metavar="N", help="The reading to compare it with; -1 is the last.")] = -1,
    form: Annotated[Form, typer.Option("--format", "-f", help="For people (table) or programs (jsonl).")] = Form.table,
) -> None:
    """Tell what changed between two readings of documents: by another version, other word lists, or an edited page."""
    with opened(library) as source:
        for key in [source.find(one) for one in documents] if documents else source.read_again():
            _tell(source, key, (old, new), form)


def _tell(library: Library, key: str, which: tuple[int, int], form: Form) -> None:
    import msgspec

    from riwaya.library import changes

    readings = library.readings(key)
    old, new = (_one(readings, n, key) for n in which)
    found = changes(old[2], new[2])
    if form is Form.jsonl:
        for change in found:
            typer.echo(msgspec.json.encode({"document": key, **msgspec.to_builtins(change)}).decode())
        return
    typer.echo(f"{key}: {old[0] or '?'} ({old[1]}) → {new[0] or '?'} ({new[1]}), {len(found)} changes")
    for change in found:
        typer.echo(_line(change))


def _one(readings: list[Any], n: int, key: str) -> Any:
    at = n - 1 if n > 0 else len(readings) + n
    if not 0 <= at < len(readings):
        hint = "there is one reading" if len(readings) == 1 else f"there are {len(readings)} readings"
        raise ConfigError(f"no reading {n}", where=key, hint=hint)
    return readings[at]


def _line(change: Change) -> str:
    head = f"  {_SIGNS[change.what]} {change.kind} {change.id} {' '.join(change.label.split())}"
    return "\n".join([head, *(f"      {name}: {_short(a)} → {_short(b)}" for name, (a, b) in change.fields.items())])


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"
