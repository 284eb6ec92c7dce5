"""One text as the rules of counting see it: numbers, counted nouns, tolls and bounds by token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.count.numbers import Number, Reader, number_words
from riwaya.mentions.found import Quantity, Time
from riwaya.mentions.reading import Reading
from riwaya.records import CountOf

Grammar = Literal["singular", "dual", "plural"]
TOLLS = frozenset(("killed", "injured", "missing", "arrested", "displaced"))
_REACH = 9  # tokens between a toll's word and what it counts
_SOON = 8  # tokens between one person, told as the subject, and the verb of harm


class Head(msgspec.Struct, frozen=True, gc=False):
    """A counted noun: tokens ``first`` to ``last``, its grammatical number, and what its list says of it."""

    first: int
    last: int
    grammar: Grammar
    definite: bool
    joined: bool
    what: CountOf | None
    of: str
    human: bool
    rest: bool
    clitics: int
    n: int | None
    """How many it is without a number of its own (طفلها: 1)."""


class Toll(msgspec.Struct, frozen=True, gc=False):
    """A word that makes a toll of what is counted near it; ``what`` is None for those that only license a lone noun."""

    first: int
    last: int
    what: CountOf | None
    plural: bool
    joined: bool = False
    verb: bool = False


class Context:
    """What the rules look at; ``found`` grows as they go from left to right."""

    def __init__(self, reading: Reading, times: Sequence[Time]) -> None:
        self.reading, self.script = reading, reading.script
        self.tokens = reading.script.tokens
        self.words = number_words()
        taken = {i for t in times for i in range(t.first, t.last)}
        self.numbers = {
            n.first: n
            for n in Reader(reading.script).all()
            if n.first not in taken and not _in_name(self, n) and not _is_age(self, n.first)
        }
        self.heads = {h.first: head_of(h) for h in longest(reading.hits.of("countable")) if h.first not in taken}
        self.tolls = [toll_of(h) for h in longest(reading.hits.of("toll"))]
        self.tolls += [Toll(h.first, h.last, h.what, False) for h in self.heads.values() if _names_harmed(h)]
        self.toll_ends = {t.last: t for t in self.tolls}
        self.toll_starts = {t.first: t for t in self.tolls}
        self.bounds = longest(reading.hits.of("bound"))
        self.bound_ends = {(h.last, h.entry.data["side"]): h for h in self.bounds}
        self.bound_starts = {(h.first, h.entry.data["side"]): h for h in self.bounds}
        self.found: list[Quantity] = []
        self.governed: dict[int, CountOf] = {}
        """The toll that governs a quantity found, by its last token: what a list joined to it goes on with."""

    def norm(self, i: int) -> str:
        """The folded word at a token, empty beyond the text."""
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def joined(self, i: int) -> bool:
        """Whether و stands before token ``i``, glued to its word or alone."""
        head = self.heads.get(i)
        word = self.words.get(self.norm(i))
        toll = self.toll_starts.get(i)
        glued = (head and head.joined) or (word and word.joined) or (toll and toll.joined)
        return bool(glued) or self.norm(i - 1) == "و"

    def clitics(self, i: int) -> int:
        """How many letters of clitics stand before the number, noun or bound at a token; the article is none."""
        bound = next((h for side in ("before", "after") if (h := self.bound_starts.get((i, side)))), None)
        word, head = self.words.get(self.norm(i)), self.heads.get(i)
        if bound:
            return len(bound.prefix)
        if word:
            prefix = self.norm(i)[: len(self.norm(i)) - len(word.plain)]
            return len(prefix.removesuffix("ال").removesuffix("لل")) + 2 * prefix.endswith("لل")
        return head.clitics if head else 0

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence that holds token ``i``."""
        at = bisect_right(self.script.opens, i) - 1
        return self.script.opens[at] if at >= 0 else 0

    def last_found(self, i: int) -> Quantity | None:
        """The last quantity of the same sentence, before token ``i``, that counts something."""
        start = self.sentence_start(i)
        return next((q for q in reversed(self.found) if q.what and start <= q.first < i), None)

    def governor(self, first: int, last: int) -> CountOf | None:
        """The toll that the words around tokens ``first`` to ``last`` make of people counted there."""
        near = self.toll_ends.get(first)
        if near and near.what:
            return "killed" if near.what == "missing" and self._lives(last) else self._with_twin(near)
        after = self._told_after(last) or self._told_of_one(first, last)
        if after:
            return self._with_twin(after)
        found = self._listed(first) if self.joined(first) else self._far(first)
        return "killed" if found == "missing" and self._lives(last) else found

    def _lives(self, last: int) -> bool:
        """«فقد أربعة أطفال حياتهم»: what they lost was their life."""
        return any(self.norm(i) in _LIVES for i in range(last, last + _REACH))

    def _with_twin(self, toll: Toll) -> CountOf | None:
        """«قُتل وأصيب 20»: the dead and the wounded in one number are ``other``; not if each has its own number."""
        twin = self.toll_ends.get(toll.first) or self.toll_starts.get(toll.last)
        counted = self.found[-1].last if self.found else -1
        if twin and ((twin.first >= toll.last and self._counts_follow(twin.last)) or twin.first == counted):
            return toll.what
        both = {toll.what, twin.what} if twin and (self.joined(twin.first) or self.joined(toll.first)) else set()
        return "other" if both == {"killed", "injured"} else toll.what

    def _counts_follow(self, i: int) -> bool:
        """«3 قُتلوا وجُرح 8»: the second verb has a count of its own."""
        return i in self.numbers or i in self.heads or (i, "before") in self.bound_starts

    def _told_after(self, last: int) -> Toll | None:
        """«ثلاثة موظفين وأربعة حراس قد قُتلوا»: a plural verb after what is counted, before any other verb."""
        toll = self._next_toll(last, _REACH)
        return toll if toll is not None and toll.plural else None

    def _told_of_one(self, first: int, last: int) -> Toll | None:
        """«إن مدنياً قُتل», «أن طفلة في العاشرة أصيبت»: the verb after one person whom أنّ opens with."""
        if self.norm(first - 1) != "ان":
            return None
        toll = self._next_toll(last, _SOON)
        return toll if toll is not None and toll.verb else None

    def _next_toll(self, start: int, reach: int) -> Toll | None:
        """The first word of a toll from a token on, if it says what it counts and nothing stands between."""
        for i in range(start, min(start + reach, len(self.tokens))):
            toll = self.toll_starts.get(i)
            if toll:
                return toll if toll.what and not self.joined(i) else None
            if self.tokens[i].kind == "b" or self.norm(i) in _STOPS or self._other_verb(i):
                return None
        return None

    def harmed(self, first: int, last: int) -> bool:
        """Whether a verb of harm after the one person at tokens ``first`` to ``last`` tells of him, or of his list.

        «إن مدنياً قُتل»؛ «امرأة وثلاثة أطفال قد قُتلوا».
        """
        listed = self.joined(last) and (last in self.numbers or last in self.heads)
        return self._told_of_one(first, last) is not None or (listed and self._told_after(last) is not None)

    def _listed(self, first: int) -> CountOf | None:
        """«رجل وامرأة وثلاثة أطفال»: the toll of what the list began with, at most an adjective or two away."""
        return next((self.governed[i] for i in range(first, first - 5, -1) if i in self.governed), None)

    def _far(self, first: int) -> CountOf | None:
        """«قُتل في الغارة أمس ثلاثة جنود»: a verb further back, with no other verb and no preposition right before."""
        if self.norm(first - 1) in _PREPOSITIONS or (self.clitics(first) and self.norm(first).startswith("ل")):
            return None
        stop = max(self.sentence_start(first), first - _REACH)
        for i in range(first - 1, stop - 1, -1):
            toll = self.toll_starts.get(i)
            if toll:
                return self._with_twin(toll) if toll.what else None
            if self.tokens[i].kind == "b" or self.norm(i) in _STOPS or self._other_verb(i):
                return None
        return None

    def _other_verb(self, i: int) -> bool:
        return any(
            h.form.aspect in ("perfect", "imperfect") and h.kind in ("event-verb", "cue")
            for h in self.reading.hits.at(i)
        )


