"""What the weights are learnt by: directions of words from their company, a threshold by chances, one weight a stem."""

from __future__ import annotations

import math
import random
from collections import Counter
from pathlib import Path

import pytest

from riwaya.events.likely import Weights
from riwaya.events.likely.features import LIKE, word_features

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "eval"))


@pytest.fixture
def company():
    import company

    return company


@pytest.fixture
def learning():
    import likely

    return likely


def along(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


def test_words_of_the_same_company_point_the_same_way(company, monkeypatch):
    for name, value in {"SEEN": 2, "SIZE": 2, "SPARE": 2}.items():
        monkeypatch.setattr(company, name, value)
    texts = [["نار", first, "حرب"] for first in ("رصاص", "قذيف")] * 3 + [["لعب", x, "كر"] for x in ("هدف", "شوط")] * 3
    near = company.counted(texts, Counter(w for text in texts for w in text))
    vectors = company.centred(company.directions(company.told(near)))
    way = dict(zip(near, vectors, strict=True))
    assert along(way["رصاص"], way["قذيف"]) > 0.9
    assert along(way["هدف"], way["شوط"]) > 0.9
    assert along(way["رصاص"], way["هدف"]) < 0


def test_rare_words_and_names_have_no_direction(company, monkeypatch):
    monkeypatch.setattr(company, "SEEN", 2)
    texts = [["نار", "<place>", "حرب"], ["نار", "<place>", "حرب"], ["نار", "مره"]]
    assert list(company.counted(texts, Counter(w for text in texts for w in text))) == ["حرب", "نار"]


def test_axes_are_those_of_the_table(company):
    chooser = random.Random(1)
    base = company.orthogonal([[chooser.gauss(0, 1) for _ in range(4)] for _ in range(4)])
    held = [5.0, 3.0, 2.0, 0.5]
    table = [[sum(held[k] * base[k][a] * base[k][b] for k in range(4)) for b in range(4)] for a in range(4)]
    found, _ = company.turned(table)
    assert sorted(found, reverse=True) == pytest.approx(held)


def test_one_weight_a_stem_says_what_the_directions_say(learning):
    vectors = {"نار": (0.5, [0.6, -0.8]), "حرب": (1.0, [1.0, 0.0])}
    names = ["w:نار", "w:حرب", "w:بيت", "w:نار حرب", "f:النار", "w:<place>"]
    weights = {"~0": 0.7, "~1": -0.2, "w:نار": 0.1}
    summed = learning.company_of(names, vectors)
    flat = Weights(learning.spread(weights, vectors))
    found = word_features(names, {name for name in flat.by_name if name.startswith(LIKE)})
    assert set(found) == {"like نار", "like حرب"}
    assert sum(flat.parts(found).values()) == pytest.approx(sum(weights[n] * v for n, v in summed.items()))
    assert flat.by_name["w:نار"] == 0.1
    assert not [name for name in flat.by_name if name.startswith("~")]


def sentences(learning, *said):
    return [learning.Sentence([], [{}], yes) for yes in said]


def test_the_threshold_is_no_matter_of_luck(learning):
    """A lucky yes far down does not draw the threshold down to it; without it there it stands nearly the same."""
    scores = [3 - n / 10 for n in range(60)]
    said = [n < 12 for n in range(60)]
    lucky = [yes or n == 40 for n, yes in enumerate(said)]
    plain, drawn = (learning.threshold(sentences(learning, *s), scores) for s in (said, lucky))
    assert 1.6 < plain < 2.1
    assert 0.4 < drawn <= plain


def test_a_sentence_without_events_is_never_told(learning):
    scores = [2.0, 1.0, -1.0, learning.NEVER]
    assert -math.inf < learning.threshold(sentences(learning, True, False, False, True), scores) <= 2.0


def test_a_hard_no_is_half_learnt_as_a_yes(learning):
    """Features of hard no alone weigh less against an event than those of plain no, and more than those of yes."""

    def some(name, yes, weight, besides):
        return [learning.Sentence([], [{name: 1.0}], yes, weight, besides) for _ in range(learning.SEEN)]

    weight, besides = learning.DOUBT["ASSAULT"]
    hard = some("hard", False, weight, besides)
    assert hard[0].sides() == [(-1, weight), (1, besides)]
    _, weights = learning.fit([*some("plain", False, 1.0, 0.0), *hard, *some("told", True, 1.0, 0.0)])
    assert weights["plain"] < 2 * weights["hard"] < 0 < weights["told"]
