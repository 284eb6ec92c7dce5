"""A number with its bound and what it counts, read from where the number or its bound begins."""

from __future__ import annotations

import msgspec

from riwaya.mentions.count.context import Context, Head
from riwaya.mentions.count.numbers import Number


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """«ما لا يقل عن 25 شخصاً»: tokens, the two ends, the noun (or None), and which kind of bound was said."""

    first: int
    last: int
    low: float
    high: float | None
    head: Head | None
    bound: str | None
    joint: bool
    subset: bool


def read_phrase(context: Context, number: Number) -> Phrase:
    """The phrase around a number: bound before, noun, joint or rest, bound after."""
    before = context.bound_ends.get((number.first, "before"))
    kind = before.entry.data["is"] if before else None
    first = before.first if before and kind not in ("subset", "between") else number.first
    head, last = read_head(context, number.last)
    joint, last = read_joint(context, head, last)
    after = context.bound_starts.get((last, "after")) or context.bound_starts.get((number.last, "after"))
    if after and not joint:
        last, kind = max(last, after.last), after.entry.data["is"]
    low, high = bounded(number.low, number.high, kind)
    return Phrase(first, last, low, high, head, kind, joint, kind == "subset" or context.norm(number.last) in _OF_THEM)


_OF_THEM = frozenset(("منها", "منهم", "منهن"))


def bounded(low: float, high: float, kind: str | None) -> tuple[float, float | None]:
    """The ends of a number under a bound: open above, open below, or as they are."""
    if kind == "least":
        return low, None
    return (0, high) if kind == "most" else (low, high)


def read_head(context: Context, at: int) -> tuple[Head | None, int]:
    """The noun after a number: right there, after من (11 من الكوادر), or the rest (7 آخرين)."""
    head = context.heads.get(at)
    if head is None and context.norm(at) == "من":
        head = context.heads.get(at + 1)
    if head is None or head.joined:
        return None, at
    follow = context.heads.get(head.last)
    return head, follow.last if follow and follow.rest else head.last


def read_joint(context: Context, head: Head | None, last: int) -> tuple[bool, int]:
    """«12 قتيلاً وجريحاً», «30 بين قتيل وجريح»: the dead and the wounded in one number."""
    mixed = context.bound_starts.get((last, "after"))
    if mixed and mixed.entry.data["is"] == "joint":
        return True, mixed.last
    other = context.heads.get(last)
    if (
        head
        and other
        and other.joined
        and {head.what, other.what} == {"killed", "injured"}
        and last not in context.numbers
    ):
        single = other.grammar == "singular" or (head.definite and other.grammar == "plural")
        return (True, other.last) if single else (False, last)
    return False, last
