"""The article's text as it is drawn: blocks of runs, each run with the classes of all that covers it.

Joined in order, the runs are ``document.text``: nothing is left out, added or moved. Numbers and labels are drawn by
the style sheet from attributes, never written into the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from riwaya.export.report_labels import BLOCKS
from riwaya.export.report_segments import Layer, Segment, Stretch, segments, stretches
from riwaya.export.report_view import View, first_span
from riwaya.records import Statement

COLOURS: Final = 8
# A statement's own colour, and lines for the two statements that it stands in.
DEPTHS: Final = ("c", "o", "p")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a span is: the content, cue or speaker of a statement, or the words that name an event."""

    kind: Literal["content", "cue", "speaker", "trigger"]
    number: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a list entry's link lands: before the first word of statement or event ``number``."""

    kind: Literal["statement", "event"]
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn in one way. ``quoted``: it is (part of) what somebody said."""

    text: str
    classes: str
    quoted: bool
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the page, or (``kind`` None) blank space between blocks. ``label`` is what to say of it."""

    kind: str | None
    label: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Marker:
    """Draws one report: ``colours`` gives each speaker's colour (0 for the unknown), ``prefix`` keeps ids apart."""

    view: View
    colours: Mapping[str | None, int]
    prefix: str

    def passages(self) -> list[Passage]:
        """All of the text, in order; of neighbours with the same label only the first shows it."""
        document = self.view.report.document
        layers, anchors = list(self._layers()), self._anchors()
        cut = stretches(len(document.text), document.blocks)
        labels = _without_repeats([_label(stretch) for stretch in cut if stretch.block])
        return [self._passage(stretch, next(labels) if stretch.block else None, layers, anchors) for stretch in cut]

    def colour(self, statement: Statement) -> int:
        """The colour of a statement's speaker."""
        return self.colours.get(statement.speaker, 0)

    def _layers(self) -> Iterator[Layer[Mark]]:
        for number, statement in enumerate(self.view.statements, 1):
            yield from (Layer(span, Mark("content", number)) for span in statement.content)
            yield Layer(statement.cue, Mark("cue", number))
            if statement.speaker_span:
                yield Layer(statement.speaker_span, Mark("speaker", number))
        for number, event in enumerate(self.view.events, 1):
            yield Layer(event.trigger, Mark("trigger", number))

    def _anchors(self) -> dict[int, list[Anchor]]:
        found: dict[int, list[Anchor]] = {}
        for number, statement in enumerate(self.view.statements, 1):
            found.setdefault(first_span(statement)[0], []).append(Anchor("statement", number))
        for number, event in enumerate(self.view.events, 1):
            found.setdefault(event.trigger[0], []).append(Anchor("event", number))
        return found

    def _passage(
        self, stretch: Stretch, label: str | None, layers: list[Layer[Mark]], anchors: dict[int, list[Anchor]]
    ) -> Passage:
        blank = stretch.block is None and self.view.report.document.text[slice(*stretch.span)].isspace()
        cut = segments(stretch.span, [] if blank else layers)
        runs = tuple(self._run(segment, {} if blank else anchors) for segment in cut)
        kind = stretch.block.kind if stretch.block else "paragraph"
        return Passage(None if blank else kind, label, runs)

    def _run(self, segment: Segment[Mark], anchors: dict[int, list[Anchor]]) -> Run:
        marks = [layer.key for layer in segment.layers]
        start, end = segment.span
        here = tuple(anchors.get(start, ()))
        said = list(dict.fromkeys(mark.number for mark in marks if mark.kind == "content"))
        return Run(self.view.report.document.text[start:end], self._classes(marks, said), bool(said), here)

    def _classes(self, marks: list[Mark], said: list[int]) -> str:
        names = [f"{depth}{self._colour_of(number)}" for depth, number in zip(DEPTHS, reversed(said), strict=False)]
        for mark in marks:
            if mark.kind in ("cue", "speaker"):
                names += [mark.kind, f"f{self._colour_of(mark.number)}"]
            if mark.kind == "trigger":
                names.append("trigger")
            else:
                names.append(f"{self.prefix}-s{mark.number}")
        return " ".join(dict.fromkeys(names))

    def _colour_of(self, number: int) -> int:
        return self.colour(self.view.statements[number - 1])


def _label(stretch: Stretch) -> str | None:
    block = stretch.block
    label = BLOCKS.get(block.kind) if block else None
    return f"{label} — {block.author}" if label and block and block.author else label


def _without_repeats(labels: list[str | None]) -> Iterator[str | None]:
    return (None if label == before else label for before, label in zip([None, *labels], labels, strict=False))
