"""Searching: the index finds candidates, the letters rank and light them, the same way on every database.

The newest candidates are ranked (500 statements or events; 100 documents, and 100 more whose title has the words) by
how often and how densely the words stand in them, words in the title first; ties go to the newest. ``Results.more``
says that there were more candidates than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Table, select

from riwaya.library import schema
from riwaya.library.codec import unpack_text
from riwaya.library.index import SearchIndex, phrase_at
from riwaya.library.prepare import sentence
from riwaya.library.query import Phrase, Query, Term, UnitName
from riwaya.library.sql import parts_of
from riwaya.library.tokens import NAME_FIELDS, Located, located, words
from riwaya.records import Record, Span

_RANKED = 500
_RANKED_DOCUMENTS = 100
_DENSE = 300  # words: a text of this length needs two matches to count as much as one match in a headline-long text
_TITLE = 0.5

_TABLES: dict[UnitName, Table] = {"statement": schema.statements, "event": schema.events}


class Hit(Record, frozen=True, kw_only=True):
    """One thing found. ``id`` is the statement's, event's or document's; ``span`` is what is shown of the document.

    ``lights`` are the letters that were searched for, spans of the document's text as it is written.
    """

    unit: UnitName
    id: str
    document: str
    title: str
    outlet: str | None
    published: str | None
    span: Span
    text: str
    lights: tuple[Span, ...]
    score: float


class Results(Record, frozen=True, kw_only=True):
    """Hits, best first. ``more``: there were more candidates than are ranked; a narrower query shows them."""

    hits: tuple[Hit, ...]
    more: bool


class _Candidate(msgspec.Struct):
    """A row that the index found. ``document`` is the document's row id, ``day`` its day of publication."""

    id: int
    document: int
    day: str
    title: str
    text: str
    key: str
    start: int = 0
    end: int = 0
    score: float = 0.0


def search(connection: Connection, index: SearchIndex, query: Query, limit: int) -> Results:
    """The best ``limit`` hits of a query."""
    ids, more = _candidates(connection, index, query)
    rows = _documents(connection, ids) if query.unit == "document" else _units(connection, query.unit, ids)
    terms = [term for term in query.terms if term.in_text and not term.excluded]
    for row in rows:
        row.score = _score(terms, row)
    best = sorted(rows, key=lambda r: (r.score, r.day, r.id), reverse=True)[:limit]
    return Results(hits=tuple(_hits(connection, query.unit, terms, best)), more=more or len(rows) > limit)


def _candidates(connection: Connection, index: SearchIndex, query: Query) -> tuple[list[int], bool]:
    if query.unit != "document":
        found = index.find(connection, query, _RANKED)
        return found, len(found) == _RANKED
    found = index.find(connection, query, _RANKED_DOCUMENTS)
    full = len(found) == _RANKED_DOCUMENTS
    titled = index.find(connection, _in_title(query), _RANKED_DOCUMENTS) if full else []
    return list(dict.fromkeys([*found, *titled])), full


def _in_title(query: Query) -> Query:
    """The same question of titles alone."""
    mark = NAME_FIELDS["title"] + "_"
    terms = [_marked(term, mark) if term.in_text and not term.excluded else term for term in query.terms]
    return Query(query.unit, tuple(terms))


def _marked(term: Term, mark: str) -> Term:
    phrases = (Phrase(tuple(mark + token for token in phrase.tokens), phrase.prefix) for phrase in term.phrases)
    return Term(tuple(phrases), in_text=False)


def _documents(connection: Connection, ids: Sequence[int]) -> list[_Candidate]:
    d, r = schema.documents.c, schema.readings.c
    chosen = select(d.id, d.key, d.title, d.day, r.data).join(schema.readings, r.id == d.reading)
    found = (row for part in parts_of(ids) for row in connection.execute(chosen.where(d.id.in_(part))))
    return [_Candidate(x.id, x.id, x.day or "", x.title, unpack_text(x.data), x.key) for x in found]


def _units(connection: Connection, unit: UnitName, ids: Sequence[int]) -> list[_Candidate]:
    u, d = _TABLES[unit].c, schema.documents.c
    chosen = select(u.id, u.document, d.day, u.text, u.key, u.start, u.end).join(schema.documents, d.id == u.document)
    found = (row for part in parts_of(ids) for row in connection.execute(chosen.where(u.id.in_(part))))
    return [_Candidate(x.id, x.document, x.day or "", "", x.text, x.key, x.start, x.end) for x in found]


def _score(terms: Sequence[Term], row: _Candidate) -> float:
    if not terms:
        return 0.0
    found, title = words(row.text), words(row.title)
    damping = 1 + len(found) / _DENSE
    matches = [_count(term, found) for term in terms]
    titled = sum(_TITLE for term in terms if title and _count(term, title))
    return round(sum(n / (n + damping) for n in matches) + titled, 6)


def _count(term: Term, found: Sequence[str]) -> int:
    return len(_matches(term, found))


def _matches(term: Term, found: Sequence[str]) -> list[tuple[int, int]]:
    """Where the term's phrases stand among some words: first word and the one after the last."""
    firsts, beginnings = _by_first(term), _beginnings(term)
    out = []
    for at, word in enumerate(found):
        whole = next((p for p in firsts.get(word, ()) if phrase_at(found, at, p)), None)
        if whole is not None:
            out.append((at, at + len(whole.tokens)))
        elif beginnings and word.startswith(beginnings):
            out.append((at, at + 1))
    return out


def _beginnings(term: Term) -> tuple[str, ...]:
    """What a word may begin with."""
    return tuple(phrase.tokens[0] for phrase in term.phrases if phrase.prefix and len(phrase.tokens) == 1)


def _by_first(term: Term) -> dict[str, list[Phrase]]:
    out: dict[str, list[Phrase]] = {}
    for phrase in term.phrases:
        out.setdefault(phrase.tokens[0], []).append(phrase)
    return out


def _hits(connection: Connection, unit: UnitName, terms: Sequence[Term], best: Sequence[_Candidate]) -> Iterable[Hit]:
    d, r = schema.documents.c, schema.readings.c
    chosen = select(d.id, d.key, d.title, d.outlet, d.published, r.data).join(schema.readings, r.id == d.reading)
    about = {row.id: row for row in connection.execute(chosen.where(d.id.in_({one.document for one in best})))}
    for one in best:
        row = about[one.document]
        text = unpack_text(row.data)
        span, lights = _shown(text, (one.start, one.end) if unit != "document" else None, terms)
        yield Hit(
            unit=unit,
            id=one.key,
            document=row.key,
            title=row.title,
            outlet=row.outlet,
            published=row.published,
            span=span,
            text=text[slice(*span)],
            lights=lights,
            score=one.score,
        )


def _shown(text: str, span: Span | None, terms: Sequence[Term]) -> tuple[Span, tuple[Span, ...]]:
    """What is shown of a document, and what of that is lit: the unit itself, or the sentence of the first match."""
    if span is not None:
        return span, _lights(text, span, terms)
    every = _lights(text, (0, len(text)), terms)
    shown = sentence(text, every[0] if every else (0, 0))
    return shown, tuple(light for light in every if shown[0] <= light[0] and light[1] <= shown[1])


def _lights(text: str, span: Span, terms: Sequence[Term]) -> tuple[Span, ...]:
    """The letters of the original that the terms stand on, whole words (a part of one would break its joining)."""
    found: list[Located] = located(text[slice(*span)])
    plain = [word for word, _, _ in found]
    runs = sorted({run for term in terms for run in _matches(term, plain)})
    return tuple((span[0] + found[first][1], span[0] + found[last - 1][2]) for first, last in runs)
