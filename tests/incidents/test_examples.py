"""Every pair of ``examples.yml``: linked or not as it says, whichever of the two came first."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml
from tellers import paper

from riwaya.incidents import gather
from riwaya.records import Incident, Report

PAIRS: list[dict[str, Any]] = yaml.safe_load(files("riwaya.incidents").joinpath("examples.yml").read_text("utf-8"))


def reports(pair: dict[str, Any]) -> list[Report]:
    sides = [pair["left"], pair["right"]]
    if all("document" in side for side in sides):
        return [paper("a", *sides)]
    days = [str(side.get("published", "2031-05-05")) for side in sides]
    return [paper(n, side, published=day) for n, side, day in zip("ab", sides, days, strict=True)]


def together(found: list[Incident]) -> bool:
    """Whether both events are in one incident."""
    return any(sum(len(a.events) for a in one.accounts) == 2 for one in found)


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{n} {p['rule']}: {p['why']}" for n, p in enumerate(PAIRS)])
def test_pair_is_linked_as_its_example_says(pair: dict[str, Any]) -> None:
    made = reports(pair)
    assert together(gather(made)) is pair["linked"]
    assert together(gather(reversed(made))) is pair["linked"]


def test_there_are_examples_for_and_against() -> None:
    linked = [p["linked"] for p in PAIRS]
    assert linked.count(True) >= 8
    assert linked.count(False) >= 8
