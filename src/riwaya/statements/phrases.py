"""Speakers from phrases: a name, a document and who issued it, or words that no list knows."""

from __future__ import annotations

from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.records import Hop
from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse
from riwaya.statements.model import Cue, Voice
from riwaya.statements.words import ADJUNCT, RELATIVE, THAT

_ISSUED = frozenset(["صادر", "صادره", "عن", "ل", "صدر", "اصدره", "اصدرته", "نشره", "نشرته", "من"])


def name_voice(ctx: Context, cue: Cue, name: Name, discourse: Discourse) -> Voice:
    """A named speaker."""
    return Voice(name.entity, name.span, cue.agreement, "speaker.name", last=name.last)


def document_voice(ctx: Context, cue: Cue, hit: Hit, stop: int, discourse: Discourse) -> Voice:
    """A document speaks: its issuer is the speaker («بيان لوزارة …»), the one before for «البيان», else nobody named."""
    what = hit.entry.data.get("what") or ""
    span = ctx.reading.hits.span(hit)
    issuer = _issuer(ctx, hit.last, max(stop, hit.last))
    hop = Hop(span=span, relation="issued", what=what or None)
    if issuer is not None:
        return Voice(
            issuer.entity, (span[0], issuer.span[1]), cue.agreement, "speaker.document", (hop,), last=issuer.last
        )
    if hit.prefix.endswith("ال") and hit.entry.data.get("is") == "document":
        turn = discourse.carry_document()
        if turn is not None:
            return Voice(
                turn.entity, span, cue.agreement, "speaker.document-before", turn.hops or (hop,), last=hit.last
            )
    return Voice(None, span, cue.agreement, "speaker.document-unissued", (hop,), last=hit.last)


def _issuer(ctx: Context, first: int, stop: int) -> Name | None:
    j = first
    while j < min(stop, first + 5):
        name = ctx.names.get(j)
        if name is not None:
            return name if name.kind not in ("place", "facility", "weapon") else None
        if ctx.norms[j] not in _ISSUED and ctx.tokens[j].kind != "p" and j not in ctx.times:
            return None
        j += 1
    return None


def phrase_end(ctx: Context, first: int, stop: int) -> int:
    """Where a subject phrase without a known name ends: before a comma, an adjunct, a time or a relative clause."""
    j = first
    while j < stop and not (
        ctx.tokens[j].kind in "pb"
        or (j > first and (ctx.norms[j] in ADJUNCT or ctx.norms[j] in RELATIVE or j in ctx.times))
        or ctx.norms[j] in THAT
    ):
        j += 1
    return j


def phrase_voice(ctx: Context, cue: Cue, first: int, stop: int) -> Voice | None:
    """Words as the speaker; a name that ends with them takes their place."""
    last = phrase_end(ctx, first, stop)
    if last <= first or last - first > 14:
        return None
    ended = ctx.ends.get(last)
    if ended is not None and ended.first > first and ended.how == "name" and ended.kind == "person":
        return Voice(
            ended.entity, (ctx.tokens[first].start, ended.span[1]), cue.agreement, "speaker.phrase-name", last=last
        )
    span = ctx.script.span(first, last)
    return Voice(ctx.adopt(span), span, cue.agreement, "speaker.phrase", last=last)
