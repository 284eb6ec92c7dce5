"""Large JSON documents, written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO


def dumps(value: Any) -> str:
    """JSON with Arabic as letters."""
    return json.dumps(value, ensure_ascii=False)


def json_array(stream: BinaryIO, values: Iterable[Any], *, before: str = "", after: str = "") -> None:
    """Write an array one value a line, with what stands before and after it."""
    stream.write(f"{before}[\n".encode())
    for n, value in enumerate(values):
        stream.write(((",\n" if n else "") + dumps(value)).encode())
    stream.write(f"\n]{after}\n".encode())
