"""Who speaks: the subject after the verb, the document that speaks, the noun before the verb, or the one carried over.

The rules are tried in order (:data:`RULES`); each result keeps the name of its rule.
"""

from __future__ import annotations

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.records import Hop, Span
from riwaya.rules import Rule
from riwaya.statements.context import Context
from riwaya.statements.discourse import Discourse, Turn
from riwaya.statements.model import Complement, Cue, Voice
from riwaya.statements.phrases import document_voice, joined, name_voice, phrase_voice
from riwaya.statements.words import ADJUNCT, ADVERB, AUXILIARY, LEANS, OF_DOCUMENT, RELATIVE

_SUBJECT_REACH = 4
"""A sentence's subject stands among its first words (VSO)."""
_SPEAKERS = frozenset({"person", "group", "organisation", "government", "outlet", "unnamed", "place", "facility"})


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
        if norm in ADVERB or norm in ",،" or (j in ctx.quotes and not ctx.quotes[j].closed):
            j += 1
        elif j in ctx.times:
            j = ctx.times[j].last
        elif norm in ("من", "في", "خلال", "عبر") and j + 1 in ctx.documents:
            j = _past_document(ctx, ctx.documents[j + 1].last, stop)
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


def _after(ask: Ask) -> Voice | None:
    ctx, stop = ask.ctx, ask.stop
    j = skip_beside(ctx, ask.cue.last, stop)
    if j >= stop:
        return None
    name = ctx.names.get(j)
    if name is not None and name.last <= ask.complement.start and name.kind in _SPEAKERS:
        return name_voice(ctx, ask.cue, name)
    return None


def _document_after(ask: Ask) -> Voice | None:
    ctx, stop = ask.ctx, ask.stop
    j = skip_beside(ctx, ask.cue.last, stop)
    hit = ctx.documents.get(j) if j < stop else None
    return document_voice(ctx, ask.cue, hit, stop, ask.discourse) if hit is not None else None


def _phrase_after(ask: Ask) -> Voice | None:
    """Words between the verb and أن / a colon / a preposition that no name covers are the subject all the same."""
    ctx, stop = ask.ctx, ask.stop
    if ask.complement.frame in ("np", "whom-blame"):
        return None
    j = skip_beside(ctx, ask.cue.last, stop)
    if j >= stop or ctx.tokens[j].kind != "w" or ctx.norms[j] in ADJUNCT or ctx.norms[j] in RELATIVE:
        return None
    return phrase_voice(ctx, ask.cue, j, stop)


def _topic(ask: Ask) -> Voice | None:
    """أما س … فقال: the topic is the subject."""
    ctx, cue = ask.ctx, ask.cue
    if cue.hit is None or not cue.hit.prefix.startswith("ف") or ctx.norms[cue.start].lstrip("و") != "اما":
        return None
    name = ctx.names.get(cue.start + 1)
    return name_voice(ctx, cue, name) if name is not None else None


def _before(ask: Ask) -> Voice | None:
    """A noun before the verb: «روسيا تنفي»، «البيان الذي أكد»، «وكان التحالف قد أقر»."""
    ctx, cue = ask.ctx, ask.cue
    if cue.kind != "verb" or cue.joined:
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
    name = ctx.ends.get(j)
    if name is None or name.first < cue.start or name.kind not in _SPEAKERS:
        return None
    partner = ctx.ends.get(name.first)
    if partner is not None and partner.first >= cue.start and joined(ctx, partner) is name:
        name = partner
    relative = ctx.norms[cue.first - 1] in RELATIVE or (name.how == "unnamed" and name.last == cue.first)
    if not relative and not _opens_clause(ctx, cue, name.first):
        return None
    return name_voice(ctx, cue, name)


def _document_before(ask: Ask, hit: Hit, stop: int) -> Voice | None:
    """«بيان لوزارة … قال»; in «أصدرت السفارة بياناً أكدت فيه» the verb agrees with who issued it, not with the document."""
    ctx, cue = ask.ctx, ask.cue
    voice = document_voice(ctx, cue, hit, stop, ask.discourse)
    if voice.entity is not None or hit.first <= cue.start + 1 or hit.entry.data.get("is") == "report":
        return voice
    subject = _sentence_subject(ask)
    return msgspec.structs.replace(subject, hops=voice.hops) if subject is not None else voice


