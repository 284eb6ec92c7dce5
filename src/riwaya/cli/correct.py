"""``riwaya correct``: people's words about what was read."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from riwaya.cli._library import Where, opened, settings
from riwaya.errors import ConfigError

if TYPE_CHECKING:
    from riwaya.library import Correction, Library
    from riwaya.library.corrections import Action


class Act(StrEnum):
    """What is done."""

    SET = "set"
    REJECT = "reject"
    CONFIRM = "confirm"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"
    LIST = "list"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(correct)


def correct(
    act: Annotated[Act, typer.Argument(help="What to do; `list` shows what was done.")],
    about: Annotated[
        str | None, typer.Argument(metavar="[DOCUMENT]", help="The document's id; for undo a correction's number.")
    ] = None,
    record: Annotated[
        str | None, typer.Argument(metavar="[RECORD]", help="The id of a statement, event, commitment or entity.")
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]", help="set: field=value (JSON or a word); merge: the other entity; split: the new name."
        ),
    ] = None,
    library: Where = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so (settings: who).")] = None,
    why: Annotated[str, typer.Option(metavar="REASON", help="Why.")] = "",
    kind: Annotated[str, typer.Option(metavar="KIND", help="set: the kind of an entity that is new.")] = "unnamed",
    span: Annotated[
        list[str] | None, typer.Option(metavar="START-END", help="split: a mention of the new entity; repeatable.")
    ] = None,
) -> None:
    """Correct what was read: fix a value, reject or confirm a record, merge or split entities, undo a correction.

    Nothing is overwritten: a correction lies over the reading, says who, when and why, and stands when the document is
    read again by another version.
    """
    from riwaya.library import Wish

    with opened(library) as source:
        if act is Act.LIST:
            _list(source, about)
            return
        name = who or settings().who
        if act is Act.UNDO:
            done = source.undo(_number(about), who=name, why=why)
        else:
            path, new = _path_value(act, value)
            wish = Wish(
                action=cast("Action", act.value),
                target=_given(record, "a record"),
                path=path,
                value=new,
                entity_kind=kind,
                spans=tuple(map(_span, span or ())),
            )
            done = source.correct(source.find(_given(about, "a document")), wish, who=name, why=why)
    typer.echo(_told(done))


def _given(value: str | None, what: str) -> str:
    if value is None:
        raise ConfigError(f"which one? give {what}", hint="riwaya correct --help")
    return value


def _number(value: str | None) -> int:
    text = _given(value, "a correction's number").lstrip("#")
    if not text.isdigit():
        raise ConfigError(f"{value}: no correction's number", hint="`riwaya correct list` shows them")
    return int(text)


def _span(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d+)-(\d+)", text)
    if not match:
        raise ConfigError(f"{text}: not a span", hint="two numbers: 120-126")
    return int(match[1]), int(match[2])


def _path_value(act: Act, value: str | None) -> tuple[str | None, Any]:
    if act in {Act.REJECT, Act.CONFIRM}:
        return None, None
    given = _given(value, "a value")
    if act is not Act.SET:
        return None, given
    path, equals, text = given.partition("=")
    if not equals:
        raise ConfigError(
            f"{given}: not field=value", hint="act=deny, counts.0.high=7, speaker=وزارة الدفاع, place=null"
        )
    return path, _json_or_word(text)


def _json_or_word(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


def _list(library: Library, document: str | None) -> None:
    """Every correction, and how it fares on the reading as it is now."""
    key = library.find(document) if document else None
    every = library.corrections(key)
    states = {
        standing.correction.id: standing.state
        for one in dict.fromkeys(c.document for c in every)
        for standing in library.overlay(one).standings
    }
    for one in every:
        state = states.get(one.id, "done" if one.action == "undo" else "undone")
        typer.echo(f"{_told(one)}\t{state}")


def _told(one: Correction) -> str:
    what = f"{one.path}={json.dumps(one.value, ensure_ascii=False)}" if one.path else ""
    return "\t".join((f"#{one.id}", one.at, one.who, one.document, one.action, one.target, what, one.why))
