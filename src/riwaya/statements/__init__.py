"""Mentions → statements: who said what, through whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from riwaya.mentions.found import Mentions
from riwaya.mentions.reading import Reading
from riwaya.records import Entity, Note, Statement, digest
from riwaya.rules import Match
from riwaya.statements.assemble import drafts
from riwaya.statements.beside import addressee, distance, occasion, said_at, warned
from riwaya.statements.context import Context
from riwaya.statements.model import Draft
from riwaya.statements.trace import rule_name, trace

__all__ = ["Statements", "read_statements"]


class Statements(NamedTuple):
    """The statements in order, entities that only they name, notes, and what ``explain`` shows by id."""

    statements: list[Statement]
    entities: list[Entity]
    notes: list[Note]
    traces: Callable[[], dict[str, Match]]


def read_statements(reading: Reading, mentions: Mentions) -> Statements:
    """Every act of saying in a document."""
    ctx = Context(reading, mentions)
    made = drafts(ctx)
    out = [_record(ctx, draft) for draft in made]
    used = {s.speaker for s in out} | {h.via for s in out for h in s.chain}
    adopted = [e for i, e in ctx.adopted.items() if i in used]
    return Statements(
        out, adopted, _notes(ctx, out), lambda: {s.id: trace(ctx, d) for s, d in zip(out, made, strict=True)}
    )


def _record(ctx: Context, draft: Draft) -> Statement:
    cue = ctx.script.span(draft.cue.first, draft.cue.last)
    return Statement(
        id=digest(ctx.reading.document.id, "statement", cue, draft.content[0][0]),
        cue=cue,
        rule=rule_name(draft),
        content=tuple(draft.content),
        mode=draft.mode,
        act=draft.act,
        speaker=draft.voice.entity,
        speaker_span=draft.voice.span,
        addressee=addressee(ctx, draft.cue, draft.complement)
        or (warned(ctx, draft.cue, draft.complement) if draft.act == "warn" else None),
        chain=tuple(h for h in draft.hops if h.via is None or h.via != draft.voice.entity),  # nobody relays himself
        distance=distance(ctx, draft.cue, draft.first, draft.last),
        time=said_at(ctx, draft.cue, draft.complement),
        occasion=occasion(ctx, draft.cue, draft.complement),
    )


def _notes(ctx: Context, statements: list[Statement]) -> list[Note]:
    unknown = [s for s in statements if s.speaker is None and s.rule.startswith("statement.verb")]
    notes = [
        Note(code="speaker-unknown", span=s.cue, detail="no speaker is named or can be carried over") for s in unknown
    ]
    notes += [
        Note(
            code="quote-unclosed",
            span=ctx.script.span(q.open, q.open + 1),
            detail="a quotation that its paragraph does not close",
        )
        for q in ctx.script.quotes
        if not q.closed and not ctx.reading.silent[q.open]
    ]
    return notes
