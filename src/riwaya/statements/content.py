"""Where what was said ends, what of it is quoted, and its exact spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from riwaya.arabic import Quote
from riwaya.records import Span
from riwaya.statements.acts import base_act
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue
from riwaya.statements.words import PHRASES, RELATIVE, TURN, TURN_PAIRS

_MARKS = frozenset(".,،؛;:!؟?…-–—")
_JOINERS = frozenset("و كما فيما بينما لكن ولكن حين في حيث اذ وفي فقد وقد قد وذلك".split())
_NAMED_BY = frozenset(
    "قاعده شبكه تنظيم حزب قناه صحيفه وكاله موقع جماعه حركه لواء فصيل فصايل كتايب مطار طايرات طايره صاروخ "
    "صواريخ عمليه منظمه اسم تطبيق برنامج فيلم كتاب سفينه مجموعه هييه منصه تحالف بمنظمه مدينه ميليشيا مليشيا".split()
)


#: After these acts a fact is the outlet's (طلبت تسليمه، لكن … لم تستجب).
_ASKED = frozenset({"demand", "order", "promise", "threaten"})


class Bounds(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``first`` to ``last`` of what was said, its spans, and how much of it is quoted."""

    first: int
    last: int
    spans: tuple[Span, ...]
    mode: Literal["direct", "indirect", "mixed"]
    rule: str


def bounds(ctx: Context, cue: Cue, complement: Complement, cuts: Sequence[int]) -> Bounds | None:
    """The content of a cue: to the next of ``cuts`` outside its quotations, a turn of the narrative, or the limit."""
    quote = complement.quote
    if quote is not None and _whole(ctx, cue, complement, quote, cuts):
        return _quoted(ctx, quote)
    last, rule = _clause_end(ctx, cue, complement, cuts)
    last = trim(ctx, complement.start, last)
    if last <= complement.start:
        return None
    span = (complement.at, ctx.tokens[last - 1].end)
    return Bounds(complement.start, last, (span,), _mode(ctx, complement.start, last), rule)


def _whole(ctx: Context, cue: Cue, complement: Complement, quote: Quote, cuts: Sequence[int]) -> bool:
    """A quotation is all that was said where the clause ends with it, or where a colon announced it."""
    if not quote.closed:
        return True
    after = quote.close + 1
    told = complement.start > complement.mark + 1 and ctx.norms[complement.mark] == ":"  # : إن «س» من سكان …
    if told and after < cue.limit and ctx.tokens[after].kind == "w":
        return False
    if after >= cue.limit or after in cuts or complement.frame == "quote":
        return True
    token = ctx.tokens[after]
    if token.norm in _MARKS or token.kind == "b":
        return True
    return ctx.norms[after] in _JOINERS - {"في", "و"} or _joined_cut(after, cuts)


def _joined_cut(after: int, cuts: Sequence[int]) -> bool:
    return any(after <= c <= after + 2 for c in cuts)


def _quoted(ctx: Context, quote: Quote) -> Bounds | None:
    last = trim(ctx, quote.open + 1, min(quote.close, len(ctx.tokens)))
    if last <= quote.open + 1:
        return None
    span = ctx.script.span(quote.open + 1, last)
    rule = "content.quotation" if quote.closed else "content.quotation-unclosed"
    return Bounds(quote.open + 1, last, (span,), "direct", rule)


def _clause_end(ctx: Context, cue: Cue, complement: Complement, cuts: Sequence[int]) -> tuple[int, str]:
    j = complement.start
    stops = set(cuts)
    while j < cue.limit:
        if ctx.norms[j] in ",،" and (_ends_at_comma(ctx, cue) or _phrase_ends(ctx, cue, complement, j)):
            return j, "content.comma"
        if cue.kind == "noun" and j > complement.start and ctx.norms[j] == "من" and j + 1 in ctx.names:
            return j, "content.said-by"
        quote = ctx.quotes.get(j)
        if quote is not None and quote.closed:
            j = quote.close + 1
            if j < cue.limit and j > complement.start + 1 and _turns_after_quote(ctx, j):
                return j, "content.after-quotation"
            continue
        if complement.frame in PHRASES and j > complement.start and _verb_joins(ctx, j):
            return j, "content.joined-verb"
        if j in stops and j > complement.start:
            return j, "content.next-cue"
        if j > complement.start and ctx.norms[j - 1] in ",،" and _turns(ctx, j):
            return j, "content.turn"
        j += 1
    return cue.limit, "content.sentence"


