"""The tree that ``explain`` prints for a statement, and the stable name of the rule that made it."""

from __future__ import annotations

from riwaya.rules import Match
from riwaya.statements.context import Context
from riwaya.statements.model import Draft


def trace(ctx: Context, draft: Draft) -> Match:
    """The tree that ``explain`` prints for a statement."""
    cue = draft.cue
    parts = [
        Match("cue." + cue.kind, "cue", ctx.script.span(cue.first, cue.last), cue.hit.entry.where if cue.hit else ""),
        Match(draft.voice.rule, "speaker", draft.voice.span),
        Match("frame." + draft.complement.frame, "begins", (draft.complement.at, draft.complement.at)),
        *(Match(draft.bounds, "content", span) for span in draft.content),
        *(Match("chain." + hop.relation, "hop", hop.span) for hop in draft.hops),
    ]
    return Match(rule_name(draft), draft.act, None, "", tuple(parts))


def rule_name(draft: Draft) -> str:
    """The stable name of how a statement was found."""
    return f"statement.{draft.cue.kind}.{draft.complement.frame}"
