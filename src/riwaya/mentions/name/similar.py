"""When two spellings are one name: folding, and the consonants as they sound (بلنكن/بلينكن، غوتيريش/جوتيريس)."""

from __future__ import annotations

from functools import lru_cache

#: Letters that Arabic newspapers swap when they write foreign names.
_SOUNDS = str.maketrans(
    {"ج": "غ", "ك": "غ", "ش": "س", "ص": "س", "ز": "س", "ث": "ت", "ط": "ت", "ظ": "د", "ض": "د", "ذ": "د"}
    | dict.fromkeys("اويه")
)
_VOWELS = str.maketrans(dict.fromkeys("اويه"))
_SHORTEST = 5
"""Shorter words differ by their vowels alone (حسن، حسين): they must be equal."""


@lru_cache(maxsize=16384)
def sounds(word: str) -> str:
    """The consonants of a folded word as they sound, without the article; its first letter is kept apart."""
    bare = word.removeprefix("ال")
    return (bare[:1].translate(_SOUNDS) or bare[:1]) + bare[1:].translate(_SOUNDS)


@lru_cache(maxsize=16384)
def consonants(word: str) -> str:
    """The consonants of a folded word, without the article; its first letter is kept."""
    bare = word.removeprefix("ال")
    return bare[:1] + bare[1:].translate(_VOWELS)


@lru_cache(maxsize=16384)
def same_word(a: str, b: str) -> bool:
    """Whether two folded words spell one name."""
    x, y = a.removeprefix("ال"), b.removeprefix("ال")
    if x == y:
        return True
    if min(len(x), len(y)) < _SHORTEST:
        return False
    if consonants(x) == consonants(y):
        return len(consonants(x)) >= 3
    return sounds(x) == sounds(y) and len(sounds(x)) >= 4


def covers(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether every word of ``short`` has its match in ``long``."""
    return all(any(same_word(w, x) for x in long) for w in short)
