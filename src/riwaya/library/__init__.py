"""The library: a growing collection of readings in one database, SQLite by path or PostgreSQL by URL.

>>> with Library.open("riwaya.db") as library:          # doctest: +SKIP
...     library.add(reports)
...     library.search('"وزارة الدفاع" act:deny after:2024-01')
...     library.correct("d1", Wish(action="set", target="s1", path="act", value="deny"), who="ليلى", why="قالت نفت")

Readings are never changed; corrections lie over them; all else is derived and can be made again.
"""

from __future__ import annotations

from riwaya.library.asking import Asking
from riwaya.library.corrections import Correction, Overlay, Standing
from riwaya.library.diff import Change, changes
from riwaya.library.intake import Coverage, Failure, Plan
from riwaya.library.keeping import Keeping
from riwaya.library.making import Wish
from riwaya.library.people import Judgement
from riwaya.library.query import parse
from riwaya.library.search import Hit, Results
from riwaya.library.tending import Tending
from riwaya.library.verify import Problem, check
from riwaya.library.views import CommitmentRow, SourceRow, StatementRow

__all__ = [
    "Change",
    "CommitmentRow",
    "Correction",
    "Coverage",
    "Failure",
    "Hit",
    "Judgement",
    "Library",
    "Overlay",
    "Plan",
    "Problem",
    "Results",
    "SourceRow",
    "Standing",
    "StatementRow",
    "Wish",
    "changes",
    "check",
    "parse",
]


class Library(Keeping, Asking, Tending):
    """A collection of readings in one database; see :meth:`open`. Use it in a ``with`` statement, or close it.

    All methods raise :class:`riwaya.errors.LibraryError` where the database can't be used as asked.
    """
