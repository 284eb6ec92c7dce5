"""``riwaya explain``: why a record is as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from riwaya.cli._app import tell
from riwaya.cli._options import Fetch, From, Gazetteers, Lexicons, Outlet, Published, kind_of, setup
from riwaya.errors import InputError

if TYPE_CHECKING:
    from riwaya.page import Kind
    from riwaya.records import Document


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(explain)


def explain(
    page: Annotated[
        str, typer.Argument(metavar="PAGE", help="The file that the record was read in; - is the standard input.")
    ],
    record: Annotated[
        str, typer.Argument(metavar="ID", help="The record's id, or its beginning as the report shows it.")
    ],
    kind: From = None,
    published: Published = None,
    outlet: Outlet = None,
    fetch: Fetch = False,
    lexicon: Lexicons = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Say why a record is as it is: which rule made it, from which words, by which lexicon entries."""
    from riwaya.pipeline import Pipeline

    reader = Pipeline(setup(lexicon, gazetteer, published, outlet))
    for document in _documents(page, kind_of(kind), published, outlet, fetch):
        told = reader.explain(document, record)
        if told is not None:
            typer.echo(told)
            return
    hint = "riwaya read PAGE shows the ids; give --published and --outlet as you did there"
    raise InputError(f"no record {record!r} in it", where=page, hint=hint)


def _documents(page: str, kind: Kind, published: str | None, outlet: str | None, fetch: bool) -> Iterator[Document]:
    from riwaya.page import documents, open_sources

    for source in open_sources([page], kind=kind, fetch=fetch):
        found = [source] if isinstance(source, InputError) else documents(source, published=published, outlet=outlet)
        for document in found:
            if isinstance(document, InputError):
                tell(document)
            else:
                yield document
