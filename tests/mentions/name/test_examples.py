"""Every example beside the rules of names, read by the whole mention layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from riwaya.lexicon import load
from riwaya.mentions import read_mentions
from riwaya.mentions.found import Mentions, Name
from riwaya.mentions.reading import read_script
from riwaya.records import Block, Document

FILE = Path(__file__).parents[3] / "src/riwaya/mentions/name/examples.yml"
EXAMPLES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
PLACES = ("place", "facility")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and the spans they held."""
    plain, spans, start = "", [], 0
    for letter in text:
        if letter == "[":
            start = len(plain)
        elif letter == "]":
            spans.append((start, len(plain)))
        else:
            plain += letter
    return plain, spans


def read(text: str) -> Mentions:
    document = Document(id="x", text=text, sha256="", blocks=(Block(kind="paragraph", span=(0, len(text))),))
    return read_mentions(read_script(document, load()), None)


def outermost(mentions: Mentions) -> list[Name]:
    names = [n for n in mentions.names if n.kind not in PLACES]
    return [n for n in names if not any(o is not n and o.first <= n.first and n.last <= o.last for o in names)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"][:40])
def test_example(example: dict[str, Any]) -> None:
    text, spans = unmarked(example["text"])
    mentions = read(text)
    found = outermost(mentions)
    assert [text[slice(*n.span)] for n in found] == [text[slice(*s)] for s in spans]
    assert [n.span for n in found] == spans
    assert [mentions.entities[n.entity].name for n in found] == example["names"]
    assert [n.how for n in found] == example.get("hows", ["name"] * len(spans))
    if "kinds" in example:
        assert [n.kind for n in found] == example["kinds"]


def test_there_are_examples_and_counter_examples():
    assert sum(1 for e in EXAMPLES if e["names"]) >= 30
    assert sum(1 for e in EXAMPLES if not e["names"]) >= 6
