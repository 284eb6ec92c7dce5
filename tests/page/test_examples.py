"""Every example and counter-example of ``src/riwaya/page/examples.yml``."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from riwaya.page.calendar import find_dates
from riwaya.page.dateline import find_dateline
from riwaya.page.furniture import sort_of
from riwaya.page.lines import Line, fold
from riwaya.page.published import from_url, given

EXAMPLES: dict[str, list[list[Any]]] = yaml.safe_load(files("riwaya.page").joinpath("examples.yml").read_text("utf-8"))


@pytest.mark.parametrize(("line", "sort"), EXAMPLES["furniture"])
def test_furniture(line: str, sort: str | None) -> None:
    assert sort_of(Line(0, line)) == sort


@pytest.mark.parametrize(("line", "dateline", "place", "outlet"), EXAMPLES["dateline"])
def test_dateline(line: str, dateline: str | None, place: str | None, outlet: str | None) -> None:
    found = find_dateline(Line(0, line))
    if dateline is None:
        assert found is None
    else:
        assert found is not None
        assert (line[: found.end].strip(), found.dateline.place, found.dateline.outlet) == (dateline, place, outlet)


@pytest.mark.parametrize(("words", "day"), EXAMPLES["dates"])
def test_dates(words: str, day: object) -> None:
    assert next((found.day for found in find_dates(fold(words))), None) == day


@pytest.mark.parametrize(("value", "edtf"), EXAMPLES["given"])
def test_given(value: str, edtf: str | None) -> None:
    assert given(value) == edtf


@pytest.mark.parametrize(("url", "day"), EXAMPLES["urls"])
def test_urls(url: str, day: str | None) -> None:
    found = from_url(url)
    assert (found.value if found else None) == day
