"""A report for the terminal, readable also where the terminal knows nothing of right-to-left writing.

Letters stand in logical order, each span has a line of its own, and Latin labels keep to a column on the left: no line
mixes Latin and Arabic beyond its label, so that a terminal with or without bidi support shows every line whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from riwaya.export.report_time import plain_range
from riwaya.export.report_view import Matrix, View
from riwaya.records import Block, Commitment, Count, Event, Hop, Note, Report, Statement

LABEL_WIDTH: Final = 15
RULE_WIDTH: Final = 72
OUTLET: Final = "the outlet"
NOT_BODY: Final = ("furniture", "comment")
HOW: Final = {
    "given": "given by the caller",
    "metadata": "from the page's metadata",
    "url": "from the address",
    "text": "written on the page",
    "inferred": "inferred from the text",
}
ARABIC: Final = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")

Lines = Iterator[str]


def render(report: Report) -> str:
    """The report as lines of text, ending with a newline."""
    view = View(report)
    sections = (_header(view), _statements(view), _events(view), _matrices(view), _commitments(view), _notes(view))
    return "\n".join(chain.from_iterable(sections)) + "\n"


def _line(label: str, value: str | None, *, indent: int = 4) -> Lines:
    if value:
        yield f"{' ' * indent}{label:<{LABEL_WIDTH - indent + 4}} {value}"


def _section(title: str, number: int) -> Lines:
    yield ""
    yield f"{title} ({number})"
    yield "-" * RULE_WIDTH


def _numbered(number: int, short_id: str) -> Lines:
    yield ""
    yield f"{number:>3} {'id':<{LABEL_WIDTH}} {short_id}"


def _header(view: View) -> Lines:
    document = view.report.document
    yield "=" * RULE_WIDTH
    yield from _line("title", " ".join(document.title.split()), indent=0)
    yield from _line("outlet", document.outlet, indent=0)
    for author in document.authors:
        yield from _line("author", author, indent=0)
    yield from _published(view)
    yield from _line("address", document.url, indent=0)
    yield from _line("document id", document.id, indent=0)
    yield from _line("left aside", _aside(document.blocks), indent=0)


def _published(view: View) -> Lines:
    published = view.report.document.published
    if published is None:
        yield from _line("published", "unknown", indent=0)
        return
    yield from _line("published", published.value, indent=0)
    yield from _line("  known how", HOW[published.how], indent=0)
    if published.span:
        yield from _line("  words", view.words(published.span), indent=0)


def _aside(blocks: tuple[Block, ...]) -> str:
    found = ((kind, sum(block.kind == kind for block in blocks)) for kind in NOT_BODY)
    return ", ".join(f"{number} {kind} block{'s' * (number > 1)}" for kind, number in found if number)


def _statements(view: View) -> Lines:
    yield from _section("WHO SAID WHAT", len(view.statements))
    for number, statement in enumerate(view.statements, 1):
        yield from _numbered(number, view.short[statement.id])
        yield from _speaker(view, statement)
        yield from _line("act", f"{statement.act}, {statement.mode}")
        yield from _line("cue", view.words(statement.cue))
        yield from chain.from_iterable(_hop(view, hop) for hop in statement.chain)
        yield from _circumstances(view, statement)
        for span in statement.content:
            yield from _line("content", view.words(span))


def _speaker(view: View, statement: Statement) -> Lines:
    yield from _line("speaker", view.name(statement.speaker) or "unknown")
    yield from _line("role", view.roles.get(statement.speaker or ""))
    if statement.speaker_span is None and statement.speaker:
        yield from _line("", "(carried over from before)")
    elif statement.speaker_span and view.words(statement.speaker_span) != view.name(statement.speaker):
        yield from _line("named here", view.words(statement.speaker_span))


def _hop(view: View, hop: Hop) -> Lines:
    yield from _line(f"via, {hop.relation}", view.hop(hop))


def _circumstances(view: View, statement: Statement) -> Lines:
    yield from _line("addressee", view.name(statement.addressee))
    yield from _line("said when", statement.time)
    if statement.occasion:
        yield from _line("occasion", view.words(statement.occasion))
    if statement.distance:
        yield from _line("distance", view.words(statement.distance))


def _events(view: View) -> Lines:
    if not view.events:
        return
    yield from _section("WHAT HAPPENED, ACCORDING TO WHOM", len(view.events))
    for number, event in enumerate(view.events, 1):
        yield from _numbered(number, view.short[event.id])
        yield from _line("type", f"{event.type}, {event.mode}" if event.mode else event.type)
        yield from _line("status", event.status)
        if event.same_as in view.event_numbers:
            yield from _line("same as event", str(view.event_numbers[event.same_as]))
        yield from _line("words", view.words(event.trigger))
        yield from _participants(view, event)
        yield from chain.from_iterable(_count(view, count) for count in event.counts)
        yield from _told_by(view, event)


def _participants(view: View, event: Event) -> Lines:
    for label, entities in (("who", event.actors), ("to whom", event.targets)):
        for entity in entities:
            likely = " (likely)" if entity in event.likely else ""
            yield from _line(label, f"{view.name(entity)}{likely}")
    yield from _line("where", view.name(event.place) or (view.words(event.place_text) if event.place_text else None))
    yield from _line("when", event.time)
    if event.weapon:
        yield from _line("weapon", view.words(event.weapon))


def _count(view: View, count: Count) -> Lines:
    yield from _line(count.what, plain_range(count.low, count.high))
    yield from _line("  of", count.of)
    yield from _line("  words", view.words(count.span))


def _told_by(view: View, event: Event) -> Lines:
    if not event.according_to:
        yield from _line("told by", OUTLET)
    for number in sorted(view.statement_numbers.get(each, 0) for each in event.according_to):
        if number:
            yield from _line("told by", view.teller(view.statements[number - 1]) or "unknown")
            yield from _line("  statement", str(number))


def _matrices(view: View) -> Lines:
    matrices = view.matrices()
    if not matrices:
        return
    yield from _section("WHERE ACCOUNTS DISAGREE", len(matrices))
    for matrix in matrices:
        yield from _matrix(view, matrix)


def _matrix(view: View, matrix: Matrix) -> Lines:
    """Columns are lettered and Arabic values numbered, both told in lines of their own: no row mixes scripts."""
    yield ""
    number = view.event_numbers.get(matrix.event)
    yield from _line("about event", str(number) if number else None)
    letters = [_letter(at) for at, _ in enumerate(matrix.sources)]
    for letter, source in zip(letters, matrix.sources, strict=True):
        yield from _line(letter, (view.name(source) or "unknown") if source else OUTLET)
    legend: dict[str, str] = {}
    rows = [[_cell(cell, legend) for cell in row.cells] for row in matrix.rows]
    slots = ["", *(row.slot for row in matrix.rows)]
    for slot, row in zip(slots, _aligned([letters, *rows]), strict=True):
        yield from _line(slot, row)
    for value, mark in legend.items():
        yield from _line(mark, value)


def _letter(at: int) -> str:
    return chr(ord("A") + at) if at < 26 else f"A{at}"


def _cell(values: tuple[str, ...], legend: dict[str, str]) -> str:
    marks = (_mark(value, legend) if ARABIC.search(value) else value for value in values)
    return " / ".join(marks) or "-"


def _mark(value: str, legend: dict[str, str]) -> str:
    return legend.setdefault(value, f"[{len(legend) + 1}]")


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["   ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _commitments(view: View) -> Lines:
    commitments = view.report.commitments
    if not commitments:
        return
    yield from _section("WHO IS BOUND TO DO WHAT, BY WHEN", len(commitments))
    for number, commitment in enumerate(commitments, 1):
        yield from _numbered(number, view.short[commitment.id])
        yield from _commitment(view, commitment)


def _commitment(view: View, commitment: Commitment) -> Lines:
    yield from _line("kind", commitment.kind)
    yield from _line("issuer", view.name(commitment.issuer) or "unknown")
    yield from _line("bearer", view.name(commitment.bearer) or "unknown")
    yield from _line("task", view.words(commitment.task))
    yield from _line("due", commitment.due or "no date given")
    if commitment.due_span:
        yield from _line("  words", view.words(commitment.due_span))
    number = view.statement_numbers.get(commitment.statement)
    yield from _line("statement", str(number) if number else None)


def _notes(view: View) -> Lines:
    if view.report.notes:
        yield from _section("NOTES", len(view.report.notes))
        yield from chain.from_iterable(_note(view, note) for note in view.report.notes)


def _note(view: View, note: Note) -> Lines:
    yield from _line("note", note.code)
    yield from _line("", note.detail)
    if note.span:
        yield from _line("  words", view.words(note.span))
