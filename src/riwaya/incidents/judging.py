"""What people said about pairs: the same happening, different ones, or unsure. Their word is kept and wins.

A judgement names two incidents or two events by id. An incident's id is that of its least member, so a judgement about
it is one about that member and holds in every rerun, whatever else joins. The file is JSONL, one judgement a line::

    {"left": "4f0c…", "right": "91ab…", "verdict": "different", "who": "سلمى", "at": "2031-05-04T09:30:00Z", "why": "…"}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from riwaya.errors import InputError
from riwaya.incidents.store import Tellings
from riwaya.records import IncidentJudgement


class Judgements:
    """Judgements, the newest of each pair holding."""

    def __init__(self, given: Iterable[IncidentJudgement] = ()) -> None:
        ordered = sorted(given, key=lambda j: j.at)
        self.held = list({frozenset((j.left, j.right)): j for j in ordered}.values())

    def pairs(self, verdict: str, tellings: Tellings) -> Iterator[frozenset[int]]:
        """Pairs of tellings (by number) with a verdict; those of which either side is not there are left out."""
        wanted = [j for j in self.held if j.verdict == verdict]
        known = self._numbers({i for j in wanted for i in (j.left, j.right)}, tellings) if wanted else {}
        for j in wanted:
            for a in known.get(j.left, ()):
                for b in known.get(j.right, ()):
                    if a != b:
                        yield frozenset((a, b))

    def _numbers(self, ids: set[str], tellings: Tellings) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, event in enumerate(tellings.events):
            for name in ids.intersection((tellings.id(number), event)):
                found.setdefault(name, []).append(number)
        return found

    def about(self, ids: set[str]) -> tuple[IncidentJudgement, ...]:
        """The judgements that name any of these ids."""
        return tuple(j for j in self.held if j.left in ids or j.right in ids)

    def unknown(self, tellings: Tellings) -> list[str]:
        """Ids that judgements name and that nothing has."""
        named = {i for j in self.held for i in (j.left, j.right)}
        return sorted(named - self._numbers(named, tellings).keys())


def read_judgements(path: Path) -> Judgements:
    """The judgements of a JSONL file. Raises InputError with the line that can't be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"can't be read: {error}", where=str(path), hint="give a JSONL file of judgements") from error
    return Judgements(_judgement(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _judgement(path: Path, number: int, line: str) -> IncidentJudgement:
    try:
        return msgspec.json.decode(line, type=IncidentJudgement)
    except msgspec.MsgspecError as error:
        hint = "a judgement has left, right, verdict (same, different, unsure), who and at"
        raise InputError(str(error), where=f"{path}:{number}", hint=hint) from error
