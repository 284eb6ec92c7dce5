"""``riwaya add``: pages into the library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli._app import FAILED, tell
from riwaya.cli._library import Where, opened, settings
from riwaya.cli._options import Fetch, Files, From, Gazetteers, Lexicons, Outlet, Published, kind_of, setup
from riwaya.errors import InputError

if TYPE_CHECKING:
    from riwaya.library import Coverage
    from riwaya.page import Source


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(add)


def add(
    files: Files,
    library: Where = None,
    kind: From = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to read with (settings: jobs).")
    ] = None,
    fetch: Fetch = False,
    hash_only: Annotated[
        bool, typer.Option("--hash-only", help="Keep the hash of each source, not its bytes: for large archives.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read again what this version of riwaya and its lists has read before.")
    ] = False,
    lexicon: Lexicons = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Add pages to the library: keep their bytes, read them, write down what they say.

    Adding again changes nothing; a run that was interrupted goes on where it was. At the end it says how many documents
    came in, and how many of them were new, changed, unchanged or failed, and why.
    """
    from riwaya.cli._reading import pieces_of, reader_of, version_of
    from riwaya.library import Plan
    from riwaya.page import open_sources

    chosen = settings()
    base = setup(lexicon or list(chosen.lexicons), gazetteer or list(chosen.gazetteers), published, outlet)
    plan = Plan(version=version_of(base), jobs=jobs or chosen.jobs, whole=not hash_only, again=again)
    sources = _held(open_sources(files, kind=kind_of(kind), fetch=fetch))
    with opened(library, create=True) as target:
        coverage = _followed(target.take_in(sources, pieces_of(base), reader_of(base), plan))
    typer.echo(_told(coverage))
    if coverage.failed:
        raise typer.Exit(FAILED)


def _held(sources: Iterator[Source | InputError]) -> Iterator[Source | InputError]:
    """Sources that can be read twice: the standard input is taken in whole."""
    import msgspec

    for source in sources:
        if isinstance(source, InputError) or source.stream is None:
            yield source
        else:
            yield msgspec.structs.replace(source, content=source.stream.read(), stream=None)


def _followed(states: Iterator[Coverage]) -> Coverage:
    """The last state; failures are told as they come."""
    told, state = 0, None
    for state in states:
        for failure in state.failures[told:]:
            tell(InputError(failure.why, where=failure.where))
        told = state.failed
    if state is None:
        raise InputError("nothing to add")
    return state


def _told(coverage: Coverage) -> str:
    counts = {
        "in": coverage.documents + coverage.failed,
        "new": coverage.new,
        "changed": coverage.changed,
        "unchanged": coverage.unchanged,
        "failed": coverage.failed,
        "sources passed over": coverage.passed,
    }
    return "\n".join(f"{count:>8} {name}" for name, count in counts.items())
