"""The weights of features for each part, and the chance that they make."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from riwaya.errors import LexiconError

PARTS = ("actor", "target")
Pair = tuple[float, float]


class Weights(msgspec.Struct, frozen=True):
    """For each feature what it adds for an actor and for a target; ``bias`` is what every candidate starts with."""

    by_name: dict[str, Pair]
    bias: Pair = (0.0, 0.0)

    def chances(self, found: Iterable[str]) -> Pair:
        """The chances, 0 to 1, to be an actor and a target."""
        actor, target = self.bias
        for more, more_target in filter(None, map(self.by_name.get, found)):
            actor += more
            target += more_target
        return chance(actor), chance(target)


def chance(odds: float) -> float:
    """Odds (their logarithm) as a chance."""
    if not -_MOST < odds < _MOST:
        odds = math.copysign(_MOST, odds)
    return 1 / (1 + math.exp(-odds))


_MOST = 50.0
"""Odds beyond which a chance is as good as sure."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that come with riwaya."""
    source = files(__package__).joinpath("weights.tsv")
    return read_weights(source.read_text(encoding="utf-8"), "weights.tsv")


def read_weights(text: str, name: str) -> Weights:
    """The weights of a list: ``feature``, ``actor``, ``target`` below ``#`` lines. Raises LexiconError by line."""
    by_name: dict[str, Pair] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            feature, actor, target = line.split("\t")
            by_name[feature] = float(actor), float(target)
        except ValueError as error:
            raise LexiconError(f"no feature with two weights: {line}", where=f"{name}:{number}") from error
    return Weights(by_name, by_name.pop("bias", (0.0, 0.0)))


def write_weights(by_name: Mapping[str, Pair], about: Iterable[str]) -> str:
    """A list as text: what it is about, then the features in their order; those that add nothing are left out."""
    rows = [(name, round(a, 2), round(t, 2)) for name, (a, t) in sorted(by_name.items())]
    lines = [f"{name}\t{a:g}\t{t:g}" for name, a, t in rows if a or t]
    return "\n".join([*(f"# {line}" for line in about), *lines, ""])
