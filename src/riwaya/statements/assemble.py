"""Puts statements together: cues with their complements, bounds, speakers and chains, in the order of the text."""

from __future__ import annotations

import msgspec

from riwaya.mentions.found import Name
from riwaya.records import Hop, Span
from riwaya.rules import Match, first
from riwaya.statements.acts import act
from riwaya.statements.chain import find_hops
from riwaya.statements.complement import find_complement
from riwaya.statements.content import Bounds, bounds
from riwaya.statements.context import Context
from riwaya.statements.cues import find_cues, source_cues
from riwaya.statements.discourse import Discourse
from riwaya.statements.model import Complement, Cue, Draft, Voice
from riwaya.statements.phrases import document_voice, phrase_end
from riwaya.statements.speaker import RULES, Ask, sentence_host, skip_beside
from riwaya.statements.words import NEGATION, RELATIVE, RULES_OF_ORDER, THAT

Pair = tuple[Cue, Complement]


def drafts(ctx: Context) -> list[Draft]:
    """All statements of a document, unfinished: ids and records are made at the border."""
    ctx.cues = find_cues(ctx)
    pairs = accept(ctx)
    posts = [c for c in source_cues(ctx)]
    cuts = _cuts(ctx, pairs, posts)
    builder = _Builder(ctx, cuts, {c.first for c, _ in pairs})
    todo: list[tuple[int, Pair | Cue]] = [(p[0].first, p) for p in pairs] + [(c.first, c) for c in posts]
    for _, item in sorted(todo, key=lambda t: t[0]):
        if isinstance(item, Cue):
            builder.source(item)
        else:
            builder.spoken(*item)
    builder.headline()
    builder.interviews()
    return sorted(builder.out, key=lambda d: (d.cue.first, d.content[0][0]))


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
        while out and _claims(ctx, out[-1], pair):
            out.pop()
        if out and out[-1][1].start == pair[1].start and out[-1][0].limit == pair[0].limit:
            continue
        out.append(pair)
    return out


def _names_source(pair: Pair, marker: str | None) -> bool:
    """حسبما أعلن س: the noun after the verb is the source. كما نفت س التهمة says something of its own."""
    cue, complement = pair
    if marker is None or complement.frame in ("that", "quote"):
        return False
    return marker != "كما" or (complement.frame == "np" and complement.start == cue.last)


def _complement(ctx: Context, cue: Cue) -> Complement | None:
    if cue.kind == "relay":
        return relay_complement(ctx, cue)
    found = find_complement(ctx, cue)
    if found is None or not _speech(ctx, cue, found):
        return None
    return found


def _speech(ctx: Context, cue: Cue, found: Complement) -> bool:
    """Verbs that are also deeds are sayings only before words: رفض الاتهامات، جدد دعوته; never رفض التعليق."""
    if not (cue.data.get("speech") or cue.data.get("reporting-noun")) or found.frame != "np":
        return True
    return bool(ctx.reading.hits.at(found.start, "said"))


def relay_complement(ctx: Context, cue: Cue) -> Complement | None:
    """نقلت س عن ص (قوله) إن …: the words after the mark, if عن and a mark are there."""
    window = range(cue.last, min(cue.limit, cue.last + 14))
    about = next((j for j in window if ctx.norms[j] == "عن" or ctx.norms[j - 1 : j + 1] == ["علي", "لسان"]), None)
    if about is None:
        return None
    for j in range(about + 1, min(cue.limit, about + 30)):
        if ctx.norms[j] in THAT or ctx.norms[j] == ":":
            return _relayed(ctx, cue, about, j, j + 1)
        if j in ctx.quotes and ctx.quotes[j].close - j > 6:
            return _relayed(ctx, cue, about, j, j)
        if ctx.norms[j] in ("قوله", "قولها", "قولهم") and j + 1 < cue.limit and j + 1 in ctx.quotes:
            return _relayed(ctx, cue, about, j, j + 1)
    return None


