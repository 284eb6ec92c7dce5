"""Where results go: the standard output, or a file that is whole or not there."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from riwaya.errors import ConfigError


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """UTF-8 text out; a file is written beside and moved into place at the end, so an input may be its own output.

    Raises ConfigError if the file can't be written.
    """
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    partial = _beside(path)
    try:
        with partial.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


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