_PREPOSITIONS = frozenset(
    (
        "في",
        "علي",
        "من",
        "عن",
        "الي",
        "مع",
        "بين",
        "خلال",
        "بعد",
        "قبل",
        "ضد",
        "نحو",
        "عبر",
        "حول",
        "لدي",
        "تضم",
        "شنه",
        "نفذه",
    )
)
_LIVES = frozenset(("حياته", "حياتها", "حياتهم", "حياتهن", "حياتهما", "ارواحهم"))
_STOPS = frozenset((".", "؛", ":", "«", "»", "الذي", "التي", "الذين", "فيما", "بينما", "حيث", "ان", "انه", "انها"))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The longest hit at each token, none inside another."""
    out: list[Hit] = []
    end = 0
    for hit in hits:
        if hit.first >= end:
            out.append(hit)
            end = hit.last
    return out


def toll_of(hit: Hit) -> Toll:
    """A hit of the list of tolls."""
    what = hit.entry.data["what"]
    return Toll(
        hit.first,
        hit.last,
        None if what == "noun" else what,
        hit.form.agreement in ("mp", "fp", "md", "fd"),
        hit.prefix[:1] in ("و", "ف"),
        hit.form.aspect in ("perfect", "imperfect"),
    )


def head_of(hit: Hit) -> Head:
    """A hit of the list of what is counted."""
    data = hit.entry.data
    what = data["what"]
    return Head(
        hit.first,
        hit.last,
        grammar_of(hit.entry.id, data["of"], hit.form.text),
        hit.prefix.endswith("ال"),
        hit.prefix[:1] in ("و", "ف"),
        None if what == "none" else what,
        data["of"],
        bool(data.get("human")),
        bool(data.get("rest")),
        len(hit.prefix.removesuffix("ال")) if not hit.prefix.endswith("لال") else len(hit.prefix) - 1,
        data.get("n"),
    )


@lru_cache(maxsize=4096)
def grammar_of(singular: str, plural: str, form: str) -> Grammar:
    """Whether a form is the singular, the dual or a plural of a noun, told by its endings."""
    base, word = singular.split()[0], form.split()[0]
    stem = base[:-1] + "ت" if base.endswith("ة") else base
    endings = ("ان", "ين", "ا", "ي") if " " in form else ("ان", "ين")
    if word in {stem + e for e in endings} or word in (base + "تان", base + "تين"):
        sound = plural.split()[0] == base + "ون" and word == base + "ين"
        return "plural" if sound else "dual"
    feminine = {base + "ة", base + "ا"}
    return "singular" if word == base or word in feminine else "plural"


def _names_harmed(head: Head) -> bool:
    """«القتلى طفل وأربعة رجال», «بين القتلى ثلاثة جنود»: the noun for the harmed, with the article."""
    return head.definite and head.grammar == "plural" and head.what in ("killed", "injured")


_AGES = frozenset("عمره عمرها اعمارهم اعمارهن اعمارهما اعمارها العمر اعمار سنه سنها".split())
_OF_RANGES = frozenset("بين ما من الي حتي نحو حوالي و تتراوح يتراوح".split())


def _is_age(context: Context, at: int) -> bool:
    """«أعمارهم ما بين 27 و29»: how old people are counts nobody."""
    before = at - 1
    while before >= 0 and (context.norm(before) in _OF_RANGES or context.norm(before).isdigit()):
        before -= 1
    return context.norm(before).removeprefix("و") in _AGES


def _in_name(context: Context, number: Number) -> bool:
    """«F-16», «M4», «عربي21»: a figure glued to a word, with a hyphen or without."""
    tokens, i = context.tokens, number.first
    before = tokens[i - 1] if i else None
    if before and before.kind == "w" and before.end == tokens[i].start:
        return before.norm not in ("و", "ف", "ب", "ل", "ال", "بال", "وال", "لل", "ك")
    if i < 2 or tokens[i - 1].norm not in "-–" or tokens[i - 1].end != tokens[i].start:
        return False
    return tokens[i - 2].kind == "w" and tokens[i - 2].end == tokens[i - 1].start
