"""Where what was said begins: the frames of a cue, tried on the words after it."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.arabic import Quote
from riwaya.statements.context import Context
from riwaya.statements.model import Complement, Cue
from riwaya.statements.words import ADJUNCT, ADVERB, NOT_WITH, THAT

_REACH = 48
_PREPOSITIONS = {"upon": "علي", "of": "عن", "to": "الي", "from": "من", "in": "في"}
_FUSED = {"عما": "of", "مما": "from", "فيما": "in", "عنه": "", "منه": ""}


def find_complement(ctx: Context, cue: Cue) -> Complement | None:
    """The complement by the first frame that fits, reading from the cue on; None where nothing was said."""
    return _Scan(ctx, cue).run()


class _Scan:
    """One walk over the words after a cue."""

    def __init__(self, ctx: Context, cue: Cue) -> None:
        self.ctx, self.cue = ctx, cue
        self.frames = cue.frames
        self.norms = ctx.norms
        self.limit = min(cue.limit, cue.last + _REACH)
        whom = {f.removeprefix("whom-") for f in cue.frames if f.startswith("whom-")}
        self.preps = {_PREPOSITIONS[f]: f for f in {*cue.frames, *whom} if f in _PREPOSITIONS}
        self.with_b = "with" in cue.frames or "with" in whom
        self.that = "that" in cue.frames or "that" in whom
        self.quote = "quote" in cue.frames or "quote" in whom
        self.np = "np" in cue.frames

    def run(self) -> Complement | None:
        if "bare" in self.frames and not (self.frames.keys() - {"bare"}):
            return self.begin("bare", self.cue.last, self.cue.last)
        if "whom-blame" in self.frames:
            return self.blame()
        found = self.marked()
        return found or self.bare()

    def marked(self) -> Complement | None:
        """A complement with a marker: أن، a colon, a quotation or a preposition."""
        j = self.cue.last
        while j < self.limit:
            found = self.at(j)
            if found is not None:
                return found if found.mark >= 0 else None
            j = self.step(j)
        return None

    def at(self, j: int) -> Complement | None:
        norm = self.norms[j]
        if norm in THAT:
            return self.begin("that", j, j + 1) if self.that else self.stop()
        if norm == ":":
            return self.begin("quote", j, j + 1) if self.quote else self.stop()
        quote = self.ctx.quotes.get(j)
        if quote is not None:
            return self.quotation(j, quote)
        if norm in self.preps and self.clear(j):
            return self.begin(self.preps[norm], j, j + 1)
        if norm in _FUSED and _FUSED[norm] in self.preps.values():
            return self.begin(_FUSED[norm], j, j)
        if self.with_b and self.is_with(j):
            return self.begin("with", j, j, cut=1)
        if "to" in self.preps.values() and self.cue.frames.get("to") == "demand" and self.is_lam(j):
            return self.begin("to", j, j, cut=1)
        return None

    def stop(self) -> Complement | None:
        return None

    def clear(self, j: int) -> bool:
        """A preposition inside a name or a title («المبعوث الأممي إلى اليمن») opens no complement."""
        return True

    def is_with(self, j: int) -> bool:
        """ب and a noun: alone (بـ«…»), with the article, or any word in ب that is not a word of its own."""
        norm = self.norms[j]
        if norm == "ب" or (norm.startswith("بال") and norm not in NOT_WITH):
            return True
        if not norm.startswith("ب") or len(norm) < 4 or norm in NOT_WITH:
            return False
        name = self.ctx.names.get(j)
        return name is None or name.span[0] > self.ctx.tokens[j].start

    def is_lam(self, j: int) -> bool:
        norm = self.norms[j]
        if j > self.cue.last and norm.startswith("ل") and len(norm) > 4:
            name = self.ctx.names.get(j)
            return name is None
        return norm == "ل"

    def quotation(self, j: int, quote: Quote) -> Complement | None:
        """A quotation is what was said unless it is a name within the words before it («القدس العربي»، "الجيش الحر")."""
        if self.is_name_quote(j, quote):
            return None
        if self.quote or self.that:
            return self.begin("quote", j, j)
        return None

    def is_name_quote(self, j: int, quote: Quote) -> bool:
        if quote.close - j > 6 or quote.close >= self.limit:
            return False
        before = self.norms[j - 1]
        if before == ":":
            return False
        after = range(quote.close + 1, min(self.limit, quote.close + 25))
        marked = any(self.norms[k] in THAT or self.norms[k] == ":" or k in self.ctx.quotes for k in after)
        return marked

    def step(self, j: int) -> int:
        """The next token to look at: names, times and skipped quotations are stepped over whole."""
        name = self.ctx.names.get(j)
        if name is not None and name.last > j and not self.starts_with_b(j, name.span[0]):
            return name.last
        time = self.ctx.times.get(j)
        if time is not None:
            return time.last
        quote = self.ctx.quotes.get(j)
        return quote.close + 1 if quote is not None and quote.closed else j + 1

    def starts_with_b(self, j: int, start: int) -> bool:
        return self.with_b and start > self.ctx.tokens[j].start and self.norms[j].startswith("ب")

    def begin(self, frame: str, mark: int, start: int, cut: int = 0) -> Complement | None:
        """A complement at ``start``, past a second marker (إلى أن، بـ«) and without ``cut`` letters of its first word."""
        if cut and self.norms[start] in ("ب", "ل"):
            start, cut = start + 1, 0
        while start < self.cue.limit and self.norms[start] in THAT and not cut:
            start += 1
        if start < self.cue.limit and self.norms[start] == ":":
            start += 1
        if start >= self.cue.limit:
            return self.beyond(frame, mark)
        whom = self.whom(frame, mark)
        if whom is not None:
            subject_last, first = whom
            return Complement("whom-" + frame, mark, first, self.ctx.tokens[first].start, None, subject_last)
        if frame not in self.frames and frame != "bare":
            frame = "whom-" + frame
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
        if "whom-" + frame not in self.frames or self.cue.pronoun:
            return None
        first = self.cue.last
        name = self.ctx.names.get(first)
        if name is None or frame == "from":
            return None if frame == "from" or first >= mark else self.unnamed_whom(first, mark)
        rest = self.skip_light(name.last, mark)
        return (name.last, rest) if rest < mark else (first, first)

    def unnamed_whom(self, first: int, mark: int) -> tuple[int, int]:
        """Subject unknown to the names: the words up to the first name after it are the subject."""
        for j in range(first + 1, mark):
            if j in self.ctx.names:
                return j, j
        return first, first

    def skip_light(self, j: int, mark: int) -> int:
        """Past commas, adverbs, times and short adjuncts (في بيان) between subject and object."""
        while j < mark:
            if self.norms[j] in ",،" or self.norms[j] in ADVERB:
                j += 1
            elif j in self.ctx.times:
                j = self.ctx.times[j].last
            elif self.norms[j] in ADJUNCT and j + 1 in self.ctx.documents:
                j = self.ctx.documents[j + 1].last
            else:
                break
        return j

    def blame(self) -> Complement | None:
        """حمّل س ص المسؤولية: undotted like "carried", so the blame must be said."""
        window = range(self.cue.last, min(self.limit, self.cue.last + 20))
        mark = next((k for k in window if "مسؤوليه" in self.norms[k] or "مسوليه" in self.norms[k]), None)
        if mark is None:
            return None
        name = self.ctx.names.get(self.cue.last)
        start = self.skip_light(name.last, mark) if name is not None and not self.cue.pronoun else self.cue.last
        if name is not None and start >= mark:
            start = self.cue.last
        subject = name.last if name is not None and start > self.cue.last else self.cue.last
        return Complement("whom-blame", mark, start, self.ctx.tokens[start].start, None, subject)

    def bare(self) -> Complement | None:
        """A noun phrase without a marker, after the subject and what is said beside it."""
        if not self.np or self.cue.pronoun:
            return None
        name = self.ctx.names.get(self.cue.last)
        first = (
            name.last
            if (name is not None and name.how != "unnamed") or (name and name.last < self.limit)
            else self.cue.last
        )
        start = self.skip_light(first, self.limit)
        if name is not None and (
            start >= self.limit or (self.ctx.tokens[start].kind == "p" and start not in self.ctx.quotes)
        ):
            start = self.cue.last
        if start >= self.cue.limit or (self.ctx.tokens[start].kind == "p" and start not in self.ctx.quotes):
            return None
        return Complement("np", start, start, self.ctx.tokens[start].start, self.ctx.quotes.get(start))


Frame = Callable[[Context, Cue], Complement | None]
