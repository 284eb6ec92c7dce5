"""A report as rows: pure, so that many processes can do it at once and only writing waits.

``rows_of(report)`` gives what the tables and the search index hold of a report; names stand in it as names and become
numbers when written.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from riwaya.edtf import bounds
from riwaya.library.codec import pack, report_json, sha256
from riwaya.library.tokens import day_tokens, name_tokens, value_token, words
from riwaya.records import Commitment, Conflict, Document, Entity, Event, Report, Span, Statement

Row = dict[str, Any]

#: Raise it when other words or fields of a report are indexed: libraries then make their index again.
INDEX_RULES = 1

_EDGE = re.compile(r"[.!?؟\n]")
_WIDEST = 300


class Unit(msgspec.Struct, frozen=True):
    """One row of a table with what the index holds of it and the rows that hang on it."""

    row: Row
    tokens: str
    children: tuple[tuple[str, Row], ...] = ()


class Rows(msgspec.Struct, frozen=True):
    """All rows of one report."""

    document: Unit
    statements: tuple[Unit, ...]
    events: tuple[Unit, ...]
    others: tuple[tuple[str, Row], ...]


class Prepared(msgspec.Struct, frozen=True):
    """A report ready to be written: its JSON packed, the hash of it, and its rows."""

    key: str
    sha256: str
    data: bytes
    rows: Rows


def prepare(report: Report) -> Prepared:
    """Everything about a report that can be worked out without the database."""
    data = report_json(report)
    return Prepared(report.document.id, sha256(data), pack(data), rows_of(report))


def rows_of(report: Report) -> Rows:
    """The rows of a report, in the order of the report."""
    names = {entity.id: entity for entity in report.entities}
    others = [("entities", {"n": n, **_entity_row(entity)}) for n, entity in enumerate(report.entities)]
    others += [("commitments", _commitment_row(c, report.document, names)) for c in report.commitments]
    others += [("disputes", row) for row in _dispute_rows(report.conflicts, names)]
    return Rows(
        document=_document_unit(report.document),
        statements=tuple(_statement_unit(s, report.document, names) for s in report.statements),
        events=tuple(_event_unit(e, report.document, names) for e in report.events),
        others=tuple(others),
    )


def first_day(time: str | None) -> str | None:
    """The first day of a time, ISO."""
    span = bounds(time)
    return span[0].isoformat() if span else None


def sentence(text: str, span: Span) -> Span:
    """The sentence around a span, at most 300 letters to either side; whitespace at its edges left out."""
    left, right = max(0, span[0] - _WIDEST), min(len(text), span[1] + _WIDEST)
    start = max((m.end() for m in _EDGE.finditer(text, left, span[0])), default=left)
    found = _EDGE.search(text, span[1], right)
    end = found.end() if found else right
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def _document_unit(document: Document) -> Unit:
    published = document.published.value if document.published else None
    row = {
        "key": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published": published,
        "day": first_day(published),
        "sha256": document.sha256,
    }
    about = [*name_tokens("title", [document.title]), *name_tokens("outlet", [document.outlet])]
    return Unit(row, " ".join([*words(document.text), *about, *day_tokens(published)]))


def _published(document: Document) -> str | None:
    return document.published.value if document.published else None


def _all_names(names: dict[str, Entity], *ids: str | None) -> list[str]:
    """Every name of some entities: the document's, the list's, aliases, role."""
    found = [names[i] for i in ids if i and i in names]
    return [name for entity in found for name in (entity.name, entity.known_as, *entity.aliases, entity.role) if name]


def _name(names: dict[str, Entity], entity: str | None) -> str | None:
    return names[entity].name if entity in names else None


def _statement_unit(statement: Statement, document: Document, names: dict[str, Entity]) -> Unit:
    spans = statement.content or (statement.cue,)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    text = " … ".join(document.text[s:e] for s, e in spans)
    row = {
        "key": statement.id,
        "speaker": _name(names, statement.speaker),
        "act": statement.act,
        "mode": statement.mode,
        "start": start,
        "end": end,
        "text": text,
    }
    return Unit(row, " ".join(_statement_tokens(statement, text, document, names)), _hop_rows(statement, names))


def _statement_tokens(statement: Statement, text: str, document: Document, names: dict[str, Entity]) -> list[str]:
    return [
        *words(text),
        *name_tokens("speaker", _all_names(names, statement.speaker)),
        *name_tokens("via", _all_names(names, *(hop.via for hop in statement.chain))),
        *name_tokens("outlet", [document.outlet]),
        *value_token("act", statement.act),
        *value_token("mode", statement.mode),
        *day_tokens(_published(document)),
    ]


def _hop_rows(statement: Statement, names: dict[str, Entity]) -> tuple[tuple[str, Row], ...]:
    return tuple(
        ("hops", {"n": n, "via": _name(names, hop.via), "what": hop.what, "relation": hop.relation})
        for n, hop in enumerate(statement.chain)
    )


def _event_unit(event: Event, document: Document, names: dict[str, Entity]) -> Unit:
    start, end = sentence(document.text, event.trigger)
    text = document.text[start:end]
    row: Row = {
        "key": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "place": _name(names, event.place),
        "time": event.time,
        "day": first_day(event.time),
        "start": start,
        "end": end,
        "text": text,
    }
    return Unit(row, " ".join(_event_tokens(event, text, document, names)), _event_children(event, names))


def _event_tokens(event: Event, text: str, document: Document, names: dict[str, Entity]) -> list[str]:
    written = [document.text[slice(*event.place_text)]] if event.place_text else []
    return [
        *words(text),
        *name_tokens("place", [*_all_names(names, event.place), *written]),
        *name_tokens("actor", _all_names(names, *event.actors)),
        *name_tokens("target", _all_names(names, *event.targets)),
        *name_tokens("outlet", [document.outlet]),
        *value_token("type", event.type),
        *value_token("status", event.status),
        *value_token("mode", event.mode),
        *day_tokens(event.time or _published(document)),
    ]


def _event_children(event: Event, names: dict[str, Entity]) -> tuple[tuple[str, Row], ...]:
    counts = [
        ("counts", {"n": n, "what": c.what, "low": c.low, "high": c.high, "of": c.of})
        for n, c in enumerate(event.counts)
    ]
    taking_part = [("actor", i) for i in event.actors] + [("target", i) for i in event.targets]
    known = [(part, names[i].name) for part, i in taking_part if i in names]
    return (*counts, *(("parts", {"n": n, "part": part, "name": name}) for n, (part, name) in enumerate(known)))


def _entity_row(entity: Entity) -> Row:
    return {
        "key": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "country": entity.country,
        "lat": entity.lat,
        "lon": entity.lon,
    }


def _commitment_row(commitment: Commitment, document: Document, names: dict[str, Entity]) -> Row:
    due = bounds(commitment.due)
    return {
        "key": commitment.id,
        "statement": commitment.statement,
        "kind": commitment.kind,
        "issuer": _name(names, commitment.issuer),
        "bearer": _name(names, commitment.bearer),
        "due": commitment.due,
        "due_day": due[1].isoformat() if due else None,
        "text": document.text[slice(*commitment.task)],
    }


def _dispute_rows(conflicts: tuple[Conflict, ...], names: dict[str, Entity]) -> list[Row]:
    accounts = [(conflict.slot, account) for conflict in conflicts for account in conflict.accounts]
    return [
        {"n": n, "slot": slot, "name": _name(names, account.source), "value": account.value}
        for n, (slot, account) in enumerate(accounts)
    ]
