"""Every format: written as a stream, read by its own consumer, with all that it can't hold counted."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import INCIDENT, numbered, report

from riwaya.errors import ConfigError
from riwaya.export.formats import FORMATS, Settings, export
from riwaya.export.loss import Loss
from riwaya.records import Report

HOME = Path(__file__).parents[2] / "src" / "riwaya" / "export"


def written(name: str, *items: object, **settings: object) -> tuple[bytes, Loss]:
    stream = io.BytesIO()
    loss = export(name, items, stream, Settings(**settings))
    return stream.getvalue(), loss


def test_there_is_one_module_a_format_and_no_other() -> None:
    assert {path.stem.removeprefix("to_") for path in HOME.glob("to_*.py")} == set(FORMATS)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])  # which writes groups of rows
def test_reports_are_taken_one_by_one(name: str) -> None:
    """No format asks for the second report before it has written of the first what it can."""
    stream, sizes = io.BytesIO(), []

    def reports() -> Iterator[Report]:
        for n in range(3):
            yield numbered(n)
            sizes.append(stream.tell())

    export(name, reports(), stream)
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if not f.incidents])
def test_incidents_are_refused_where_there_is_no_place_for_them(name: str) -> None:
    with pytest.raises(ConfigError, match=f"{name} takes reports, not incidents"):
        written(name, INCIDENT)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_gives_a_whole_file_and_no_loss(name: str) -> None:
    data, loss = written(name)
    assert loss.counts == {}
    assert data or name in {"jsonl", "doccano", "ftm", "gdelt"}


LOST = {
    "csv": {"other-tables": 4 + 2 + 1 + 7 + 10 + 1},
    "jsonl": {},
    "geojson": {"statements": 4, "commitments": 1, "spans": 1, "no-coordinates": 1},
    "acled": {"statements": 4, "commitments": 1, "spans": 1, "no-type": 1, "accounts": 1},
    "ged": {
        "statements": 4,
        "commitments": 1,
        "spans": 1,
        "no-deaths": 1,
        "accounts": 1,
        "open-high": 1,
        "no-dyad": 1,
    },
    "plover": {
        "no-act": 2,
        "in-statement": 1,
        "counts": 2,
        "according-to": 2,
        "more-actors": 1,
        "commitments": 1,
        "spans": 4,
    },
    "gdelt": {
        "not-happened": 1,
        "counts": 2,
        "according-to": 1,
        "accounts": 1,
        "more-actors": 1,
        "chains": 2,
        "commitments": 1,
        "spans": 5,
    },
    "ftm": {
        "no-schema": 1,
        "place-taking-part": 1,
        "according-to": 3,
        "counts": 2,
        "chains": 2,
        "commitments": 1,
        "conflicts": 1,
        "spans": 4 + 3 + 10,
    },
    "jsonld": {"spans": 7, "mentions": 10, "notes": 1},
    "webannotation": {"no-span": 1 + 3 + 3 + 1, "conflicts": 1, "notes": 1},
    "labelstudio": {"no-span": 8, "conflicts": 1, "notes": 1},
    "doccano": {"no-span": 8, "conflicts": 1, "notes": 1},
    "ics": {"statements": 3, "events": 3},
    "timemap": {"nowhere": 1, "accounts": 1, "counts": 2, "statements": 4, "commitments": 1, "spans": 1},
}
LOST["parquet"] = LOST["csv"]


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_can_not_hold_is_counted(name: str) -> None:
    _, loss = written(name, report())
    assert dict(loss.counts) == LOST[name]
    told = json.loads(loss.as_json())
    assert told["format"] == name
    assert {one["code"]: one["count"] for one in told["lost"]} == LOST[name]
    assert all(len(one["why"]) > 4 for one in told["lost"])
    assert len(loss.lines()) == len(LOST[name])


def test_unknown_formats_and_tables_are_refused() -> None:
    with pytest.raises(ConfigError, match="no format xml"):
        written("xml")
    with pytest.raises(ConfigError, match="csv has no table colours"):
        written("csv", table="colours")
    with pytest.raises(ConfigError, match="ics has no table events"):
        written("ics", table="events")
