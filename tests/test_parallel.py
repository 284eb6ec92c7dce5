from __future__ import annotations

import gc
import os
from itertools import islice

import pytest

from riwaya.parallel import AHEAD, in_order


def double(items: list[int]) -> list[int]:
    return [2 * item for item in items]


def spread(items: list[int]) -> list[int]:
    """Several results for one item, none for another."""
    return [item for item in items for _ in range(item % 3)]


def fail_at_seven(items: list[int]) -> list[int]:
    if 7 in items:
        raise ValueError("seven")
    return items


def process(items: list[int]) -> list[int]:
    return [os.getpid() for _ in items]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_keep_the_order(jobs):
    assert list(in_order(double, range(100), jobs=jobs, chunk=7)) == [2 * n for n in range(100)]
    assert list(in_order(spread, range(9), jobs=jobs, chunk=2)) == [1, 2, 2, 4, 5, 5, 7, 8, 8]
    assert list(in_order(double, [], jobs=jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_are_drawn_no_faster_than_they_are_worked_on(jobs):
    drawn = []

    def endless():
        n = 0
        while True:
            drawn.append(n)
            yield n
            n += 1

    assert list(islice(in_order(double, endless(), jobs=jobs, chunk=5), 3)) == [0, 2, 4]
    assert len(drawn) <= jobs * AHEAD * 5


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_through(jobs):
    with pytest.raises(ValueError, match="seven"):
        list(in_order(fail_at_seven, range(20), jobs=jobs, chunk=2))


def test_who_stops_early_waits_for_nothing():
    results = in_order(double, range(10_000), jobs=2, chunk=5)
    assert next(results) == 0
    results.close()
    assert gc.get_freeze_count() == 0


def test_several_processes_do_the_work():
    assert os.getpid() not in set(in_order(process, range(40), jobs=2, chunk=4))
    assert set(in_order(process, range(4), jobs=1)) == {os.getpid()}
