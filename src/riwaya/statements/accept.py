"""Which words of saying hold: each with its complement, and where the next one ends what was said."""

from __future__ import annotations

import msgspec

from riwaya.statements.complement import find_complement
from riwaya.statements.context import Context
from riwaya.statements.cues import source_cues
from riwaya.statements.model import Complement, Cue
from riwaya.statements.words import NEGATION, PHRASES, RELATIVE, RESUMED, THAT

Pair = tuple[Cue, Complement]


def accept(ctx: Context) -> list[Pair]:
    """The cues that have a complement; of two that claim the same words the nearer one."""
    out: list[Pair] = []
    after_source = {c.last: ctx.norms[c.first].lstrip("و") for c in source_cues(ctx) if c.data["what"] == "verb"}
    for first_token, candidates in ctx.cues.items():
        if _negated(ctx, first_token):
            continue
        pair = next(((c, f) for c in candidates if (f := _complement(ctx, c)) is not None), None)
        if pair is None or _names_source(pair, after_source.get(first_token)):
            continue
        if out and (first_token < out[-1][0].last or _is_its_noun(out[-1], pair)):
            continue
        if out and (merged := _own_noun(out[-1], pair)) is not None:
            out[-1] = merged
            continue
        while out and _claims(ctx, out[-1], pair):
            out.pop()
        if out and _takes_mark(ctx, out[-1], pair):
            out.pop()
        if out and out[-1][1].start == pair[1].start and out[-1][0].limit == pair[0].limit:
            continue
        out.append(pair)
    return out


def _takes_mark(ctx: Context, before: Pair, pair: Pair) -> bool:
    """رد س على …، مؤكداً أن: the mark after a participle is the participle's; قائلاً only opens what the verb says."""
    cue, complement = pair
    between = before[0].last <= cue.first < before[1].mark and before[1].start == complement.start
    return between and cue.kind == "participle" and ctx.norms[complement.mark] in THAT and not says(ctx, cue)


def says(ctx: Context, cue: Cue) -> bool:
    """قائلاً."""
    return ctx.norms[cue.first].startswith("قايل")


def _is_its_noun(before: Pair, pair: Pair) -> bool:
    """أكدت المحكمة رفض الطلب: what looks like a verb is the noun that the verb before it takes."""
    hit, complement = pair[0].hit, before[1]
    looks = pair[0].kind == "verb" and hit is not None and hit.form.agreement == "ms" and hit.form.aspect == "perfect"
    return looks and complement.start == pair[0].first and complement.frame.removeprefix("whom-") in PHRASES


def _own_noun(before: Pair, pair: Pair) -> Pair | None:
    """كرر دعوته إلى: one saying, that the verb opens and the noun names; what was said comes after the noun."""
    (verb, complement), (noun, said) = before, pair
    if noun.kind != "noun" or not verb.data.get("reporting-noun") or complement.start != noun.first:
        return None
    cue = msgspec.structs.replace(verb, frames={"np": noun.frames.get(said.frame, "assert")})
    return cue, msgspec.structs.replace(complement, start=said.start, at=said.at, quote=said.quote)


def _names_source(pair: Pair, marker: str | None) -> bool:
    """حسبما أعلن س: the noun after the verb is the source. كما نفت س التهمة says something of its own."""
    cue, complement = pair
    if marker is None or complement.frame in ("that", "quote"):
        return False
    return marker != "كما" or (complement.frame == "np" and complement.start == cue.last)


def _complement(ctx: Context, cue: Cue) -> Complement | None:
    if cue.kind == "relay":  # with a pronoun (نقلته وكالة …) it tells through whom a document came
        return None if cue.pronoun else relay_complement(ctx, cue)
    found = find_complement(ctx, cue)
    if found is None or not _speech(ctx, cue, found) or _resumes(ctx, cue, found):
        return None
    return found


def _resumes(ctx: Context, cue: Cue, found: Complement) -> bool:
    """«اللقاء الذي تحدث عنه», «أكده س»: the clause says of what was spoken, and not what was said."""
    frames = cue.frames.keys()
    if cue.pronoun and not any(f.startswith("whom") for f in frames):
        return found.frame not in ("that", "quote") and cue.kind == "verb"
    after = ctx.norms[cue.last : cue.last + 1]
    if not after or after[0] not in RESUMED or found.mark <= cue.last + 1:
        return False
    bare = found.frame not in ("that", "quote") and not cue.joined and after[0][0] in "عا"
    return bare or ctx.norms[cue.first - 1] in RELATIVE


