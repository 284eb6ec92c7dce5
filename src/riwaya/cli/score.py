"""``riwaya score``: how well reports agree with annotations."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

if TYPE_CHECKING:
    from riwaya.score import Comparison, Measure


class ScoreFormat(StrEnum):
    """How scores are written."""

    table = "table"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(score)


def score(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Folder of annotations: articles.jsonl and ID.json files.")
    ],
    reports: Annotated[Path, typer.Argument(metavar="REPORTS", help="What `riwaya read --format jsonl` wrote.")],
    form: Annotated[ScoreFormat, typer.Option("--format", "-f", help="A table, or JSON.")] = ScoreFormat.table,
) -> None:
    """Score reports against annotations of the same articles: precision, recall, F1 for each kind of record."""
    from riwaya.score import compare, measure, read_gold, read_reports, sheet_of

    read = read_reports(reports)
    compared = {i: compare(sheet, sheet_of(read.get(i), sheet.text)) for i, sheet in read_gold(gold).items()}
    measures = measure(compared.values())
    typer.echo(_json(measures) if form is ScoreFormat.json else _table(compared, measures))


def _table(compared: dict[str, Comparison], measures: list[Measure]) -> str:
    from riwaya.score import table

    moved = [name for name, comparison in compared.items() if not comparison.verbatim]
    told = f"; text missing or not kept verbatim in: {', '.join(moved)}" if moved else ""
    return f"{len(compared)} articles{told}\n{table(measures)}"


def _json(measures: list[Measure]) -> str:
    return msgspec.json.encode({m.name.strip(): _numbers(m) for m in measures}).decode()


def _numbers(m: Measure) -> dict[str, float]:
    return {"p": m.precision, "r": m.recall, "f1": m.f1, "hit": m.hit, "gold": m.gold, "pred": m.pred}
