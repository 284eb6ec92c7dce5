"""Learn which words keep the same company, from articles without labels; for ``eval/likely.py``.

    python eval/company.py SHARED       # writes eval/data/company.tsv, in some minutes

Counted is, over the articles of ``SHARED/corpora`` and ``SHARED/airwars``, how often the stems of words stand near
each other; names are their kinds. Of what two stems tell of each other (positive pointwise mutual information, frequent
ones smoothed), the ``SIZE`` directions that hold most of it are kept (subspace iteration), a byte each. Words pointing
the same way there are told of the same things. No text is in the file, and no rare word. Plain Python, the same numbers
at every run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import mul
from pathlib import Path

from riwaya.events.likely.features import stems_of
from riwaya.page import document_from_text
from riwaya.pipeline import Pipeline

HOME = Path(__file__).with_name("data") / "company.tsv"
CORPORA = ("corpora/stream/ant-2018-04-05.jsonl.gz", "airwars/articles.jsonl")
NEAR = 6
"""How many words off another word is company; the farther, the less."""
SEEN = 15
"""How often a stem is seen at least."""
COMPANY = 1000
"""As many of the most frequent stems are what is counted beside a word."""
SIZE = 64
SPARE = 16
"""Directions beyond those that are kept, so that these come out well."""
ROUNDS = 4
STEP = 250
"""A number in the file is so many times what it stands for, at most 127."""
COMMON = 0.001
"""The share of all words from which on a word counts for less than half."""

Table = list[list[float]]
Near = Mapping[str, Mapping[str, float]]
Vectors = dict[str, tuple[float, list[float]]]
"""A stem's weight, less for the frequent, and its direction."""


def articles(shared: Path) -> Iterator[list[str]]:
    """The stems of each article in their order."""
    pipeline = Pipeline()
    for name in CORPORA:
        path = shared / name
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                report = pipeline.read_document(document_from_text(f"{row.get('title') or ''}\n{row['text']}"))
                yield stems_of(report, (0, len(report.document.text)))


def counted(texts: Sequence[Sequence[str]], seen: Counter[str]) -> Near:
    """How often each of the most frequent stems stands near a stem."""
    company = {word for word, _ in seen.most_common(COMPANY)}
    near: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for text in texts:
        for at, word in enumerate(text):
            if seen[word] < SEEN:
                continue
            for other in range(max(0, at - NEAR), min(len(text), at + NEAR + 1)):
                if other != at and text[other] in company:
                    near[word][text[other]] += 1 / abs(at - other)
    return {word: near[word] for word in sorted(near) if not word.startswith("<")}


def told(near: Near) -> list[dict[int, float]]:
    """A row a stem: what each companion tells of it, where it is more than nothing."""
    sums: defaultdict[str, float] = defaultdict(float)
    for row in near.values():
        for word, count in row.items():
            sums[word] += count
    number = {word: n for n, word in enumerate(sorted(sums))}
    share = {word: count**0.75 for word, count in sums.items()}
    whole = sum(share[word] for word in number)
    out: list[dict[int, float]] = []
    for row in near.values():
        all_of_it = math.fsum(row.values())
        cells = ((number[w], math.log(c * whole / (all_of_it * share[w]))) for w, c in row.items())
        out.append({n: value for n, value in cells if value > 0})
    return out


def directions(rows: Sequence[dict[int, float]]) -> Table:
    """A vector a row: the directions that hold most, each as long as the root of what it holds."""
    width = 1 + max(n for row in rows for n in row)
    chooser = random.Random(0)
    columns: list[dict[int, float]] = [{} for _ in range(width)]
    for at, row in enumerate(rows):
        for n, value in row.items():
            columns[n][at] = value
    base = orthogonal([[chooser.gauss(0, 1) for _ in range(width)] for _ in range(SIZE + SPARE)])
    for _ in range(ROUNDS):
        base = orthogonal(applied(columns, orthogonal(applied(rows, base))))
    images = applied(rows, base)
    squares, turns = turned([[math.fsum(map(mul, a, b)) for b in images] for a in images])
    best = sorted(range(len(squares)), key=lambda n: -squares[n])[:SIZE]
    kept: Table = []
    for n in best:
        scale = squares[n] ** -0.25
        parts = [turns[k][n] * scale for k in range(len(images))]
        kept.append([math.fsum(map(mul, parts, cells)) for cells in zip(*images, strict=True)])
    return [list(vector) for vector in zip(*kept, strict=True)]


