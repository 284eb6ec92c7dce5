"""How like a person's name an unknown word looks, by its letters: a small model, made by ``build/likeness.py``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

MODEL = Path(__file__).parent / "data" / "names" / "likeness.msgpack"
COMMON = MODEL.with_name("common.txt")


def grams(word: str) -> list[str]:
    """The features of a folded word: beginnings, ends, letter triples, length."""
    w = f"<{word}>"
    out = [f"n{min(len(word), 9)}", "b"]
    out += [w[i : i + 3] for i in range(len(w) - 2)]
    out += [w[i : i + 2] for i in range(len(w) - 1)]
    out += [f"^{w[:n]}" for n in (3, 4, 5)]
    out += [f"{w[-n:]}$" for n in (3, 4, 5)]
    if word.startswith("ال"):
        out += [f"ال{w[-n:]}$" for n in (2, 3)]
    return out


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return msgspec.msgpack.decode(MODEL.read_bytes(), type=dict[str, float])


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def is_common(word: str) -> bool:
    """Whether a folded word, alone or after و ف ب ل ك, is an everyday one that no name holds (``build/common.py``)."""
    return word in _common() or (len(word) > 4 and word[0] in "وفبلك" and word[1:] in _common())


@lru_cache(maxsize=32768)
def likeness(word: str) -> float:
    """Log-odds that a folded word is part of a person's name: above 0 more likely than not."""
    weights = _weights()
    return sum(weights.get(g, 0.0) for g in grams(word))
