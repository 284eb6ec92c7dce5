"""Where what was said begins: the frames of a cue, tried on the words after it."""

from __future__ import annotations

from riwaya.arabic import Quote
from riwaya.statements.agreement import object_after
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue
from riwaya.statements.stretch import Beside
from riwaya.statements.words import ADDRESSED, ADJUNCT, BEFORE_THAT, MEANS, RELATIVE, THAT

_REACH = 48
_NEAR = 8
_NEXT = 6
_PREPOSITIONS = {"upon": "علي", "of": "عن", "to": "الي", "from": "من", "in": "في"}
_FUSED = {"عما": "of", "مما": "from", "فيما": "in"}


def find_complement(ctx: Context, cue: Cue) -> Complement | None:
    """The complement by the first frame that fits, reading from the cue on; None where nothing was said."""
    return _Scan(ctx, cue).run()


class _Scan(Beside):
    """One walk over the words after a cue."""

    def __init__(self, ctx: Context, cue: Cue) -> None:
        super().__init__(ctx, cue)
        reach = _NEXT if cue.kind == "noun" else _NEAR if cue.data.get("near") else _REACH
        self.limit = min(cue.limit, cue.last + reach)
        frames = {f.removeprefix("whom-") for f in cue.frames}
        self.preps = {_PREPOSITIONS[f]: f for f in frames if f in _PREPOSITIONS}
        self.with_b, self.that, self.quote = "with" in frames, "that" in frames, "quote" in frames
        self.np_start = self.noun_phrase() if "np" in cue.frames and not cue.pronoun else None

    def run(self) -> Complement | None:
        if self.cue.frames.keys() == {"bare"}:
            return self.begin("bare", self.cue.last, self.cue.last)
        if "whom-blame" in self.cue.frames:
            return self.blame()
        return self.marked() or self.bare()

    def marked(self) -> Complement | None:
        """A complement with a marker: أن، a colon, a quotation or a preposition."""
        j = self.cue.last
        while j < self.limit and not (self.cue.kind == "noun" and self.norms[j] in ",،"):
            found = self.at(j)
            if found is not None:
                return found if self.before_np(found) else None
            j = self.step(j)
        return None

    def before_np(self, found: Complement) -> bool:
        """A mark that comes after a noun phrase of the verb's own belongs to that phrase (أعلنت تمسكها … أسفرت عن)."""
        start = self.np_start
        if start is None or found.mark <= start or (found.frame == "of" and self.cue.data.get("of-first")):
            return True
        if found.frame == "of" and start == self.cue.last:  # a subject that no name covers: أعلنت مقاطعة … عن
            return found.mark - start <= 5 and not any(n in ",،" for n in self.norms[start : found.mark])
        colon = self.norms[found.mark] == ":"
        if (found.frame != "that" and not colon) or found.mark - start > 14:
            return False
        between = range(start, found.mark)
        return not any(k in self.ctx.cues or self.ctx.reading.hits.at(k, "said") for k in between)

    def at(self, j: int) -> Complement | None:
        norm = self.norms[j]
        if norm in THAT:
            return self.begin("that", j, j + 1) if self.that and not self.is_conjunction(j) else None
        if self.says_so(j):
            return self.begin("quote", j, j + 1)
        if norm == ":":
            return self.begin("quote", j, j + 1) if self.quote else None
        if j in self.ctx.quotes:
            return self.quotation(j, self.ctx.quotes[j])
        return self.preposition(j, norm)

    def is_conjunction(self, j: int) -> bool:
        """بعد أن, and أن after a preposition that is not the verb's (المخاوف من أن), say nothing."""
        before = self.norms[j - 1]
        return before in BEFORE_THAT or (j - 1 > self.cue.last and before in ("من", "عن", "في"))

    def says_so(self, j: int) -> bool:
        """ردت س على … بالقول إن: the words of saying that follow open what the verb before them says."""
        if not self.quote or not self.ctx.reading.hits.at(j, "cue-noun"):
            return False
        return self.is_host(j)

    def is_host(self, j: int) -> bool:
        """القول، بقوله with its mark."""
        host = any(c.data.get("host") for c in self.ctx.cues.get(j, ()))
        return host and j + 1 < self.limit and (self.norms[j + 1] in THAT or self.norms[j + 1] == ":")

    def preposition(self, j: int, norm: str) -> Complement | None:
        if norm == "من" and ((self.norms[j + 1 : j + 2] and self.norms[j + 1] in MEANS) or self.ctx.some_of(j)):
            return None
        if norm in self.preps and self.norms[j - 1] != "نيابه" and self.own(j):
            return self.begin(self.preps[norm], j, j + 1)
        if _FUSED.get(norm) in self.preps.values():
            return self.begin(_FUSED[norm], j, j)
        praised = j == self.cue.last and norm.startswith("بال") and not self.that  # أشاد بالتعاون
        if self.with_b and (praised or self.is_with(j)) and not self.that_follows(j):
            j = j + 1 if self.of_subject(j) else j
            return self.begin("with", j, j, cut=1)
        if self.cue.frames.get("to") in ("demand", "accuse") and self.is_lam(j):
            return self.begin("to", j, j, cut=1)
        return None

    def own(self, j: int) -> bool:
        """على is the verb's if no object stands between it and a known subject (شددت القوات الحصار على)."""
        if self.norms[j] != "علي":
            return True
        if self.cue.data.get("tight"):
            return self.is_next(j)
        first = self.skip_light(self.cue.last, j)
        name = self.ctx.names.get(first)
        if name is None or name.how == "unnamed" or any(f.startswith("whom") for f in self.cue.frames):
            return True
        rest = self.skip_light(name.last, j)
        between = self.norms[rest:j]
        return not between or between[0] in ADJUNCT or not between[0].startswith("ال") or "،" in between

    def is_next(self, j: int) -> bool:
        """Nothing but a named subject stands between the verb and a word."""
        first = self.skip_light(self.cue.last, j)
        name = self.ctx.names.get(first)
        return first == j or (name is not None and self.skip_light(name.last, j) == j)

    def of_subject(self, j: int) -> bool:
        """تعهد العاملون بالصحيفة بمواصلة …: of two words in ب in a row the first belongs to the subject."""
        return self.norms[j].startswith("بال") and j + 1 < self.limit and self.is_with(j + 1)

    def that_follows(self, j: int) -> bool:
        """أفاد مراسل … أن: a word in ب before أن is part of the subject."""
        if not self.that or "with" not in self.cue.frames:
            return False
        near = self.norms[j : min(j + 12, self.limit)]
        stop = next((i for i, n in enumerate(near) if n in ",،"), len(near))
        at = next((i for i, n in enumerate(near[:stop]) if n in THAT), None)
        return at is not None and not any(j + i in self.ctx.cues for i in range(1, at))  # بتدمير ما يشتبه أنه …

    def is_lam(self, j: int) -> bool:
        """دعا لـ…: ل and a noun that is nobody's name."""
        norm = self.norms[j]
        named = j in self.ctx.names and self.cue.frames.get("to") != "accuse"
        return norm == "ل" or (j > self.cue.last and norm.startswith("ل") and len(norm) > 4 and not named)

    def quotation(self, j: int, quote: Quote) -> Complement | None:
        """A quotation is what was said unless it is a name within the words before it (صحيفة «المرفأ»)."""
        spoken = self.quote or (self.that and quote.close - j > 4)
        if self.cue.data.get("near") and not self.cue.joined:
            return None
        if not spoken or self.is_name_quote(j, quote) or self.is_addressed(quote):
            return None
        return self.begin("quote", j, j)

    def is_addressed(self, quote: Quote) -> bool:
        """اتهم س «وسائل الإعلام» بـ…: the one addressed may stand in marks."""
        after = quote.close + 1
        if not quote.closed or after >= self.limit or not any(f.startswith("whom") for f in self.cue.frames):
            return False
        return (self.with_b and self.is_with(after)) or self.norms[after] in self.preps

    def is_name_quote(self, j: int, quote: Quote) -> bool:
        """A few words in marks after a noun are a name, or a word held at arm's length, and not an utterance."""
        if self.norms[j - 1] == ":":
            return False
        name = self.ctx.names.get(j)
        if name is not None and name.last == quote.close + 1 and name.how == "name":
            return True  # قاله «الدفاع المدني»
        if self.is_quoted_subject(quote) and (
            (self.np_start or 0) > quote.close or self.norms[quote.close + 1] in self.preps
        ):
            return True
        if not quote.closed:
            return any(self.norms[k] == ":" and k + 1 in self.ctx.quotes for k in range(j, min(j + 10, self.limit - 1)))
        if quote.close - j > 6:
            return False
        if quote.close - j <= 4 and (j > self.cue.last or self.with_b):
            return True
        after = range(quote.close + 1, min(self.limit, quote.close + 25))
        return any(self.norms[k] in THAT or self.norms[k] == ":" or k in self.ctx.quotes for k in after)

    def step(self, j: int) -> int:
        """The next token to look at: names, times and skipped quotations are stepped over whole."""
        name = self.ctx.names.get(j)
        if name is not None and not self.starts_with_b(j, name.span[0]):
            return max(name.last, j + 1)
        if j in self.ctx.times:
            return self.ctx.times[j].last
        quote = self.ctx.quotes.get(j)
        if quote is None and self.norms[j] in ",،" and self.norms[j + 1 : j + 2] and self.norms[j + 1] in RELATIVE:
            return next((k for k in range(j + 2, min(j + 20, self.limit)) if self.norms[k] in ",،"), j + 1)
        return quote.close + 1 if quote is not None and quote.closed else j + 1

    def starts_with_b(self, j: int, start: int) -> bool:
        return self.with_b and start > self.ctx.tokens[j].start and self.norms[j].startswith("ب")

    def begin(self, frame: str, mark: int, start: int, cut: int = 0) -> Complement | None:
        """A complement at ``start``, past a second mark (إلى أن، بـ«) and without ``cut`` letters of its first word."""
        if cut and self.norms[start] in ("ب", "ل"):
            start, cut = start + 1, 0
        while start < self.cue.limit and not cut and (self.norms[start] in THAT or self.norms[start] == ":"):
            frame = "that" if frame == "upon" and self.that else frame  # أصر على أن
            start += 1
        if not cut and self.is_host(start):  # شدد على القول إن
            start += 2
        if start >= self.cue.limit:
            return self.beyond(frame, mark)
        whom = self.whom(frame, mark)
        if whom is not None:
            subject_last, first = whom
            return Complement("whom-" + frame, mark, first, self.ctx.tokens[first].start, None, subject_last)
        if frame not in self.cue.frames and self.cue.data.get("addressed") and not self.cue.pronoun:
            return None
        at = self.ctx.script.inside(start, cut)[0]
        return Complement(frame, mark, start, at, self.ctx.quotes.get(start))

    def beyond(self, frame: str, mark: int) -> Complement | None:
        """A colon at the end of a paragraph: what was said is the next one, where it opens with a quotation."""
        at = self.cue.limit
        while at < len(self.norms) and self.ctx.tokens[at].kind == "b":
            at += 1
        if self.norms[mark] != ":" or at not in self.ctx.quotes:
            return None
        return Complement(frame, mark, at, self.ctx.tokens[at].start, self.ctx.quotes[at])

    def whom(self, frame: str, mark: int) -> tuple[int, int] | None:
        """The subject's end and the first word of the one addressed, for اتهم س ص بـ and its like."""
        called = frame == "quote" and "whom-to" in self.cue.frames
        if ("whom-" + frame not in self.cue.frames and not called) or self.cue.pronoun or frame == "from":
            return None
        first = self.skip_light(self.cue.last, mark)
        if self.norms[self.cue.last : self.cue.last + 2] == ["من", "قبل"]:
            return None
        if first < mark and (self.subject_before or self.norms[first] in ADDRESSED):
            return self.cue.last, first
        if called:
            return None
        some = self.past_some(first)
        name = self.ctx.names.get(some)
        if name is not None and some == first and object_after(self.ctx, self.cue, name):
            return self.cue.last, first
        if name is None:
            return self.unnamed_whom(first, mark) if first < mark and not self.cue.data.get("addressed") else None
        rest = self.skip_light(name.last, mark)
        if rest < mark and rest == name.last and self.norms[rest].startswith("وال"):
            return self.cue.last, first  # دعت المجلس والدول: those called upon, joined
        if rest >= mark:
            return (self.cue.last, first) if frame not in self.cue.frames and some == first else None
        if self.cue.data.get("addressed") and rest not in self.ctx.names:
            return None
        return name.last, rest

    def unnamed_whom(self, first: int, mark: int) -> tuple[int, int] | None:
        """Subject unknown to the names: the words up to the first name after it, or one word alone (دعا السروي إلى)."""
        if self.norms[first].startswith("ال") and self.norms[first].endswith("ون"):  # طالب المشيعون بـ
            return (first + 1, first + 1) if first + 1 < mark else None
        at = next((j for j in range(first + 1, mark) if j in self.ctx.names), None)
        if at is not None:
            return at, at
        alone = mark - first <= 2 and "to" in self.cue.frames
        return None if alone else (first, first)

    def blame(self) -> Complement | None:
        """حمّل س ص المسؤولية: undotted like "carried", so the blame must be said."""
        window = range(self.cue.last, min(self.limit, self.cue.last + 24))
        mark = next((k for k in window if "مسووليه" in self.norms[k]), None)
        if mark is None:
            return None
        if self.cue.pronoun:
            return Complement("whom-blame", mark, mark, self.ctx.tokens[mark].start, None, None)
        first = self.skip_light(self.cue.last, mark)
        name = self.ctx.names.get(first)
        rest = self.skip_light(name.last, mark) if name is not None else first
        start, subject = (rest, name.last) if name is not None and rest < mark else (first, self.cue.last)
        return Complement("whom-blame", mark, start, self.ctx.tokens[start].start, None, subject)

    def bare(self) -> Complement | None:
        """A noun phrase without a mark, after the subject and what is said beside it."""
        start = self.np_start
        if start is None:
            return None
        return Complement("np", start, start, self.ctx.tokens[start].start, self.ctx.quotes.get(start))
