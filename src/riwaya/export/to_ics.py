"""iCalendar (RFC 5545): each commitment with a due date as an all-day event, on the last day to keep it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import BinaryIO, Final

from riwaya.edtf import bounds
from riwaya.export.facts import Facts
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.records import Commitment, Report

LOSES: Final = {
    "no-due": "commitments without a due date",
    "coarse-due": "due dates coarser than a day: the last day is in the calendar",
    "statements": "statements that are no commitments",
    "events": "events",
}

_LIMIT: Final = 75  # octets of a line, by RFC 5545


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, loss: Loss) -> None:
    """Write one calendar."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//riwaya//commitments//AR", "CALSCALE:GREGORIAN"]
    _lines(stream, head)
    for item in items:
        if isinstance(item, Report):
            for lines in entries(item, loss):
                _lines(stream, lines)
    _lines(stream, ["END:VCALENDAR"])


def entries(report: Report, loss: Loss) -> Iterator[list[str]]:
    """The calendar's entries of a report, as unfolded lines."""
    facts = Facts(report)
    committed = {c.statement for c in report.commitments}
    loss.lose("statements", len([s for s in report.statements if s.id not in committed]))
    loss.lose("events", len(report.events))
    for commitment in report.commitments:
        span = bounds(commitment.due)
        if span is None:
            loss.lose("no-due")
        else:
            loss.lose("coarse-due", int(span[0] != span[1]))
            yield _entry(facts, commitment, span[1])


def _entry(facts: Facts, commitment: Commitment, due: date) -> list[str]:
    published, document = bounds(facts.published), facts.document
    stamp = published[0] if published else due
    bearer = facts.name(commitment.bearer) or "?"
    said = facts.statements.get(commitment.statement)
    told = [
        f"{facts.name(commitment.issuer) or '?'} ({commitment.kind})",
        facts.content(said) if said else "",
        f"{commitment.due} ← {facts.words(commitment.due_span)}" if commitment.due_span else str(commitment.due),
        f"{document.outlet or ''} {facts.published}".strip(),
    ]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{commitment.id}.{document.id}@riwaya",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(1):%Y%m%d}",
        "SUMMARY:" + _escaped(f"{bearer}: {facts.words(commitment.task)}"),
        "DESCRIPTION:" + _escaped("\n".join(part for part in told if part)),
        "TRANSP:TRANSPARENT",
    ]
    return [*lines, *([f"URL:{document.url}"] if document.url else []), "END:VEVENT"]


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _lines(stream: BinaryIO, lines: Iterable[str]) -> None:
    for line in lines:
        stream.write(b"\r\n ".join(_folded(line)) + b"\r\n")


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of at most 75 octets (with the space that begins a continuation), no letter cut in two."""
    piece = b""
    for letter in line:
        encoded = letter.encode()
        if len(piece) + len(encoded) > _LIMIT - 1:
            yield piece
            piece = b""
        piece += encoded
    yield piece
