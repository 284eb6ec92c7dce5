"""Cut a text where spans begin and end, so that nested and overlapping spans can be drawn side by side.

HTML elements must nest; spans need not. A text cut into segments, each with the spans that cover it, can always be
written as flat elements, and the segments joined are the text again, letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from riwaya.records import Block, Span

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Layer(Generic[Key]):
    """A span with what it stands for."""

    span: Span
    key: Key


@dataclass(frozen=True, slots=True)
class Segment(Generic[Key]):
    """A stretch of text with the layers that cover all of it, the widest first."""

    span: Span
    layers: tuple[Layer[Key], ...]


def segments(whole: Span, layers: Iterable[Layer[Key]]) -> list[Segment[Key]]:
    """The segments of ``whole`` in order, without a gap; parts of layers outside ``whole`` don't count."""
    inside = sorted((layer for layer in layers if _overlap(layer.span, whole)), key=_widest_first)
    cuts = _cuts(whole, inside)
    found, active, waiting = [], list[Layer[Key]](), 0
    for start, end in pairwise(cuts):
        while waiting < len(inside) and inside[waiting].span[0] <= start:
            active.append(inside[waiting])
            waiting += 1
        active = [layer for layer in active if layer.span[1] > start]
        found.append(Segment((start, end), tuple(active)))
    return found


def _cuts(whole: Span, layers: Sequence[Layer[Key]]) -> list[int]:
    start, end = whole
    edges = {edge for layer in layers for edge in layer.span if start < edge < end}
    return [start, *sorted(edges), end] if start < end else []


def _overlap(span: Span, whole: Span) -> bool:
    return max(span[0], whole[0]) < min(span[1], whole[1])


def _widest_first(layer: Layer[Key]) -> tuple[int, int]:
    return layer.span[0], -layer.span[1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the document: a block, or (``block`` None) what lies between blocks."""

    span: Span
    block: Block | None


def stretches(length: int, blocks: Iterable[Block]) -> list[Stretch]:
    """The whole text ``[0, length)`` as blocks and gaps in order; of overlapping blocks the first keeps the ground."""
    found, at = list[Stretch](), 0
    for block in sorted(blocks, key=lambda block: block.span):
        start, end = max(block.span[0], at), min(block.span[1], length)
        if start >= end:
            continue
        if start > at:
            found.append(Stretch((at, start), None))
        found.append(Stretch((start, end), block))
        at = end
    return [*found, Stretch((at, length), None)] if at < length else found
