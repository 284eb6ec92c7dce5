"""The weights of the features, and the chances that they make."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from riwaya.errors import LexiconError

Weights = Mapping[str, float]
"""What each feature adds to the odds of a candidate."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with riwaya."""
    source = files(__package__).joinpath("weights.tsv")
    return read_weights(source.read_text(encoding="utf-8"), "weights.tsv")


def odds(known: Weights, found: Iterable[str]) -> float:
    """The odds (their logarithm) of a candidate by its features."""
    return sum(filter(None, map(known.get, found)))


def chances(found: Sequence[float]) -> list[float]:
    """The odds of all candidates as chances, of which one comes true."""
    most = max(found)
    raised = [math.exp(one - most) for one in found]
    total = sum(raised)
    return [one / total for one in raised]


def read_weights(text: str, name: str) -> dict[str, float]:
    """The weights of a list: ``feature``, ``weight`` below ``#`` lines. Raises LexiconError by line."""
    out: dict[str, float] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            feature, weight = line.split("\t")
            out[feature] = float(weight)
        except ValueError as error:
            raise LexiconError(f"no feature with a weight: {line}", where=f"{name}:{number}") from error
    return out


def write_weights(by_name: Weights, about: Iterable[str]) -> str:
    """A list as text: what it is about, then the features in their order; those that add nothing are left out."""
    rows = [(name, round(weight, 2)) for name, weight in sorted(by_name.items())]
    return "\n".join(
        [*(f"# {line}" for line in about), *(f"{name}\t{weight:g}" for name, weight in rows if weight), ""]
    )
