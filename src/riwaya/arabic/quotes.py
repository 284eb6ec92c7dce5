"""Quotation marks: paired by kind, nested, and survived where one of the two is missing.

A quotation ends at the latest with its line (a paragraph); one that does is kept with ``closed=False``, so that what it
holds is still known to be quoted. A closing mark that nothing opened is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

_PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›", "❝": "❞", "‘": "’"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items() if open_ != "„"}
_STRAIGHT = {'"', "″", "＂"}
_MARKS = {*_PAIRS, *_CLOSERS, *_STRAIGHT}


class Quote(msgspec.Struct, frozen=True):
    """A quotation by token: ``open`` and ``close`` are its marks; if not ``closed``, ``close`` is the line's end."""

    open: int
    close: int
    closed: bool
    depth: int


class _Token(Protocol):
    @property
    def norm(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _opens(tokens: Sequence[_Token], i: int) -> bool:
    """A straight mark opens where a gap or a mark stands before it and a word right after."""
    glued_after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].kind != "b"
    glued_before = i > 0 and tokens[i - 1].end >= tokens[i].start and tokens[i - 1].kind != "b"
    return glued_after and not glued_before


def _role(tokens: Sequence[_Token], i: int, stack: list[tuple[str, int]]) -> str:
    """``open``, ``close`` or nothing, for the mark at ``i``."""
    mark = tokens[i].norm
    if mark in _STRAIGHT:
        open_now = any(m == '"' for m, _ in stack)
        if not open_now:
            return "close" if _closes_other(tokens, i, stack) else "open"
        return "open" if _opens(tokens, i) and _next_straight_closes(tokens, i) else "close"
    if mark in _PAIRS and not (mark == "“" and any(m == "„" for m, _ in stack)):
        return "open"
    return "close" if mark in _CLOSERS else ""


def _closes_other(tokens: Sequence[_Token], i: int, stack: list[tuple[str, int]]) -> bool:
    """A straight mark glued to the word before it and not after it ends a “ that is open (a keyboard's ”)."""
    glued_before = i > 0 and tokens[i - 1].end >= tokens[i].start
    glued_after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].kind in ("w", "n")
    return bool(stack) and glued_before and not glued_after


def _next_straight_closes(tokens: Sequence[_Token], i: int) -> bool:
    """Whether two more straight marks follow on the line: then this one may open an inner quotation."""
    found = 0
    for j in range(i + 1, min(len(tokens), i + 60)):
        if tokens[j].kind == "b":
            break
        if tokens[j].norm in _STRAIGHT:
            if _opens(tokens, j):
                return False
            found += 1
            if found == 2:
                return True
    return False


def pair_quotes(tokens: Sequence[_Token]) -> list[Quote]:
    """Pair the marks among ``tokens``; in order of opening."""
    out: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for i, token in enumerate(tokens):
        if token.kind == "b":
            out.extend(Quote(at, i, False, depth) for depth, (_, at) in enumerate(stack))
            stack.clear()
        elif token.kind == "p" and token.norm in _MARKS:
            role = _role(tokens, i, stack)
            if role == "open":
                stack.append(('"' if token.norm in _STRAIGHT else token.norm, i))
            elif role == "close":
                _close(tokens, i, stack, out)
    out.extend(Quote(at, len(tokens), False, depth) for depth, (_, at) in enumerate(stack))
    return sorted(out, key=lambda q: (q.open, -q.close))


def _close(tokens: Sequence[_Token], i: int, stack: list[tuple[str, int]], out: list[Quote]) -> None:
    mark = tokens[i].norm
    wanted = '"' if mark in _STRAIGHT else ("„" if mark == "“" else _CLOSERS.get(mark, ""))
    if mark in _STRAIGHT and all(m != '"' for m, _ in stack):
        wanted = stack[-1][0]
    depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == wanted), None)
    if depth is None:
        return
    inner = range(len(stack) - 1, depth, -1)  # marks that were never closed end here
    out.extend(Quote(stack[d][1], i, False, d) for d in inner)
    out.append(Quote(stack[depth][1], i, True, depth))
    del stack[depth:]
