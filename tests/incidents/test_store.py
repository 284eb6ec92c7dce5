"""Tellings packed and made again, what they take, short hashes as good as long ones, and who meets whom."""

from __future__ import annotations

import random
import tracemalloc
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tellers import paper

from riwaya.incidents import Gathering
from riwaya.incidents.index import Index
from riwaya.incidents.reader import Reader
from riwaya.incidents.sketch import contained, shingle_sketch
from riwaya.incidents.store import SHORT, Tellings
from riwaya.incidents.telling import Telling
from riwaya.incidents.when import WIDEST, When, when
from riwaya.lexicon import load
from riwaya.records import Report

LEXICON = load()
MOST = 2.75 * 1024
"""Bytes that one more document with eight events in eight sentences of 24 words may take beyond its report."""
TOLD = ("ASSAULT", "AID", "CONSULT", "ACCIDENT", "COERCE", "PROTEST", "DEFEND", "ASSAULT")


def news(number: int) -> Report:
    """A document with eight events of its day, in words of its own."""
    drawn = random.Random(number)
    day = (date(2031, 1, 1) + timedelta(days=number // 8)).isoformat()
    events = [
        {
            "where": drawn.choice(("قرية الرمانة", "حلب", "ريف حلب الغربي", "بغداد", "المقدادية", "خانقين", None)),
            "type": kind,
            "day": day,
            "killed": drawn.randint(1, 30),
            "by": drawn.choice(("سرايا الوادي", "فرقة الأفق", "كتيبة السهل")),
            "text": " ".join(f"كلمة{drawn.randint(0, 9000)}" for _ in range(24)),
        }
        for kind in TOLD
    ]
    return paper(f"d{number}", *events, outlet=drawn.choice(("الجريدة", "الصباح")), published=day)


def tellings(*given: dict) -> list[Telling]:  # type: ignore[type-arg]
    return Reader(LEXICON).read(paper("a", *given))


def test_a_telling_is_made_again_as_it_was() -> None:
    rich = {"where": "حلب", "killed": 3, "injured": 4, "by": "سرايا الوادي", "source": "الإسعاف", "day": "2031-05-04~"}
    given = [rich, {"type": "AID", "status": "denied", "day": "2030"}, {**rich, "text": "قصف منذ عام على سوق البلدة"}]
    read = [*tellings(*given), *Reader(LEXICON).read(news(1))]
    kept = Tellings()
    for one in read:
        kept.append(one)
    assert len(kept) == len(read)
    for one, again in zip(read, kept, strict=True):
        assert list(again.shingles) == [h & SHORT for h in one.shingles]
        assert list(again.words) == [h & SHORT for h in one.words]
        assert again.quote == one.quote
        assert replace(again, sentence=one.sentence) == one
    assert [kept.id(n) for n in range(len(kept))] == [one.id for one in read]


def test_one_more_document_takes_less_than_three_kilobytes() -> None:
    reports, held = [news(n) for n in range(300)], []
    gathering = Gathering(lexicon=LEXICON)
    tracemalloc.start()
    for number, report in enumerate(reports):
        if number in (100, 200):
            held.append(tracemalloc.get_traced_memory()[0])
        gathering.add(report)
    held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert len(gathering._linker.tellings) == len(reports) * len(TOLD)
    assert (held[2] - held[0]) / 200 < MOST


def test_values_and_sentences_in_common_are_kept_once() -> None:
    kept = Tellings()
    for number in range(40):
        given = {"where": "حلب", "killed": 3, "by": "سرايا الوادي", "day": "2031-05-04"}
        for one in Reader(LEXICON).read(paper(f"d{number}", given, given)):
            kept.append(one)
    assert len(kept) == 80
    assert len(kept.cast_of.values) == 2  # and that of nobody
    assert len(kept.toll_of.values) == 2  # and none
    assert len(kept.moment_of.values) == 1


def test_copies_are_found_as_well_by_short_hashes_as_by_long_ones() -> None:
    drawn = random.Random(11)
    for _ in range(400):
        hashes = [drawn.getrandbits(32) for _ in range(drawn.randint(9, 60))]
        kept = hashes[drawn.randint(0, len(hashes) // 2) :] + [
            drawn.getrandbits(32) for _ in range(drawn.randint(0, 9))
        ]
        for other in (kept, [drawn.getrandbits(32) for _ in range(40)]):
            long = shingle_sketch(hashes), shingle_sketch(other)
            short = [frozenset(h & SHORT for h in sketch) for sketch in long]
            assert contained(*short) == pytest.approx(contained(*long), abs=0.1)


def at(first: int, last: int, certainty: str = "exact") -> When:
    return When(first, last, first, certainty)  # type: ignore[arg-type]


spans = st.tuples(st.integers(730_000, 730_024), st.integers(0, WIDEST - 1))


@given(st.lists(spans, min_size=2, max_size=12))
def test_windows_that_touch_meet_whichever_came_first(windows: list[tuple[int, int]]) -> None:
    (one,) = tellings({"where": "قرية الرمانة", "day": "2031-05-04"})
    index = Index()
    for number, (first, days) in enumerate(windows):
        met = index.meet(number, replace(one, when=at(first, first + days)))
        touching = {n for n, (f, d) in enumerate(windows[:number]) if f <= first + days + 1 and first <= f + d + 1}
        assert touching <= met
        far = {n for n, (f, _) in enumerate(windows[:number]) if abs(f - first) > WIDEST + 1}
        assert not far & met


def test_a_recap_meets_those_of_its_period_alone() -> None:
    (one,) = tellings({"where": "قرية الرمانة", "day": "2030"})
    assert one.scope == "recap"
    index = Index()
    assert not index.meet(0, one)
    assert not index.meet(1, replace(one, time="2030-01/2030-12"))
    assert not index.meet(2, replace(one, scope="single"))
    assert not index.meet(3, replace(one, time=None))
    assert index.meet(4, one) == {0}


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 6), st.sampled_from("~%? ".split(" ")), st.booleans()
)
def test_no_window_is_wider_than_the_index_looks(day: date, days: int, doubt: str, told: bool) -> None:
    value = f"{day.isoformat()}{doubt}" + (f"/{(day + timedelta(days)).isoformat()}{doubt}" if days else "")
    found = when(value, None) if told else when(None, value)
    assert not found.dated or found.last - found.first < WIDEST
