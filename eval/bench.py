"""Speed: microseconds a document of each stage, documents a second, start-up; beside a floor and a rival.

    python eval/bench.py GOLD
    python eval/bench.py GOLD --many ARTICLES.jsonl    # … and how much faster two processes are

The articles of GOLD (the examples, where there is no such folder) as web pages. The floor is what no reader can do
without: main text by resiliparse and one pass of the automaton. trafilatura is the rival of the page stage. All are
measured on the same pages in the same run, one process; figures are medians over pages of the time on the processor,
so that other work on the machine counts as little as may be. Start-up and processes are measured by the clock.
"""

from __future__ import annotations

import argparse
import gc
import html
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from resiliparse.extract.html2text import extract_plain_text

from riwaya.arabic import fold_text
from riwaya.events import read_events
from riwaya.mentions import read_mentions
from riwaya.mentions.reading import read_script
from riwaya.page import document_from_html, document_from_text
from riwaya.page.charset import decode
from riwaya.pipeline import Pipeline
from riwaya.records import Document
from riwaya.statements import read_statements

EXAMPLES = Path(__file__).parents[1] / "examples"
ROUNDS = 7
"""Times that each stage reads each page; the median counts."""

TYPICAL = 2000
"""Characters of an article, as the limits are set for."""


class Page(NamedTuple):
    """A web page, and the article in it."""

    data: bytes
    document: Document


def pages(gold: Path) -> list[Page]:
    """The pages to measure on."""
    found = _wrapped(gold / "articles.jsonl") if gold.is_dir() else (p.read_bytes() for p in EXAMPLES.glob("*.html"))
    return [Page(data, document_from_html(data)) for data in found]


def _wrapped(articles: Path) -> Iterator[bytes]:
    """Articles as the pages that they were scraped from might have been."""
    for line in articles.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        title = html.escape(article.get("title") or "")
        day = f'<meta property="article:published_time" content="{article.get("published") or ""}">'
        body = "".join(f"<p>{html.escape(part)}</p>\n" for part in article["text"].split("\n") if part.strip())
        yield (
            f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{day}</head>'
            f"<body><nav><ul><li>الرئيسية</li><li>رياضة</li></ul></nav><article><h1>{title}</h1>{body}</article></body></html>"
        ).encode()


def typical(work: Callable[[], object]) -> float:
    """The median of several runs, in microseconds on the processor; the collector is off, as while a page is read."""
    took = []
    gc.disable()
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    gc.enable()
    return statistics.median(took) * 1e6


def stages(pipeline: Pipeline, page: Page) -> dict[str, float]:
    """Microseconds of each stage on one page, each given what the ones before it made."""
    document, lexicon = page.document, pipeline.lexicon
    day = document.published.value if document.published else None
    title, _, body = document.text.partition("\n")
    reading = read_script(document, lexicon)
    mentions = read_mentions(reading, day)
    said = read_statements(reading, mentions)
    return {
        "page, from HTML": typical(lambda: document_from_html(page.data)),
        "page, from JSONL": typical(lambda: document_from_text(body, title=title)),
        "script and lexicon": typical(lambda: read_script(document, lexicon)),
        "mentions": typical(lambda: read_mentions(reading, day)),
        "statements": typical(lambda: read_statements(reading, mentions)),
        "events": typical(lambda: read_events(reading, mentions, said.statements, said.entities)),
        "all but page": typical(lambda: pipeline.read_document(document)),
    }


def rivals(pipeline: Pipeline, page: Page) -> dict[str, float]:
    """Microseconds of the floor, and of trafilatura."""
    import trafilatura

    text, folded = decode(page.data).text, fold_text(page.document.text)
    return {
        "floor: resiliparse": typical(lambda: extract_plain_text(text, main_content=True)),
        "floor: automaton": typical(lambda: pipeline.lexicon.automaton.find_overlapping(folded)),
        "trafilatura": typical(lambda: trafilatura.bare_extraction(page.data, with_metadata=True)),
    }


def start_up() -> float:
    """Milliseconds by the clock from nothing to the first report: the median, after a first start has compiled all."""
    page = EXAMPLES / "marfa-rockets.html"
    clocked(page)
    return statistics.median(clocked(page) for _ in range(ROUNDS)) * 1000


def clocked(source: Path, jobs: int = 1) -> float:
    """Seconds by the clock that the command takes."""
    command = [sys.executable, "-m", "riwaya", "read", "-f", "jsonl", "--jobs", str(jobs), str(source)]
    start = time.perf_counter()
    subprocess.run(
        command, check=False, capture_output=True, env=installed()
    )  # it ends with 1 where a record can't be read
    return time.perf_counter() - start


def installed() -> dict[str, str]:
    """The environment of a user whose Python keeps what it has compiled, as it does unless told otherwise."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "riwaya-bench-bytecode")}


def processes(articles: Path) -> str:
    """How long one and two processes take, turn by turn, and how busy the machine was."""
    took = [(clocked(articles), clocked(articles, jobs=2)) for _ in range(3)]
    one, two = (statistics.median(each) for each in zip(*took, strict=True))
    count, (load, _, _) = sum(1 for _ in articles.open("rb")), os.getloadavg()
    return (
        f"{count} articles: {count / one:.0f} a second with one process, {count / two:.0f} with two, {one / two:.2f} "
        f"times as many (load {load:.1f} on {os.cpu_count()} cores)"
    )


def row(name: str, took: Iterable[float], sizes: list[int]) -> str:
    """Median microseconds a page, the same for a typical article, and pages a second."""
    each = list(took)
    scaled = statistics.median(t * TYPICAL / size for t, size in zip(each, sizes, strict=True))
    return f"{name:24} {statistics.median(each):10.0f} {scaled:12.0f} {1e6 * len(each) / sum(each):10.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of annotated articles")
    parser.add_argument("--many", type=Path, help="articles to read with one and with two processes")
    options = parser.parse_args()
    given, pipeline = pages(options.gold), Pipeline()
    sizes = [len(page.document.text) for page in given]
    measured = [{**stages(pipeline, page), **rivals(pipeline, page)} for page in given]
    print(f"{len(given)} pages, median {statistics.median(sizes):,.0f} characters; start-up {start_up():.0f} ms\n")
    print(f"{'':24} {'µs a page':>10} {'µs at 2,000':>12} {'pages/s':>10}")
    for name in measured[0]:
        print(row(name, (each[name] for each in measured), sizes))
    for kind in ("HTML", "JSONL"):
        whole = (each[f"page, from {kind}"] + each["all but page"] for each in measured)
        print(row(f"whole, from {kind}", whole, sizes))
    print(row("floor", (each["floor: resiliparse"] + each["floor: automaton"] for each in measured), sizes))
    if options.many:
        print(f"\n{processes(options.many)}")


if __name__ == "__main__":
    main()
