"""Every example beside the rule of weapons."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from riwaya.lexicon import load
from riwaya.mentions.reading import read_script
from riwaya.mentions.weapon import find_weapons, weapon_entity
from riwaya.records import Block, Document

FILE = Path(__file__).parents[3] / "src/riwaya/mentions/weapon/examples.yml"
EXAMPLES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example):
    text = example.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in example.split("[")[1:]]
    document = Document(id="x", text=text, sha256="", blocks=(Block(kind="paragraph", span=(0, len(text))),))
    reading = read_script(document, load())
    found = find_weapons(reading)
    assert [text[slice(*w.span)] for w in found] == expected
    assert [weapon_entity(reading, w.span).id for w in found] == [w.entity for w in found]


def test_there_are_examples_and_counter_examples():
    assert sum("[" in e for e in EXAMPLES) >= 8
    assert sum("[" not in e for e in EXAMPLES) >= 3
