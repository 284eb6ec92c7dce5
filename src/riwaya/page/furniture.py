"""Which lines are furniture, and of what sort: patterns of ``furniture.yml``, compiled at first use."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

import msgspec

from riwaya.page.calendar import strip_dates
from riwaya.page.lines import Line, fold, words_of
from riwaya.page.words import load_words

_TAGS = re.compile(r"(?:[#@][\w.]+[\s,،|]*)+")
_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|pic\.twitter\.com/\S+|\S+\.(?:com|net|org)/?\S*)\s*")
_TWEET = re.compile(r"^[—–-]\s?.{1,80}\(@\w+\)")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_SETTINGS = ("inside_limit", "openers")  # entries of furniture.yml that are no sorts
_AND_WORD = 3  # letters: longer words with و before them are verbs rather than names
_SHORT_LINE = 140
_LONGEST = 6  # words in the longest phrase that can stand under `whole`


class Sort(msgspec.Struct, frozen=True):
    """One sort of furniture and the folded phrases that tell it (see ``furniture.yml``)."""

    name: str
    whole: frozenset[str]
    firsts: frozenset[str]  # the first words of `whole`
    start: tuple[str, ...]
    inside: tuple[str, ...]
    inside_limit: int

    def matches(self, line: Line) -> bool:
        """Whether the line is of this sort."""
        return self._whole(line) or self._start(line) or self._inside(line)

    def _whole(self, line: Line) -> bool:
        return _first_word(line) in self.firsts and covered(line.tokens, self.whole)

    def _start(self, line: Line) -> bool:
        head = _head(line)
        return head.startswith(self.start) and any(_begins(head, phrase) for phrase in self.start)

    def _inside(self, line: Line) -> bool:
        return len(line.text) <= self.inside_limit and any(phrase in line.folded for phrase in self.inside)


def _head(line: Line) -> str:
    """The line from its first letter on."""
    return line.folded.lstrip("-–*•|>( ")


def _first_word(line: Line) -> str:
    """The first word of a line short enough to hold nothing but furniture; else nothing."""
    found = _WORD.search(line.folded) if len(line.text) <= _SHORT_LINE else None
    return found[0] if found else ""


def _begins(head: str, phrase: str) -> bool:
    """Whether ``phrase`` opens ``head`` as whole words."""
    return head.startswith(phrase) and not (phrase[-1].isalnum() and head[len(phrase) :][:1].isalnum())


def covered(words: list[str], phrases: frozenset[str]) -> bool:
    """Whether there are ``words``, and all of them belong to ``phrases``, the longest first."""
    at = 0
    while at < len(words):
        step = _step(words, at, phrases)
        if not step:
            return False
        at += step
    return bool(words)


def _step(words: list[str], at: int, phrases: frozenset[str]) -> int:
    longest = min(_LONGEST, len(words) - at)
    return next((n for n in range(longest, 0, -1) if " ".join(words[at : at + n]) in phrases), 0)


@cache
def sorts() -> dict[str, Sort]:
    """All sorts of ``furniture.yml`` by name, in its order."""
    listed = load_words("furniture.yml")
    limit = listed["inside_limit"]
    return {name: _sort(name, entry, limit) for name, entry in listed.items() if name not in _SETTINGS}


@cache
def _openers() -> frozenset[str]:
    return frozenset(map(fold, load_words("furniture.yml")["openers"]))


def opens_sentence(line: Line) -> bool:
    """Whether the line is one word that begins a sentence which the page's markup cut: «وقالت», «من»."""
    return len(line.tokens) == 1 and (
        line.folded in _openers() or (line.folded[0] == "و" and len(line.folded) > _AND_WORD)
    )


def _sort(name: str, entry: dict[str, list[str]], limit: int) -> Sort:
    whole = frozenset(" ".join(words_of(fold(phrase))) for phrase in entry.get("whole", ()))
    start, inside = (tuple(fold(phrase) for phrase in entry.get(key, ())) for key in ("start", "inside"))
    return Sort(name, whole, frozenset(phrase.split(" ")[0] for phrase in whole), start, inside, limit)


@cache
def _any_sort() -> Sort:
    """All sorts in one: what it does not match may pass as a line of the article, which most lines are."""
    every = list(sorts().values())
    whole, firsts = (
        frozenset(chain.from_iterable(sets)) for sets in ([s.whole for s in every], [s.firsts for s in every])
    )
    start, inside = (tuple(chain.from_iterable(sets)) for sets in ([s.start for s in every], [s.inside for s in every]))
    return Sort("any", whole, firsts, start, inside, every[0].inside_limit)


def sort_of(line: Line) -> str | None:
    """The sort of furniture that ``line`` is, or None: ``stamps``, ``tools``, ``related`` …, ``address``, ``dust``."""
    return _by_shape(line) or (_by_words(line) if _any_sort().matches(line) else None)


def _by_words(line: Line) -> str | None:
    return next((name for name, sort in sorts().items() if sort.matches(line)), None)


def _by_shape(line: Line) -> str | None:
    if _is_stamp(line):
        return "stamps"
    if not _WORD.search(line.folded):
        return "dust"
    if _TWEET.match(line.text):
        return "tweet"
    if _ADDRESS.fullmatch(line.text):
        return "address"
    return "tags" if _TAGS.fullmatch(line.text) else None


def _is_stamp(line: Line) -> bool:
    if len(line.text) > _SHORT_LINE or not _DIGIT.search(line.text):
        return False
    rest = strip_dates(line.folded)
    if rest == line.folded and not _CLOCK.search(rest) and not words_of(rest):
        return False
    return not words_of(rest) or covered(words_of(rest), sorts()["stamps"].whole)
