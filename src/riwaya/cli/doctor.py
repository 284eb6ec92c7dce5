"""``riwaya doctor``: is everything there that riwaya needs here?"""

from __future__ import annotations

import importlib.util
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

import typer

from riwaya.cli._app import FAILED
from riwaya.errors import RiwayaError

LIBRARY: Final = "riwaya.db"
"""Where the library is unless RIWAYA_LIBRARY says otherwise."""

EXTRAS: Final[Mapping[str, str]] = {"psycopg": "postgres", "pyarrow": "parquet"}
"""Modules that may be left out, and the extra that brings them."""


class Finding(NamedTuple):
    """What was looked at, how it is, and what to know or do about it."""

    state: Literal["ok", "warn", "fail"]
    what: str
    detail: str


Findings = Iterator[Finding]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor() -> None:
    """Check this installation: word lists, cache, database, optional parts.

    Prints a line for each: ok, warn (works, but) or fail. The exit code is 1 if anything fails.
    """
    failed = False
    for check in CHECKS:
        for finding in check():
            failed = failed or finding.state == "fail"
            typer.echo(f"{finding.state:<5} {finding.what:<16} {finding.detail}")
    if failed:
        raise typer.Exit(FAILED)


def _versions() -> Findings:
    from riwaya import __version__

    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("ok", "riwaya", f"{__version__}, {python}")
    if not (sys.stdout.encoding or "").lower().startswith("utf"):
        yield Finding("warn", "terminal", f"its encoding is {sys.stdout.encoding}: set LC_ALL=C.UTF-8 to see Arabic")


def _lexicon() -> Findings:
    from riwaya.lexicon import load

    start = time.perf_counter()
    try:
        lexicon = load()
    except RiwayaError as error:
        yield Finding("fail", "lexicon", str(error))
        return
    took = (time.perf_counter() - start) * 1000
    yield Finding("ok", "lexicon", f"{len(lexicon):,} entries, digest {lexicon.digest}, loaded in {took:.0f} ms")


def _cache() -> Findings:
    from riwaya.lexicon.compile import cache_path

    folder = cache_path("").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            yield Finding("ok", "cache", f"{folder} can be written")
    except OSError as error:
        hint = "each start compiles the lexicon anew; name another folder with RIWAYA_CACHE"
        yield Finding("warn", "cache", f"{folder}: {error.strerror}: {hint}")


def _sqlite() -> Findings:
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
        except sqlite3.OperationalError:
            yield Finding("fail", "SQLite", f"{sqlite3.sqlite_version} without FTS5: search needs it")
            return
    yield Finding("ok", "SQLite", f"{sqlite3.sqlite_version} with FTS5")


def _library() -> Findings:
    where = os.environ.get("RIWAYA_LIBRARY", LIBRARY)
    if where == LIBRARY and not os.path.exists(where):  # noqa: PTH110 -- a name, not yet a path
        yield Finding("ok", "library", f"none in this folder ({LIBRARY}); `riwaya add` makes one")
        return
    from riwaya.library.engine import connect, shown

    try:
        connect(where, create=False).dispose()
    except RiwayaError as error:
        yield Finding("fail", "library", str(error))
        return
    yield Finding("ok", "library", shown(where))


def _extras() -> Findings:
    for module, extra in EXTRAS.items():
        if importlib.util.find_spec(module):
            yield Finding("ok", extra, f"{module} is installed")
        else:
            yield Finding("warn", extra, f"{module} is not installed: pip install 'riwaya[{extra}]' if you need it")


CHECKS: Final[tuple[Callable[[], Findings], ...]] = (_versions, _lexicon, _cache, _sqlite, _library, _extras)