def _relayed(ctx: Context, cue: Cue, about: int, mark: int, start: int) -> Complement | None:
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


def _cuts(ctx: Context, pairs: list[Pair], posts: list[Cue]) -> list[int]:
    """Where a new saying of the same level begins, so that what was said before ends."""
    out = [_cut_at(ctx, c) for c, _ in pairs if _cuts_here(ctx, c)]
    out += [c.first for c in posts if c.data["what"] != "verb" or _verb_after(ctx, c) is not None]
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


def _verb_after(ctx: Context, cue: Cue) -> Cue | None:
    """The verb of «كما قال …»، «حسبما أفاد …», if one stands there."""
    j = cue.last
    while j < cue.limit and ctx.norms[j] == "ما":
        j += 1
    found = [c for c in ctx.cues.get(j, []) if c.kind in ("verb", "relay")] if j < cue.limit else []
    return found[0] if found else None


class _Builder:
    """Builds drafts in the order of the text, so that each knows who spoke before."""

    def __init__(self, ctx: Context, cuts: list[int], spoken_at: set[int]) -> None:
        self.ctx, self.cuts, self.spoken_at = ctx, cuts, spoken_at
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
        imperfect = cue.hit is not None and cue.hit.form.aspect == "imperfect"
        if imperfect and voice.rule == "speaker.phrase" and complement.frame.startswith("whom"):
            return True
        if cue.kind != "verb" or not voice.carried:
            return False
        if cue.data.get("naming") and self.ctx.norms[cue.first - 1] in ("ما", "مما", "عما", "بما", "من"):
            return True
        nested = any(d.first <= cue.first < d.last for d in self.out)
        return (nested and not cue.joined) or (imperfect and complement.frame == "np")

    def voice(self, cue: Cue, complement: Complement) -> Voice:
        if cue.kind == "relay":
            return relay_voice(self.ctx, cue, complement, self.discourse)
        if cue.kind == "passive":
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
        at = next((j for j in range(voice.last, complement.mark - 1) if norms[j : j + 2] == ["نقلا", "عن"]), None)
        if at is None or voice.span is None or not voice.last:
            return voice
        hop = Hop(span=voice.span, relation="relayed", via=voice.entity)
        name = self.ctx.names.get(at + 2)
        if name is not None:
            return Voice(name.entity, name.span, "", "speaker.quoted", (hop,), last=name.last)
        span = self.ctx.script.span(at + 2, phrase_end(self.ctx, at + 2, complement.mark))
        return Voice(self.ctx.adopt(span), span, "", "speaker.quoted", (hop,), last=complement.mark)

    def add(self, cue: Cue, complement: Complement, voice: Voice, found: Bounds) -> None:
        hops = find_hops(self.ctx, cue, complement, voice, found.last + 1)
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
        outer = self.outer(draft)
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
        given = {d.voice.entity: d.hops for d in self.out if d.voice.entity and any(h.what == "مقابلة" for h in d.hops)}
        for draft in self.out:
            nested = any(d.first <= draft.cue.first < d.last for d in self.out)
            if not draft.hops and not nested and draft.cue.kind in ("verb", "participle", "colon"):
                draft.hops += given.get(draft.voice.entity, [])

    def outer(self, draft: Draft) -> Draft | None:
        """The innermost statement whose content holds this cue."""
        at = draft.cue.first
        holders = [d for d in self.out if d.first <= at < d.last]
        return holders[-1] if holders else None

    def nest(self, draft: Draft, outer: Draft) -> None:
        """A statement told by another speaker: he is its hop, and what carried him carries it."""
        if draft.cue.kind == "passive" or outer.bounds == "content.clause-before":
            return
        if outer.voice.entity is not None and outer.voice.entity != draft.voice.entity:
            span = outer.voice.span or self.ctx.script.span(outer.cue.first, outer.cue.last)
            draft.hops.append(Hop(span=span, relation="told", via=outer.voice.entity))
        draft.hops += [h for h in outer.hops if (h.via, h.what) not in {(x.via, x.what) for x in draft.hops}]

    def source(self, cue: Cue) -> None:
        """بحسب س: before what was said, or after it."""
        if cue.data["what"] == "own":
            return
        verb = _verb_after(self.ctx, cue) if cue.data["what"] == "verb" else None
        if cue.data["what"] == "verb" and verb is None:
            return
        if verb is not None and verb.first in self.spoken_at:
            return
        voice, last = source_voice(self.ctx, cue, verb, self.discourse)
        if voice is not None:
            self.place(cue, voice, last)

    def place(self, cue: Cue, voice: Voice, last: int) -> None:
        if cue.first <= cue.start + 1:
            self.preposed(cue, voice, last)
        elif self.announces(last, cue.limit):
            self.preposed(cue, voice, last)
        else:
            self.postposed(cue, voice)

    def announces(self, last: int, limit: int) -> bool:
        """«…، وبحسب مصادرها فإن …»: what was said follows although the sentence does not begin here."""
        following = self.ctx.norms[last : min(last + 2, limit)]
        return any(w in ("فان", "فقد", "فانه", "فانها") for w in following)

    def preposed(self, cue: Cue, voice: Voice, last: int) -> None:
        ctx, start = self.ctx, last
        while start < cue.limit and (
            ctx.norms[start] in ",،" or ctx.norms[start] in ("فان", "ان", "فقد", "بان", "فانه", "فانها")
        ):
            start += 1
        if start >= cue.limit:
            return
        complement = Complement("source", last, start, ctx.tokens[start].start, ctx.quotes.get(start))
        found = bounds(ctx, cue, complement, [c for c in self.cuts if c > start])
        if found is not None:
            self.add(cue, complement, voice, found)

    def postposed(self, cue: Cue, voice: Voice) -> None:
        """The clause before it; where that was somebody's words already, a hop of theirs or nothing new."""
        ctx = self.ctx
        before = self.out[-1] if self.out else None
        near = cue.first
        while near > cue.start and (ctx.norms[near - 1] in ",،" or near - 1 in ctx.closers):
            near -= 1
        if (
            before is not None
            and before.cue.sentence == cue.sentence
            and before.last >= near - 1
            and before.cue.kind != "noun"
        ):
            self.second(before, voice)
            return
        start = cue.start
        if (
            before is not None
            and before.cue.sentence == cue.sentence
            and before.last > start
            and before.cue.kind != "noun"
        ):
            start = before.last
        self.clause_before(cue, voice, start, near)

    def second(self, draft: Draft, voice: Voice) -> None:
        if voice.rule != "speaker.source":
            return
        if voice.entity is not None and voice.entity != draft.voice.entity and voice.span is not None:
            draft.hops.append(Hop(span=voice.span, relation="told", via=voice.entity))
        draft.hops += [h for h in voice.hops if (h.via, h.what) not in {(x.via, x.what) for x in draft.hops}]

    def clause_before(self, cue: Cue, voice: Voice, start: int, last: int) -> None:
        ctx = self.ctx
        while start < last and (ctx.tokens[start].kind in "pb" and start not in ctx.quotes):
            start += 1
        if last - start < 2:
            return
        quote = ctx.quotes.get(start)
        skip = 1 if ctx.norms[start].startswith("و") and start not in ctx.names and len(ctx.norms[start]) > 3 else 0
        complement = Complement("source", cue.first, start, ctx.script.inside(start, skip)[0], quote)
        cue = msgspec.structs.replace(cue, frames={"source": cue.data.get("act", "assert")})
        whole = Bounds(start, last, ((complement.at, ctx.tokens[last - 1].end),), "indirect", "content.clause-before")
        if quote is not None and quote.closed and quote.close >= last:
            whole = Bounds(
                start + 1, quote.close, (ctx.script.span(start + 1, quote.close),), "direct", "content.quotation"
            )
        elif any(i in ctx.quotes for i in range(start, last)):
            whole = Bounds(start, last, whole.spans, "mixed", whole.rule)
        self.add(cue, complement, voice, whole)

    def headline(self) -> None:
        """س: … in the title."""
        ctx = self.ctx
        sentence = ctx.reading.sentences[0] if ctx.reading.sentences else None
        if sentence is None or sentence.first >= ctx.reading.title:
            return
        colon = next((j for j in range(sentence.first, min(sentence.last, 12)) if ctx.norms[j] == ":"), None)
        name = ctx.names.get(sentence.first)
        if colon is None or name is None or not _titles(ctx, name, colon):
            return
        end = max(s.last for s in ctx.reading.sentences if s.first < ctx.reading.title)
        cue = Cue("colon", colon, colon + 1, 0, sentence.first, end, {"quote": "assert"}, {})
        complement = Complement("quote", colon, colon + 1, ctx.tokens[colon + 1].start if colon + 1 < end else 0)
        if colon + 1 < end:
            complement = Complement("quote", colon, colon + 1, ctx.tokens[colon + 1].start, ctx.quotes.get(colon + 1))
            found = bounds(ctx, cue, complement, [])
            if found is not None:
                self.add(cue, complement, Voice(name.entity, name.span, "", "speaker.headline", last=name.last), found)


