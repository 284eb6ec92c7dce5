from __future__ import annotations

import importlib.util
import json
import sys

import msgspec
import pytest

from riwaya.score import compare, measure, sheet_of, table
from riwaya.score.compare import overlap, pair
from riwaya.score.measures import Measure


@pytest.fixture
def measures(gold, report):
    read = {"a": report}
    return {m.name.strip(): m for m in measure(compare(g, sheet_of(read.get(i), g.text)) for i, g in gold.items())}


def numbers(m: Measure) -> tuple[int, int, int]:
    return m.hit, m.gold, m.pred


# hit / annotated / read, worked out by hand from the two articles and the faulty report
EXPECTED = {
    "statements found": (3, 6, 3),
    "statements attributed": (2, 6, 3),
    "statements tight (overlap .9)": (2, 6, 3),
    "speaker right, of found": (2, 3, 3),
    "act right, of found": (2, 3, 3),
    "mode right, of found": (2, 3, 3),
    "chain hops, of found": (1, 1, 1),
    "events found (type)": (1, 2, 2),
    "event actors": (0, 0, 0),
    "event targets": (0, 1, 1),
    "event counts": (0, 1, 1),
    "event status": (1, 1, 1),
    "event date (day)": (1, 1, 1),
    "event voice (according to whom)": (1, 1, 1),
    "event place": (1, 1, 1),
    "dates (text and value)": (1, 1, 2),
    "commitments found": (1, 1, 1),
    "commitment due": (1, 1, 1),
    "commitment bearer": (1, 1, 1),
    "conflicts found": (1, 1, 1),
}


def test_the_faults_are_counted(measures):
    assert {name: numbers(m) for name, m in measures.items()} == EXPECTED


def test_a_perfect_reading_is_one_and_none_is_zero(gold):
    perfect = measure(compare(sheet, sheet) for sheet in gold.values())
    assert all(m.f1 == 1.0 for m in perfect if m.gold)
    nothing = measure(compare(sheet, sheet_of(None, sheet.text)) for sheet in gold.values())
    assert [(m.precision, m.recall, m.f1) for m in nothing] == [(0.0, 0.0, 0.0)] * len(nothing)
    assert {m.gold for m in nothing if m.name.endswith("found")} == {6, 1}


def test_shares():
    m = Measure("x", hit=3, gold=4, pred=6)
    assert (m.precision, m.recall, m.f1) == (0.5, 0.75, pytest.approx(0.6))


def test_the_table_has_a_line_for_each(measures):
    lines = table(list(measures.values())).splitlines()
    assert len(lines) == len(measures) + 1
    assert lines[1].split() == ["statements", "found", "1.000", "0.500", "0.667", "3/6/3"]


def test_overlap_is_the_share_of_common_characters():
    assert overlap([(0, 10)], [(5, 15)]) == 0.5
    assert overlap([(0, 4), (6, 10)], [(0, 10)]) == pytest.approx(16 / 18)
    assert overlap([], [(0, 3)]) == 0.0


def test_the_likest_are_paired_first():
    pairing = pair([10, 20], [21, 12], lambda a, b: 10 - abs(a - b), 1)
    assert dict(pairing.pairs) == {10: 12, 20: 21}
    assert pair([1], [9], lambda *_: 0.0, 1).missed == (1,)


@pytest.mark.shared
@pytest.mark.parametrize("whole", [False, True])
def test_the_same_figures_as_the_script_that_came_with_the_annotations(shared, gold_folder, report, whole):
    """To the last digit: on the invented gold, and on the shared one as riwaya reads it."""
    folder = shared / "gold" / "dev" if whole else gold_folder
    reports = read_all(folder) if whole else {"a": report}
    ours = score_ours(folder, reports)
    assert ours == score_theirs(shared / "gold" / "score.py", folder, reports)
    assert len(ours) > 5


def read_all(folder):
    from riwaya.pipeline import Pipeline
    from riwaya.records import Report

    found = Pipeline().read_documents([folder / "articles.jsonl"])
    return {report.document.id: report for report in found if isinstance(report, Report)}


def score_ours(folder, reports):
    from riwaya.score import read_gold

    found = measure(compare(g, sheet_of(reports.get(i), g.text)) for i, g in read_gold(folder).items())
    return {m.name: (m.precision, m.recall, m.f1, *numbers(m)) for m in found}


def score_theirs(script, folder, reports):
    spec = importlib.util.spec_from_file_location("shared_score", script)
    module = importlib.util.module_from_spec(spec)
    sys.modules["shared_score"] = module
    spec.loader.exec_module(module)
    tally = module.Tally()
    for identifier, gold in module.load_gold(folder).items():
        raw = reports.get(identifier)
        read = json.loads(msgspec.json.encode(raw)) if raw else {"document": {"text": ""}}
        module.score_one(gold, module.read_report(read, gold), tally, None)
    return {name: tuple(rest) for name, *rest in tally.rows()}
