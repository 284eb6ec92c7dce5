"""Lists too long for YAML: tab-separated tables, by hand or written by ``lexicon/build`` from named sources.

The first line is a comment that starts with ``# kind=… left=…``; further ``key=value`` there hold for all rows.
The first line that is no comment names the columns; ``forms`` holds the written forms separated by ``|``; ``id`` may be
left out (the first form); empty cells are left out of the data.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, get_args

from riwaya.arabic import Form, LeftEdge
from riwaya.errors import LexiconError
from riwaya.lexicon.source import Written

TABLES = (".tsv",)
_HEAD = re.compile(r"#\s*kind=(\w+)\s+left=(\w+)(?P<more>(?:\s+\w+=\S+)*)")


def read_tables(paths: Iterable[Path]) -> Iterator[Written]:
    """All rows of all tables."""
    for path in paths:
        yield from _read_table(path)


def _read_table(path: Path) -> Iterator[Written]:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = _HEAD.match(lines[0]) if lines else None
    if head is None or head[2] not in get_args(LeftEdge):
        raise LexiconError("the first line must read '# kind=… left=…'", where=f"{path}:1")
    body = [(n, line) for n, line in enumerate(lines[1:], 2) if not line.startswith("#")]
    columns = body[0][1].split("\t")
    if "forms" not in columns:
        raise LexiconError("a table needs the column 'forms'", where=f"{path}:{body[0][0]}")
    common = dict(pair.split("=", 1) for pair in head["more"].split())
    for number, line in body[1:]:
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        yield _row({**common, **dict(zip(columns, cells, strict=False))}, head[1], head[2], f"{path}:{number}")


def _row(cells: dict[str, str], kind: str, left: Any, where: str) -> Written:
    forms = tuple(Form(f) for f in cells["forms"].split("|") if f.strip())
    if not forms:
        raise LexiconError("no forms", where=where)
    data = {k: v for k, v in cells.items() if k not in ("id", "forms", "left") and v}
    own_left: Any = cells.get("left") or left
    return Written(cells.get("id") or forms[0].text, kind, own_left, False, forms, data, where)
