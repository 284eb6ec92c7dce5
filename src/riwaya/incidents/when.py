"""When a telling says that it happened, made comparable: a window of days, and how sure it is."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

import msgspec

from riwaya.edtf import bounds

Certainty = Literal["exact", "about", "inferred", "period", "unknown"]

LONGEST: Final = 3
"""Days (after the first) that a window of one happening may have; a longer time is a period."""
ABOUT: Final = 2
"""Days that «~» may be off."""
EARLIER: Final = 1
"""Days before publication that news without a date is taken to be of."""
WIDEST: Final = LONGEST + 2 * ABOUT + 1
"""Days that no window is longer than: neither that of a time nor that of a publication."""


class When(msgspec.Struct, frozen=True, gc=False):
    """Days ``first`` to ``last`` (ordinals, inclusive) that the happening may be of; ``day`` is the likeliest."""

    first: int
    last: int
    day: int
    certainty: Certainty

    @property
    def dated(self) -> bool:
        """Whether it has a window at all."""
        return self.certainty not in ("period", "unknown")


UNKNOWN: Final = When(0, 0, 0, "unknown")


@lru_cache(maxsize=1024)
def when(time: str | None, published: str | None) -> When:
    """The window of an event's time (EDTF), or, where it has none, of its document's publication."""
    if time:
        return _told(time)
    known = bounds(published)
    if known is None or (known[1] - known[0]).days > LONGEST:
        return UNKNOWN
    first, last = known[0].toordinal(), known[1].toordinal()
    return When(first - EARLIER - (1 if "~" in (published or "") else 0), last + _slack(published), first, "inferred")


def _told(time: str) -> When:
    span = bounds(time)
    if span is None or (span[1] - span[0]).days > LONGEST:
        return When(0, 0, span[0].toordinal() if span else 0, "period")
    first, last, slack = span[0].toordinal(), span[1].toordinal(), _slack(time)
    return When(first - slack, last + slack, first, "about" if slack else "exact")


def _slack(time: str | None) -> int:
    return ABOUT if time and ("~" in time or "%" in time) else 0
