"""بحسب س and its like: what was said stands after it, before it, or is somebody's already."""

from __future__ import annotations

import msgspec

from riwaya.records import Hop
from riwaya.statements.accept import verb_after
from riwaya.statements.builder import Builder
from riwaya.statements.chain import distinct
from riwaya.statements.content import Bounds, bounds, trim
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue, Draft, Voice
from riwaya.statements.voices import source_voice
from riwaya.statements.words import TURN

_OPENERS = frozenset("فان فقد فانه فانها".split())
_NO_REST = TURN | frozenset("دون من وسط حيث ما مما بينما في لكن فضلا علما اضافه".split())
_BESIDE = frozenset("في وفي من ومن الي والي علي وعلي الي عقب وعقب".split())
_SKIPPED = _OPENERS | {"ان", "بان", ",", "،"}


def add_source(builder: Builder, cue: Cue) -> None:
    """What a source word says: a statement, a hop of the one before it, or nothing new (على حد قوله)."""
    what = cue.data["what"]
    verb = verb_after(builder.ctx, cue) if what == "verb" else None
    if what == "own" or (what == "verb" and (verb is None or verb.first in builder.spoken_at)):
        return
    if verb is not None and _adds(builder.ctx, cue, verb):
        return
    voice, last = source_voice(builder.ctx, cue, verb, builder.discourse)
    if voice is None:
        return
    if cue.first <= cue.start + 1 or _announces(builder.ctx, last, cue.limit):
        _preposed(builder, cue, voice, last)
    else:
        _postposed(builder, cue, voice, last)


def _adds(ctx: Context, cue: Cue, verb: Cue) -> bool:
    """«كما واصلت القوات تقدمها» at the head of a sentence adds a deed, and is no source."""
    if ctx.norms[cue.first].lstrip("و") != "كما":
        return False
    deed = "np" in verb.frames or verb.data.get("near") or verb.data.get("deed")
    only = "np" in verb.frames and "that" not in verb.frames  # …، كما انتقد س
    return only or (cue.first <= cue.start + 1 and bool(deed))


def _announces(ctx: Context, last: int, limit: int) -> bool:
    """«…، وبحسب مصادرها فإن …»: what was said follows although the sentence does not begin here."""
    return any(w in _OPENERS for w in ctx.norms[last : min(last + 2, limit)])


def _preposed(builder: Builder, cue: Cue, voice: Voice, last: int) -> None:
    ctx, start = builder.ctx, last
    while start < cue.limit and ctx.norms[start] in _SKIPPED:
        start += 1
    if start >= cue.limit:
        return
    start = _past_aside(ctx, start, cue.limit)
    complement = Complement("source", last, start, ctx.tokens[start].start, ctx.quotes.get(start))
    if start in builder.spoken_at and voice.span is not None:  # وحسب رويترز، قال س إن …
        builder.passed_on[start] = (Hop(span=voice.span, relation="told", via=voice.entity), *voice.hops)
        return
    found = bounds(ctx, cue, complement, [c for c in builder.cuts if c > start])
    if found is not None:
        builder.add(cue, complement, voice, found)


def _past_aside(ctx: Context, start: int, limit: int) -> int:
    """«وفق وثيقة لـس، أُعدت قبل عام، فإن …»: what was said begins at فإن, and not with what is told of the source."""
    window = range(start + 1, min(start + 30, limit - 1))
    at = next((j for j in window if ctx.norms[j] == "فان" and ctx.norms[j - 1] in ",،"), None)
    return at + 1 if at is not None else start


def _postposed(builder: Builder, cue: Cue, voice: Voice, last: int) -> None:
    """The clause before it; where that was somebody's words already, a hop of theirs or nothing new."""
    near = _clause_end(builder.ctx, cue)
    before = _before_in_sentence(builder, cue)
    if before is not None and before.last >= near - 1:
        _second(before, voice)
        return
    start = max(cue.start, before.last) if before is not None else cue.start
    _clause_before(builder, cue, voice, start, near, _rest(builder, cue, last))


def _clause_end(ctx: Context, cue: Cue) -> int:
    near = cue.first
    while near > cue.start and (ctx.norms[near - 1] in ",،" or near - 1 in ctx.closers):
        near -= 1
    return near


def _before_in_sentence(builder: Builder, cue: Cue) -> Draft | None:
    """The statement before it in its sentence, if a clause and not a noun carried it."""
    before = builder.out[-1] if builder.out else None
    if before is None or before.cue.sentence != cue.sentence or before.cue.kind == "noun":
        return None
    return before


def _second(draft: Draft, voice: Voice) -> None:
    """A second attribution of the same words: another named speaker told them."""
    if voice.rule != "speaker.source" or voice.entity is None or voice.span is None:
        return
    told = [Hop(span=voice.span, relation="told", via=voice.entity)] if voice.entity != draft.voice.entity else []
    draft.hops = distinct([*draft.hops, *told, *voice.hops])


def _rest(builder: Builder, cue: Cue, last: int) -> tuple[int, int] | None:
    """«استهدفت الضربات، وفق ما نقلت س، مركز …»: the clause goes on after a source between two commas."""
    ctx, norms = builder.ctx, builder.ctx.norms
    if last >= cue.limit or norms[last] not in ",،" or norms[cue.first - 1] not in ",،":
        return None
    stops = [c for c in builder.cuts if last < c < cue.limit]
    end = trim(ctx, last + 1, min(stops, default=cue.limit))
    opens = ctx.script.text[ctx.tokens[last + 1].start] if end > last + 1 else "و"
    return (last + 1, end) if end - last > 3 and opens != "و" and norms[last + 1] not in _NO_REST else None


def _past_opening(ctx: Context, start: int, last: int) -> int:
    """Past marks and a short phrase that only leads over («في السياق، …»، «إلى ذلك، …»)."""
    while start < last and ctx.tokens[start].kind in "pb" and start not in ctx.quotes:
        start += 1
    if ctx.norms[start] in _BESIDE:
        comma = next((j for j in range(start + 1, min(start + 4, last)) if ctx.norms[j] in ",،"), None)
        return comma + 1 if comma is not None else start
    return start


def _clause_before(
    builder: Builder, cue: Cue, voice: Voice, start: int, last: int, rest: tuple[int, int] | None
) -> None:
    ctx = builder.ctx
    start = _past_opening(ctx, start, last)
    if last - start < 2:
        return
    joined = any(h.prefix == "و" for h in ctx.reading.hits.at(start))  # ونُشر … is what was said without its و
    at = ctx.script.inside(start, 1 if joined else 0)[0]
    complement = Complement("source", cue.first, start, at, ctx.quotes.get(start))
    asked = msgspec.structs.replace(cue, frames={"source": cue.data.get("act", "assert")})
    whole = _whole(ctx, complement, last)
    if rest is not None and whole.rule == "content.clause-before":
        whole = msgspec.structs.replace(whole, spans=(*whole.spans, ctx.script.span(*rest)), last=rest[1])
    builder.add(asked, complement, voice, whole)


def _whole(ctx: Context, complement: Complement, last: int) -> Bounds:
    """The clause as content: a quotation if it is nothing else."""
    quote, start = complement.quote, complement.start
    if quote is not None and quote.closed and quote.close >= last:
        inside = ctx.script.span(start + 1, quote.close)
        return Bounds(start + 1, quote.close, (inside,), "direct", "content.quotation")
    quoted = any(i in ctx.quotes for i in range(start, last))
    span = (complement.at, ctx.tokens[last - 1].end)
    return Bounds(start, last, (span,), "mixed" if quoted else "indirect", "content.clause-before")
