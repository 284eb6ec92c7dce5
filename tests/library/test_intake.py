"""Adding from sources: kept byte by byte, in several processes, killed at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented import numbered
from sqlalchemy import select

from riwaya.errors import InputError
from riwaya.library import Coverage, Library, Plan, schema
from riwaya.library.codec import sha256, unchunk
from riwaya.page import Page, Source
from riwaya.records import Report

PROGRAM = Path(__file__).parents[1] / "support" / "adding.py"


def text(name: str, data: bytes) -> Source:
    return Source(name=name, content=data)


def pieces(source: Source) -> Iterator[Page | InputError]:
    """One page for each number in the source; ``x`` can't be read."""
    for word in source.data.split():
        if word == b"x":
            yield InputError("not a number", where=source.name)
        else:
            yield Page(document=numbered(int(word)).document)


def read(piece: Page | Source) -> Iterator[Report | InputError]:
    """Pages, and sources that come whole."""
    for page in [piece] if isinstance(piece, Page) else pieces(piece):
        yield page if isinstance(page, InputError) else numbered(int(page.document.id.removeprefix("d-")))


def take_in(library: Library, *sources: Source | InputError, version: str = "1", **plan: Any) -> Coverage:
    *_, coverage = library.take_in(sources, pieces, read, Plan(version=version, **plan))
    return coverage


def counts(coverage: Coverage) -> tuple[int, int, int, int, int]:
    return coverage.new, coverage.changed, coverage.unchanged, coverage.passed, coverage.failed


def test_a_source_is_kept_byte_by_byte(library: Library) -> None:
    data = b"1 2\x00\xff 3".replace(b"\x00\xff", b"") + b" " * (3 << 20)
    take_in(library, text("three", data))
    with library.engine.connect() as connection:
        source = connection.execute(select(schema.sources)).one()
        chosen = select(schema.source_chunks.c.codec, schema.source_chunks.c.data).order_by(schema.source_chunks.c.n)
        kept = unchunk((codec, piece) for codec, piece in connection.execute(chosen))
    assert kept == data
    assert (source.sha256, source.size, source.name) == (sha256(data), len(data), "three")
    assert len(list(library.reports())) == 3


def test_adding_again_passes_the_source_and_a_new_version_reads_it(library: Library) -> None:
    source = text("two", b"1 2")
    assert counts(take_in(library, source)) == (2, 0, 0, 0, 0)
    before = library.digest()
    assert counts(take_in(library, source)) == (0, 0, 2, 1, 0)
    assert counts(take_in(library, source, version="2")) == (0, 0, 2, 0, 0)
    assert library.digest() == before


def test_again_reads_what_was_read(library: Library) -> None:
    source = text("two", b"1 2")
    take_in(library, source)
    assert counts(take_in(library, source, again=True)) == (0, 0, 2, 0, 0)


def test_a_source_that_a_process_opens_itself(library: Library) -> None:
    source = text("two", b"1 x 2")
    *_, coverage = library.take_in([source], lambda s: [s], read, Plan(version="1"))
    assert counts(coverage) == (2, 0, 0, 0, 1)


def test_the_hash_alone_is_kept_on_request(library: Library) -> None:
    take_in(library, text("one", b"1"), whole=False)
    with library.engine.connect() as connection:
        assert connection.execute(select(schema.sources.c.sha256)).scalar() == sha256(b"1")
        assert connection.execute(select(schema.source_chunks.c.n)).all() == []
    assert list(library.verify()) == []


def test_errors_are_counted_with_their_reason_and_the_rest_is_done(library: Library) -> None:
    missing = InputError("no such file", where="gone.html")
    coverage = take_in(library, text("mixed", b"1 x 2"), missing, Source(name="lost", path=Path("/nowhere/at/all")))
    assert counts(coverage) == (2, 0, 0, 0, 3)
    assert [(f.where, f.why) for f in coverage.failures] == [
        ("mixed", "not a number"),
        ("gone.html", "no such file"),
        ("lost", "No such file or directory"),
    ]
    assert counts(take_in(library, text("mixed", b"1 x 2"))) == (0, 0, 2, 0, 1)  # tried again, for it failed


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    sources = [text(f"s{n}", " ".join(map(str, range(n * 20, n * 20 + 20))).encode()) for n in range(5)]
    digests = []
    for jobs in (1, 2):
        with Library.open(tmp_path / f"{jobs}.db") as library:
            assert counts(take_in(library, *sources, jobs=jobs)) == (100, 0, 0, 0, 0)
            digests.append(library.digest())
    assert digests[0] == digests[1]


def test_killed_at_any_moment_and_run_again_gives_the_same(where: str, tmp_path: Path) -> None:
    """Twenty runs, each killed at a random moment, then one to the end; against a run never killed."""
    chance = random.Random(7)
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, PROGRAM, where], env={**os.environ, "PYTHONPATH": str(PROGRAM.parent)}
        )
        time.sleep(chance.uniform(0.2, 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([sys.executable, PROGRAM, where], check=True)
    with Library.open(where) as killed, Library.open(tmp_path / "never.db") as never:
        take_in(never, *sources_of_the_program())
        assert killed.digest() == never.digest()
        assert list(killed.verify()) == []
        assert [row.text for row in killed.statements()] == [row.text for row in never.statements()]


def sources_of_the_program() -> list[Source]:
    return [text(f"s{n}", " ".join(map(str, range(n * 300, n * 300 + 300))).encode()) for n in range(4)]


def test_two_writers_wait_for_each_other(where: str) -> None:
    Library.open(where).close()
    runs = [subprocess.Popen([sys.executable, PROGRAM, where]) for _ in range(2)]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    with Library.open(where) as library:
        assert len(list(library.reports())) == 1200
        assert list(library.verify()) == []


@pytest.mark.parametrize("count", [3000])
def test_writing_is_no_bottleneck(tmp_path: Path, count: int) -> None:
    reports = [numbered(n) for n in range(count)]
    with Library.open(tmp_path / "speed.db") as library:
        start = time.perf_counter()
        library.add(reports)
        took = time.perf_counter() - start
    assert count / took >= 300, f"{count / took:.0f} reports/s"