def _pluperfect(ask: Ask) -> Voice | None:
    """وكان س قد قال: the words between, whether a list knows them or not."""
    ctx, cue = ask.ctx, ask.cue
    if ctx.norms[cue.first - 1 : cue.first] != ["قد"]:
        return None
    window = range(cue.first - 2, max(cue.start - 1, cue.first - 12), -1)
    was = next((k for k in window if ctx.norms[k].lstrip("و") in ("كان", "كانت", "كانوا")), None)
    if was is None or was + 1 >= cue.first - 1:
        return None
    name = ctx.names.get(was + 1)
    if name is not None:
        return name_voice(ctx, cue, name)
    return phrase_voice(ctx, cue, was + 1, cue.first - 1)


def _opens_clause(ctx: Context, cue: Cue, first: int) -> bool:
    """A noun is the verb's subject where its clause begins: at the sentence's start, after a mark, أن or a conjunction."""
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


def _participle_host(ask: Ask) -> Voice | None:
    """A participle speaks for the speaker of its sentence, or for its subject where nobody has spoken yet."""
    if ask.cue.kind != "participle":
        return None
    turn = ask.discourse.in_sentence(ask.cue)
    if turn is not None:
        return _carry(turn, "speaker.participle")
    return _sentence_subject(ask)


def sentence_host(ctx: Context, cue: Cue, discourse: Discourse) -> Voice | None:
    """Whose قوله or القول it is: the last to speak in the sentence, else the first name in it that nothing governs."""
    turn = discourse.in_sentence(cue)
    if turn is not None:
        return _carry(turn, "speaker.host")
    for j in range(cue.start, cue.first):
        name = ctx.names.get(j)
        if name is not None and name.kind in _SPEAKERS and not _governed(ctx, j, cue.start):
            return name_voice(ctx, cue, name)
    return None


def _sentence_subject(ask: Ask) -> Voice | None:
    ctx, cue = ask.ctx, ask.cue
    for j in range(cue.start, min(cue.first, cue.start + _SUBJECT_REACH)):
        name = ctx.names.get(j)
        if (
            name is not None
            and name.how != "unnamed"
            and name.kind in ("person", "group", "organisation", "government", "outlet")
        ):
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


def _hidden(ask: Ask) -> Voice | None:
    """يُعتقد أن، يُذكر أن: the bare masculine imperfect with its mark right after it is the passive."""
    cue = ask.cue
    if cue.data.get("hidden") and cue.hit is not None and cue.hit.form.aspect == "imperfect" and cue.agreement == "ms":
        near = ask.complement.mark - cue.last
        return Voice(None, None, "", "speaker.hidden") if near <= 0 else None
    return None


def _carried(ask: Ask) -> Voice | None:
    """Dropped subject: the last speaker whose gender and number the verb can have."""
    leans = ask.cue.joined or ask.ctx.norms[ask.cue.first - 1] in LEANS
    if ask.complement.frame.startswith("whom") and not leans and not ask.cue.pronoun:
        return Voice(None, None, "", "speaker.hidden")
    turn = ask.discourse.carry(ask.cue)
    if turn is not None and (ask.cue.joined or ask.cue.data.get("carry") or turn.sentence == ask.cue.sentence):
        return _carry(turn, "speaker.carried")
    subject = _sentence_subject(ask)
    if subject is not None:
        return subject
    return _carry(turn, "speaker.carried") if turn is not None else None


def _carry(turn: Turn, rule: str) -> Voice:
    return Voice(turn.entity, None, turn.agreement, rule, turn.hops, carried=True)


RULES: tuple[Rule[Ask, Voice], ...] = (
    Rule("speaker.participle", "مشيراً، مضيفاً: the speaker of the sentence goes on", _participle_host),
    Rule("speaker.document", "a document that speaks is a hop; who issued it is the speaker", _document_after),
    Rule("speaker.after", "the noun phrase right after the verb (VSO)", _after),
    Rule("speaker.pluperfect", "the words between كان and قد", _pluperfect),
    Rule("speaker.topic", "أما س … فقال", _topic),
    Rule("speaker.before", "the noun phrase before the verb (SVO, relative clause)", _before),
    Rule(
        "speaker.phrase",
        "the words between the verb and its complement, where no known name covers them",
        _phrase_after,
    ),
    Rule("speaker.hidden", "the passive imperfect: the outlet names nobody", _hidden),
    Rule("speaker.carried", "no subject: the speaker before, if the verb agrees", _carried),
)

Spans = tuple[Span, ...]
Hops = tuple[Hop, ...]
Names = list[Name]
