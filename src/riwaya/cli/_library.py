"""What the commands of the library share: which library, and how rows are printed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from riwaya.errors import ConfigError

if TYPE_CHECKING:
    from riwaya.config import Config
    from riwaya.library import Library


class Form(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"


Where = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="PATH_OR_URL",
        help="The library: a file, or postgresql://…; RIWAYA_LIBRARY, the settings file, else riwaya.db here.",
        show_default=False,
    ),
]
Rows = Annotated[
    Form, typer.Option("--format", "-f", help="For people (table: tab-separated) or programs (jsonl: one a line).")
]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")]


def settings() -> Config:
    """The settings from environment and file."""
    from riwaya.config import load_config

    return load_config()


def opened(where: str | None, *, create: bool = False) -> Library:
    """The library that is asked for, else that of the settings."""
    from riwaya.library import Library

    return Library.open(where or settings().library, create=create)


def print_rows(rows: Iterable[Any], form: Form, columns: Sequence[str]) -> int:
    """Print records as they come; how many there were."""
    import msgspec

    count = 0
    for row in rows:
        raw = msgspec.to_builtins(row)
        if form is Form.jsonl:
            typer.echo(msgspec.json.encode(raw).decode())
        else:
            typer.echo(("" if count else "\t".join(columns) + "\n") + "\t".join(_cell(raw[name]) for name in columns))
        count += 1
    return count


#: Values of one cell that are shown to people; programs get all.
_SHOWN = 5


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        shown = [f"{one[0]} ({one[1]})" if isinstance(one, list | tuple) else str(one) for one in value[:_SHOWN]]
        value = "، ".join([*shown, *(["…"] if len(value) > _SHOWN else [])])
    return " ".join(str("" if value is None else value).split())


@contextmanager
def bytes_out(path: Path | None) -> Iterator[BinaryIO]:
    """The standard output, or a file that is whole or not there. Raises ConfigError if it can't be written."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
            partial = Path(made.name)
        partial.chmod(0o644)
    except OSError as error:
        raise ConfigError(f"can't be written: {error.strerror}", where=str(path), hint="give another path") from error
    try:
        with partial.open("wb") as out:
            yield out
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
