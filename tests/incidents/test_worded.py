"""Harm without a number: every sentence of ``worded_examples.yml``."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml

from riwaya.incidents.worded import harms
from riwaya.incidents.words import words_of

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    files("riwaya.incidents").joinpath("worded_examples.yml").read_text("utf-8")
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["text"][:40])
def test_harm_is_told_as_the_example_says(example: dict[str, Any]) -> None:
    found = {h.slot: list(h.toll) for h in reversed(harms(words_of(example["text"])))}
    assert found == {slot: example[slot] for slot in ("killed", "injured") if slot in example}
