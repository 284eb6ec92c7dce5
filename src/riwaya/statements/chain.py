"""Through whom it came: documents, channels and media between speaker and outlet, nearest to the speaker first."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.records import Hop
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue, Voice

_BEFORE = frozenset(["في", "خلال", "عبر", "علي", "ب", "من", "ضمن", "اثناء"])
_HEADS = frozenset("كاله وكاله صحيفه قناه موقع اذاعه شبكه مجله تلفزيون جريده برنامج".split())
_MEDIA = frozenset(["لوكاله", "لصحيفه", "لقناه", "لموقع", "لاذاعه", "لشبكه", "لمجله", "لتلفزيون", "لجريده"])


def find_hops(ctx: Context, cue: Cue, complement: Complement, voice: Voice, last: int) -> list[Hop]:
    """The hops named beside the cue: before it in its clause, up to the complement, and right after a quotation."""
    skip = voice.last if voice.last else 0
    first = _clause_start(ctx, cue)
    windows = [
        (first, cue.first),
        (max(cue.last, skip), max(complement.mark, cue.last)),
        (last, min(cue.limit, last + 12)),
    ]
    hops = [*voice.hops]
    for start, stop in windows:
        hops += _in_window(ctx, start, stop)
    return distinct([*hops, *_said_in(ctx, cue)])


def _said_in(ctx: Context, cue: Cue) -> list[Hop]:
    """«عقد مؤتمراً صحفياً، قال فيه»: the document or channel that the pronoun goes back to."""
    if ctx.norms[cue.last : cue.last + 1] not in (["فيه"], ["فيها"], ["خلاله"], ["خلالها"]):
        return []
    found = [ctx.documents[j] for j in range(max(cue.start, cue.first - 16), cue.first) if j in ctx.documents]
    return [_document_hop(ctx, found[-1])] if found else []


def _clause_start(ctx: Context, cue: Cue) -> int:
    """Back to the mark or the sentence's start before the cue; over a comma only to «في بيان، قال»."""
    j = cue.first
    while j > cue.start and not (ctx.tokens[j - 1].kind == "p" and ctx.norms[j - 1] not in ",،"):
        j -= 1
        if cue.first - j > 14:
            break
    return j


def _in_window(ctx: Context, start: int, stop: int) -> Iterable[Hop]:
    hops: list[Hop] = []
    j = start
    while j < stop:
        quote = ctx.quotes.get(j)
        if quote is not None and quote.closed and quote.close - j > 8:
            break
        document = ctx.documents.get(j)
        if document is not None and _prepositional(ctx, document):
            hops.append(_document_hop(ctx, document))
            hops += _medium_after(ctx, document.last, stop)
            j = document.last
            continue
        name = ctx.names.get(j)
        if name is not None:
            if _told_to(ctx, name):
                hops.append(Hop(span=name.span, relation="told", via=name.entity))
            j = max(name.last, j + 1)
            continue
        j += 1
    return hops


def _prepositional(ctx: Context, hit: Hit) -> bool:
    """«في بيان»، «على تويتر»: a document that is a means, not one that is talked about."""
    before = ctx.norms[hit.first - 1] if hit.first else ""
    if before.lstrip("و") == "علي" and hit.entry.data.get("is") != "platform":
        return False  # ردا على بيان، التوقيع على مذكرة
    if hit.prefix.startswith(("ب", "وب", "فب")) or before in _BEFORE or before.lstrip("وف") in _BEFORE:
        return True
    return before in ("مواقع", "موقع", "صفحته", "صفحتها", "حسابه", "حسابها", "منصه", "حساباتها", "قناتها", "قناته")


def _document_hop(ctx: Context, hit: Hit) -> Hop:
    what = hit.entry.data.get("what") or hit.form.text
    return Hop(
        span=ctx.reading.hits.span(hit),
        relation="issued" if hit.entry.data.get("is") == "document" else "published",
        what=what,
    )


def _medium_after(ctx: Context, first: int, stop: int) -> list[Hop]:
    """«في مقابلة مع قناة …»، «في تصريح لـ…»: the medium that got it."""
    for j in range(first, min(first + 6, stop)):
        name = ctx.names.get(j)
        if name is not None and j in ctx.documents:
            return []  # a platform is a document of its own (تغريدة على تويتر)
        if name is not None:
            fits = _is_outlet(ctx, name) and not _own(ctx, name)
            return [Hop(span=name.span, relation="told", via=name.entity)] if fits else []
    return []


def _is_outlet(ctx: Context, name: Name) -> bool:
    """An outlet by kind or by its head noun (وكالة، قناة، صحيفة …)."""
    return name.kind == "outlet" or ctx.norms[name.first].lstrip("وبل").removeprefix("ل") in _HEADS


def _told_to(ctx: Context, name: Name) -> bool:
    """قال لوكالة …: another outlet than the one that prints it."""
    if not _is_outlet(ctx, name) or _own(ctx, name):
        return False
    token = ctx.tokens[name.first]
    before = ctx.norms[name.first - 1] if name.first else ""
    return (token.norm.startswith("ل") and name.span[0] > token.start) or before in _MEDIA or before == "ل"


def _own(ctx: Context, name: Name) -> bool:
    """Whether an outlet is the publisher itself."""
    outlet = ctx.reading.document.outlet
    if not outlet or name.entity is None:
        return False
    from riwaya.arabic import fold_text

    mine, other = fold_text(outlet), fold_text(ctx.entity_name(name.entity))
    return mine in other or other in mine


def distinct(hops: list[Hop]) -> list[Hop]:
    """One hop for each document or medium."""
    seen: set[tuple[str | None, str | None]] = set()
    out = []
    for hop in hops:
        key = (hop.via, hop.what)
        if key not in seen:
            seen.add(key)
            out.append(hop)
    return out
