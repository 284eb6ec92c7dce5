"""Who speaks: the subject after the verb, the document that speaks, the noun before the verb, or the one carried over.

The rules are tried in order (:data:`RULES`); each result keeps the name of its rule.
"""

from __future__ import annotations

import msgspec

from riwaya.rules import Rule
from riwaya.statements.agreement import object_after, object_phrase
from riwaya.statements.ask import SPEAKERS, Ask, carry, skip_beside
from riwaya.statements.before import before, pluperfect, subject_before, topic
from riwaya.statements.model import Voice
from riwaya.statements.phrases import document_voice, name_voice, phrase_voice
from riwaya.statements.subject import nearest_person, sentence_subject
from riwaya.statements.words import ADJUNCT, LEANS, PRONOUNED, RELATIVE


def _after(ask: Ask) -> Voice | None:
    ctx, stop = ask.ctx, ask.stop
    j = skip_beside(ctx, ask.cue.last, stop)
    if j >= stop:
        return None
    name = ctx.names.get(j)
    fits = name is not None and name.last <= ask.complement.start and name.kind in SPEAKERS
    if name is not None and fits and not object_after(ctx, ask.cue, name):
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
    j = skip_beside(ctx, ask.cue.last, stop)
    quote = ctx.quotes.get(j)
    if quote is not None and quote.closed and quote.close < stop and quote.close - j <= 6:
        span = ctx.script.span(j + 1, quote.close)  # أفاد «مرصد الطيران» التابع … أن
        return Voice(ctx.adopt(span), span, ask.cue.agreement, "speaker.quoted-name", last=quote.close + 1)
    some = any(k < stop and ctx.some_of(k) for k in (j + 1, j + 2))
    if ask.complement.frame in ("np", "whom-blame") and not some:
        return None
    if j >= stop or ctx.tokens[j].kind not in "wn" or ctx.norms[j] in ADJUNCT or ctx.norms[j] in RELATIVE:
        return None
    if ctx.norms[j] in PRONOUNED or ctx.norms[j] in ("ل", "لل") or object_phrase(ctx, ask.cue, j):
        return None
    return phrase_voice(ctx, ask.cue, j, stop)


def _agent(ask: Ask) -> Voice | None:
    """«اتُهم من قبل س بـ…»: the passive with its agent."""
    ctx, at = ask.ctx, ask.cue.last
    if ask.cue.kind != "verb" or ctx.norms[at : at + 2] != ["من", "قبل"]:
        return None
    name = ctx.names.get(at + 2)
    return name_voice(ctx, ask.cue, name) if name is not None else phrase_voice(ctx, ask.cue, at + 2, ask.stop)


def _participle_host(ask: Ask) -> Voice | None:
    """A participle speaks for the speaker of its sentence, or for its subject where nobody has spoken yet."""
    if ask.cue.kind != "participle":
        return None
    quoted = ask.ctx.enclosing[ask.cue.first] is not None
    main = None if quoted else ask.discourse.in_sentence(ask.cue, nested=False)
    if main is not None and not ask.ctx.is_outlet(main.entity):
        return carry(main, "speaker.participle")
    turn = ask.discourse.in_sentence(ask.cue)
    if turn is not None:
        return carry(turn, "speaker.participle")
    return sentence_subject(ask)


def _hidden(ask: Ask) -> Voice | None:
    """يُعتقد أن، يُذكر أن: the bare masculine imperfect with its mark right after it is the passive."""
    cue = ask.cue
    if cue.data.get("impersonal") and _impersonal(ask):
        return Voice(None, None, "", "speaker.hidden")
    if cue.data.get("hidden") and cue.hit is not None and cue.hit.form.aspect == "imperfect" and cue.agreement == "ms":
        near = ask.complement.mark - cue.last
        return Voice(None, None, "", "speaker.hidden") if near <= 0 else None
    return None


