"""``riwaya incidents``: from articles of three outlets to incidents. The articles are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ARTICLES = [
    {
        "id": "a",
        "outlet": "جريدة السهل",
        "published": "2031-05-05",
        "title": "قتلى في قصف على المقدادية",
        "text": "قُتل أربعة مدنيين وأصيب سبعة آخرون، أمس الأحد، في قصف مدفعي استهدف مدينة المقدادية شمال شرقي ديالى.",
    },
    {
        "id": "b",
        "outlet": "شبكة النهر",
        "published": "2031-05-06",
        "title": "المقدادية تشيّع ضحاياها",
        "text": "قالت وزارة الصحة إن ستة مدنيين قتلوا في قصف استهدف مدينة المقدادية في الرابع من أيار 2031.",
    },
    {
        "id": "c",
        "outlet": "وكالة البادية",
        "published": "2031-05-06",
        "title": "اجتماع في البصرة",
        "text": "عقد محافظ البصرة اجتماعاً مع مديري الدوائر في مدينة البصرة أمس الاثنين.",
    },
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES), encoding="utf-8")
    return path


def attack(riwaya, articles, *more):
    ran = riwaya("incidents", articles, "--format", "jsonl", "--type", "assault", *more)
    assert (ran.code, ran.errors) == (0, [])
    return ran.reports


def test_two_reports_of_one_attack_are_one_incident(riwaya, articles):
    (one,) = attack(riwaya, articles)
    assert {a["document"] for a in one["accounts"]} == {"a", "b"}
    assert (one["time"], one["place"]["name"], one["place"]["country"]) == ("2031-05-04", "المقدادية", "IQ")
    assert (one["origins"], one["outlets"]) == (2, 2)


@pytest.mark.parametrize(("policy", "low", "high"), [("range", 4, 6), ("lowest", 4, 4), ("latest", 4, 6)])
def test_the_policy_is_chosen_and_stated(riwaya, articles, policy, low, high):
    (one,) = attack(riwaya, articles, "--policy", policy)
    assert one["summary"]["killed"] == {"low": low, "high": high}
    assert policy in one["summary"]["policy"]


def test_the_table_has_a_line_an_incident_and_says_what_the_toll_is(riwaya, articles):
    ran = riwaya("incidents", articles, "--documents", "2")
    (line,) = [one for one in ran.out.splitlines() if "المقدادية" in one]
    assert "4-6" in line
    assert "1 incidents; tolls: range of distinct origins" in ran.out


def test_the_page_stands_alone(riwaya, articles, tmp_path):
    path = tmp_path / "page.html"
    assert riwaya("incidents", articles, "--format", "html", "-o", path).code == 0
    page = path.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "المقدادية" in page


def test_a_judgement_parts_what_the_program_joined(riwaya, articles, tmp_path):
    (one,) = attack(riwaya, articles)
    left, right = (a["event"] for a in one["accounts"])
    held = tmp_path / "held.jsonl"
    said = {"left": left, "right": right, "verdict": "different", "who": "سلمى", "at": "2031-06-01T10:00:00Z"}
    held.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    assert len(attack(riwaya, articles, "--judgements", held)) == 2


def test_ids_that_nothing_has_are_told_and_the_work_is_done(riwaya, articles, tmp_path):
    held = tmp_path / "held.jsonl"
    held.write_text('{"left":"aa","right":"bb","verdict":"same","who":"x","at":"2031"}', encoding="utf-8")
    ran = riwaya("incidents", articles, "--judgements", held)
    assert ran.code == 0
    assert [("aa" in e, "held.jsonl" in e) for e in ran.errors] == [(True, True), (False, True)]


def test_explain_says_what_was_weighed(riwaya, articles):
    (one,) = attack(riwaya, articles)
    ran = riwaya("incidents", articles, "--explain", one["id"][:8])
    assert "place: same: المقدادية, المقدادية" in ran.out
    assert riwaya("incidents", articles, "--explain", "nothing").code == 1


@pytest.mark.parametrize("wrong", ["", "BATTLE", "ASSAULT,BATTLE"])
def test_a_type_that_there_is_not_is_refused(riwaya, articles, wrong):
    ran = riwaya("incidents", articles, "--type", wrong)
    assert ran.code == 1
    assert "no type" in ran.err


def test_what_cant_be_read_is_told_and_the_rest_is_done(riwaya, articles, tmp_path):
    ran = riwaya("incidents", articles, tmp_path / "missing.html", "--format", "jsonl")
    assert ran.code == 1
    assert len(ran.errors) == 1
    assert len(ran.reports) >= 2
