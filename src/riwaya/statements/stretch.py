"""What may stand between a cue and what was said: subjects, adverbs, times, asides."""

from __future__ import annotations

from riwaya.arabic import Quote
from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.statements.agreement import object_after
from riwaya.statements.context import Context
from riwaya.statements.model import Cue
from riwaya.statements.words import ADJUNCT, ADVERB, ASIDE, NOT_NP, NOT_WITH, RELATIVE, THAT_PRONOUN

_SUBJECTS = frozenset({"person", "group", "organisation", "government", "outlet"})


_SPEAKERS = _SUBJECTS | {"unnamed"}
_JOINED = _SPEAKERS | {"place"}
_OF_PEOPLE = frozenset({"accuse", "praise", "demand", "express", "order", "threaten"})
"""Acts whose object may be somebody (انتقد س): a name alone after any other verb is its subject."""
_WAS = frozenset(["كان", "كانت", "كانوا"])


def has_subject(ctx: Context, cue: Cue) -> bool:
    """Whether the subject stands before the cue, so that none follows: a participle, «روسيا تنفي», «س الذي انتقد»."""
    if cue.kind == "participle":
        return True
    if cue.kind != "verb" or cue.joined or cue.pronoun:
        return False
    if pluperfect_span(ctx, cue) is not None or ctx.norms[cue.first - 1] in THAT_PRONOUN:
        return True
    j, relative = cue.first, ctx.norms[cue.first - 1] in RELATIVE
    if relative:
        j -= 1
    while relative and j > cue.start and ctx.norms[j - 1] in ",،":
        j -= 1
    name = ctx.ends.get(j)
    if name is None or name.first < cue.start:
        return False
    return name.kind in ("person", "unnamed") if relative else name.first == cue.start and name.kind in _JOINED


def pluperfect_span(ctx: Context, cue: Cue) -> tuple[int, int] | None:
    """The words between كان and the verb: those before قد, or a name or two words right before the verb."""
    perfect = cue.hit is not None and cue.hit.form.aspect == "perfect"
    last = cue.first - 1 if ctx.norms[cue.first - 1] == "قد" else cue.first
    window = range(last - 1, max(cue.start - 1, last - 12), -1)
    was = next((k for k in window if ctx.norms[k].lstrip("و") in _WAS), None)
    if was is None or was + 1 >= last or not perfect:
        return None
    if last < cue.first:
        return was + 1, last
    name = ctx.names.get(was + 1)
    fills = name is not None and name.last == last
    short = name is None and last - was <= 3 and all(ctx.norms[k].startswith("ال") for k in range(was + 1, last))
    return (was + 1, last) if fills or short else None


