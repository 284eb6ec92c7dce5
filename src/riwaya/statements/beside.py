"""What is said beside a statement: to whom, when, on what occasion, and how far the outlet keeps its distance."""

from __future__ import annotations

from riwaya.records import Span
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue

_ADDRESSED = frozenset({"person", "group", "organisation", "government"})
_AT = frozenset("خلال اثناء هامش عقب بعد قبيل لدي في عند قبل".split())
_NAMED = (
    "وصفه",
    "وصفها",
    "سماه",
    "سماها",
    "اسماه",
    "اسماها",
    "يسمي",
    "تسمي",
    "وصفته",
    "وصفتها",
    "سمته",
    "اسمته",
    "سموه",
)


def addressee(ctx: Context, cue: Cue, complement: Complement) -> str | None:
    """The one called upon (دعا س إلى), or told (قال لـس): a person or body, not the medium."""
    if complement.frame.startswith("whom"):
        name = ctx.names.get(complement.start)
        return name.entity if name is not None and name.kind in _ADDRESSED | {"place"} else None
    for j in range(cue.last, min(complement.mark, complement.start)):
        name = ctx.names.get(j)
        told = name is not None and name.span[0] > ctx.tokens[j].start and ctx.norms[j].startswith("ل")
        if name is not None and told and name.kind in _ADDRESSED:
            return name.entity
    return None


def warned(ctx: Context, cue: Cue, complement: Complement) -> str | None:
    """«حذرت دولة دولة أخرى من …»: of two that stand side by side before what was said, the second."""
    stop = min(complement.mark, complement.start)
    names = [n for j in range(cue.last, stop) if (n := ctx.names.get(j)) is not None and n.last <= stop]
    if len(names) < 2 or names[-1].last < stop - 1 or names[-2].last != names[-1].first:
        return None
    bare = names[-1].span[0] == ctx.tokens[names[-1].first].start
    return names[-1].entity if bare and names[-1].kind in _ADDRESSED | {"place"} else None


def said_at(ctx: Context, cue: Cue, complement: Complement) -> str | None:
    """When it was said, if the words between cue and content tell (EDTF)."""
    window = range(cue.last, min(complement.mark, complement.start))
    times = (ctx.times[j] for j in window if j in ctx.times)
    return next((t.value for t in times if t.sense == "point" and t.value), None)


def occasion(ctx: Context, cue: Cue, complement: Complement) -> Span | None:
    """«خلال لقائه …»، «على هامش …»: before the cue in its clause, or between it and what was said."""
    for first, last in ((cue.start, cue.first), (cue.last, min(complement.mark, complement.start))):
        for hit in ctx.reading.hits.of("occasion"):
            if first < hit.first < last and ctx.norms[hit.first - 1].lstrip("و") in _AT:
                return ctx.reading.hits.span(hit)[0], ctx.tokens[_phrase_end(ctx, hit.last, last) - 1].end
    return None


def _phrase_end(ctx: Context, j: int, stop: int) -> int:
    """To the comma, or past the names that follow."""
    while j < stop and ctx.tokens[j].kind != "p" and j not in ctx.times:
        name = ctx.names.get(j)
        j = name.last if name is not None else j + 1
    return min(j, stop)


def distance(ctx: Context, cue: Cue, first: int, last: int) -> Span | None:
    """Words by which the outlet keeps its distance: زعم, «على حد قوله» after it, «ما وصفه بـ» within it."""
    if cue.data.get("distance"):
        return ctx.script.span(cue.first, cue.last)
    for j in range(last, min(last + 3, len(ctx.norms))):
        for hit in ctx.reading.hits.at(j, "cue-source"):
            if hit.entry.data.get("distance") and hit.entry.data["what"] == "own":
                return ctx.reading.hits.span(hit)
    at = next(
        (j for j in range(first, last) if ctx.norms[j] in _NAMED and ctx.norms[j - 1] in ("ما", "من", "بما", "مما")),
        None,
    )
    return ctx.script.span(at - 1, at + 1) if at is not None else None
