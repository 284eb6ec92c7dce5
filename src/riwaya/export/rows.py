"""Rows of fixed columns, written as CSV or as tab-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO, Final

#: What makes a spreadsheet run a cell, in narrow and wide letters.
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: Any, *, safe: bool) -> Any:
    """A value as a cell."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    if safe and isinstance(value, str) and value.startswith(DANGEROUS):
        return "'" + value
    return "" if value is None else value


def write_csv(
    stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, safe: bool = True
) -> None:
    """Write a header and rows as CSV; a column that a row does not have is blank; ``safe``: no cell is a formula."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(name), safe=safe) for name in columns] for row in rows)
    text.detach()


def write_tsv(
    stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, header: bool = True
) -> None:
    """Write rows with tabs between the columns; tabs and line breaks within a value become spaces."""
    if header:
        stream.write(("\t".join(columns) + "\n").encode())
    for row in rows:
        values = (" ".join(str(cell(row.get(name), safe=False)).split()) for name in columns)
        stream.write(("\t".join(values) + "\n").encode())
