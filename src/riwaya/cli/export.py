"""``riwaya export``: the library in the formats where people work."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riwaya.cli._library import Where, bytes_out, opened, settings
from riwaya.errors import ConfigError
from riwaya.export.formats import FORMATS

if TYPE_CHECKING:
    from riwaya.export.loss import Loss
    from riwaya.library import Library

FormatName = StrEnum("FormatName", list(FORMATS))  # type: ignore[misc]  # made from the formats there are


class Unit(StrEnum):
    """What offsets count."""

    codepoints = "codepoints"
    utf16 = "utf16"


class Toll(StrEnum):
    """Which account's number is taken."""

    lowest = "lowest"
    highest = "highest"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    form: Annotated[FormatName, typer.Argument(metavar="FORMAT", help=", ".join(FORMATS))],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here instead of the standard output.", dir_okay=False)
    ] = None,
    library: Where = None,
    query: Annotated[
        str | None, typer.Option("--query", "-q", help="Only documents that this finds, as for `riwaya search`.")
    ] = None,
    incidents: Annotated[
        bool,
        typer.Option("--incidents", help="Incidents, not reports: csv, jsonl, parquet, geojson, acled, ged."),
    ] = False,
    table: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which table, for csv, parquet, labelstudio and timemap.")
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv: begin with the mark by which Excel knows UTF-8.")] = False,
    raw_cells: Annotated[
        bool,
        typer.Option("--raw-cells", help="csv, acled, ged: leave cells that a spreadsheet would run as formulas."),
    ] = False,
    unit: Annotated[Unit, typer.Option(help="webannotation: what positions count.")] = Unit.codepoints,
    toll: Annotated[
        Toll | None, typer.Option(help="acled, ged: the account whose number is taken (settings: toll; lowest).")
    ] = None,
    min_likely: Annotated[
        float,
        typer.Option(
            min=0.0,
            max=1.0,
            metavar="CHANCE",
            help="acled, plover: leave out attacks and protests that a coder would code with a lesser chance (0 to 1).",
        ),
    ] = 0.0,
    loss: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write here, as JSON, what the format can't hold.", dir_okay=False),
    ] = None,
    uncorrected: Annotated[bool, typer.Option("--uncorrected", help="As it was read, without corrections.")] = False,
) -> None:
    """Write the library, or what a query finds, in another format.

    What the format can't hold is counted and told on the standard error.
    """
    from riwaya.export.formats import Settings
    from riwaya.export.formats import export as write

    if min_likely and (incidents or form.value not in {"acled", "plover"}):
        raise ConfigError("--min-likely is for acled and plover, of reports", hint="leave it out")
    chosen = Settings(
        table="incidents" if incidents and form.value in {"csv", "parquet"} else table,
        bom=bom,
        raw_cells=raw_cells,
        unit=unit.value,
        toll=toll.value if toll else settings().toll,
        min_likely=min_likely,
    )
    with opened(library) as source, bytes_out(output) as stream:
        lost = write(form.value, _items(source, query, incidents, corrected=not uncorrected), stream, chosen)
    _tell(lost, loss)


def _items(library: Library, query: str | None, incidents: bool, *, corrected: bool) -> Iterable[Any]:
    if not incidents:
        return library.reports(query, corrected=corrected)
    if query:
        raise ConfigError("--query finds reports, not incidents", hint="leave one of them out")
    return library.incidents()


def _tell(lost: Loss, path: Path | None) -> None:
    if path:
        path.write_text(lost.as_json() + "\n", encoding="utf-8")
        return
    for line in lost.lines():
        typer.echo(f"riwaya: {lost.name} can't hold: {line}", err=True)
