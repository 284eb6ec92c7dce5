"""Score the page stage on stored pages: words of the body, dates of publication, speed against trafilatura.

    python eval/pages.py DIRECTORY [--speed]

``DIRECTORY`` holds ``*.html``, ``expected_dates.json`` ({file: ISO day}) and, for some pages, ``NAME.expected.txt``
(the body) or ``NAME.expected.json`` (fundus' format).
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from riwaya.page import document_from_html
from riwaya.records import Document

BODY = {"paragraph", "heading", "dateline", "pullquote"}
_WORD = re.compile(r"\w+")


def body_of(document: Document) -> str:
    """The text of the blocks that are the article's own body."""
    return "\n".join(document.text[slice(*block.span)] for block in document.blocks if block.kind in BODY)


def word_f1(found: str, expected: str) -> float:
    """F1 over the two bags of words."""
    bags = [Counter(_WORD.findall(text)) for text in (found, expected)]
    common = (bags[0] & bags[1]).total()
    return 2 * common / max(1, bags[0].total() + bags[1].total())


def expected_body(page: Path) -> str | None:
    """The body that a careful reader wrote down for ``page``, if any did."""
    for stem in (page.stem, re.sub(r"_\d{4}_\d\d_\d\d$", "", page.stem)):
        plain, fundus = page.with_name(f"{stem}.expected.txt"), page.with_name(f"{stem}.expected.json")
        if plain.exists():
            return plain.read_text(encoding="utf-8")
        if fundus.exists():
            sections = json.loads(fundus.read_text(encoding="utf-8"))["V1"]["body"]["sections"]
            return "\n".join(text for section in sections for text in section["paragraphs"])
    return None


def score_pages(directory: Path) -> dict[str, dict[str, object]]:
    """For each page: ``f1`` of its body words (None where nobody wrote it down), ``date`` found and ``expected``."""
    days = json.loads((directory / "expected_dates.json").read_text(encoding="utf-8"))
    scores: dict[str, dict[str, object]] = {}
    for page in sorted(directory.glob("*.html")):
        document, expected = document_from_html(page.read_bytes()), expected_body(page)
        day = document.published.value if document.published else None
        f1 = word_f1(body_of(document), expected) if expected else None
        scores[page.name] = {"f1": f1, "date": day, "expected": days.get(page.name)}
    return scores


def pages_a_second(read: Callable[[bytes], object], pages: list[bytes], seconds: float = 2.0) -> float:
    """How many pages ``read`` reads a second, one process."""
    read(pages[0])
    done, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        read(pages[done % len(pages)])
        done += 1
    return done / (time.perf_counter() - start)


def speeds(directory: Path) -> dict[str, float]:
    """Pages a second of the page stage and of trafilatura with metadata, over the same pages."""
    import trafilatura

    pages = [page.read_bytes() for page in sorted(directory.glob("*.html"))]
    rival = partial(trafilatura.bare_extraction, with_metadata=True)
    return {"riwaya.page": pages_a_second(document_from_html, pages), "trafilatura": pages_a_second(rival, pages)}


def main() -> None:
    """Print the scores of a directory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--speed", action="store_true", help="also measure pages a second")
    asked = parser.parse_args()
    for name, score in score_pages(asked.directory).items():
        print(f"{name:45} f1 {score['f1'] or float('nan'):.3f}  date {score['date']}  expected {score['expected']}")
    if asked.speed:
        for name, speed in speeds(asked.directory).items():
            print(f"{name:45} {speed:8.1f} pages/s")


if __name__ == "__main__":
    main()
