"""``riwaya schema``: the contract as a JSON Schema."""

from __future__ import annotations

import json
from enum import StrEnum

import msgspec
import typer


class Subject(StrEnum):
    """What can be described."""

    report = "report"
    incident = "incident"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(schema)


def schema(
    subject: Subject = typer.Argument(Subject.report, help="The record to describe."),  # noqa: B008 -- typer's way
) -> None:
    """Print the JSON Schema of a record: the contract of what riwaya writes as JSON lines."""
    typer.echo(json.dumps(schema_of(subject), ensure_ascii=False, indent=2))


def schema_of(subject: Subject) -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a record."""
    from riwaya import records

    name = subject.value.capitalize()
    described = msgspec.json.schema(getattr(records, name))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"riwaya {subject.value}, contract {records.CONTRACT}",
        **described,
    }
