"""Whether the words before an expression tell of what will be or of what was."""

from __future__ import annotations

from typing import Any

from riwaya.mentions.reading import Reading
from riwaya.mentions.time.moment import Mood

_REACH = 14  # tokens


_BINDING = frozenset(("order", "demand", "threaten", "promise"))


def _binds(data: dict[str, Any]) -> bool:
    """Whether a cue, in any of its frames, binds somebody to do something."""
    frames = data.get("frames")
    acts = frames.values() if isinstance(frames, dict) else [data.get("act")]
    return any(act in _BINDING for act in acts)


class Moods:
    """The mood at any token of one text."""

    def __init__(self, reading: Reading) -> None:
        self.script = reading.script
        sin = {h.first for kind in ("mood", "cue", "event") for h in reading.hits.of(kind) if h.prefix.endswith("س")}
        plain = {h.first for h in reading.hits.of("mood") if h.entry.data["mood"] == "future"}
        self.future = sorted(sin | plain)
        self.orders = {h.first for h in reading.hits.of("cue") if _binds(h.entry.data)}

    def at(self, first: int, last: int) -> Mood:
        """``future`` after ستعقد، من المقرر …; ``alone`` where the expression is the whole sentence; else ``past``."""
        sentence = self.script.sentences[self.script.sentence_of(first)] if self.script.sentences else None
        start = max(sentence.first if sentence else 0, first - _REACH)
        if any(start <= at < first for at in self.future):
            return "future"
        if sentence and self._words(sentence.first, first) + self._words(last, sentence.last) <= 1:
            return "alone"
        return "past"

    def bound(self, first: int) -> bool:
        """Whether an order, demand, threat or promise stands earlier in the sentence."""
        sentence = self.script.sentences[self.script.sentence_of(first)]
        return any(sentence.first <= at < first for at in self.orders)

    def _words(self, first: int, last: int) -> int:
        return sum(t.kind == "w" for t in self.script.tokens[first:last])
