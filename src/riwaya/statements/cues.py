"""Finds the words of saying: lexicon hits, less those that their form or place rules out."""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from riwaya.lexicon import Hit
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue, CueKind
from riwaya.statements.words import AS_TOLD, BEFORE_NOUN, OPENERS, RELAYED

_KINDS: dict[str, CueKind] = {
    "cue": "verb",
    "cue-passive": "passive",
    "cue-noun": "noun",
    "cue-relay": "relay",
    "cue-as": "verb",
}


_ABSENT = frozenset(["لم", "دون", "بدون"])


def find_cues(ctx: Context) -> dict[int, list[Cue]]:
    """The candidate cues by first token, longest first; which one holds is decided by its complement."""
    found: dict[int, list[Cue]] = defaultdict(list)
    for kind, cue_kind in _KINDS.items():
        for hit in ctx.reading.hits.of(kind):
            if _allowed(ctx, hit, cue_kind):
                found[hit.first].append(_cue(ctx, hit, cue_kind))
    for cues in found.values():
        cues.sort(key=lambda c: -c.last)
    return dict(sorted(found.items()))


def source_cues(ctx: Context) -> list[Cue]:
    """بحسب، وفقاً لـ، كما …: one a token, the longest."""
    out: dict[int, Cue] = {}
    for hit in ctx.reading.hits.of("cue-source"):
        if not ctx.reading.silent[hit.first]:
            kept = out.get(hit.first)
            if kept is None or hit.last > kept.last:
                out[hit.first] = _cue(ctx, hit, "source")
    return list(out.values())


def _cue(ctx: Context, hit: Hit, kind: CueKind) -> Cue:
    if kind == "verb" and (hit.form.aspect == "participle" or hit.entry.data.get("participle")):
        kind = "participle"
    sentence = ctx.script.sentence_of(hit.first)
    bounds = ctx.script.sentences[sentence]
    quote = ctx.enclosing[hit.first]
    start, limit = bounds.first, bounds.last
    if quote is not None and quote.open == hit.first - 1:  # قيادة التحالف «وجهت …»: the subject stands before the mark
        limit = min(quote.close, max(limit, quote.close if quote.closed else limit))
    elif quote is not None:
        start, limit = max(start, quote.open + 1), min(quote.close, max(limit, quote.close if quote.closed else limit))
    data = hit.entry.data
    return Cue(kind, hit.first, hit.last, sentence, start, limit, data.get("frames", {}), data, hit)


def _allowed(ctx: Context, hit: Hit, kind: CueKind) -> bool:
    form = hit.form
    if ctx.reading.silent[hit.first] or form.agreement in ("1p", "1s") or not _spelled(ctx, hit):
        return False
    if form.aspect == "perfect" and (hit.prefix.endswith("س") or _first_person(ctx, hit)):
        return False
    if not _placed(ctx, hit) or _of_nothing(ctx, hit, kind):
        return False
    if kind == "verb" and _supposed(ctx, hit):
        return False
    if kind == "relay" and _noun_slot(ctx, hit):
        return False
    if kind == "verb" and _in_name(ctx, hit):
        return False
    if kind == "verb" and form.aspect == "masdar":
        return False
    if form.aspect == "participle" and _accused(ctx, hit):
        return False
    if form.aspect == "participle":
        return _circumstantial(ctx, hit) and not _noun_slot(ctx, hit)
    if kind == "verb" and (_subjunctive(ctx, hit) or _passes_on(ctx, hit) or _is_called(ctx, hit)):
        return False
    if ctx.norms[hit.first] == "عبر" and not _says_through(ctx, hit):
        return False
    return not (kind == "verb" and (_noun_slot(ctx, hit) or _anonymity(ctx, hit)))


def _spelled(ctx: Context, hit: Hit) -> bool:
    """Words that fold to one spelling are told apart where the text writes their letters («هنأ» and «هنا»)."""
    spelled = hit.entry.data.get("spelled")
    return spelled is None or re.search(spelled, ctx.script.words(hit.first, hit.last)) is not None


def _first_person(ctx: Context, hit: Hit) -> bool:
    """«أعتقد» with its hamza is "I believe"; the perfect «اعتقد» is written without."""
    word = ctx.script.words(hit.first, hit.first + 1)[len(hit.prefix) :]
    return hit.form.text.startswith("ا") and word.startswith("أ")


def _supposed(ctx: Context, hit: Hit) -> bool:
    """«إذا طلب س ذلك»: nobody has said it."""
    before = ctx.script.words(hit.first - 1, hit.first) if hit.first else ""
    if before in ("إن", "وإن", "فإن") and hit.form.aspect == "perfect" and not hit.prefix:
        return True  # «إن اعترف»
    for j in range(hit.first - 1, max(hit.first - 5, -1), -1):
        if ctx.tokens[j].kind != "w":
            return False
        if ctx.norms[j].lstrip("وف") in ("اذا", "لو"):
            return True
    return False


def _of_nothing(ctx: Context, hit: Hit, kind: CueKind) -> bool:
    """«الجدير ذكره أن» is background; «دون ورود أنباء عن» and «وكالة أنباء …» tell no news."""
    before = [ctx.norms[j] for j in range(max(hit.first - 4, 0), hit.first)]
    if before[-1:] in (["الجدير"], ["جدير"], ["والجدير"]):
        return True
    if kind != "noun":
        return False
    return before[-1:] in (["وكاله"], ["لوكاله"]) or any(w.lstrip("وف") in _ABSENT for w in before)


