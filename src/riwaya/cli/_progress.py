"""Errors told as they come, and how far long work has come, on the standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from riwaya.errors import InputError

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE: Final = 2.0
"""Seconds before anything is shown: short work needs no progress."""


Made = TypeVar("Made")


def counted(
    outcomes: Iterable[Made | InputError], failures: list[object], tell: Callable[[InputError], object]
) -> Iterator[Made]:
    """The reports, or what was made of them; each error is told and added to ``failures``.

    Progress is shown if anybody looks.
    """
    ticker = Ticker() if sys.stderr.isatty() else None
    try:
        for outcome in outcomes:
            if isinstance(outcome, InputError):
                failures.append(outcome)
                tell(outcome)
                continue
            if ticker:
                ticker.tick()
            yield outcome
    finally:
        if ticker:
            ticker.stop()


class Ticker:
    """A counter that shows itself once the work has taken :data:`PATIENCE` seconds."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._done = 0
        self._shown: Progress | None = None

    def tick(self) -> None:
        """One more document done."""
        self._done += 1
        if self._shown is None and time.monotonic() - self._start > PATIENCE:
            self._shown = _bar()
            self._shown.start()
        if self._shown:
            self._shown.update(self._shown.task_ids[0], completed=self._done)

    def stop(self) -> None:
        """Take it away."""
        if self._shown:
            self._shown.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} documents"), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("read", total=None)
    return bar