class Beside:
    """Steps over what stands beside a cue."""

    limit: int

    def __init__(self, ctx: Context, cue: Cue) -> None:
        self.ctx, self.cue = ctx, cue
        self.norms = ctx.norms
        self.subject_before = has_subject(ctx, cue)

    def skip_light(self, j: int, mark: int) -> int:
        """Past commas, adverbs, times and short adjuncts (في بيان) between subject and object."""
        while j < mark:
            if self.norms[j] in ",،":
                j = self.past_comma(j, mark)
            elif self.norms[j] in ADVERB:
                j += 1
            elif self.norms[j] == "في" and self.norms[j + 1 : j + 2] in (
                ["وقت"],
                ["الوقت"],
                ["البدايه"],
                ["النهايه"],
                ["السابق"],
            ):
                j += 3 if self.norms[j + 1].endswith("وقت") else 2
            elif j in self.ctx.times:
                j = self.ctx.times[j].last
            elif self.norms[j] == "في" and j + 2 in self.ctx.times:  # في شهر كذا
                j = self.ctx.times[j + 2].last
            elif self.norms[j] in ADJUNCT and j + 1 in self.ctx.documents:
                j = self.ctx.documents[j + 1].last
            elif self.norms[j] in ADJUNCT and (close := self.closing_comma(j, mark)) is not None:
                j = close + 1
            elif self.norms[j] == "في" and self.is_place(j + 1, mark):
                j = max(j + 2, self.ctx.names[j + 1].last if j + 1 in self.ctx.names else 0)
            else:
                break
        return j

    def past_comma(self, j: int, mark: int) -> int:
        """Past a comma, and past an aside between two (نفت س، على الأقل حالياً، تنفيذ …); a noun's phrase ends there."""
        if self.cue.kind == "noun":
            return mark
        if j + 1 < mark and (self.norms[j + 1] in NOT_NP or self.norms[j + 1] in ASIDE):
            close = next((k for k in range(j + 2, min(j + 10, mark)) if self.norms[k] in ",،"), None)
            return close + 1 if close is not None else j + 1
        return j + 1

    def closing_comma(self, j: int, mark: int) -> int | None:
        """The comma that closes an adjunct after the subject (حثت س خلال اجتماع …، ص على)."""
        known = self.ctx.ends.get(j) is not None or j - 1 in self.ctx.times or self.ctx.norms[j - 1] in ADVERB
        if not known or self.cue.kind == "noun":
            return None
        return next((k for k in range(j + 1, min(j + 12, mark - 1)) if self.norms[k] in ",،"), None)

    def is_place(self, j: int, mark: int) -> bool:
        """One word or name after في, with more of the clause to come: where the subject is, not what was said."""
        after = max(j + 1, self.ctx.names[j].last if j in self.ctx.names else 0)
        return j > self.cue.last + 1 and after < mark and self.ctx.tokens[after].kind == "w"

    def is_with(self, j: int) -> bool:
        """ب and a noun: alone (بـ«…»), with the article, or any word in ب that is not a word of its own."""
        norm = self.norms[j]
        if norm == "ب" or (norm.startswith("بال") and norm not in NOT_WITH):
            return True
        if not norm.startswith("ب") or len(norm) < 4 or norm in NOT_WITH:
            return False
        name = self.ctx.names.get(j)
        return name is None or name.span[0] > self.ctx.tokens[j].start

    def noun_phrase(self) -> int | None:
        """Where a noun phrase without a mark would begin, if one can."""
        first = self.skip_light(self.cue.last, self.limit)
        if self.subject_before:
            return first if self.is_np(first) else None
        some = self.past_some(first)
        name = self.ctx.names.get(some)
        if name is None:
            return self.after_words(first)
        if some == first and object_after(self.ctx, self.cue, name):
            return first
        name = self.with_joined(name)
        last = self.past_adjective(name.last)
        start = self.past_apposition(self.skip_light(last, self.limit), last, person=name.kind == "person")
        if start in self.ctx.quotes and self.is_gloss(self.ctx.quotes[start]):
            start = self.skip_light(self.ctx.quotes[start].close + 1, self.limit)
            return start if self.is_np(start) else None
        if self.is_np(start):
            return start
        subject = name.kind in _SUBJECTS and start < self.limit and self.norms[start] in NOT_NP
        deed = self.cue.frames["np"] not in _OF_PEOPLE and name.kind in _SUBJECTS
        return None if subject or deed or not self.is_np(first) else first

    def past_some(self, first: int) -> int:
        """«عدد كبير من | النواب»: the token of whom some are told; the first itself where that is not said."""
        return next((j + 1 for j in (first + 1, first + 2) if j < self.limit and self.ctx.some_of(j)), first)

    def past_adjective(self, j: int) -> int:
        """«إعلام النظام الرسمي»: past a definite adjective that goes with the subject."""
        word = self.norms[j] if j + 1 < self.limit else ""
        return j + 1 if word.startswith("ال") and word.endswith("ي") and len(word) > 5 else j

    def with_joined(self, name: Name) -> Name:
        """The last of the names that و joins to a subject (تنفي روسيا وسوريا وقوع …)."""
        while True:
            other = self.ctx.names.get(name.last)
            if other is None or other.span[0] != self.ctx.tokens[other.first].start + 1 or other.kind not in _JOINED:
                return name
            if not self.norms[other.first].startswith("و"):
                return name
            name = other

    def past_apposition(self, start: int, last: int, *, person: bool) -> int:
        """انتقد س، المرشح السابق …، كذا: past what is told of the subject between two commas."""
        if (
            self.cue.kind == "noun"
            or not person
            or self.norms[last : last + 1] not in (["،"], [","])
            or start != last + 1
        ):
            return start
        close = next((k for k in range(start + 1, min(start + 16, self.limit - 1)) if self.norms[k] in ",،"), None)
        if close is None or not self.norms[start].startswith("ال") or not self.is_np(close + 1):
            return start
        return close + 1

    def after_words(self, first: int) -> int | None:
        """The same after words that no name covers: a document with its issuer, or a subject that an object follows."""
        quoted = self.ctx.quotes.get(first)
        if quoted is not None and self.is_quoted_subject(quoted):
            start = self.skip_light(quoted.close + 1, self.limit)
            return start if self.is_np(start) else None
        document = self.ctx.documents.get(first)
        if document is not None and (last := self.past_document(document)) is not None:
            start = self.skip_light(last, self.limit)
            return start if self.is_np(start) else first
        last = self.past_subject(first)
        if last is not None:
            return last
        return first if self.is_np(first) else None

    def past_document(self, document: Hit) -> int | None:
        """After «البيان», or after the name of who issued «بيان لوزارة …»."""
        if document.prefix.endswith("ال"):
            return document.last
        j = document.last
        while j < self.limit and self.norms[j] in ("صادر", "عن", "ل", "من"):
            j += 1
        name = self.ctx.names.get(j)
        return name.last if name is not None and (j > document.last or self.norms[j].startswith("ل")) else None

    def past_subject(self, first: int) -> int | None:
        """أعلنت المملكة اعتراضها: a definite noun before one with a pronoun of its own is the subject."""
        j = first
        while j < self.limit and self.norms[j].startswith("ال") and self.ctx.tokens[j].kind == "w" and j - first < 4:
            j += 1
        if j == first or j >= self.limit or not self.is_np(j):
            return None
        own = self.norms[j].endswith(("ه", "ها", "هم")) and self.ctx.reading.hits.at(j, "said")
        plural = self.norms[first].endswith("ون") and j == first + 1
        return j if own or plural or self.ctx.reading.hits.at(j, "act") else None

    def is_quoted_subject(self, quote: Quote) -> bool:
        """أعلنت «لجنة التفاوض» وقف …: a few words in marks right after the verb, that name no deed and no words."""
        kinds = {h.kind for h in self.ctx.reading.hits.at(quote.open + 1)}
        short = quote.closed and 2 < quote.close - quote.open <= 5 and quote.open == self.cue.last
        after = quote.close + 1
        goes_on = after < self.limit and self.norms[after] not in ".؛!؟"
        return short and goes_on and not kinds & {"said", "act", "act-word", "event-noun", "cue-noun"}

    def is_gloss(self, quote: Quote) -> bool:
        """A word in marks that only glosses the name before it (وزارة الدفاع «البنتاغون»)."""
        after = quote.close + 1
        alone = quote.closed and quote.close - quote.open == 2 and not self.ctx.reading.hits.at(quote.open + 1, "said")
        return alone and (after >= len(self.norms) or self.ctx.tokens[after].kind != "w" or self.is_np(after))

    def is_np(self, start: int) -> bool:
        """Whether a noun phrase can begin here: a word that is no preposition, or a quotation."""
        if start >= self.cue.limit:
            return False
        if start in self.ctx.quotes:
            return True
        if any(h.prefix == "و" and h.form.aspect == "perfect" for h in self.ctx.reading.hits.at(start)):
            return False  # نفت س، وطردت …
        name = self.ctx.names.get(start)
        if name is not None and name.span[0] > self.ctx.tokens[start].start and self.norms[start].startswith("و"):
            return False  # فرنسا تدين والاتحاد … يكرر
        return self.ctx.tokens[start].kind in "wn" and self.norms[start] not in NOT_NP and not self.is_with(start)
