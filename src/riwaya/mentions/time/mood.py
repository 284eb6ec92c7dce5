"""Whether the words before an expression tell of what will be or of what was."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from riwaya.arabic import Sentence
from riwaya.mentions.reading import Reading
from riwaya.mentions.time.items import Row
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

    def __init__(self, reading: Reading, row: Row) -> None:
        self.script = reading.script
        self.others = [i for item in row.items if item.letter == "." for i in range(item.first, item.last)]
        sin = {
            h.first for kind in ("mood", "cue", "event-verb") for h in reading.hits.of(kind) if h.prefix.endswith("س")
        }
        plain = {h.first for h in reading.hits.of("mood") if h.entry.data["mood"] == "future"}
        self.future = sorted(sin | plain)
        self.orders = {h.first for h in reading.hits.of("cue") if _binds(h.entry.data)}

    def at(self, first: int) -> Mood:
        """``future`` after ستعقد، من المقرر …; ``alone`` where the sentence holds nothing but times; else ``past``."""
        sentence = self.script.sentences[self.script.sentence_of(first)] if self.script.sentences else None
        start = max(sentence.first if sentence else 0, first - _REACH)
        if any(start <= at < first for at in self.future):
            return "future"
        return "past" if sentence is None or self._words(sentence) > 1 else "alone"

    def bound(self, first: int) -> bool:
        """Whether an order, demand, threat or promise stands earlier in the sentence."""
        sentence = self.script.sentences[self.script.sentence_of(first)]
        return any(sentence.first <= at < first for at in self.orders)

    def _words(self, sentence: Sentence) -> int:
        """How many words of a sentence are no part of a time."""
        between = self.others[bisect_left(self.others, sentence.first) : bisect_left(self.others, sentence.last)]
        return sum(self.script.tokens[i].kind == "w" for i in between)