def _titles(ctx: Context, name: Name, colon: int) -> bool:
    if name.kind in ("place", "facility", "weapon"):
        return False
    places = ctx.reading.hits.at(name.first, "place")
    if name.last == colon and any(h.entry.data.get("level") == "country" and h.last == colon for h in places):
        return False  # «العراق: …» is what it is about
    rest = range(name.last, colon)
    return len(rest) <= 4 and all(
        ctx.norms[j].startswith("ل") or j in ctx.names or j in ctx.quotes or j in ctx.closers for j in rest
    )


def relay_hops(ctx: Context, cue: Cue, about: int, discourse: Discourse) -> tuple[Hop, ...]:
    """Who passes it on: the name or words after the verb, else the speaker before (ونقلت عن …)."""
    relay = ctx.names.get(skip_beside(ctx, cue.last, about))
    if relay is not None and relay.last <= about:
        return (Hop(span=relay.span, relation="relayed", via=relay.entity),)
    end = phrase_end(ctx, cue.last, about)
    if end > cue.last and ctx.norms[cue.last] != "علي":
        span = ctx.script.span(cue.last, end)
        return (Hop(span=span, relation="relayed", via=ctx.adopt(span)),)
    turn = discourse.carry(cue)
    if turn is None or turn.entity is None:
        return ()
    return (Hop(span=ctx.script.span(cue.first, cue.last), relation="relayed", via=turn.entity),)


