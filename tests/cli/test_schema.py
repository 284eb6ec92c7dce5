from __future__ import annotations

import json

import jsonschema
import pytest

from riwaya.records import CONTRACT


@pytest.fixture
def schema(riwaya):
    return json.loads(riwaya("schema").out)


def test_it_is_a_schema_and_names_the_contract(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"].endswith(CONTRACT)


def test_reports_keep_to_it(riwaya, examples, schema):
    validator = jsonschema.Draft202012Validator(schema)
    reports = riwaya("read", "-f", "jsonl", examples).reports
    assert len(reports) > 4
    assert [list(validator.iter_errors(report)) for report in reports] == [[]] * len(reports)


def test_it_turns_down_what_breaks_it(riwaya, examples, schema):
    report = riwaya("read", "-f", "jsonl", examples / "marfa-rockets.html").reports[0]
    report["statements"][0]["act"] = "mumble"
    del report["document"]["text"]
    faults = {error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(report)}
    assert len(faults) == 2


def test_incidents_have_theirs(riwaya):
    described = json.loads(riwaya("schema", "incident").out)
    jsonschema.Draft202012Validator.check_schema(described)
    assert {"accounts", "summary", "origins"} <= set(described["$defs"]["Incident"]["properties"])
