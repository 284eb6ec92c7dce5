"""Times and counts alone, on annotated articles: ``eval/times_and_counts.py GOLD_DIR [--misses dates|counts]``.

GOLD_DIR holds articles.jsonl and one annotation a document. Dates are paired as the annotators' scorer pairs them (same
value, a word in common); counts are looked for in the whole text by (what, low, high): which happening they belong to
is decided later.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.arabic import fold_text
from riwaya.errors import InputError
from riwaya.lexicon import load
from riwaya.mentions.count import find_counts
from riwaya.mentions.reading import Reading, read_script
from riwaya.mentions.time import find_times, infer_published, sharpen_published
from riwaya.page import documents as read_documents
from riwaya.page import open_sources
from riwaya.records import Document

Gold = dict[str, Any]


def main() -> int:
    """Print precision, recall and F1 of dates, recall of counts, and the time taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--misses", choices=["dates", "counts"])
    options = parser.parse_args()
    scores = Scores()
    for document, gold in documents(options.gold):
        scores.add(document, gold)
    scores.show()
    if options.misses:
        print("\n".join(scores.misses[options.misses]))
    return 0


def documents(folder: Path) -> Iterator[tuple[Document, Gold]]:
    """Each annotated article with its annotation."""
    for source in open_sources([folder / "articles.jsonl"]):
        if isinstance(source, InputError):
            raise source
        for document in read_documents(source):
            if isinstance(document, InputError):
                raise document
            path = folder / f"{document.id}.json"
            if path.exists():
                yield document, json.loads(path.read_text(encoding="utf-8"))


class Scores:
    """What was found over all articles."""

    def __init__(self) -> None:
        self.n: Counter[str] = Counter()
        self.seconds = 0.0
        self.letters = 0
        self.misses: dict[str, list[str]] = {"dates": [], "counts": []}

    def add(self, document: Document, gold: Gold) -> None:
        """Score one article."""
        reading = read_script(document, load())
        self._time(reading)
        self._dates(reading, gold)
        self._counts(reading, gold)

    def _time(self, reading: Reading) -> None:
        find_counts(reading, find_times(reading, None))  # warm: patterns and word tables are made once
        start = time.perf_counter()
        find_counts(reading, find_times(reading, "2020-02-02"))
        self.seconds += time.perf_counter() - start
        self.letters += len(reading.document.text)

    def _dates(self, reading: Reading, gold: Gold) -> None:
        published = reading.document.published or infer_published(reading)
        if published:
            published = sharpen_published(published, reading)
        text = reading.document.text
        times = find_times(reading, published.value if published else None)
        found = [(text[slice(*t.span)], t.value) for t in times if t.value and t.sense not in ("duration", "clock")]
        wanted = [(d["text"] if isinstance(d["text"], str) else d["text"][0], d["value"]) for d in gold["dates"]]
        hits, left = _pair(wanted, found)
        self.n.update(gold=len(wanted), found=len(found), hit=hits)
        self.misses["dates"] += [f"## {gold['id']} {published}", *left]

    def _counts(self, reading: Reading, gold: Gold) -> None:
        found = Counter((q.what, q.low, q.high) for q in find_counts(reading, find_times(reading, None)))
        wanted = [(c["what"], c["low"], c["high"], c["text"]) for e in gold["events"] for c in e["counts"]]
        missed = [c for c in wanted if not found[c[:3]]]
        self.n.update(counts=len(wanted), counted=len(wanted) - len(missed))
        self.misses["counts"] += [f"{gold['id']} {c}" for c in missed]

    def show(self) -> None:
        """Print the table."""
        p, r = self.n["hit"] / (self.n["found"] or 1), self.n["hit"] / (self.n["gold"] or 1)
        print(
            f"dates   P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r or 1):.3f}   "
            f"{self.n['hit']}/{self.n['gold']}/{self.n['found']}"
        )
        print(f"counts  R {self.n['counted'] / (self.n['counts'] or 1):.3f}   {self.n['counted']}/{self.n['counts']}")
        print(f"speed   {self.seconds * 2e6 / (self.letters or 1):.2f} ms for 2,000 letters")


def _pair(wanted: list[tuple[str, str]], found: list[tuple[str, str]]) -> tuple[int, list[str]]:
    """How many pairs agree, and what is left on both sides."""
    rest, missed = list(found), []
    for words, value in wanted:
        hit = next((f for f in rest if f[1] == value and _words(f[0]) & _words(words)), None)
        if hit:
            rest.remove(hit)
        else:
            missed.append(f"- {words}  {value}")
    return len(wanted) - len(missed), [*missed, *(f"+ {words}  {value}" for words, value in rest)]


def _words(text: str) -> set[str]:
    return {w.removeprefix("ال") for w in fold_text(text).replace("/", " ").split()}


if __name__ == "__main__":
    sys.exit(main())