def relay_voice(ctx: Context, cue: Cue, complement: Complement, discourse: Discourse) -> Voice:
    """The one after عن speaks; the verb's subject is the hop."""
    about = complement.mark
    hops = relay_hops(ctx, cue, about, discourse)
    name = ctx.names.get(about + 1)
    if name is not None:
        return Voice(name.entity, name.span, "", "speaker.relayed", hops, last=name.last)
    end = phrase_end(ctx, about + 1, complement.start)
    while end > about + 1 and ctx.norms[end - 1] in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها"):
        end -= 1
    if end <= about + 1:
        return Voice(None, None, "", "speaker.relayed-unknown", hops)
    span = ctx.script.span(about + 1, end)
    return Voice(ctx.adopt(span), span, "", "speaker.relayed-phrase", hops, last=end)


def noun_voice(ctx: Context, cue: Cue, complement: Complement, discourse: Discourse) -> Voice:
    """اتهامات س بـ…: the noun after it; a pronoun at its end goes back to the last speaker."""
    if cue.data.get("unnamed"):
        return Voice(None, None, "", "speaker.hidden")
    word = ctx.norms[cue.last - 1]
    by = _said_by(ctx, complement, cue.limit)
    if by is not None:
        return Voice(by.entity, by.span, "", "speaker.noun-by", last=by.last)
    if word.endswith(("ه", "ها", "هم")):
        relayed = _relayed_noun(ctx, cue, discourse)
        if relayed is not None:
            return relayed
    name = ctx.names.get(cue.last)
    if name is not None and name.last <= complement.start and complement.subject_last is None:
        return Voice(name.entity, name.span, "", "speaker.noun-of", last=name.last)
    if word.endswith(("ه", "ها", "هم")) and cue.hit is not None and not cue.hit.prefix.endswith("ال") and len(word) > 4:
        turn = discourse.carry(cue)
        if turn is not None:
            return Voice(turn.entity, None, turn.agreement, "speaker.noun-pronoun", turn.hops, carried=True)
    return Voice(None, None, "", "speaker.noun-unsaid")


