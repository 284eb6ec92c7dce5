"""Work spread over processes, with the results in the order of the work and a bounded amount of it in flight."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK: Final = 16
"""Items a process is given at a time: enough that handing them over costs little, few enough that all stay busy."""

AHEAD: Final = 3
"""Chunks in flight for each process, the one being worked on included: bounds the memory whatever the input's size."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    work: Callable[[list[Item]], list[Result]], items: Iterable[Item], *, jobs: int, chunk: int = CHUNK
) -> Iterator[Result]:
    """``work`` done on chunks of ``items`` by ``jobs`` processes (1: here), results in the order of the items.

    ``work``, items and results must be picklable where ``jobs`` > 1. Items are drawn no faster than they are worked on.
    """
    chunks = _chunked(iter(items), chunk if jobs > 1 else 1)
    if jobs > 1:
        yield from _spread(work, chunks, jobs)
        return
    for part in chunks:
        yield from work(part)


def _chunked(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while part := list(islice(items, size)):
        yield part


def _spread(work: Callable[[list[Item]], list[Result]], chunks: Iterator[list[Item]], jobs: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor  # 15 ms that one process need not spend

    flying: deque[Future[list[Result]]] = deque()
    with _shared_memory(), ProcessPoolExecutor(jobs) as pool:
        try:
            for part in chunks:
                flying.append(pool.submit(work, part))
                if len(flying) >= jobs * AHEAD:
                    yield from flying.popleft().result()
            while flying:
                yield from flying.popleft().result()
        except BaseException:  # who draws no further results waits for none
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _shared_memory() -> Iterator[None]:
    """What is in memory now is no garbage: forked processes that never go through it keep sharing it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
