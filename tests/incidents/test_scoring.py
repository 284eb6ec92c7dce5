"""The score added up without words is the sum of what is worded, for every pair and in either order."""

from __future__ import annotations

import random
from array import array
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tellers import paper

from riwaya.incidents.evidence import explain
from riwaya.incidents.linker import Linker
from riwaya.incidents.scoring import Wording
from riwaya.incidents.sketch import in_common
from riwaya.incidents.store import Sentences
from riwaya.incidents.telling import Telling, packed
from riwaya.incidents.toll import Tolls
from riwaya.incidents.weights import THRESHOLD, may_copy, of_copying, of_tolls, of_words
from riwaya.lexicon import load

WORDS = ("قصفت", "مدفعية", "سوق", "البلدة", "صباحا", "وسقط", "ضحايا", "مدنيون", "وهرعت", "فرق", "الإسعاف", "المكان")
LONG = " ".join(WORDS)
telling = st.fixed_dictionaries(
    {
        "where": st.sampled_from(("قرية الرمانة", "ريف حلب الغربي", "حلب", "محافظة ديالى", "بغداد", "سوريا", None)),
        "type": st.sampled_from(("ASSAULT", "ACCIDENT", "AID", "RETREAT", "CONSULT", "PROTEST")),
    },
    optional={
        "day": st.sampled_from(("2031-05-03", "2031-05-04", "2031-05-05~", "2031-05-06", "2030", "2029/..")),
        "killed": st.integers(0, 6),
        "injured": st.integers(0, 6),
        "projectiles": st.integers(1, 3),
        "by": st.sampled_from(("سرايا الوادي", "فرقة الأفق", "الجيش السوري")),
        "to": st.sampled_from(("فرقة الأفق", "سرايا الوادي", "الأمم المتحدة")),
        "text": st.sampled_from((LONG, LONG + " لاحقا", " ".join(WORDS[:9]), " ".join(WORDS[3:]), "قصف منذ عام")),
    },
)
reports = st.tuples(st.lists(telling, min_size=1, max_size=4), st.sampled_from(("2031-05-05", "2031-05-05~", None)))
LEXICON = load()


def total(linker: Linker, a: Telling, b: Telling) -> float:
    return sum(e.weight for e in explain(a, b, linker.reader.atlas))


@settings(max_examples=50, deadline=None)
@given(st.lists(reports, min_size=2, max_size=4))
def test_links_are_those_whose_evidence_adds_up(corpus: list) -> None:  # type: ignore[type-arg]
    linker = Linker(LEXICON)
    for number, (tellings, published) in enumerate(corpus):
        first = len(linker.tellings)
        linker.add(paper(f"d{number}", *tellings, published=published))
        for at in range(first, len(linker.tellings)):
            own = linker.tellings[at]
            sums = {n: total(linker, own, linker.tellings[n]) for n in range(at)}
            one_event = {n for n in range(first, at) if linker.tellings[n].event == own.event}
            wanted = {n: s for n, s in sums.items() if s >= THRESHOLD and n not in one_event}
            assert dict(linker._scorer.links(at, set(range(at)))) == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(reports, min_size=2, max_size=3))
def test_evidence_weighs_the_same_from_either_side(corpus: list) -> None:  # type: ignore[type-arg]
    linker = Linker(LEXICON)
    for number, (tellings, published) in enumerate(corpus):
        linker.add(paper(f"d{number}", *tellings, published=published))
    for a, b in combinations(linker.tellings, 2):
        assert total(linker, a, b) == total(linker, b, a)


def test_ranges_that_overlap_weigh_the_same_from_either_side() -> None:
    drawn = random.Random(3)
    tolls = [Tolls(killed=(low, drawn.choice((None, low, low + drawn.randint(1, 6))))) for low in range(12)] * 3
    assert all(of_tolls(a, b) == of_tolls(b, a) for a, b in combinations(tolls, 2))


def test_what_was_weighed_for_one_report_is_not_taken_for_another() -> None:
    linker = Linker(LEXICON)
    for number in range(700):
        day = f"2031-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        linker.add(paper(f"d{number}", {"where": "قرية الرمانة", "day": day, "killed": number % 5}, published=day))
    own = linker.tellings[699]
    sums = {n: total(linker, own, linker.tellings[n]) for n in range(699)}
    assert dict(linker._scorer.links(699, set(range(699)))) == {n: s for n, s in sums.items() if s >= THRESHOLD}
    assert sum(map(len, linker._scorer._days.values())) < 5000


def test_few_triples_are_no_copy() -> None:
    assert of_copying(5, 5, 5) == 0.0
    assert of_copying(6, 10, 30) == 2.5
    assert of_copying(5, 10, 30) == 0.0


def test_hashes_that_are_one_when_shortened_weigh_the_same_from_either_side() -> None:
    sentences = Sentences()
    for words, shingles in ((8, 8), (16, 9), (10, 12)):
        twice = [n // 2 + (n % 2 << 16) for n in range(words)], [100 + n // 2 + (n % 2 << 16) for n in range(shingles)]
        sentences.append(packed((0, 9), array("I", twice[0]), array("I", twice[1])))
    for a, b in combinations(range(3), 2):
        x, y, v, w = sentences.words(a), sentences.words(b), sentences.shingles(a), sentences.shingles(b)
        common, weight = in_common(x, y), 0.0
        if may_copy(common, len(x), len(y)):
            weight = of_copying(in_common(v, w), len(v), len(w))
        assert Wording(sentences, a)[b] == (weight or of_words(common, len(x), len(y)))
        assert Wording(sentences, b)[a] == Wording(sentences, a)[b]
