"""Origins, copies, tolls, summaries, conflicts of one incident."""

from __future__ import annotations

from typing import Any

import pytest
from tellers import paper

from riwaya.incidents import POLICIES, gather
from riwaya.incidents.explain import explain
from riwaya.records import Incident, Range, Report

HERE: dict[str, Any] = {"where": "قرية الرمانة", "day": "2031-05-04"}
WIRE = (
    "قال مسعفون إن قذائف سقطت على سوق الخضار في قرية الرمانة ظهر الأحد فأصابت متاجر عدة "
    "وأوقعت ضحايا بين الباعة والمتسوقين ونقل المصابون إلى مشفى المدينة القريب"
)


def one(*reports: Report, policy: str = "range") -> Incident:
    (found,) = gather(reports, policy=policy)
    return found


def told(name: str, *, published: str = "2031-05-05", **more: Any) -> Report:
    return paper(name, {**HERE, **more}, published=published)


def kinds(found: Incident) -> set[tuple[str, str]]:
    return {(c.slot, c.kind) for c in found.conflicts}


def test_an_origin_that_three_outlets_print_is_one() -> None:
    found = one(*(told(n, killed=4, source="الإسعاف والطوارئ") for n in "abc"))
    assert (found.origins, found.outlets, len(found.accounts)) == (1, 3, 3)


def test_an_unnamed_source_and_a_correspondent_speak_for_their_outlet() -> None:
    found = one(
        told("a", killed=4, source="مصدر أمني", kind="unnamed"),
        told("b", killed=4, source="مراسل الصباح", kind="person"),
    )
    assert {a.origin for a in found.accounts} == {"جريدة a", "جريدة b"}


def test_a_longer_name_of_one_body_is_no_second_origin() -> None:
    found = one(told("a", killed=4, source="منظمة الدفاع المدني"), told("b", killed=4, source="الدفاع المدني السوري"))
    assert found.origins == 1


def test_a_copied_text_counts_once_and_points_at_what_it_copies() -> None:
    found = one(
        told("a", text=WIRE, killed=4),
        told("b", text=WIRE.replace("عدة", "كثيرة"), killed=4, published="2031-05-06"),
        told("c", killed=5),
    )
    assert found.origins == 2
    assert [a.copy_of for a in found.accounts if a.document == "b"] == [0]
    assert "counted once" in explain(found)


@pytest.mark.parametrize(
    ("policy", "killed"),
    [("range", Range(low=4, high=9)), ("lowest", Range(low=6, high=6)), ("latest", Range(low=6, high=9))],
)
def test_a_summary_follows_its_policy(policy: str, killed: Range) -> None:
    found = one(
        told("a", killed=4, source="الإسعاف والطوارئ"),
        told("b", killed=6, source="الإسعاف والطوارئ", published="2031-05-06"),
        told("c", killed=9),
        policy=policy,
    )
    assert found.summary.killed == killed
    assert found.summary.policy == POLICIES[policy][0]


def test_an_account_of_projectiles_alone_counts_beside_tolls() -> None:
    found = one(told("a", killed=4, projectiles=2), told("b", projectiles=6, source="وزارة الدفاع"))
    assert found.summary.projectiles == Range(low=2, high=6)


def test_who_rescued_is_no_doer_of_the_attack() -> None:
    attack = told("a", killed=4, by="سرايا الوادي")
    rescue = told("b", type="AID", killed=4, by="الإسعاف والطوارئ")
    assert [side.name for side in one(attack, rescue).actors] == ["سرايا الوادي"]


def test_a_later_higher_toll_of_one_origin_is_an_update() -> None:
    first = told("a", killed=4, source="الإسعاف والطوارئ")
    later = told("b", killed=6, source="الإسعاف والطوارئ", published="2031-05-06")
    assert kinds(one(first, later)) == {("killed", "update")}


def test_a_later_lower_toll_of_one_origin_contradicts() -> None:
    first = told("a", killed=6, source="الإسعاف والطوارئ")
    later = told("b", killed=4, source="الإسعاف والطوارئ", published="2031-05-06")
    assert kinds(one(first, later)) == {("killed", "contradiction")}


def test_different_origins_of_one_day_contradict_and_of_a_later_day_update() -> None:
    assert kinds(one(told("a", killed=4), told("b", killed=6))) == {("killed", "contradiction")}
    assert kinds(one(told("a", killed=4), told("b", killed=6, published="2031-05-07"))) == {("killed", "update")}


def test_equal_tolls_do_not_differ() -> None:
    assert one(told("a", killed=4), told("b", killed=4)).conflicts == ()


def test_two_sides_blamed_contradict() -> None:
    found = one(told("a", killed=4, by="سرايا الوادي"), told("b", killed=4, by="فرقة الأفق"))
    assert kinds(found) == {("actor", "contradiction")}
    assert {s.name: s.according_to for s in found.actors} == {
        "سرايا الوادي": ("جريدة a",),
        "فرقة الأفق": ("جريدة b",),
    }


def test_a_denial_is_an_account_beside_the_toll() -> None:
    found = one(told("a", killed=4, by="سرايا الوادي"), told("b", status="denied", source="سرايا الوادي", kind="group"))
    assert ("happened", "contradiction") in kinds(found)
    assert found.summary.killed == Range(low=4, high=4)


@pytest.mark.parametrize("status", ["planned", "demanded", "threatened", "hypothetical"])
def test_what_did_not_happen_yet_is_no_incident(status: str) -> None:
    assert gather([told("a", status=status)]) == []


def test_a_toll_of_a_period_is_a_recap_and_joins_no_single_happening() -> None:
    year = paper("y", {"where": "قرية الرمانة", "killed": 230, "text": "قُتل 230 مدنياً في القرية منذ بداية العام"})
    found = gather([told("a", killed=4), year])
    assert sorted((i.scope, i.summary.killed.low) for i in found if i.summary.killed) == [("recap", 230), ("single", 4)]


def test_background_of_an_earlier_day_is_an_incident_of_that_day() -> None:
    report = paper("a", {**HERE, "killed": 4}, {"where": "قرية الرمانة", "day": "2031-02-11", "killed": 9})
    assert [(i.time, i.summary.killed) for i in gather([report])] == [
        ("2031-02-11", Range(low=9, high=9)),
        ("2031-05-04", Range(low=4, high=4)),
    ]


def test_a_round_up_gives_its_incidents_and_says_that_it_is_one() -> None:
    report = paper("a", *({"where": f"قرية {w}", "day": "2031-05-04"} for w in ("الرمانة", "الزعفرانة", "المشمشية")))
    found = gather([report])
    assert len(found) == 3
    assert all(a.round_up for i in found for a in i.accounts)


def test_an_incident_says_why_it_was_put_together() -> None:
    found = one(told("a", killed=4), told("b", killed=4))
    (link,) = found.links
    assert link.score == sum(e.weight for e in link.evidence)
    assert {"day", "place", "killed"} <= {e.rule for e in link.evidence}
    assert "place: same" in explain(found)
