from __future__ import annotations

from datetime import date

import pytest

from riwaya.edtf import bounds, clock, days, unit

CASES = [
    ("2031-05-06", "2031-05-06", "2031-05-06", "day", None),
    ("2031-05-06T00:20", "2031-05-06", "2031-05-06", "day", "00:20"),
    ("2031-05", "2031-05-01", "2031-05-31", "month", None),
    ("2032-02", "2032-02-01", "2032-02-29", "month", None),
    ("2031-05~", "2031-05-01", "2031-05-31", "month", None),
    ("2031?", "2031-01-01", "2031-12-31", "year", None),
    ("2031-05-06/2031-05-08", "2031-05-06", "2031-05-08", "interval", None),
    ("2031-05/2031-06", "2031-05-01", "2031-06-30", "interval", None),
]


@pytest.mark.parametrize(("value", "first", "last", "fine", "hour"), CASES)
def test_what_a_time_covers(value: str, first: str, last: str, fine: str, hour: str | None) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert unit(value) == fine
    assert clock(value) == hour


@pytest.mark.parametrize(
    "value", [None, "", "أمس", "2031-13", "2031-02-30", "2031-05-06/..", "../2031", "2031-06/2031-05", "31"]
)
def test_what_covers_no_known_days(value: str | None) -> None:
    assert bounds(value) is None
    assert unit(value) is None


def test_every_day_of_a_span() -> None:
    span = bounds("2031-02-27/2031-03-01")
    assert span is not None
    assert [d.day for d in days(span)] == [27, 28, 1]
