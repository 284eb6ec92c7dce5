import re
from pathlib import Path

import pytest
import yaml

import riwaya.mentions.count as room
from riwaya.lexicon import load
from riwaya.mentions.count import find_counts
from riwaya.mentions.count.rules import BOUND_RULES, RULES
from riwaya.mentions.found import Quantity
from riwaya.mentions.reading import read_script
from riwaya.mentions.time import find_times
from riwaya.records import Document

FILE = yaml.safe_load(Path(room.__file__).with_name("examples.yml").read_text(encoding="utf-8"))
TOLLS = {"killed", "injured", "missing", "arrested", "displaced", "projectiles", "strikes", "vehicles", "buildings"}


def counts(text: str) -> list[Quantity]:
    reading = read_script(Document(id="example", text=text, sha256=""), load())
    return find_counts(reading, find_times(reading, None))


@pytest.mark.parametrize("case", FILE["examples"], ids=lambda c: c["text"])
def test_example(case):
    before, words, after = re.fullmatch(r"(.*?)\[(.*)\](.*)", case["text"]).groups()
    span = (len(before), len(before) + len(words))
    found = [(q.span, [q.what, q.low, q.high, q.of], q.subset, q.rule) for q in counts(before + words + after)]
    assert (span, case["is"], case.get("subset", False), case["rule"]) in found


@pytest.mark.parametrize("text", FILE["nothing"])
def test_no_toll(text):
    assert [q for q in counts(text) if q.what in TOLLS] == []


def test_every_rule_has_an_example():
    assert {c["rule"] for c in FILE["examples"]} == {r.name for r in RULES} | set(BOUND_RULES.values()) | {
        "count.vague",
        "count.joint",
        "count.zero",
    }