def applied(rows: Sequence[dict[int, float]], base: Table) -> Table:
    """The rows times each vector."""
    packed = [(list(row), list(row.values())) for row in rows]
    return [[sum(map(mul, values, map(vector.__getitem__, at))) for at, values in packed] for vector in base]


def orthogonal(vectors: Table) -> Table:
    """Vectors of length one at right angles (Gram and Schmidt)."""
    out: Table = []
    for vector in vectors:
        for before in out:
            shared = sum(map(mul, vector, before))
            vector = [a - shared * b for a, b in zip(vector, before, strict=True)]
        length = math.sqrt(sum(map(mul, vector, vector)))
        out.append([a / length for a in vector])
    return out


def turned(square: Table) -> tuple[list[float], Table]:
    """The eigenvalues of a symmetric table and, as columns, its eigenvectors (Jacobi)."""
    size = len(square)
    turns = [[float(a == b) for b in range(size)] for a in range(size)]
    for _ in range(12):
        for p in range(size):
            for q in range(p + 1, size):
                if abs(square[p][q]) > 1e-9 * math.sqrt(abs(square[p][p] * square[q][q])):
                    _turn(square, turns, p, q)
    return [square[n][n] for n in range(size)], turns


def _turn(square: Table, turns: Table, p: int, q: int) -> None:
    """Turn two axes so that nothing is left between them."""
    angle = (square[q][q] - square[p][p]) / (2 * square[p][q])
    tangent = math.copysign(1, angle) / (abs(angle) + math.sqrt(angle * angle + 1))
    cosine = 1 / math.sqrt(tangent * tangent + 1)
    sine = tangent * cosine
    for table in (square, turns):
        for row in table:
            row[p], row[q] = cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]
    first, second = square[p], square[q]
    square[p] = [cosine * a - sine * b for a, b in zip(first, second, strict=True)]
    square[q] = [sine * a + cosine * b for a, b in zip(first, second, strict=True)]


def centred(vectors: Table) -> Table:
    """Vectors from their middle, of length one."""
    middle = [math.fsum(column) / len(vectors) for column in zip(*vectors, strict=True)]
    off = [[a - m for a, m in zip(vector, middle, strict=True)] for vector in vectors]
    return [[a / (math.hypot(*vector) or 1.0) for a in vector] for vector in off]


def read_company() -> Vectors:
    """The vectors as they were written."""
    out: Vectors = {}
    for line in HOME.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, weight, cells = line.split("\t")
            out[word] = float(weight), [(byte - 128) / STEP for byte in bytes.fromhex(cells)]
    return out


def main() -> None:
    """Count, reduce and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    texts = list(articles(parser.parse_args().shared))
    seen = Counter(word for text in texts for word in text)
    near = counted(texts, seen)
    lines = ["# stem, weight, direction (bytes, 128 is nought). Generated by eval/company.py: do not edit."]
    for word, vector in zip(near, centred(directions(told(near))), strict=True):
        weight = COMMON / (COMMON + seen[word] / sum(seen.values()))
        cells = bytes(128 + max(-127, min(127, round(a * STEP))) for a in vector)
        lines.append(f"{word}\t{weight:.3f}\t{cells.hex()}")
    HOME.write_text("\n".join([*lines, ""]), encoding="utf-8")
    print(len(near), "stems")


if __name__ == "__main__":
    main()
