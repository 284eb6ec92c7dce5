"""``riwaya judge``: a person's word on whether two incidents are one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli._library import Form, Rows, Where, opened, print_rows, settings
from riwaya.errors import ConfigError, LibraryError

if TYPE_CHECKING:
    from riwaya.library import Library

_COLUMNS = ("at", "who", "left", "right", "verdict", "why")


class Saying(StrEnum):
    """What is said of the two."""

    same = "same"
    different = "different"
    unsure = "unsure"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(judge)


def judge(
    verdict: Annotated[
        Saying | None, typer.Argument(help="What they are; left out: list the judgements that hold.")
    ] = None,
    left: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An incident or event, by its id or how that begins.")
    ] = None,
    right: Annotated[str | None, typer.Argument(metavar="[ID]", help="The other one.")] = None,
    library: Where = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so (settings: who).")] = None,
    why: Annotated[str, typer.Option(metavar="REASON", help="Why.")] = "",
    form: Rows = Form.table,
) -> None:
    """Say whether two incidents are the same happening; `riwaya incidents` holds to it from then on.

    The newest judgement of a pair holds; earlier ones are kept.
    """
    with opened(library) as source:
        if verdict is None:
            print_rows((j for j in source.judgements() if j.kind == "incident"), form, _COLUMNS)
            return
        known = _ids(source)
        pair = _one(known, left), _one(known, right)
        name = who or settings().who
        if not name:
            raise ConfigError("a judgement says who", hint="--who NAME, or the setting `who`")
        if pair[0] == pair[1]:
            raise ConfigError("both are the same incident", where=pair[0], hint="give two")
        done = source.judge("incident", *pair, verdict.value, who=name, why=why)
    typer.echo(f"{done.left} {done.right} {done.verdict} ({done.who})")


def _ids(source: Library) -> set[str]:
    """The ids of all incidents that the library has gathered, and of the events of their accounts."""
    found = list(source.incidents())
    if not found:
        raise LibraryError("no incidents yet", where=source.where, hint="`riwaya incidents` gathers them")
    return {one["id"] for one in found} | {e for one in found for a in one["accounts"] for e in a["events"]}


def _one(known: set[str], given: str | None) -> str:
    if given is None:
        raise ConfigError("which two? give two ids", hint="`riwaya incidents` shows them")
    matching = [given] if given in known else sorted(one for one in known if one.startswith(given))
    if len(matching) != 1:
        what = f"begins {len(matching)} ids" if matching else "no incident or event"
        raise ConfigError(f"{given}: {what}", hint="`riwaya incidents` shows them")
    return matching[0]
