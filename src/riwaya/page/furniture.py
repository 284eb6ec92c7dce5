"""Which lines are furniture, and of what sort: patterns of ``furniture.yml``, compiled at first use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from riwaya.page.calendar import strip_dates
from riwaya.page.lines import Line, fold

_DUST = re.compile(r"[\W\d_]+")
_TAGS = re.compile(r"(?:[#@][\w.]+[\s,،|]*)+")
_ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|pic\.twitter\.com/\S+|\S+\.(?:com|net|org)/?\S*)\s*")
_TWEET = re.compile(r"^[—–-]\s?.{1,80}\(@\w+\)")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_LINE = 160
_LONGEST = 6  # words in the longest phrase that can stand under `whole`


def load_words(name: str) -> dict[str, Any]:
    """Read one of this room's word lists."""
    text = files("riwaya.page").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@dataclass(frozen=True)
class Sort:
    """One sort of furniture and the folded phrases that tell it (see ``furniture.yml``)."""

    name: str
    whole: frozenset[str]
    start: tuple[str, ...]
    inside: tuple[str, ...]
    inside_limit: int

    def matches(self, line: Line) -> bool:
        """Whether the line is of this sort."""
        return self._whole(line) or self._start(line) or self._inside(line)

    def _whole(self, line: Line) -> bool:
        return bool(self.whole) and len(line.text) <= _SHORT_LINE and covered(line.folded, self.whole)

    def _start(self, line: Line) -> bool:
        head = line.folded.lstrip("-–*•|>( ")
        return head.startswith(self.start) and any(_begins(head, phrase) for phrase in self.start)

    def _inside(self, line: Line) -> bool:
        return len(line.text) <= self.inside_limit and any(phrase in line.folded for phrase in self.inside)


def _begins(head: str, phrase: str) -> bool:
    """Whether ``phrase`` opens ``head`` as whole words."""
    return head.startswith(phrase) and not (phrase[-1].isalnum() and head[len(phrase) :][:1].isalnum())


def covered(folded: str, phrases: frozenset[str]) -> bool:
    """Whether ``folded`` has words, and all of them belong to ``phrases``, the longest first; figures do not count."""
    words = _WORD.findall(folded)
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
    limit = listed.pop("inside_limit")
    return {name: _sort(name, entry, limit) for name, entry in listed.items()}


def _sort(name: str, entry: dict[str, list[str]], limit: int) -> Sort:
    whole = frozenset(" ".join(_WORD.findall(fold(phrase))) for phrase in entry.get("whole", ()))
    start, inside = (tuple(fold(phrase) for phrase in entry.get(key, ())) for key in ("start", "inside"))
    return Sort(name, whole, start, inside, limit)


def sort_of(line: Line) -> str | None:
    """The sort of furniture that ``line`` is, or None: ``stamps``, ``tools``, ``related`` …, ``address``, ``dust``."""
    return _by_shape(line) or next((name for name, sort in sorts().items() if sort.matches(line)), None)


def _by_shape(line: Line) -> str | None:
    if _is_stamp(line):
        return "stamps"
    if not _DUST.sub("", line.folded):
        return "dust"
    if _TWEET.match(line.text):
        return "tweet"
    if _ADDRESS.fullmatch(line.text):
        return "address"
    return "tags" if _TAGS.fullmatch(line.text) else None


def _is_stamp(line: Line) -> bool:
    if len(line.text) > _SHORT_LINE or not any(letter.isdigit() for letter in line.text):
        return False
    rest = strip_dates(line.folded)
    if rest == line.folded and not _CLOCK.search(rest) and not _WORD.search(rest):
        return False
    return not _DUST.sub("", rest) or covered(rest, sorts()["stamps"].whole)
