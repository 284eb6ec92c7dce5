"""Sketches of texts: sorted arrays of hashes, by which likeness is told without keeping the words.

Near-copies are found by shingles (runs of three words): a wire report that two outlets print keeps most of them
however the outlets trim it.
"""

from __future__ import annotations

from array import array
from typing import Final, TypeAlias

LONGEST: Final = 40
"""Hashes that a sketch keeps at most: the smallest ones, which are a fair sample whatever the text."""
SHORT: Final = 3
"""Letters up to which a word is left out of the comparison by words: particles, prepositions."""
EMPTY: Final[array[int]] = array("I")

Hashes: TypeAlias = "array[int] | frozenset[int]"
"""A sketch, or the same as a set, which the other one is compared with faster."""


def word_sketch(words: list[str], hashes: list[int]) -> array[int]:
    """The longer words of a text, each once; ``hashes`` are those of the words."""
    return _kept({h for w, h in zip(words, hashes, strict=True) if len(w) > SHORT})


def shingle_sketch(hashes: list[int]) -> array[int]:
    """The runs of three words of a text, given by their hashes, each once."""
    runs = zip(hashes, hashes[1:], hashes[2:], strict=False)
    return _kept({(a * 0x9E3779B1 ^ b * 0x85EBCA77 ^ c) & 0xFFFFFFFF for a, b, c in runs})


def _kept(hashes: set[int]) -> array[int]:
    return array("I", sorted(hashes)[:LONGEST])


def in_common(a: Hashes, b: Hashes) -> int:
    """How many hashes two sketches share."""
    return len(frozenset(a).intersection(b))


def contained(a: Hashes, b: Hashes) -> float:
    """Share of the smaller one that the other has too; 0 where either is empty."""
    return in_common(a, b) / min(len(a), len(b)) if a and b else 0.0
