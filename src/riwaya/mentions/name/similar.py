"""When two spellings are one name: folding, and a small distance on the consonants (بلنكن/بلينكن، غوتيريش/جوتيريس)."""

from __future__ import annotations

from functools import lru_cache

#: Letters that Arabic newspapers swap when they write foreign names.
_SOUNDS = str.maketrans({"ج": "غ", "ك": "غ", "ش": "س", "ص": "س", "ز": "س", "ث": "ت", "ط": "ت", "ظ": "د", "ض": "د", "ذ": "د", "پ": "ب"})
_VOWELS = str.maketrans({"ا": None, "و": None, "ي": None, "ه": None})


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The consonants of a folded word, without the article."""
    return word.removeprefix("ال").translate(_VOWELS)


@lru_cache(maxsize=8192)
def same_word(a: str, b: str) -> bool:
    """Whether two folded words spell one name."""
    x, y = a.removeprefix("ال"), b.removeprefix("ال")
    if x == y:
        return True
    if min(len(x), len(y)) < 5 or x[0].translate(_SOUNDS) != y[0].translate(_SOUNDS):
        return skeleton(x) == skeleton(y) and len(skeleton(x)) >= 3
    return skeleton(x).translate(_SOUNDS) == skeleton(y).translate(_SOUNDS)


def covers(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether every word of ``short`` has its match in ``long``."""
    return all(any(same_word(w, x) for x in long) for w in short)
