"""Every example and counter-example beside the rules of places."""

import re
from pathlib import Path

import pytest
import yaml

import riwaya.mentions.place as room
from riwaya.lexicon import load
from riwaya.mentions.place import PlaceName, find_places
from riwaya.mentions.place.spot import distance
from riwaya.mentions.reading import read_script
from riwaya.records import Document

FILE = yaml.safe_load(Path(room.__file__).with_name("examples.yml").read_text(encoding="utf-8"))


def places(text: str) -> list[PlaceName]:
    return find_places(read_script(Document(id="example", text=text, sha256=""), load()))


@pytest.mark.parametrize("case", FILE["examples"], ids=lambda c: c["text"])
def test_example(case):
    before, words, after = re.fullmatch(r"(.*?)\[(.*)\](.*)", case["text"]).groups()
    span = (len(before), len(before) + len(words))
    place = next((p for p in places(before + words + after) if p.span == span), None)
    assert place is not None, [p.span for p in places(before + words + after)]
    said = [place.name, *place.chain], place.level, place.country, place.rule, place.sure
    assert said == (case["is"], case["level"], case["country"], case["rule"], case.get("sure", True))
    if "at" in case:
        assert distance((place.lat, place.lon), tuple(case["at"])) < 25


@pytest.mark.parametrize("text", FILE["nothing"])
def test_no_place(text):
    assert [p.name for p in places(text)] == []


def test_every_kind_of_rule_has_an_example():
    shown = {part for case in FILE["examples"] for part in case["rule"].split("/")}
    assert shown == {"place", "cue", "known", "named", "in", "side", "land", "nisba"}
