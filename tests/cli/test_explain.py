from __future__ import annotations

import pytest


@pytest.fixture
def page(examples):
    return examples / "marfa-rockets.html"


def test_it_names_rule_lexicon_entry_and_words(riwaya, page):
    report = riwaya("read", "-f", "jsonl", page).reports[0]
    statement = report["statements"][0]
    ran = riwaya("explain", page, statement["id"])
    start, end = statement["cue"]
    assert ran.code == 0
    assert statement["rule"] in ran.out
    assert report["document"]["text"][start:end] in ran.out
    assert ".yml:" in ran.out


def test_every_statement_can_be_explained(riwaya, page):
    for statement in riwaya("read", "-f", "jsonl", page).reports[0]["statements"]:
        assert statement["rule"] in riwaya("explain", page, statement["id"]).out


def test_the_beginning_of_an_id_is_enough(riwaya, page):
    identifier = riwaya("read", "-f", "jsonl", page).reports[0]["statements"][2]["id"]
    assert riwaya("explain", page, identifier[:8]).out == riwaya("explain", page, identifier).out


def test_records_in_any_document_of_a_file(riwaya, examples):
    last = riwaya("read", "-f", "jsonl", examples / "bulletin.jsonl").reports[-1]["statements"][0]
    assert last["rule"] in riwaya("explain", examples / "bulletin.jsonl", last["id"]).out


def test_no_such_record(riwaya, page):
    ran = riwaya("explain", page, "ffffffffffff")
    assert (ran.code, ran.out) == (1, "")
    assert "no record 'ffffffffffff'" in ran.err


def test_no_such_page(riwaya):
    ran = riwaya("explain", "gone.html", "abc")
    assert ran.code == 1
    assert "gone.html: no such file" in ran.err
