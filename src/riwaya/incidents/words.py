"""The word lists of ``words.yml``, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from riwaya.arabic import fold

WORD: Final = re.compile(r"[ء-غف-ي]+|[a-z]+|\d+")


@cache
def _raw() -> dict[str, Any]:
    text = files("riwaya.incidents").joinpath("words.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)  # type: ignore[no-any-return] # our own file


def folded(text: str) -> str:
    """The text folded, nothing kept (unlike ``fold_text``, which remembers every text it has seen)."""
    return fold(text).text


def bare(word: str) -> str:
    """A folded word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=32768)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name or phrase, in order; remembered, since names come again and again."""
    return tuple(WORD.findall(folded(name)))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of single words, folded, each with and without its article."""
    words = {folded(str(w)) for part in _raw()[name] for w in part}
    return frozenset(words | {bare(w) for w in words})


@cache
def roles(*names: str) -> dict[str, frozenset[str]]:
    """For each word of some lists, also with و، ف، ب or ل before it, the lists that it is on."""
    found: dict[str, set[str]] = {}
    for name in names:
        for word in listed(name):
            for prefix in ("", "و", "ف", "ب", "ل", "ال", "وال"):
                found.setdefault(prefix + word, set()).add(name)
    return {word: frozenset(on) for word, on in found.items()}


@cache
def phrases(name: str) -> re.Pattern[str]:
    """A list of phrases as one pattern over folded text; clitics may stand before the first word, # is any number."""
    found = sorted({folded(str(p)) for part in _raw()[name] for p in part}, key=len, reverse=True)
    forms = "|".join(re.escape(p).replace(r"\#", r"\d+") for p in found)
    return re.compile(rf"(?<![ء-ي])[وف]?[بل]?(?:{forms})(?![ء-ي])")


@cache
def openers(name: str) -> frozenset[str]:
    """The first words of a list of phrases, also with clitics: a text without any of them has none of the phrases."""
    firsts = {folded(str(p)).split()[0] for part in _raw()[name] for p in part}
    return frozenset(a + b + w for w in firsts for a in ("", *"وف") for b in ("", *"بل"))


def has_phrase(name: str, text: str, words: Iterable[str]) -> bool:
    """Whether a folded text, given with its words, has any phrase of a list."""
    return not openers(name).isdisjoint(words) and phrases(name).search(text) is not None


@cache
def directions() -> dict[str, str]:
    """Each spelling of a direction, folded, and the one that stands for it."""
    return {folded(w): folded(name) for name, spellings in _raw()["directions"].items() for w in spellings}
