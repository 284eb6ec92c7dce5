import re
from pathlib import Path

import pytest
import yaml

import riwaya.mentions.time as room
from riwaya.lexicon import load
from riwaya.mentions.reading import Reading, read_script
from riwaya.mentions.time import find_times
from riwaya.mentions.time.rules import RULES
from riwaya.records import Document

FILE = yaml.safe_load(Path(room.__file__).with_name("examples.yml").read_text(encoding="utf-8"))
JOINS = {"time.from-to", "time.day-and-clock", "time.since", "time.until"}


def reading(text: str) -> Reading:
    return read_script(Document(id="example", text=text, sha256=""), load())


@pytest.mark.parametrize("case", FILE["examples"], ids=lambda c: c["text"])
def test_example(case):
    before, words, after = re.fullmatch(r"(.*?)\[(.*)\](.*)", case["text"]).groups()
    text = before + words + after
    found = find_times(reading(text), case.get("published", FILE["published"]))
    span = (len(before), len(before) + len(words))
    wanted = (span, case["value"], case.get("sense", "point"), case["rule"])
    assert wanted in [(t.span, t.value, t.sense, t.rule) for t in found]


@pytest.mark.parametrize("text", FILE["nothing"])
def test_no_time(text):
    found = find_times(reading(text), FILE["published"])
    assert [t for t in found if t.sense not in ("duration", "clock")] == []


def test_every_rule_has_an_example():
    assert {c["rule"] for c in FILE["examples"]} == {r.name for r in RULES} | JOINS