def _verb_joins(ctx: Context, j: int) -> bool:
    """و and a perfect verb after a noun phrase open a clause of the outlet's own (نفى الاتهامات وأفرجت السلطات عنه)."""
    aspects = {h.form.aspect for h in ctx.reading.hits.at(j) if h.prefix == "و" and not h.form.pronoun}
    return aspects == {"perfect"}  # جرح is also the masdar


def _ends_at_comma(ctx: Context, cue: Cue) -> bool:
    """A noun's content is a phrase; so is that of a clause set before the main one (في وقت أعلنت فيه …،)."""
    return cue.kind == "noun" or ctx.norms[cue.last : cue.last + 1] == ["فيه"]


def _phrase_ends(ctx: Context, cue: Cue, complement: Complement, j: int) -> bool:
    """A phrase ends where its relative clause is closed (س، الذي نفى التهم، …) or the outlet adds to it (، مما …)."""
    if complement.frame not in PHRASES or j <= complement.start + 1:
        return False
    relative = ctx.norms[cue.first - 1] in RELATIVE and ctx.norms[cue.first - 2] in ",،"
    asked = base_act(cue, complement.frame) in _ASKED
    return relative or (asked and ctx.norms[j + 1 : j + 2] in (["مما"], ["لكن"], ["ولكن"], ["لكنه"], ["لكنها"]))


def _turns_after_quote(ctx: Context, j: int) -> bool:
    """After a quotation within indirect speech a comma opens the outlet's own words (…»، قبل أن …)."""
    return (
        ctx.norms[j] in ",،"
        and j + 1 < len(ctx.norms)
        and ctx.norms[j + 1] in ("قبل", "وذلك", "في", "بعد", "وهو", "وهي")
    )


def _turns(ctx: Context, j: int) -> bool:
    return ctx.norms[j] in TURN or (ctx.norms[j], ctx.norms[j + 1] if j + 1 < len(ctx.norms) else "") in TURN_PAIRS


def trim(ctx: Context, first: int, last: int) -> int:
    """Without marks, joining words and an unmatched opening mark at the end."""
    while last > first and (
        ctx.tokens[last - 1].kind == "b"
        or ctx.norms[last - 1] in _MARKS
        or ctx.norms[last - 1] in _JOINERS
        or last - 1 in ctx.quotes
        or ctx.norms[last - 1] in RELATIVE
    ):
        last -= 1
    return last


def _mode(ctx: Context, first: int, last: int) -> Literal["direct", "indirect", "mixed"]:
    for i in range(first, last):
        quote = ctx.quotes.get(i)
        if quote is not None and not _name_quote(ctx, quote):
            return "mixed"
    return "indirect"


def _name_quote(ctx: Context, quote: Quote) -> bool:
    """Quotation marks around a name: within a Name, after the noun it names, or around letters and figures."""
    before = ctx.norms[quote.open - 1] if quote.open else ""
    if before in _NAMED_BY or before.removeprefix("ال") in _NAMED_BY or before[1:] in _NAMED_BY:
        return True
    words = [ctx.norms[i] for i in range(quote.open + 1, min(quote.close, len(ctx.norms)))]
    if len(words) <= 3 and any(w.isascii() for w in words):
        return True
    name = ctx.names.get(quote.open + 1) or ctx.names.get(quote.open)
    return len(words) <= 6 and name is not None and name.how == "name" and name.last >= quote.close
