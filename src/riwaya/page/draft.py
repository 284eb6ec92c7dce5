"""The working sheet of labelling: the lines of one text and the labels given so far."""

from __future__ import annotations

import msgspec

from riwaya.page.dateline import DatelineFound
from riwaya.page.lines import Line
from riwaya.records import BlockKind

LONG = 110  # characters: a line this long is prose even without a full stop
MIDDLING = 60  # … and from here on, it is no heading, menu entry or name
_SENTENCE_HABIT = 0.6


class Draft(msgspec.Struct):
    """The lines of one text and the labels given so far."""

    lines: list[Line]
    title: str
    outlet: str | None
    title_end: int
    labels: list[BlockKind | None] = msgspec.field(default_factory=list)
    sorts: list[str | None] = msgspec.field(default_factory=list)
    authors: dict[int, str] = msgspec.field(default_factory=dict)
    dateline: tuple[int, DatelineFound] | None = None

    def open_lines(self) -> list[int]:
        """The lines that have no label yet."""
        return [i for i, label in enumerate(self.labels) if label is None]

    def paragraphs(self) -> list[int]:
        """The lines that are prose for sure."""
        return [i for i, label in enumerate(self.labels) if label == "paragraph"]

    def closes_sentences(self) -> bool:
        """Whether the page ends its paragraphs with full stops, so that a line without one is no paragraph."""
        prose = self.paragraphs()
        return bool(prose) and sum(self.lines[i].ends_sentence for i in prose) >= _SENTENCE_HABIT * len(prose)


def says(line: Line) -> bool:
    """A short sentence («النائب: بالتأكيد.»), not a crumb with a full stop."""
    return line.ends_sentence and line.words > 2
