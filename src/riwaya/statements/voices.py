"""Speakers of relays, nouns of saying and sources: told by other words than a verb's subject."""

from __future__ import annotations

from riwaya.mentions.found import Name
from riwaya.records import Hop, Span
from riwaya.statements.ask import skip_beside
from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse
from riwaya.statements.model import Complement, Cue, Voice
from riwaya.statements.phrases import document_voice, phrase_end
from riwaya.statements.words import RELATIVE, RULES_OF_ORDER


def relay_hops(ctx: Context, cue: Cue, about: int, discourse: Discourse) -> tuple[Hop, ...]:
    """Who passes it on: the name or words after the verb, else the speaker before (ونقلت عن …)."""
    relay = ctx.names.get(skip_beside(ctx, cue.last, about))
    if relay is not None and relay.last <= about:
        return (Hop(span=relay.span, relation="relayed", via=relay.entity),)
    end = phrase_end(ctx, cue.last, about)
    if end > cue.last and ctx.norms[cue.last] != "علي":
        span = ctx.script.span(cue.last, end)
        return (Hop(span=span, relation="relayed", via=ctx.adopt(span)),)
    turn = discourse.carry(cue)
    if turn is None or turn.entity is None:
        return ()
    return (Hop(span=ctx.script.span(cue.first, cue.last), relation="relayed", via=turn.entity),)


def relay_voice(ctx: Context, cue: Cue, complement: Complement, discourse: Discourse) -> Voice:
    """The one after عن speaks; the verb's subject is the hop."""
    about = complement.mark
    hops = relay_hops(ctx, cue, about, discourse)
    if ctx.norms[about] in ("عنه", "عنها", "عنهم"):
        turn = discourse.last()
        entity = turn.entity if turn is not None else None
        return Voice(entity, None, "", "speaker.relayed", hops, carried=True)
    name = ctx.names.get(about + 1)
    if name is not None:
        return Voice(name.entity, name.span, "", "speaker.relayed", hops, last=name.last)
    end = phrase_end(ctx, about + 1, complement.start)
    while end > about + 1 and ctx.norms[end - 1] in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"):
        end -= 1
    if end <= about + 1:
        return Voice(None, None, "", "speaker.relayed-unknown", hops)
    span = ctx.script.span(about + 1, end)
    return Voice(ctx.adopt(span), span, "", "speaker.relayed-phrase", hops, last=end)


def noun_voice(ctx: Context, cue: Cue, complement: Complement, discourse: Discourse) -> Voice:
    """اتهامات س بـ…: the noun after it; a pronoun at its end goes back to the last speaker."""
    if cue.data.get("unnamed"):
        return Voice(None, None, "", "speaker.hidden")
    word = ctx.norms[cue.last - 1]
    by = _said_by(ctx, complement, cue.limit)
    if by is not None:
        return Voice(by.entity, by.span, "", "speaker.noun-by", last=by.last)
    if word.endswith(("ه", "ها", "هم")):
        relayed = _relayed_noun(ctx, cue, discourse)
        if relayed is not None:
            return relayed
    name = ctx.names.get(cue.last)
    if name is not None and name.last <= complement.start and complement.subject_last is None:
        return Voice(name.entity, name.span, "", "speaker.noun-of", last=name.last)
    if word.endswith(("ه", "ها", "هم")) and cue.hit is not None and not cue.hit.prefix.endswith("ال") and len(word) > 4:
        turn = discourse.carry(cue)
        if turn is not None:
            return Voice(turn.entity, None, turn.agreement, "speaker.noun-pronoun", turn.hops, carried=True)
    return Voice(None, None, "", "speaker.noun-unsaid")


def _relayed_noun(ctx: Context, cue: Cue, discourse: Discourse) -> Voice | None:
    """نقلت س عن ص نفيه …: the denial is ص's and came through س."""
    about = next((j for j in range(cue.first - 1, max(cue.start, cue.first - 12), -1) if ctx.norms[j] == "عن"), None)
    if about is None:
        return None
    for j in range(about - 1, max(cue.start - 1, about - 12), -1):
        relay = next((c for c in ctx.cues.get(j, []) if c.kind in ("relay", "verb")), None)
        if relay is not None:
            return relay_voice(ctx, relay, Complement("relay", about, cue.first, 0), discourse)
    return None


def _said_by(ctx: Context, complement: Complement, limit: int) -> Name | None:
    """تهديدات بالقتل من س: the one after من, within a few words."""
    for j in range(complement.start + 1, min(complement.start + 4, limit - 1)):
        if ctx.norms[j] == "من" and complement.frame == "with":
            return ctx.names.get(j + 1)
    return None


def source_voice(ctx: Context, cue: Cue, verb: Cue | None, discourse: Discourse) -> tuple[Voice | None, int]:
    """Who is named after بحسب or after the verb of كما قال, and where that phrase ends."""
    j = skip_beside(ctx, verb.last, cue.limit) if verb is not None else cue.last
    while j < cue.limit and (ctx.norms[j] in ",،" or j in ctx.times):
        j = ctx.times[j].last if j in ctx.times else j + 1
    if j >= cue.limit:
        return None, j
    agreement = verb.agreement if verb is not None else ""
    document = ctx.documents.get(j)
    if document is not None:
        voice = document_voice(ctx, cue, document, cue.limit, discourse)
        return voice, _phrase_close(ctx, voice.last, cue.limit)
    name = ctx.names.get(j)
    if name is not None:
        voice = Voice(name.entity, name.span, agreement, "speaker.source", last=name.last)
        return voice, _phrase_close(ctx, name.last, cue.limit)
    end = phrase_end(ctx, j, cue.limit)
    if end <= j or end - j > 8 or not _phrase_source(ctx, cue, j):
        return None, j
    span: Span = ctx.script.span(j, end)
    close = _phrase_close(ctx, end, cue.limit) if ctx.norms[end : end + 1] and ctx.norms[end] in RELATIVE else end
    return Voice(ctx.adopt(span), span, agreement, "speaker.source-phrase", last=end), close


def _phrase_source(ctx: Context, cue: Cue, j: int) -> bool:
    """Words that no name covers are a source after a comma or at the start; in «تسير وفق القانون» they are not."""
    bare = ctx.norms[j].removeprefix("لل").removeprefix("ل").removeprefix("ال")
    if ctx.norms[j] in RULES_OF_ORDER or bare in RULES_OF_ORDER or ctx.tokens[j].kind != "w":
        return False
    return cue.first <= cue.start + 1 or ctx.norms[cue.first - 1] in ",،-–—" or cue.data["what"] == "verb"


def _phrase_close(ctx: Context, last: int, limit: int) -> int:
    """Past a relative clause that belongs to the source (برقية تناقلتها مواقع …،) to the comma that closes it."""
    for j in range(last, min(last + 10, limit)):
        if ctx.norms[j] in ",،" or ctx.norms[j] in ("فان", "فقد", "ان", "فانه", "فانها"):
            return j
    return last
