"""Where results go: the standard output, or a file that is whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import typer

from riwaya.cli._app import DONE
from riwaya.errors import ConfigError


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """UTF-8 text out; a file is written beside and moved into place at the end, so an input may be its own output.

    Raises ConfigError if the file can't be written.
    """
    if path is None:
        with _standard_output() as out:
            yield out
        return
    partial = _beside(path)
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """UTF-8 whatever the terminal says; a reader who has enough (``head``) ends the command without an error."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is buffered has nowhere to go
        raise typer.Exit(DONE) from error


def _beside(path: Path) -> Path:
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
            partial = Path(made.name)
        partial.chmod(0o644)
    except OSError as error:
        raise ConfigError(
            f"can't be written: {error.strerror}", where=str(path), hint="give -o another path"
        ) from error
    return partial
