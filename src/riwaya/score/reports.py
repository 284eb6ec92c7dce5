"""Reports turned into the shape that is compared with annotations."""

from __future__ import annotations

from pathlib import Path

import msgspec

from riwaya.errors import InputError
from riwaya.records import Event, Hop, Report, Statement
from riwaya.score.names import fold
from riwaya.score.sheet import OUTLET, Bound, Dated, Disputed, Happened, Said, Sentences, Sheet


def read_reports(path: Path) -> dict[str, Report]:
    """The reports of a JSONL file by document id. Raises InputError with file and line."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", where=str(path)) from error
    reports = (_decode(f"{path}, line {number}", line) for number, line in enumerate(lines, 1) if line.strip())
    return {report.document.id: report for report in reports}


def _decode(where: str, line: bytes) -> Report:
    try:
        return msgspec.json.decode(line, type=Report)
    except msgspec.MsgspecError as error:
        hint = "write it with riwaya read --format jsonl"
        raise InputError(f"not a report: {error}", where=where, hint=hint) from error


def sheet_of(report: Report | None, text: str) -> Sheet:
    """A report in the shape of an annotation of ``text``; a missing report is an empty one."""
    if report is None:
        return Sheet(text="")
    names = {entity.id: entity.name for entity in report.entities}
    said = tuple(_said(statement, names) for statement in report.statements)
    speakers = {s.id: s.speaker for s in said}
    sentences = Sentences(text)
    return Sheet(
        text=report.document.text,
        statements=said,
        events=tuple(_happened(e, names, speakers, sentences) for e in report.events),
        dates=_dates(report),
        commitments=tuple(Bound(c.task, c.due, names.get(c.bearer or "")) for c in report.commitments),
        conflicts=tuple(Disputed(c.slot, frozenset(fold(a.value) for a in c.accounts)) for c in report.conflicts),
    )


def _dates(report: Report) -> tuple[Dated, ...]:
    text = report.document.text
    return tuple(Dated(fold(text[slice(*m.span)]), m.value) for m in report.mentions if m.kind == "time" and m.value)


def _said(s: Statement, names: dict[str, str]) -> Said:
    via = tuple(via for hop in s.chain if (via := _via(hop, names)))
    return Said(s.id, s.cue, s.content, names.get(s.speaker or ""), s.mode, s.act, via)


def _via(hop: Hop, names: dict[str, str]) -> str | None:
    return names.get(hop.via or "") or hop.what


def _happened(e: Event, names: dict[str, str], speakers: dict[str, str | None], sentences: Sentences) -> Happened:
    voices = [speakers[s] for s in e.according_to if s in speakers]
    return Happened(
        type=e.type,
        trigger=e.trigger,
        sentence=sentences.number(e.trigger[0]),
        status=e.status,
        date=e.time,
        actors=tuple(names[a] for a in e.actors if names.get(a)),
        targets=tuple(names[t] for t in e.targets if names.get(t)),
        place=names.get(e.place or ""),
        counts=tuple((c.what, c.low, c.high) for c in e.counts),
        voice=voices[0] if voices else OUTLET,
    )
