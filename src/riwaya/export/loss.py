"""What a format can't hold: counted while it is written, told at the end, never passed over in silence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping


class Loss:
    """Counts what was left out or flattened; ``reasons`` says for each code, in a sentence, what and why."""

    def __init__(self, name: str, reasons: Mapping[str, str]) -> None:
        self.name, self.reasons = name, dict(reasons)
        self.counts: Counter[str] = Counter()

    def lose(self, code: str, times: int = 1) -> None:
        """Count a loss; ``code`` is one of the format's reasons. Raises KeyError for another one."""
        self.reasons[code]
        if times:
            self.counts[code] += times

    def as_json(self) -> str:
        """The report as JSON: the format, and each loss with its reason and count."""
        lost = [{"code": code, "count": n, "why": self.reasons[code]} for code, n in sorted(self.counts.items())]
        return json.dumps({"format": self.name, "lost": lost}, ensure_ascii=False, indent=2)

    def lines(self) -> list[str]:
        """The report for people, one line a loss."""
        return [f"{n} × {code}: {self.reasons[code]}" for code, n in sorted(self.counts.items())]
