"""Rows of fixed columns, written as CSV or as tab-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO


def write_csv(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a header and rows as CSV; a column that a row does not have is blank."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(row.get(name)) for name in columns] for row in rows)
    text.detach()


def write_tsv(
    stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, header: bool = True
) -> None:
    """Write rows with tabs between the columns; tabs and line breaks within a value become spaces."""
    if header:
        stream.write(("\t".join(columns) + "\n").encode())
    for row in rows:
        values = (" ".join(str(_plain(row.get(name))).split()) for name in columns)
        stream.write(("\t".join(values) + "\n").encode())


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else value
