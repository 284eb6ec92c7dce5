"""How fast the library answers with a million statements, and how large it is against its text.

    python eval/library.py [STATEMENTS]

Generates invented articles (four statements each, words drawn with the long tail that words have), adds them, and
measures the 95th percentile of searches and filters on SQLite. Target: 100 ms.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from riwaya.library import Library
from riwaya.records import Act, Count, Document, Entity, Event, EventType, Hop, Published, Report, Statement

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ACTS: tuple[Act, ...] = (
    "assert",
    "assert",
    "assert",
    "deny",
    "accuse",
    "demand",
    "order",
    "promise",
    "threaten",
    "warn",
)
_TYPES: tuple[EventType, ...] = ("ASSAULT", "ASSAULT", "CONSULT", "PROTEST", "MOBILIZE", "COERCE")


class Maker:
    """Invented articles from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = [self._word() for _ in range(30_000)]
        self.weights = list(accumulate(1 / (n + 2) for n in range(len(self.words))))
        self.names = [f"{self._word()} {self._word()}" for _ in range(3_000)]

    def _word(self) -> str:
        return "".join(self.chance.choices(_LETTERS, k=self.chance.randint(3, 8)))

    def sentence(self, length: int) -> str:
        """``length`` words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))

    def article(self, number: int) -> Report:
        """One article: a title and four sentences of 25 words, each of them a statement, two of them events."""
        lines = [self.sentence(8), *(self.sentence(25) for _ in range(4))]
        text, starts = "\n".join(lines), [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        people = [min(int(self.chance.paretovariate(0.6)), 3_000) - 1 for _ in range(6)]
        names = [Entity(id=f"{number:x}-{n}", kind="person", name=self.names[p]) for n, p in enumerate(people)]
        spans = [(starts[n], starts[n + 1] - 1) for n in range(1, 5)]
        return Report(
            document=self._document(number, text, lines[0]),
            entities=tuple(names),
            statements=tuple(self._statement(number, n, span, names) for n, span in enumerate(spans)),
            events=tuple(self._event(number, n, span, names) for n, span in enumerate(spans[:2])),
        )

    def _document(self, number: int, text: str, title: str) -> Document:
        day = f"{self.chance.randint(2015, 2026)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        key = f"{number:016x}"
        published = Published(value=day, how="given")
        return Document(id=key, text=text, sha256=key, title=title, outlet=self.names[number % 40], published=published)

    def _statement(self, number: int, n: int, span: tuple[int, int], names: list[Entity]) -> Statement:
        return Statement(
            id=f"{number:x}s{n}",
            cue=(span[0], span[0] + 3),
            rule="made",
            content=(span,),
            mode="indirect",
            act=self.chance.choice(_ACTS),
            speaker=names[n].id,
            chain=(Hop(span=(span[0], span[0] + 3), relation="relayed", via=names[5].id),) if n == 0 else (),
        )

    def _event(self, number: int, n: int, span: tuple[int, int], names: list[Entity]) -> Event:
        return Event(
            id=f"{number:x}v{n}",
            type=self.chance.choice(_TYPES),
            trigger=(span[0], span[0] + 3),
            rule="made",
            status="happened",
            place=names[4].id,
            counts=(Count(what="killed", low=n, high=n, span=span),),
        )


def articles(maker: Maker, count: int) -> Iterator[Report]:
    """``count`` articles."""
    yield from (maker.article(n) for n in range(count))


def questions(maker: Maker) -> dict[str, list[str]]:
    """Fifty questions of each kind."""
    word, rare = maker.words, maker.words[2_000:]
    pick = maker.chance.choice
    name = [n.split()[0] for n in maker.names[:500]]
    return {
        "a frequent word": [word[n] for n in range(50)],
        "two words": [f"{pick(word[:300])} {pick(rare)}" for _ in range(50)],
        "two frequent words": [f"{pick(word[:50])} {pick(word[:50])}" for _ in range(50)],
        "a word of a statement by act": [f"{pick(word[:300])} act:deny" for _ in range(50)],
        "a speaker": [f"speaker:{pick(name)}" for _ in range(50)],
        "a speaker, an act, two days": [
            f"speaker:{pick(name)} act:threaten after:2019-03-05 before:2021-06" for _ in range(50)
        ],
        "an act within a year": [f"act:accuse after:{y} before:{y}" for y in range(2015, 2026)],
        "a type at a place": [f"type:ASSAULT place:{pick(name)}" for _ in range(50)],
        "a status since a day": [f"{pick(word[:300])} status:happened after:2024-05-17" for _ in range(50)],
        "a beginning": [f"{pick(word[:300])[:4]}*" for _ in range(50)],
        "a phrase": [f'"{pick(word[:30])} {pick(word[:30])}"' for _ in range(50)],
    }


def measure(library: Library, maker: Maker) -> None:
    """Print the median and the 95th percentile of each kind of question and of all."""
    every: list[float] = []
    for kind, asked in questions(maker).items():
        times = []
        for question in asked:
            start = time.perf_counter()
            library.search(question)
            times.append(1000 * (time.perf_counter() - start))
        every += times
        print(f"{kind:32} median {statistics.median(times):6.1f} ms   p95 {_p95(times):6.1f} ms")
    print(f"{'all':32} median {statistics.median(every):6.1f} ms   p95 {_p95(every):6.1f} ms")


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * (len(times) - 1))]


def main(statements: int) -> None:
    """Generate, add, measure."""
    maker = Maker(11)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "large.db") as library:
        start, count = time.perf_counter(), statements // 4
        library.add(articles(maker, count))
        print(f"{count} articles with {4 * count} statements in {time.perf_counter() - start:.0f} s")
        text = sum(len(maker.article(n).document.text.encode()) for n in range(200)) / 200 * count
        size = sum(f.stat().st_size for f in Path(folder).iterdir())
        times = f"{size / text:.2f} times (random words pack badly)"
        print(f"library {size / 1e6:.0f} MB, text {text / 1e6:.0f} MB: {times}")
        measure(library, maker)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
