from __future__ import annotations

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[1] / "score" / "gold"


@pytest.fixture
def reports(riwaya, tmp_path):
    riwaya("read", "-f", "jsonl", "-o", tmp_path / "reports.jsonl", GOLD / "articles.jsonl")
    return tmp_path / "reports.jsonl"


def test_table(riwaya, reports):
    ran = riwaya("score", GOLD, reports)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "2 articles"
    assert lines[2].startswith("statements found")


def test_json(riwaya, reports):
    scores = json.loads(riwaya("score", "--format", "json", GOLD, reports).out)
    assert scores["statements found"]["gold"] == 6
    assert 0 <= scores["statements found"]["f1"] <= 1


def test_articles_without_a_report_are_named(riwaya, reports):
    first = reports.read_text(encoding="utf-8").splitlines()[0]
    reports.write_text(first + "\n", encoding="utf-8")
    assert riwaya("score", GOLD, reports).out.startswith("2 articles; text missing or not kept verbatim in: b\n")


def test_no_such_folder(riwaya, reports):
    ran = riwaya("score", "gone", reports)
    assert ran.code == 1
    assert "gone/articles.jsonl: can't be read" in ran.err