def _placed(ctx: Context, hit: Hit) -> bool:
    """Words that are sayings only where a clause opens (دان، وعد), before a document (جاء في بيان), after ما (علمت)."""
    before = ctx.norms[hit.first - 1] if hit.first else ""
    if hit.entry.data.get("document"):
        return hit.last in ctx.documents
    if hit.entry.kind == "cue-as":
        return before in AS_TOLD or (before == "ما" and ctx.norms[hit.first - 2] in AS_TOLD)
    if not hit.entry.data.get("opens"):
        return True
    opens = hit.first == ctx.script.sentences[ctx.script.sentence_of(hit.first)].first
    return opens or before in OPENERS or hit.prefix != ""


def _in_name(ctx: Context, hit: Hit) -> bool:
    """A word of a person's name is no verb (مارسيلا تامر، عزت الدرعان)."""
    own = ctx.names.get(hit.first)
    if own is not None and own.kind == "person" and own.how == "name" and not hit.prefix:
        return True
    return any(
        (name := ctx.names.get(j)) is not None and name.kind == "person" and name.last == hit.last
        for j in range(max(hit.first - 2, 0), hit.first)
    )


def _subjunctive(ctx: Context, hit: Hit) -> bool:
    """«من المتوقع أن تطلب»: nobody has said it yet. ل before a perfect is the preposition of a masdar (لدحض)."""
    if hit.form.aspect != "imperfect":
        return hit.prefix.endswith("ل")
    return not hit.prefix and hit.first > 0 and ctx.norms[hit.first - 1] == "ان"


def _passes_on(ctx: Context, hit: Hit) -> bool:
    """«بيان نشرته وكالة»: tells through whom a document came, and is no saying of its own."""
    before = {hit.first, hit.first - 1, hit.first - 2}
    return ctx.norms[hit.first] in RELAYED and any(d.last in before for d in ctx.documents.values())


def _is_called(ctx: Context, hit: Hit) -> bool:
    """يُدعى (is called) ends in alif maqsura where يدّعي (claims) ends in ya."""
    word = ctx.script.words(hit.first, hit.last)
    return ctx.norms[hit.first].endswith("دعي") and word.endswith("ى") and hit.form.aspect == "imperfect"


def _says_through(ctx: Context, hit: Hit) -> bool:
    """عبّر عن is written like the preposition عبر: the verb has عن near it and no channel after it."""
    name = ctx.names.get(hit.last)
    speaker = name is not None and name.kind in ("person", "government", "organisation", "group", "unnamed")
    near = ctx.norms[hit.last : hit.last + (30 if speaker else 8)]
    channel = {hit.last, hit.last + 1} & ctx.documents.keys()
    return "عن" in near and not channel


def _accused(ctx: Context, hit: Hit) -> bool:
    """متهماً بـ… is the passive participle (accused of); who accuses names whom first (متهماً إياه بـ)."""
    accuses = "whom-with" in hit.entry.data.get("frames", {}) and "with" not in hit.entry.data["frames"]
    return accuses and ctx.norms[hit.last : hit.last + 1] != [] and ctx.norms[hit.last].startswith("ب")


def _anonymity(ctx: Context, hit: Hit) -> bool:
    """طلب عدم الكشف عن اسمه is a condition of a source, not what it said."""
    return ctx.norms[hit.last : hit.last + 1] == ["عدم"] and ctx.norms[hit.last + 1 : hit.last + 2] != ["استخدام"]


def _circumstantial(ctx: Context, hit: Hit) -> bool:
    """A participle that says what the speaker did meanwhile is accusative: مشيراً، مشيرة، مشيرين; never مشير."""
    if hit.prefix.endswith("ال"):
        return False
    word = ctx.norms[hit.last - 1]
    marked = ctx.norms[hit.first - 1] in ",،" and ctx.norms[hit.last : hit.last + 1] == ["ان"] if hit.first else False
    return word.endswith(("ا", "ه", "ين")) or marked


def _noun_slot(ctx: Context, hit: Hit) -> bool:
    """After a preposition stands a noun, not a verb (في طلب، عن رفض)."""
    if hit.prefix or hit.first == 0:
        return False
    before = ctx.norms[hit.first - 1]
    if any(h.form.aspect == "participle" and h.last == hit.first for h in ctx.reading.hits.at(hit.first - 1, "cue")):
        return hit.form.agreement == "ms" and hit.form.aspect == "perfect"  # رافضاً كشف اسمه
    if hit.form.aspect == "perfect" and before in ("يمكن", "يمكنني", "يمكننا", "استطيع", "نستطيع", "تم", "يتم", "جري"):
        return True
    return before in BEFORE_NOUN


def inverted_cues(ctx: Context, pairs: list[tuple[Cue, Complement]]) -> list[Cue]:
    """«…، كتبت صحيفة س.»: a verb of saying with its subject, after a comma or a quotation, that ends the sentence."""
    held = {cue.first for cue, _ in pairs}
    out = []
    for first, candidates in ctx.cues.items():
        cue = candidates[-1]
        if first in held or cue.kind != "verb" or not {"that", "quote"} <= cue.frames.keys() or cue.joined:
            continue
        if ctx.norms[first - 1] in ",،" and _ends_sentence(ctx, cue):
            out.append(msgspec.structs.replace(cue, kind="source", data={"what": "inverted"}))
    return out


def _ends_sentence(ctx: Context, cue: Cue) -> bool:
    """Nothing but the named subject stands after the verb, up to a mark."""
    name = ctx.names.get(cue.last)
    return name is not None and (name.last >= cue.limit or ctx.norms[name.last] in ".,،؛")