def _relayed_noun(ctx: Context, cue: Cue, discourse: Discourse) -> Voice | None:
    """نقلت س عن ص نفيه …: the denial is ص's and came through س."""
    about = next((j for j in range(cue.first - 1, max(cue.start, cue.first - 12), -1) if ctx.norms[j] == "عن"), None)
    if about is None:
        return None
    for j in range(about - 1, max(cue.start - 1, about - 12), -1):
        relay = next((c for c in ctx.cues.get(j, []) if c.kind in ("relay", "verb")), None)
        if relay is not None:
            return relay_voice(ctx, relay, Complement("relay", about, cue.first, 0), discourse)
    return None


def _said_by(ctx: Context, complement: Complement, limit: int) -> Name | None:
    """تهديدات بالقتل من س: the one after من, within a few words."""
    for j in range(complement.start + 1, min(complement.start + 4, limit - 1)):
        if ctx.norms[j] == "من" and complement.frame == "with":
            return ctx.names.get(j + 1)
    return None


def source_voice(ctx: Context, cue: Cue, verb: Cue | None, discourse: Discourse) -> tuple[Voice | None, int]:
    """Who is named after بحسب or after the verb of كما قال, and where that phrase ends."""
    j = skip_beside(ctx, verb.last, cue.limit) if verb is not None else cue.last
    while j < cue.limit and (ctx.norms[j] in ",،" or j in ctx.times):
        j = ctx.times[j].last if j in ctx.times else j + 1
    if j >= cue.limit:
        return None, j
    agreement = verb.agreement if verb is not None else ""
    document = ctx.documents.get(j)
    if document is not None:
        voice = document_voice(ctx, cue, document, cue.limit, discourse)
        return voice, _phrase_close(ctx, voice.last, cue.limit)
    name = ctx.names.get(j)
    if name is not None:
        voice = Voice(name.entity, name.span, agreement, "speaker.source", last=name.last)
        return voice, _phrase_close(ctx, name.last, cue.limit)
    end = phrase_end(ctx, j, cue.limit)
    if end <= j or end - j > 8 or not _phrase_source(ctx, cue, j):
        return None, j
    span: Span = ctx.script.span(j, end)
    return Voice(ctx.adopt(span), span, agreement, "speaker.source-phrase", last=end), end


def _phrase_source(ctx: Context, cue: Cue, j: int) -> bool:
    """Words that no name covers are a source after a comma or at the start (…، وفق المصادر); «تسير وفق القانون» is not."""
    if ctx.norms[j] in RULES_OF_ORDER or ctx.tokens[j].kind != "w":
        return False
    return cue.first <= cue.start + 1 or ctx.tokens[cue.first - 1].kind == "p" or cue.data["what"] == "verb"


def _phrase_close(ctx: Context, last: int, limit: int) -> int:
    """Past a relative clause that belongs to the source (برقية تناقلتها مواقع …،) to the comma that closes it."""
    for j in range(last, min(last + 10, limit)):
        if ctx.norms[j] in ",،" or ctx.norms[j] in ("فان", "فقد", "ان", "فانه", "فانها"):
            return j
    return last


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
