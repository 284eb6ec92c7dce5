"""The gate holds what it should hold, and the diagnosis names the classes of error."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "score" / "gold"


@pytest.fixture(autouse=True)
def scripts(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "eval"))


@pytest.fixture
def gate():
    import gate

    return gate


@pytest.fixture
def pinned(gate):
    return gate.Set("gold", "abc", {"found": 0.8, "act": 0.5})


def test_scores_at_their_floors_pass(gate, pinned):
    assert gate.check("gold", pinned, {"found": 0.8, "act": 0.9, "new": 0.1}, "abc") == []


def test_a_score_below_its_floor_fails(gate, pinned):
    assert gate.check("gold", pinned, {"found": 0.7999, "act": 0.5}, "abc") == [
        "gold: found is 0.7999, its floor 0.800"
    ]


def test_a_measure_that_is_gone_fails(gate, pinned):
    assert gate.check("gold", pinned, {"found": 0.8}, "abc") == ["gold: act is no longer measured"]


def test_another_set_fails(gate, pinned):
    assert "not the one" in gate.check("gold", pinned, {"found": 1.0, "act": 1.0}, "xyz")[0]


def test_raising_never_lowers(gate, pinned):
    assert gate.raised(pinned, {"found": 0.91239, "act": 0.3}, "abc").floors == {"found": 0.912, "act": 0.5}
    assert gate.raised(pinned, {"found": 0.2, "act": 0.3}, "xyz").floors == {"found": 0.2, "act": 0.3}


def test_lowering_is_written_down(gate, pinned):
    floors = gate.Floors({"gold": pinned})
    gate.lower(floors, "act", 0.4, "the guide has changed")
    assert floors.sets["gold"].floors["act"] == 0.4
    assert floors.lowered == [gate.Lowered("act", 0.5, 0.4, "the guide has changed")]


def test_the_floors_file_is_sound(gate):
    import msgspec

    floors = msgspec.json.decode(gate.FLOORS.read_bytes(), type=gate.Floors)
    assert set(floors.sets) == set(gate.SCORERS)
    assert all(0 <= floor <= 1 for pinned in floors.sets.values() for floor in pinned.floors.values())
    assert all(lowered.why for lowered in floors.lowered)


@pytest.mark.parametrize("script", ["gate.py", "score.py"])
def test_without_annotations_it_says_that_it_checked_nothing(script, tmp_path):
    command = [sys.executable, ROOT / "eval" / script, tmp_path / "none"]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, f"skipped: no {tmp_path / 'none'}\n")


def test_another_byte_is_another_set(tmp_path):
    from reading import fingerprint

    (tmp_path / "a").write_text("x")
    before = fingerprint(tmp_path)
    (tmp_path / "a").write_text("y")
    assert fingerprint(tmp_path) != before


def test_the_diagnosis_names_classes_of_error():
    from diagnosis import diagnose, statement_misses
    from reading import Case, read_cases

    from riwaya.score import compare, sheet_of

    cases = [Case(c.id, c.report, compare(c.compared.gold, sheet_of(None, ""))) for c in read_cases(GOLD)]
    assert {miss.kind for miss in statement_misses(cases[0])} == {"statement missed: no such cue"}
    page = diagnose(cases, "invented")
    assert "| statement missed: no such cue | 6 |" in page
    assert "event missed: ASSAULT (2)" in page


def test_the_bench_measures_every_stage():
    import bench

    from riwaya.pipeline import Pipeline

    page = bench.pages(GOLD)[0]
    took = bench.stages(Pipeline(), page) | bench.rivals(Pipeline(), page)
    assert {"page, from HTML", "page, from JSONL", "mentions", "statements", "trafilatura"} < set(took)
    assert min(took.values()) > 0


def test_gold_of_the_tests_is_what_riwaya_reads():
    lines = (GOLD / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
