"""Speakers that stand before their verb: «روسيا تنفي»، «البيان الذي أكد»، «وكان س قد قال»، «أما س فقال»."""

from __future__ import annotations

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.statements.ask import SPEAKERS, Ask, carry
from riwaya.statements.context import Context
from riwaya.statements.model import Cue, Voice
from riwaya.statements.phrases import document_voice, joined, name_voice, phrase_voice
from riwaya.statements.stretch import has_subject, pluperfect_span
from riwaya.statements.subject import sentence_subject
from riwaya.statements.words import AUXILIARY, RELATIVE, RELAYED, THAT_PRONOUN


def topic(ask: Ask) -> Voice | None:
    """أما س … فقال: the topic is the subject."""
    ctx, cue = ask.ctx, ask.cue
    if cue.hit is None or not cue.hit.prefix.startswith("ف") or ctx.norms[cue.start].lstrip("و") != "اما":
        return None
    name = ctx.names.get(cue.start + 1)
    return name_voice(ctx, cue, name) if name is not None else None


def before(ask: Ask) -> Voice | None:
    """A noun before the verb: «روسيا تنفي»، «البيان الذي أكد»، «وكان التحالف قد أقر»."""
    ctx, cue = ask.ctx, ask.cue
    if cue.kind != "verb" or cue.joined or (cue.pronoun and ctx.norms[cue.first - 1] in RELATIVE):
        return None
    j = cue.first
    while j > cue.start and (ctx.norms[j - 1] in AUXILIARY or ctx.norms[j - 1] in RELATIVE or ctx.norms[j - 1] in ",،"):
        j -= 1
        if ctx.norms[j] in RELATIVE:
            break
    for hit in ctx.reading.hits.of("document"):
        if cue.start <= hit.first < cue.first and _reaches(ctx, hit.last, j):
            return _document_before(ask, hit, j)
    while j > cue.start and (ctx.norms[j - 1] in ",،" or j - 1 in ctx.quotes):
        j -= 1
    name = _past_medium(ctx, ctx.ends.get(j))
    if name is None or name.first < cue.start or name.kind not in SPEAKERS:
        return None
    if ctx.norms[name.first - 1] in RELAYED:  # نشر س بياناً نقلته ص أكد فيه
        return sentence_subject(ask)
    partner = ctx.ends.get(name.first)
    if partner is not None and partner.first >= cue.start and joined(ctx, partner) is name:
        name = partner
    relative = ctx.norms[cue.first - 1] in RELATIVE or (name.how == "unnamed" and name.last == cue.first)
    if not relative and not _opens_clause(ctx, cue, name.first):
        return None
    return name_voice(ctx, cue, name)


def _past_medium(ctx: Context, name: Name | None) -> Name | None:
    """مصادر خاصة لـس قالت: the medium that was told is not the subject."""
    if name is None or name.kind != "outlet" or not name.first:
        return name
    told = ctx.norms[name.first].startswith("ل") and name.span[0] > ctx.tokens[name.first].start
    if ctx.norms[name.first - 1] == "ل":
        return ctx.ends.get(name.first - 1)
    return ctx.ends.get(name.first) if told else name


def _document_before(ask: Ask, hit: Hit, stop: int) -> Voice | None:
    """«بيان لوزارة … قال»; in «أصدرت السفارة بياناً أكدت فيه» the verb agrees with who issued it."""
    ctx, cue = ask.ctx, ask.cue
    voice = document_voice(ctx, cue, hit, stop, ask.discourse)
    if voice.entity is not None or hit.first <= cue.start + 1 or hit.entry.data.get("is") == "report":
        return voice
    subject = sentence_subject(ask)
    return msgspec.structs.replace(subject, hops=voice.hops) if subject is not None else voice


def pluperfect(ask: Ask) -> Voice | None:
    """وكان س قد قال، وكان س قال: the words between, whether a list knows them or not."""
    ctx, cue = ask.ctx, ask.cue
    span = pluperfect_span(ctx, cue)
    if span is None:
        return None
    name = ctx.names.get(span[0])
    if name is not None:
        return name_voice(ctx, cue, name)
    return phrase_voice(ctx, cue, *span)


def subject_before(ask: Ask) -> Voice | None:
    """«الجيش يعلن المدينة آمنة»، «س الذي انتقد ص»: what follows the verb is no subject."""
    if ask.cue.kind != "verb" or not has_subject(ask.ctx, ask.cue):
        return None
    if ask.ctx.norms[ask.cue.first - 1] in THAT_PRONOUN:  # قال إنه أمر …
        turn = ask.discourse.in_sentence(ask.cue)
        return carry(turn, "speaker.carried") if turn is not None else None
    return before(ask)


def _opens_clause(ctx: Context, cue: Cue, first: int) -> bool:
    """A noun is the verb's subject where its clause begins: at the start, after a mark, أن or a conjunction."""
    if first in ctx.ends and first > cue.start:
        return False  # joined to the name before it (قمتي الأردن والسعودية كشفت)
    if first <= cue.start or (ctx.reading.hits and ctx.script.text[ctx.tokens[first].start] == "و"):
        return True
    before = ctx.norms[first - 1]
    return ctx.tokens[first - 1].kind == "p" or before in (
        "ان",
        "بان",
        "لكن",
        "ولكن",
        "حيث",
        "كان",
        "وكان",
        "كانت",
        "وكانت",
        "فيما",
        "بينما",
        "حين",
        "اذ",
        "لان",
        "عاجل",
    )


def _reaches(ctx: Context, first: int, last: int) -> bool:
    """Whether only the document's issuer stands between it and the verb."""
    if last - first > 14:
        return False
    j = first
    while j < last:
        name = ctx.names.get(j)
        if name is not None:
            j = name.last
        elif (
            ctx.norms[j]
            in (
                "صادر",
                "صادره",
                "عن",
                "ل",
                "نشره",
                "اصدره",
                "اصدرته",
                "من",
                "في",
                "الذي",
                ",",
                "،",
                "تناقلتها",
                "تناقلته",
                "نشرته",
                "نشرتها",
                "لها",
                "له",
            )
            or j in ctx.times
        ):
            j += 1
        else:
            return False
    return True