def _no_object(ask: Ask) -> bool:
    """«اتهموا بالتجسس»: a verb that must name whom it accuses, without an object, is the passive."""
    frames, frame = ask.cue.frames, ask.complement.frame
    needs = frame != "from" and frame not in frames and "whom-" + frame in frames
    return needs and not ask.cue.pronoun and ask.complement.mark == ask.cue.last


def _title_subject(ask: Ask) -> Voice | None:
    """«س يجدد إدانته.. ويتحدث عن …»: a second verb of the title goes on with the subject of the first."""
    cue, ctx = ask.cue, ask.ctx
    if cue.first >= ctx.reading.title or not cue.joined or not ctx.reading.sentences:
        return None
    return sentence_subject(
        msgspec.structs.replace(ask, cue=msgspec.structs.replace(cue, start=ctx.reading.sentences[0].first))
    )


def _impersonal(ask: Ask) -> bool:
    """«أعلن عن مقتل س»: the masculine perfect with عن right after it, that nothing joins to the clause before."""
    cue, before = ask.cue, ask.ctx.norms[ask.cue.first - 1]
    bare = cue.agreement == "ms" and not cue.joined and before not in LEANS
    return bare and ask.complement.frame == "of" and ask.complement.mark == cue.last


def _hidden_relative(ask: Ask) -> Voice | None:
    """«س الذي يعتقد أنه …»: the pronoun is the noun's, so the verb is the passive."""
    pronoun = ask.ctx.norms[ask.cue.last : ask.cue.last + 1] not in (["ان"], ["بان"])
    return _hidden(ask) if ask.ctx.norms[ask.cue.first - 1] in RELATIVE and pronoun else None


def _carried(ask: Ask) -> Voice | None:
    """Dropped subject: who spoke in this sentence, else its subject, else the last speaker the verb agrees with."""
    cue, discourse = ask.cue, ask.discourse
    if _no_object(ask):
        return Voice(None, None, "", "speaker.hidden")
    leans = cue.joined or ask.ctx.norms[cue.first - 1] in LEANS or object_phrase(ask.ctx, cue, ask.complement.start)
    if ask.complement.frame.startswith("whom") and not leans and not cue.pronoun:
        return Voice(None, None, "", "speaker.hidden")
    if ask.ctx.norms[cue.first - 1] == "الذين" and cue.agreement == "mp":
        return Voice(None, None, cue.agreement, "speaker.unknown")  # المسؤولين الذين يرون: nobody who spoke before
    quoted = ask.ctx.enclosing[cue.first] is not None
    here = discourse.in_sentence(cue, nested=quoted)
    if here is not None:
        return carry(here, "speaker.carried")
    subject = sentence_subject(ask) or _title_subject(ask)
    if subject is not None:
        return subject
    before = discourse.carry(cue)
    return carry(before, "speaker.carried") if before is not None else nearest_person(ask)


RULES: tuple[Rule[Ask, Voice], ...] = (
    Rule("speaker.agent", "the passive with من قبل and the one who said it", _agent),
    Rule("speaker.participle", "مشيراً، مضيفاً: the speaker of the sentence goes on", _participle_host),
    Rule("speaker.hidden", "«الذي يعتقد أنه»: the passive imperfect in a relative clause", _hidden_relative),
    Rule("speaker.pluperfect", "the words between كان and the verb", pluperfect),
    Rule("speaker.subject-before", "the subject that opens the sentence or the relative clause", subject_before),
    Rule("speaker.document", "a document that speaks is a hop; who issued it is the speaker", _document_after),
    Rule("speaker.after", "the noun phrase right after the verb (VSO)", _after),
    Rule("speaker.topic", "أما س … فقال", topic),
    Rule("speaker.before", "the noun phrase before the verb (SVO, relative clause)", before),
    Rule(
        "speaker.phrase",
        "the words between the verb and its complement, where no known name covers them",
        _phrase_after,
    ),
    Rule("speaker.hidden", "the passive imperfect: the outlet names nobody", _hidden),
    Rule("speaker.carried", "no subject: the speaker before, if the verb agrees", _carried),
)
