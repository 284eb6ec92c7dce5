"""The subject of a sentence: whose participle, قوله or dropped subject it is where nobody has spoken yet."""

from __future__ import annotations

import msgspec

from riwaya.statements.ask import SPEAKERS, Ask, carry
from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse
from riwaya.statements.model import Cue, Voice
from riwaya.statements.phrases import name_voice

_REACH = 4
"""A sentence's subject stands among its first words (VSO)."""
_BODIES = frozenset({"person", "group", "organisation", "government", "outlet"})


def sentence_host(ctx: Context, cue: Cue, discourse: Discourse) -> Voice | None:
    """Whose قوله or القول it is: the last to speak in the sentence, else the first name in it that nothing governs."""
    beside = ctx.ends.get(cue.first)
    if (
        beside is not None
        and beside.first > cue.start
        and beside.kind in SPEAKERS
        and not _governed(ctx, beside.first, cue.start)
    ):
        return name_voice(ctx, cue, beside)  # اكتفت س بالقول إن
    turn = discourse.in_sentence(cue)
    if turn is not None:
        return carry(turn, "speaker.host")
    for j in range(cue.start, cue.first):
        name = ctx.names.get(j)
        if name is not None and name.kind in SPEAKERS and not _governed(ctx, j, cue.start):
            return name_voice(ctx, cue, name)
    return None


def sentence_subject(ask: Ask) -> Voice | None:
    """The name among the first words of the sentence that no preposition governs."""
    ctx, cue = ask.ctx, ask.cue
    for j in range(cue.start, min(cue.first, cue.start + _REACH)):
        name = ctx.names.get(j)
        if name is not None and name.how != "unnamed" and name.kind in _BODIES:
            if _governed(ctx, j, cue.start):
                continue
            return msgspec.structs.replace(name_voice(ctx, cue, name), rule="speaker.sentence-subject")
    return None


def _governed(ctx: Context, j: int, start: int) -> bool:
    """After a preposition, or with one before it, a noun is no subject."""
    if ctx.names[j].span[0] > ctx.tokens[j].start and ctx.tokens[j].norm[0] in "بلك":
        return True
    return j > start and ctx.norms[j - 1] in (
        "في",
        "من",
        "عن",
        "علي",
        "الي",
        "مع",
        "بين",
        "قرب",
        "ضد",
        "خلال",
        "بعد",
        "قبل",
    )


def nearest_person(ask: Ask) -> Voice | None:
    """«… على صفحة رئيس الوزراء س، حيث قال»: with nobody else to go back to, the last person named in the sentence."""
    ctx, cue = ask.ctx, ask.cue
    for j in range(cue.first - 1, cue.start - 1, -1):
        name = ctx.names.get(j)
        if name is not None and name.kind == "person":
            return msgspec.structs.replace(name_voice(ctx, cue, name), rule="speaker.nearest-person")
    return None