def _speech(ctx: Context, cue: Cue, found: Complement) -> bool:
    """Verbs that are also deeds are sayings only before words: رفض الاتهامات، جدد دعوته; never رفض التعليق."""
    if cue.data.get("owned") and found.frame in ("np", "quote"):  # إعلان س كذا, not إعلان الحرب
        return found.start > cue.last and cue.last in ctx.names
    if not (cue.data.get("speech") or cue.data.get("reporting-noun")) or found.frame != "np":
        return True
    return bool(ctx.reading.hits.at(found.start, "said"))


def relay_complement(ctx: Context, cue: Cue) -> Complement | None:
    """نقلت س عن ص (قوله) إن …: the words after the mark, if عن and a mark are there."""
    window = range(cue.last, min(cue.limit, cue.last + 14))
    about = next((j for j in window if is_about(ctx, cue, j)), None)
    if about is None:
        return None
    for j in range(about + 1, min(cue.limit, about + 30)):
        if ctx.norms[j] in THAT or ctx.norms[j] == ":":
            return _relayed(ctx, cue, about, j + 1)
        if j in ctx.quotes and ctx.quotes[j].close - j > 6:
            return _relayed(ctx, cue, about, j)
        if ctx.norms[j] in ("قوله", "قولها", "قولهم") and j + 1 < cue.limit and j + 1 in ctx.quotes:
            return _relayed(ctx, cue, about, j + 1)
    return None


def is_about(ctx: Context, cue: Cue, j: int) -> bool:
    """What leads to the one quoted: عن (عنه of the speaker before), على لسان, and إلى after نسب."""
    to = "الي" if cue.data.get("ascribes") else "عن"
    return ctx.norms[j] in (to, "عنه", "عنها", "عنهم") or ctx.norms[j - 1 : j + 1] == ["علي", "لسان"]


def _relayed(ctx: Context, cue: Cue, about: int, start: int) -> Complement | None:
    while start < cue.limit and (ctx.norms[start] in THAT or ctx.norms[start] == ":"):
        start += 1
    if start >= cue.limit:
        return None
    return Complement("relay", about, start, ctx.tokens[start].start, ctx.quotes.get(start))


def _negated(ctx: Context, j: int) -> bool:
    return j > 0 and ctx.norms[j - 1].lstrip("وف") in NEGATION


def _claims(ctx: Context, earlier: Pair, later: Pair) -> bool:
    """A cue between an earlier cue and its far complement takes it away, unless it stands in a relative clause."""
    cue, complement = earlier
    at = later[0].first
    if not cue.last <= at < complement.mark or later[0].kind in ("participle", "noun"):
        return False
    return ctx.norms[at - 1] not in RELATIVE and complement.subject_last is None


def cut_points(ctx: Context, pairs: list[Pair], posts: list[Cue]) -> list[int]:
    """Where a new saying of the same level begins, so that what was said before ends."""
    out = [_cut_at(ctx, c) for c, _ in pairs if _cuts_here(ctx, c)]
    out += [c.first for c in posts if c.data["what"] != "verb" or verb_after(ctx, c) is not None]
    return sorted(out)


def _cuts_here(ctx: Context, cue: Cue) -> bool:
    if cue.kind == "participle":
        return True
    if cue.kind in ("noun", "passive"):
        return False
    before = ctx.norms[cue.first - 1] if cue.first else ""
    name = ctx.ends.get(cue.first)
    if name is not None and name.first > cue.start and ctx.norms[name.first - 1] in _TURNS:
        return True
    if before in ",،" and cue.hit is not None and cue.hit.form.aspect == "perfect":
        return True
    return cue.joined or before in ("كما", "فيما", "بينما", "حين", "لكن", "ولكن", "وقد", "فقد")


def _cut_at(ctx: Context, cue: Cue) -> int:
    j = cue.first
    while j > cue.start and ctx.norms[j - 1] in ("كما", "فيما", "بينما", "حين", "في", "لكن", "ولكن", "وقد", "فقد"):
        j -= 1
    name = ctx.ends.get(j)
    if name is not None and name.first > cue.start and ctx.norms[name.first - 1] in _TURNS:
        return name.first - 1
    return j


_TURNS = frozenset("لكن ولكن فيما بينما حين الا".split())


def verb_after(ctx: Context, cue: Cue) -> Cue | None:
    """The verb of «كما قال …»، «حسبما أفاد …», if one stands there."""
    j = cue.last
    while j < cue.limit and ctx.norms[j] == "ما":
        j += 1
    found = [c for c in ctx.cues.get(j, []) if c.kind in ("verb", "relay")] if j < cue.limit else []
    return found[0] if found else None
