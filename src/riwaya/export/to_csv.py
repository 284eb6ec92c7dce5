"""CSV (RFC 4180, UTF-8): one table a file, safe to open in a spreadsheet.

A cell that begins with ``= + - @``, a tab or a carriage return would be run as a formula: an apostrophe before it makes
it text (``raw_cells`` leaves it). ``bom`` writes the mark by which Excel knows UTF-8. Several values of a cell stand
side by side, ``; `` between them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, BinaryIO, Final

from riwaya.export.columns import TABLES
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.rows import cell
from riwaya.export.tables import records, rows

LOSES: Final = {
    "other-tables": "records that stand in other tables: export them with --table",
    "first-only": "a cell of killed or injured holds the first number only: the table of counts has all",
}


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write one table of reports or incidents."""
    table = settings.table or "events"
    if settings.bom:
        stream.write(b"\xef\xbb\xbf")
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(TABLES[table])
    for item in items:
        made = list(rows(table, item))
        count_losses(table, item, made, loss)
        writer.writerows([cell(value, safe=not settings.raw_cells) for value in row.values()] for row in made)
    text.detach()


def count_losses(table: str, item: Item, made: list[dict[str, Any]], loss: Loss) -> None:
    """What one table does not hold of an item."""
    loss.lose("other-tables", records(item) - len(made))
    if table == "events" and not isinstance(item, dict):
        for event in item.events:
            kinds = [c.what for c in event.counts]
            loss.lose("first-only", sum(max(0, kinds.count(what) - 1) for what in ("killed", "injured")))
