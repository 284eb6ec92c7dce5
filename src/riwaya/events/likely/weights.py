"""The weights of the features, one list a type of event, and what they make of an event.

A list is a TSV of ``feature``, ``weight`` below ``#`` lines that say where it comes from and, in ``# scale A B``, how a
sum becomes a chance. It is made by ``eval/likely.py``, never by hand.
"""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.resources import files

import msgspec

from riwaya.errors import LexiconError
from riwaya.events.likely.features import Features, features_of
from riwaya.records import Event, Report
from riwaya.rules import Match

_SCALE = "# scale "


class Weights(msgspec.Struct, frozen=True):
    """A weight a feature; ``slope`` and ``shift`` turn a sum of them into a chance."""

    by_name: dict[str, float]
    slope: float = 1.0
    shift: float = 0.0

    def chance(self, found: Features) -> float:
        """The chance, 0 to 1, that features make."""
        return chance(self.slope * sum(self.parts(found).values()) + self.shift)

    def parts(self, found: Features) -> dict[str, float]:
        """What each feature adds to the sum."""
        return {name: value * self.by_name[name] for name, value in found.items() if name in self.by_name}


def chance(odds: float) -> float:
    """Odds (their logarithm) as a chance."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def likely(report: Report, event: Event) -> float | None:
    """The chance that a coder would write a row of an event; None for types that nothing was learnt of."""
    weights = weights_of(event.type)
    return weights.chance(features_of(report, event, weights.by_name)) if weights else None


def reasons(report: Report, event: Event, most: int = 8) -> list[tuple[str, float]]:
    """The features that weighed most, for or against, the heaviest first; empty for types without weights."""
    weights = weights_of(event.type)
    parts = weights.parts(features_of(report, event, weights.by_name)) if weights else {}
    parts.pop("bias", None)
    return sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0]))[:most]


def weighing(report: Report, event: Event) -> Match | None:
    """The score of an event and its reasons, as ``explain`` shows them; None for types without weights."""
    score = likely(report, event)
    if score is None:
        return None
    parts = tuple(Match("event.likely", f"{weight:+.2f} {name}") for name, weight in reasons(report, event))
    return Match("event.likely", f"a coder would write a row of it: {score:.2f}", parts=parts)


@lru_cache(maxsize=16)
def weights_of(kind: str) -> Weights | None:
    """The weights of a type of event, if there are any."""
    source = files(__package__).joinpath(f"{kind.lower()}.tsv")
    return read_weights(source.read_text(encoding="utf-8"), f"{kind.lower()}.tsv") if source.is_file() else None


def read_weights(text: str, name: str) -> Weights:
    """The weights of a list. Raises LexiconError with the line that is none."""
    by_name: dict[str, float] = {}
    slope, shift = 1.0, 0.0
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.startswith(_SCALE):
                slope, shift = map(float, line.removeprefix(_SCALE).split())
            elif not line.startswith("#"):
                feature, weight = line.split("\t")
                by_name[feature] = float(weight)
        except ValueError as error:
            raise LexiconError(f"no feature and weight: {line}", where=f"{name}:{number}") from error
    return Weights(by_name, slope, shift)


def write_weights(weights: Weights, about: list[str]) -> str:
    """A list as text: what it is about, the scale, then the features in their order."""
    head = [*(f"# {line}" for line in about), f"{_SCALE}{weights.slope:.3f} {weights.shift:.3f}"]
    rows = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.by_name.items()) if round(weight, 3)]
    return "\n".join([*head, *rows, ""])
