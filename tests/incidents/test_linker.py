"""Order of arrival, growth, chains, judgements."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tellers import paper

from riwaya.errors import InputError
from riwaya.incidents import Gathering, Judgements, gather, read_judgements
from riwaya.records import Incident, IncidentJudgement, Report

PLACES = ("قرية الرمانة", "قرية الزعفرانة", "ريف حلب الغربي", "بغداد", None)
DAYS = ("2031-05-03", "2031-05-04", "2031-05-05~", "2031-05-06", None)
SIDES = ("سرايا الوادي", "فرقة الأفق", None)

telling = st.fixed_dictionaries(
    {"where": st.sampled_from(PLACES), "type": st.sampled_from(("ASSAULT", "AID", "CONSULT"))},
    optional={
        "day": st.sampled_from([d for d in DAYS if d]),
        "killed": st.integers(0, 4),
        "lat": st.sampled_from([35.0, 35.01]),
        "lon": st.sampled_from([40.0, 40.2]),
        "by": st.sampled_from([s for s in SIDES if s]),
        "source": st.sampled_from(["الإسعاف", "مصدر أمني"]),
    },
)
corpora = st.lists(st.lists(telling, min_size=1, max_size=3), min_size=1, max_size=8)


def world() -> list[Report]:
    """Forty documents on six happenings of three days in four places."""
    drawn = random.Random(7)
    made = []
    for number in range(40):
        happening = number % 6
        one = {
            "where": PLACES[happening % 4],
            "day": f"2031-05-0{3 + happening // 2}",
            "killed": 2 + happening + drawn.randint(0, 1),
            "by": SIDES[happening % 2],
        }
        made.append(paper(f"d{number}", {k: v for k, v in one.items() if v}))
    return made


@settings(max_examples=60, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_incidents_are_the_same_in_whatever_order_documents_come(corpus: list, chance: random.Random) -> None:  # type: ignore[type-arg]
    reports = [paper(f"d{n}", *tellings) for n, tellings in enumerate(corpus)]
    shuffled = reports[:]
    chance.shuffle(shuffled)
    assert gather(shuffled) == gather(reports)


def test_ten_shuffles_of_one_corpus_give_the_same_ids() -> None:
    reports = world()
    first = gather(reports)
    assert len(first) < len(reports)
    for seed in range(10):
        shuffled = reports[:]
        random.Random(seed).shuffle(shuffled)
        assert gather(shuffled) == first


def test_a_document_more_leaves_other_incidents_alone() -> None:
    gathering = Gathering()
    for report in world():
        gathering.add(report)
    before = {i.id: i for i in gathering.incidents()}
    gathering.add(paper("late", {"where": "قرية الجديدة العليا", "day": "2031-05-04", "killed": 1}))
    after = {i.id: i for i in gathering.incidents()}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_a_document_that_comes_twice_counts_once() -> None:
    report = paper("a", {"where": "قرية الرمانة", "killed": 2})
    assert gather([report, report]) == gather([report])


def test_only_what_is_near_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    near: list[int] = []
    monkeypatch.setattr("riwaya.incidents.scoring.Scorer.links", lambda *given: near.extend(given[-1]) or [])
    days = [f"2031-{month:02}-{day:02}" for month in (1, 3, 5, 7) for day in range(1, 29, 3)]
    gather([paper(f"d{n}", {"where": "قرية الرمانة", "day": day, "killed": 3}) for n, day in enumerate(days)])
    assert not near
    gather([paper(f"d{n}", {"where": "قرية الرمانة", "day": "2031-01-01"}) for n in range(3)])
    assert near == [0, 0, 1]


def test_asking_twice_gives_the_same_and_keeps_no_link_more() -> None:
    reports, apart = two_apart()
    gathering = Gathering(judgements=Judgements([judged(apart[0].id, apart[1].id, "same")]))
    for report in reports:
        gathering.add(report)
    assert gathering.incidents() == gathering.incidents()
    assert not gathering._linker._scores


def test_villages_of_one_area_stay_apart_though_a_report_of_the_area_links_to_both() -> None:
    village = {"day": "2031-05-04", "killed": 3, "by": "سرايا الوادي"}
    reports = [
        paper("area", {**village, "where": "محافظة ديالى"}),
        paper("one", {**village, "where": "المقدادية"}),
        paper("other", {**village, "where": "خانقين"}),
    ]
    found = gather(reports)
    assert len(found) == 2
    assert not any({"one", "other"} <= documents(i) for i in found)


def documents(one: Incident) -> set[str]:
    return {a.document for a in one.accounts}


def judged(left: str, right: str, verdict: str, at: str = "2031-06-01T10:00:00Z") -> IncidentJudgement:
    return IncidentJudgement(left=left, right=right, verdict=verdict, who="سلمى", at=at)  # type: ignore[arg-type]


def two_apart() -> tuple[list[Report], list[Incident]]:
    reports = [paper(n, {"where": f"قرية {w}", "day": "2031-05-04"}) for n, w in (("a", "الرمانة"), ("b", "الزعفرانة"))]
    return reports, gather(reports)


def test_same_wins_over_two_places() -> None:
    reports, apart = two_apart()
    assert len(apart) == 2
    said = judged(apart[0].id, apart[1].id, "same")
    (one,) = gather(reports, judgements=Judgements([said]))
    assert one.judgements == (said,)
    assert one.links[0].evidence[0].rule == "judgement"


def test_different_wins_over_one_place_and_holds_when_more_joins() -> None:
    reports = [paper(n, {"where": "قرية الرمانة", "day": "2031-05-04"}) for n in "ab"]
    (joined,) = gather(reports)
    left, right = (a.event for a in joined.accounts)
    held = Judgements([judged(left, right, "different")])
    assert len(gather(reports, judgements=held)) == 2
    more = [*reports, paper("c", {"where": "قرية الرمانة", "day": "2031-05-04"})]
    found = gather(more, judgements=held)
    assert len(found) == 2
    assert not any({"a", "b"} <= documents(i) for i in found)


def test_unsure_changes_nothing_and_is_kept() -> None:
    reports, apart = two_apart()
    said = judged(apart[0].id, apart[1].id, "unsure")
    found = gather(reports, judgements=Judgements([said]))
    assert [i.id for i in found] == [i.id for i in apart]
    assert all(i.judgements == (said,) for i in found)


def test_the_newest_judgement_of_a_pair_holds() -> None:
    reports, apart = two_apart()
    a, b = apart[0].id, apart[1].id
    held = Judgements([judged(b, a, "different", "2031-06-02T10:00:00Z"), judged(a, b, "same")])
    assert len(gather(reports, judgements=held)) == 2


def test_ids_that_nothing_has_are_named() -> None:
    gathering = Gathering(judgements=Judgements([judged("nowhere", "neither", "same")]))
    gathering.add(paper("a", {"where": "قرية الرمانة"}))
    assert gathering.unknown_ids() == ["neither", "nowhere"]


@pytest.mark.parametrize("line", ["{", '{"left": "a"}', '{"left":"a","right":"b","verdict":"yes","who":"x","at":"y"}'])
def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text('{"left":"a","right":"b","verdict":"same","who":"x","at":"y"}\n\n' + line, encoding="utf-8")
    with pytest.raises(InputError, match=r"judgements\.jsonl:3"):
        read_judgements(path)
