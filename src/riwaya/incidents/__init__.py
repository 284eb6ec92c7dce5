"""Reports → incidents: the same happening across documents, its accounts side by side, copies counted once.

>>> gathering = Gathering()                                   # doctest: +SKIP
>>> for report in reports: gathering.add(report)
>>> gathering.incidents(policy="range")
"""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.incidents.assemble import incidents
from riwaya.incidents.judging import Judgements, read_judgements
from riwaya.incidents.linker import Linker
from riwaya.incidents.summary import POLICIES
from riwaya.lexicon import Lexicon, load
from riwaya.records import Incident, IncidentJudgement, Report, Span

__all__ = ["POLICIES", "Gathering", "IncidentJudgement", "Judgements", "gather", "read_judgements"]


class Gathering:
    """A growing collection of reports and the incidents that they add up to, the same whatever their order."""

    def __init__(self, *, judgements: Judgements | None = None, lexicon: Lexicon | None = None) -> None:
        self._linker = Linker(lexicon or load(), judgements)
        self._texts: dict[str, str] = {}

    def add(self, report: Report) -> None:
        """Take in a report; one whose document is there already is left out."""
        if report.document.id not in self._texts:
            self._texts[report.document.id] = report.document.text
            self._linker.add(report)

    def incidents(self, *, policy: str = "range") -> list[Incident]:
        """The incidents so far, by day. ``policy`` is one of :data:`POLICIES`; KeyError for another."""
        return incidents(self._linker, policy, self._quote)

    def unknown_ids(self) -> list[str]:
        """Ids that judgements name and that no event or incident so far has."""
        return self._linker.judgements.unknown(self._linker.tellings)

    def _quote(self, document: str, span: Span) -> str:
        return " ".join(self._texts[document][slice(*span)].split())


def gather(
    reports: Iterable[Report],
    *,
    policy: str = "range",
    judgements: Judgements | None = None,
    lexicon: Lexicon | None = None,
) -> list[Incident]:
    """The incidents of some reports."""
    gathering = Gathering(judgements=judgements, lexicon=lexicon)
    for report in reports:
        gathering.add(report)
    return gathering.incidents(policy=policy)
