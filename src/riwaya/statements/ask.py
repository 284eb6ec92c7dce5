"""What a speaker rule is asked, and what the rules share."""

from __future__ import annotations

import msgspec

from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse, Turn
from riwaya.statements.model import Complement, Cue, Voice
from riwaya.statements.words import ADVERB, GIVEN, OF_DOCUMENT, OWN_WORDS

#: Kinds of names that can speak; places do where they stand for their government.
SPEAKERS = frozenset({"person", "group", "organisation", "government", "outlet", "unnamed", "place", "facility"})


class Ask(msgspec.Struct, frozen=True):
    """What a speaker rule is asked: whose is this cue?"""

    ctx: Context
    cue: Cue
    complement: Complement
    discourse: Discourse

    @property
    def stop(self) -> int:
        """The subject ends before this token."""
        c = self.complement
        return c.subject_last if c.subject_last is not None else min(c.mark, c.start)


def skip_beside(ctx: Context, j: int, stop: int) -> int:
    """Past adverbs, times, commas, «من جهته», «في بيان» and «لـرويترز» between the verb and its subject."""
    while j < stop:
        norm = ctx.norms[j]
        if norm in ADVERB or norm in OWN_WORDS or norm in ",،" or (j in ctx.quotes and not ctx.quotes[j].closed):
            j += 1
        elif j in ctx.times:
            j = ctx.times[j].last
        elif norm in ("من", "في", "خلال", "عبر") and j + 1 in ctx.documents:
            j = _past_document(ctx, ctx.documents[j + 1].last, stop)
            if j < stop and ctx.norms[j] in GIVEN:  # «قال في كلمة ألقاها اليوم إن»: no subject follows
                return stop
        elif norm == "من" and j + 1 < stop and ctx.norms[j + 1] in ("جهته", "جهتها", "جانبه", "جانبها", "جهتهم"):
            j += 2
        elif norm.startswith("ل") and (name := ctx.names.get(j)) and name.span[0] > ctx.tokens[j].start:
            j = name.last
        else:
            return j
    return j


def _past_document(ctx: Context, j: int, stop: int) -> int:
    """«في كلمة له»، «في بيان رسمي»: the words that go with the document."""
    while j < stop and ctx.norms[j] in OF_DOCUMENT:
        j += 1
    return j


def carry(turn: Turn, rule: str) -> Voice:
    """The speaker of an earlier turn."""
    return Voice(turn.entity, None, turn.agreement, rule, turn.hops, carried=True)
