"""Speakers from phrases: a name, a document and who issued it, or words that no list knows."""

from __future__ import annotations

from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.records import Hop
from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse
from riwaya.statements.model import Cue, Voice
from riwaya.statements.words import ADJUNCT, OF_DOCUMENT, RELATIVE, RELAYED, THAT

_ISSUED = frozenset(["صادر", "صادره", "الصادر", "الصادره", "عن", "ل", "صدر", "اصدره", "اصدرته", "نشره", "نشرته", "من"])


def name_voice(ctx: Context, cue: Cue, name: Name) -> Voice:
    """A named speaker, with those joined to him by و (روسيا وسوريا أعلنتا) as one."""
    other = joined(ctx, name)
    if other is None:
        return Voice(name.entity, name.span, cue.agreement, "speaker.name", last=name.last)
    span = (name.span[0], other.span[1])
    whole = f"{ctx.entity_name(name.entity)} و{ctx.entity_name(other.entity)}"
    return Voice(ctx.adopt_name(whole), span, cue.agreement, "speaker.joint", last=other.last)


def joined(ctx: Context, name: Name) -> Name | None:
    """A speaker of the same kind right after, joined by و and nothing else."""
    other = ctx.names.get(name.last)
    if other is None or name.how == "unnamed" or other.how == "unnamed":
        return None
    start = ctx.tokens[other.first].start
    joins = other.span[0] == start + 1 and ctx.script.text[start] == "و"
    alike = (name.kind == "person") == (other.kind == "person") and other.kind not in ("place", "facility", "weapon")
    return other if joins and alike else None


def document_voice(ctx: Context, cue: Cue, hit: Hit, stop: int, discourse: Discourse) -> Voice:
    """A document speaks: its issuer is the speaker («بيان لوزارة …»), the one before for «البيان», else nobody."""
    what = hit.entry.data.get("what") or None
    span = ctx.reading.hits.span(hit)
    issuer, relay, last = _around(ctx, hit.last, max(stop, hit.last))
    hops: tuple[Hop, ...] = (Hop(span=span, relation="issued", what=what),)
    if relay is not None:
        hops = (*hops, Hop(span=relay.span, relation="relayed", via=relay.entity))
    if issuer is not None:
        whole = (span[0], issuer.span[1])
        return Voice(issuer.entity, whole, cue.agreement, "speaker.document", hops, last=last)
    turn = discourse.carry_document(what) if what and _refers_back(hit) else None
    if turn is not None:
        return Voice(turn.entity, span, cue.agreement, "speaker.document-before", turn.hops or hops, last=last)
    return Voice(None, span, cue.agreement, "speaker.document-unissued", hops, last=last)


def _refers_back(hit: Hit) -> bool:
    return hit.prefix.endswith("ال") and hit.entry.data.get("is") == "document"


def _around(ctx: Context, first: int, stop: int) -> tuple[Name | None, Name | None, int]:
    """Who issued a document and who passed it on, from the words after it, and where these end."""
    issuer = relay = None
    relaying, j, last = False, first, first
    while j < min(stop, first + 12):
        name = ctx.names.get(j)
        if name is not None:
            if name.kind in ("place", "facility", "weapon"):
                break
            if relaying:
                relay, relaying = name, False
            elif issuer is None:
                issuer = name
            else:
                break
            j = last = name.last
        elif ctx.norms[j] in RELAYED:
            relaying, j = True, j + 1
        elif ctx.norms[j] in _ISSUED or ctx.norms[j] in OF_DOCUMENT or j in ctx.times or _adjective(ctx, j, first):
            j = ctx.times[j].last if j in ctx.times else j + 1
        else:
            break
    return issuer, relay, max(last, first)


def _adjective(ctx: Context, j: int, first: int) -> bool:
    """The first word after a document, before a comma or صادر عن (تقرير حقوقي، صادر عن …); and that comma."""
    after = ctx.norms[j + 1] if j + 1 < len(ctx.norms) else ""
    if j == first and ctx.tokens[j].kind == "w" and not ctx.norms[j].startswith("ال"):
        return after in ",،" or after in _ISSUED
    return ctx.norms[j] in ",،" and after in _ISSUED and j <= first + 1


def phrase_end(ctx: Context, first: int, stop: int) -> int:
    """Where a subject phrase without a known name ends: before a comma, an adjunct, a time or a relative clause."""
    j = first
    while j < stop and not (
        ctx.tokens[j].kind in "pb"
        or (
            j > first
            and ((ctx.norms[j] in ADJUNCT and not ctx.some_of(j)) or ctx.norms[j] in RELATIVE or j in ctx.times)
        )
        or ctx.norms[j] in THAT
        or (j > first and any(c.kind == "participle" for c in ctx.cues.get(j, ())))
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
