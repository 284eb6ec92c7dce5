"""Puts statements together: cues with their complements, sources and headlines, in the order of the text."""

from __future__ import annotations

from riwaya.statements.accept import accept, cut_points
from riwaya.statements.builder import Builder
from riwaya.statements.context import Context
from riwaya.statements.cues import find_cues, inverted_cues, source_cues
from riwaya.statements.headline import add_headline
from riwaya.statements.model import Complement, Cue, Draft
from riwaya.statements.sources import add_source


def drafts(ctx: Context) -> list[Draft]:
    """All statements of a document, unfinished: ids and records are made at the border."""
    ctx.cues = find_cues(ctx)
    pairs = accept(ctx)
    sources = [*source_cues(ctx), *inverted_cues(ctx, pairs)]
    builder = Builder(ctx, cut_points(ctx, pairs, sources), {c.first for c, _ in pairs})
    for cue, complement in _in_order(pairs, sources):
        if complement is None:
            add_source(builder, cue)
        else:
            builder.spoken(cue, complement)
    add_headline(builder)
    builder.interviews()
    return sorted(builder.out, key=lambda d: (d.cue.first, d.content[0][0]))


def _in_order(pairs: list[tuple[Cue, Complement]], sources: list[Cue]) -> list[tuple[Cue, Complement | None]]:
    both: list[tuple[Cue, Complement | None]] = [*pairs, *((c, None) for c in sources)]
    return sorted(both, key=lambda b: b[0].first)
