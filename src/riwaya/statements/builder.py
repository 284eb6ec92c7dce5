"""Builds statements in the order of the text, so that each knows who spoke before and whose content it stands in."""

from __future__ import annotations

from riwaya.records import Hop
from riwaya.rules import first
from riwaya.statements.acts import act
from riwaya.statements.agreement import passive_written, shows
from riwaya.statements.ask import Ask
from riwaya.statements.chain import distinct, find_hops
from riwaya.statements.content import Bounds, bounds
from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse
from riwaya.statements.model import Complement, Cue, Draft, Voice
from riwaya.statements.phrases import phrase_end
from riwaya.statements.speaker import RULES
from riwaya.statements.subject import sentence_host
from riwaya.statements.voices import noun_voice, relay_voice
from riwaya.statements.words import LEANS, RELATIVE


class Builder:
    """Builds drafts in the order of the text, so that each knows who spoke before."""

    def __init__(self, ctx: Context, cuts: list[int], spoken_at: set[int]) -> None:
        self.ctx, self.cuts, self.spoken_at = ctx, cuts, spoken_at
        self.passed_on: dict[int, tuple[Hop, ...]] = {}
        """Hops that a source before the cue names (وحسب رويترز، قال س), by the cue's token."""
        self.discourse = Discourse()
        self.out: list[Draft] = []

    def spoken(self, cue: Cue, complement: Complement) -> None:
        """A cue with its complement."""
        found = bounds(self.ctx, cue, complement, [c for c in self.cuts if c >= complement.start])
        if found is None:
            return
        voice = self.voice(cue, complement)
        if self.silent(cue, complement, voice):
            return
        self.add(cue, complement, voice, found)

    def silent(self, cue: Cue, complement: Complement, voice: Voice) -> bool:
        """Not a saying after all: background, evidence that "points to", names given in passing, the passive يعتبر."""
        if voice.rule == "speaker.hidden" and cue.data.get("hidden") == "background":
            return True
        if voice.span is not None and shows(self.ctx, cue, voice):
            return True
        imperfect = cue.hit is not None and cue.hit.form.aspect == "imperfect"
        if imperfect and voice.rule == "speaker.phrase" and complement.frame.startswith("whom"):
            return True
        if cue.data.get("of-first") and complement.frame == "np" and self.holder(cue.first) is not None:
            return True  # «… تكشف بوضوح نظرته»
        if cue.kind != "verb" or not (voice.carried or voice.entity is None):
            return False
        if voice.rule in ("speaker.unknown", "speaker.carried") and self.attributive(cue, complement):
            return True
        if not voice.carried:
            return imperfect and complement.frame == "np"
        if cue.data.get("naming") and self.ctx.norms[cue.first - 1] in ("ما", "مما", "عما", "بما", "من"):
            return True
        nested = not cue.joined and self.holder(cue.first) is not None
        return nested or (imperfect and complement.frame == "np")

    def attributive(self, cue: Cue, complement: Complement) -> bool:
        """«محاكمة اعتبرت اختباراً»، «تظاهرة تطالب بـ»: says something of the noun before it, by no speaker."""
        if cue.joined or complement.frame in ("that", "quote") or cue.first <= cue.start:
            return False
        before = self.ctx.norms[cue.first - 1]
        if before in RELATIVE:
            return True
        return self.ctx.tokens[cue.first - 1].kind == "w" and before not in LEANS and not before.startswith("ال")

    def voice(self, cue: Cue, complement: Complement) -> Voice:
        """Whose words they are."""
        if cue.kind == "relay":
            return relay_voice(self.ctx, cue, complement, self.discourse)
        if cue.kind == "passive" or passive_written(self.ctx, cue):
            return Voice(None, None, "", "speaker.hidden")
        host = sentence_host(self.ctx, cue, self.discourse) if cue.data.get("host") else None
        if host is not None:
            return host
        if cue.kind == "noun":
            return noun_voice(self.ctx, cue, complement, self.discourse)
        found = first(RULES, Ask(self.ctx, cue, complement, self.discourse))
        if found is None:
            return Voice(None, None, cue.agreement, "speaker.unknown")
        return self.through(found[1], complement)

    def through(self, voice: Voice, complement: Complement) -> Voice:
        """ذكرت س نقلاً عن ص أن: the one quoted speaks, the subject passes it on."""
        norms = self.ctx.norms
        if voice.span is None or not voice.last:
            return voice
        at = next((j for j in range(voice.last, complement.mark - 1) if norms[j : j + 2] == ["نقلا", "عن"]), None)
        if at is None:
            return voice
        hop = Hop(span=voice.span, relation="relayed", via=voice.entity)
        name = self.ctx.names.get(at + 2)
        if name is not None:
            return Voice(name.entity, name.span, "", "speaker.quoted", (hop,), last=name.last)
        span = self.ctx.script.span(at + 2, phrase_end(self.ctx, at + 2, complement.mark))
        return Voice(self.ctx.adopt(span), span, "", "speaker.quoted", (hop,), last=complement.mark)

    def add(self, cue: Cue, complement: Complement, voice: Voice, found: Bounds) -> None:
        """Keep a statement, with its hops, and take note of who spoke."""
        hops = find_hops(self.ctx, cue, complement, voice, found.last + 1)
        hops = distinct([*hops, *self.passed_on.get(cue.first, ())])
        draft = Draft(
            cue=cue,
            complement=complement,
            voice=voice,
            act=act(self.ctx, cue, complement, found.first, found.last),
            content=list(found.spans),
            first=found.first,
            last=found.last,
            hops=hops,
            mode=found.mode,
            bounds=found.rule,
        )
        issues = not voice.carried and any(h.relation == "issued" for h in hops)
        outer = self.holder(draft.cue.first)
        if outer is not None:
            self.nest(draft, outer)
        else:
            self.inherit(draft)
        self.out.append(draft)
        aside = outer is not None or cue.kind in ("noun", "passive") or found.rule == "content.clause-before"
        self.discourse.add(cue, voice, tuple(draft.hops), 1 if aside else 0, issues=issues)

    def inherit(self, draft: Draft) -> None:
        """The same speaker going on, named again, speaks through the same document or medium."""
        if not draft.hops and draft.voice.entity is not None and draft.cue.kind in ("verb", "participle"):
            draft.hops += self.discourse.hops_of(draft.voice.entity)

    def interviews(self) -> None:
        """An interview carries all that its speaker says in the article, before it is named too."""
        interviews = [d for d in self.out if any(h.what == "مقابلة" for h in d.hops)]
        if not interviews:
            return
        given = {d.voice.entity: d.hops for d in interviews if d.voice.entity is not None}
        for draft in self.out:
            goes_on = not draft.hops and draft.cue.kind in ("verb", "participle", "colon")
            if goes_on and self.holder(draft.cue.first) is None:
                draft.hops += given.get(draft.voice.entity or "", [])

    def holder(self, at: int) -> Draft | None:
        """The last statement whose content holds a token."""
        return next((d for d in reversed(self.out) if d.first <= at < d.last), None)

    def nest(self, draft: Draft, outer: Draft) -> None:
        """A statement told by another speaker: he is its hop, and what carried him carries it."""
        if draft.cue.kind == "passive" or outer.bounds == "content.clause-before":
            return
        if outer.voice.entity is not None and outer.voice.entity != draft.voice.entity:
            span = outer.voice.span or self.ctx.script.span(outer.cue.first, outer.cue.last)
            draft.hops.append(Hop(span=span, relation="told", via=outer.voice.entity))
        draft.hops = distinct([*draft.hops, *outer.hops])
