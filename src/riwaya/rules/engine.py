"""Rules, the runner, and the tree that tells what matched and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

import msgspec

Subject = TypeVar("Subject")
Result = TypeVar("Result")


class Rule(msgspec.Struct, Generic[Subject, Result], frozen=True):
    """A named function from a subject to a result or None; ``why`` says in one sentence what it stands on."""

    name: str
    why: str
    apply: Callable[[Subject], Result | None]


class Match(msgspec.Struct, frozen=True):
    """A node of the tree: which rule, what it found (``label``), where, from which lexicon entry, and of what parts."""

    rule: str
    label: str
    span: tuple[int, int] | None = None
    entry: str = ""
    parts: tuple[Match, ...] = ()


def first(rules: Sequence[Rule[Subject, Result]], subject: Subject) -> tuple[Rule[Subject, Result], Result] | None:
    """The first rule of the list that has a result, with it."""
    for rule in rules:
        result = rule.apply(subject)
        if result is not None:
            return rule, result
    return None


def draw(match: Match, text: str) -> str:
    """The tree for people: one node a line, Latin labels first, the words of the text last."""
    return "\n".join(_lines(match, text, 0))


def _lines(match: Match, text: str, depth: int) -> Iterator[str]:
    head = f"{'  ' * depth}{match.label}  [{match.rule}]" + (f"  {match.entry}" if match.entry else "")
    yield head
    if match.span is not None:
        yield f"{'  ' * depth}    {match.span[0]}-{match.span[1]}  {text[match.span[0] : match.span[1]]}"
    for part in match.parts:
        yield from _lines(part, text, depth + 1)
