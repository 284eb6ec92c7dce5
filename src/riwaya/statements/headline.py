"""«س: …» in the title."""

from __future__ import annotations

from riwaya.mentions.found import Name
from riwaya.statements.builder import Builder
from riwaya.statements.content import bounds
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue, Voice

_REACH = 12


def add_headline(builder: Builder) -> None:
    """A title that opens with a speaker and a colon is what that speaker said."""
    ctx = builder.ctx
    sentence = ctx.reading.sentences[0] if ctx.reading.sentences else None
    if sentence is None or sentence.first >= ctx.reading.title:
        return
    window = range(sentence.first, min(sentence.last, sentence.first + _REACH))
    colon = next((j for j in window if ctx.norms[j] == ":"), None)
    name = ctx.names.get(sentence.first)
    end = max(s.last for s in ctx.reading.sentences if s.first < ctx.reading.title)
    if colon is None or colon + 1 >= end or name is None or not _speaks(ctx, name, colon):
        return
    cue = Cue("colon", colon, colon + 1, 0, sentence.first, end, {"quote": "assert"}, {})
    complement = Complement("quote", colon, colon + 1, ctx.tokens[colon + 1].start, ctx.quotes.get(colon + 1))
    found = bounds(ctx, cue, complement, [])
    if found is not None:
        builder.add(cue, complement, Voice(name.entity, name.span, "", "speaker.headline", last=name.last), found)


def _speaks(ctx: Context, name: Name, colon: int) -> bool:
    """A person or body before the colon, at most with its addressee (س لـص:); «العراق: …» is what it is about."""
    if name.kind in ("place", "facility", "weapon"):
        return False
    countries = (h for h in ctx.reading.hits.at(name.first, "place") if h.entry.data.get("level") == "country")
    if any(h.last == colon for h in countries):
        return False
    rest = range(name.last, colon)
    known = (ctx.names, ctx.quotes, ctx.closers)
    return len(rest) <= 4 and all(ctx.norms[j].startswith("ل") or any(j in k for k in known) for j in rest)
