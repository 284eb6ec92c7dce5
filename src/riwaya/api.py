"""The Python interface: :func:`read` for one document, :func:`read_many` for many."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from riwaya.errors import InputError

if TYPE_CHECKING:
    from riwaya.page import Source
    from riwaya.pipeline import Pipeline
    from riwaya.records import Report

LONGEST_PATH: Final = 1024
"""Characters; a longer string is a text, not a path."""

Input = str | bytes | Path


def read(source: Input, *, published: str | None = None, outlet: str | None = None) -> Report:
    """Read one document.

    Args:
        source: a path, or the page itself: HTML or plain text as ``str`` or ``bytes``. A ``str`` is a path if a file of
            that name exists or if it looks like one. Addresses are never fetched.
        published: the day of publication (EDTF: ``2031-05-04``, ``2031-05``, ``2031-05-04~``) if the page doesn't say.
        outlet: who published it, if the page doesn't say.

    Raises:
        InputError: the source can't be read, holds no text, or holds several documents (use :func:`read_many`).
        ConfigError: ``published`` is no date.
    """
    found = list(_pipeline(published, outlet).read_sources(_sources([source])))
    for outcome in found:
        if isinstance(outcome, InputError):
            raise outcome
    if len(found) != 1:
        raise InputError(f"{len(found)} documents in it", where=_name(source), hint="use riwaya.read_many")
    return found[0]  # type: ignore[return-value]  # errors were raised above


def read_many(
    sources: Iterable[Input],
    *,
    published: str | None = None,
    outlet: str | None = None,
    jobs: int = 1,
    on_error: Callable[[InputError], object] | None = None,
) -> Iterator[Report]:
    """Read many documents; reports come in the order of the input, however many processes (``jobs``) work on them.

    Each source is one of those of :func:`read`, or a file of many documents (JSONL, feed, WARC), a folder or a pattern.
    One that can't be read is given to ``on_error`` (default: logged by the logger ``riwaya``), and the rest goes on.
    """
    failed = on_error or (lambda error: logging.getLogger("riwaya").error("%s", error))
    for outcome in _pipeline(published, outlet).read_sources(_sources(sources), jobs=jobs):
        if isinstance(outcome, InputError):
            failed(outcome)
        else:
            yield outcome


def _pipeline(published: str | None, outlet: str | None) -> Pipeline:
    from riwaya.pipeline import Setup, pipeline

    return pipeline(Setup(published=published, outlet=outlet))


def _sources(given: Iterable[Input]) -> Iterator[Source | InputError]:
    from riwaya.page import open_sources

    for each in given:
        if isinstance(each, bytes) or not _is_path(each):
            yield _in_memory(each if isinstance(each, bytes) else str(each).encode("utf-8", "surrogatepass"))
        else:
            yield from open_sources([each])


def _is_path(given: str | Path) -> bool:
    if isinstance(given, Path):
        return True
    short = 0 < len(given) <= LONGEST_PATH and "\n" not in given and "\0" not in given
    return short and (_looks_like_path(given) or _exists(given))


def _exists(given: str) -> bool:
    """Whether there is such a file; text that no file could be called by is none."""
    try:
        return Path(given).exists()
    except OSError:
        return False


def _looks_like_path(given: str) -> bool:
    from riwaya.page.sniff import SUFFIXES, suffix_of

    return suffix_of(given) in SUFFIXES or given.startswith(("http://", "https://", "/", "./", "~"))


def _in_memory(content: bytes) -> Source | InputError:
    from riwaya.page import Source
    from riwaya.page.sniff import HEAD, binary_name, kind_of

    what = "empty" if not content.strip() else binary_name(content[:HEAD])
    if what:
        return InputError(what, where="the given text", hint="give HTML, text or a path")
    return Source(name="the given text", kind=kind_of(content[:HEAD]), content=content)


def _name(source: Input) -> str:
    return str(source) if not isinstance(source, bytes) and _is_path(source) else "the given text"
