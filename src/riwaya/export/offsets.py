"""Offsets in other units than ours: UTF-16 code units, which JavaScript and with it most browsers' tools count."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from riwaya.records import Span

Measure = Literal["codepoints", "utf16"]

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Turns spans of a text from code points to a unit and back."""

    def __init__(self, text: str, unit: Measure) -> None:
        self._wide = [m.start() for m in _WIDE.finditer(text)] if unit == "utf16" else []
        self._after = [at + n + 1 for n, at in enumerate(self._wide)]

    def out(self, span: Span) -> Span:
        """The span in the unit, from code points: each letter outside the first plane counts two."""
        start, end = (at + bisect_left(self._wide, at) for at in span)
        return start, end

    def back(self, span: Span) -> Span:
        """The span in code points, from the unit."""
        start, end = (at - bisect_left(self._after, at) for at in span)
        return start, end
