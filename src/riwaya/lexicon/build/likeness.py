"""Makes ``data/names/likeness.msgpack``: how like a name a word looks, from its letters.

    python -m riwaya.lexicon.build.likeness CORPUS

CORPUS is a file of lines ``word TAG`` (BIO; Wojood's sample, MIT licence, was used). Words tagged PERS and the names in
riwaya's own lists are the yes side; all other words of the corpus and of riwaya's lists the no side. The model is a
logistic regression over letter n-grams: a weight for each, no word lists. Same input, same file.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from riwaya.arabic import fold_text
from riwaya.lexicon.compile import DATA, list_paths
from riwaya.lexicon.likeness import MODEL, grams
from riwaya.lexicon.source import Written, read_lists

_EPOCHS, _RATE, _DECAY, _SEED = 12, 0.15, 1e-5, 7
_NAMES = frozenset({"given", "namepart"})
_OTHERS = frozenset({"role", "body", "unnamed", "title", "cue", "cue-relay", "cue-noun", "document", "point", "weapon"})


def corpus_words(path: Path) -> Iterator[tuple[str, bool]]:
    """Each word of a tagged corpus, and whether it is part of a person's name."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tags = line.partition(" ")
        if word and tags:
            yield fold_text(word), "PERS" in tags


def list_words(lists: Iterable[Written]) -> Iterator[tuple[str, bool]]:
    """The words of riwaya's lists: first names and persons against offices, bodies and verbs."""
    for w in lists:
        person = w.kind == "actor" and w.data.get("type") == "person"
        if person:
            yield from ((fold_text(part), True) for part in str(w.data.get("name", w.id)).split())
        elif w.kind in _NAMES | _OTHERS:
            yield from ((fold_text(part), w.kind in _NAMES) for f in w.forms for part in f.text.split())


def examples(corpus: Path) -> list[tuple[str, bool]]:
    """Each word once, in a fixed order; one that is seen on both sides counts where it is seen more often."""
    votes: dict[str, int] = {}
    for word, yes in [*corpus_words(corpus), *list_words(read_lists(list_paths([DATA])))]:
        if len(word) > 1 and "ء" <= word[0] <= "ي":
            votes[word] = votes.get(word, 0) + (1 if yes else -1)
    return sorted((word, n > 0) for word, n in votes.items() if n)


def train(data: list[tuple[str, bool]]) -> dict[str, float]:
    """Weights by n-gram, averaged over the steps; both sides weigh the same."""
    yes = sum(1 for _, y in data if y)
    cost = {True: len(data) / (2 * yes), False: len(data) / (2 * (len(data) - yes))}
    weights: dict[str, float] = {}
    order = random.Random(_SEED)
    data = list(data)
    for epoch in range(_EPOCHS):
        order.shuffle(data)
        for word, y in data:
            step(weights, grams(word), y, cost[y] * _RATE / (1 + epoch))
    return {g: round(w, 3) for g, w in sorted(weights.items()) if abs(w) >= 0.05}


def step(weights: dict[str, float], found: list[str], y: bool, rate: float) -> None:
    """One step of gradient descent."""
    z = sum(weights.get(g, 0.0) for g in found)
    push = rate * ((1.0 if y else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, z)))))
    for g in found:
        weights[g] = weights.get(g, 0.0) * (1 - _DECAY) + push


def main() -> None:
    """Write the model and say how large it is."""
    weights = train(examples(Path(sys.argv[1])))
    MODEL.write_bytes(msgspec.msgpack.encode(weights))
    sys.stdout.write(f"{MODEL.name}: {len(weights)} weights, {MODEL.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
