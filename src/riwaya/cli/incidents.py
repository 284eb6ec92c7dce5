"""``riwaya incidents``: the same happening across documents (or a library), its accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from riwaya.cli._app import FAILED, tell
from riwaya.cli._library import Where
from riwaya.cli._library import opened as library_at
from riwaya.cli._options import From, Gazetteers, Jobs, Lexicons, Outlet, Published, kind_of, setup
from riwaya.cli._output import opened
from riwaya.cli._progress import counted
from riwaya.errors import ConfigError, InputError

if TYPE_CHECKING:
    from riwaya.incidents import Gathering, Judgements
    from riwaya.library import Library
    from riwaya.pipeline import Pipeline
    from riwaya.records import Incident, Report


class IncidentFormat(StrEnum):
    """How incidents are written."""

    table = "table"
    jsonl = "jsonl"
    html = "html"


class Policy(StrEnum):
    """How accounts are summed up."""

    range = "range"
    lowest = "lowest"
    latest = "latest"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(incidents)


def incidents(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...", help="Files, folders, patterns; - is the standard input; left out: the library."
        ),
    ] = None,
    kind: From = None,
    library: Where = None,
    form: Annotated[
        IncidentFormat,
        typer.Option("--format", "-f", help="A table, one incident a line (jsonl), or a page for the browser (html)."),
    ] = IncidentFormat.table,
    policy: Annotated[
        Policy,
        typer.Option(
            help="Tolls over all accounts: from the lowest to the highest of the distinct origins (range), the lowest "
            "that any origin holds to (lowest), or the range of what each origin said last (latest)."
        ),
    ] = Policy.range,
    judgements: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="What people decided, as JSONL: left, right, verdict, who, at.", dir_okay=False
        ),
    ] = None,
    types: Annotated[
        str | None, typer.Option("--type", metavar="TYPES", help="Only these types, with commas: ASSAULT,ACCIDENT.")
    ] = None,
    least: Annotated[
        int, typer.Option("--documents", metavar="N", min=1, help="Only incidents that N documents or more tell.")
    ] = 1,
    recaps: Annotated[bool, typer.Option("--recaps/--no-recaps", help="Also tolls of periods.")] = True,
    explain: Annotated[
        str | None, typer.Option(metavar="ID", help="Say why the incident with this id was put together.")
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    jobs: Jobs = 1,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here instead of the standard output.", dir_okay=False)
    ] = None,
    lexicon: Lexicons = None,
    gazetteer: Gazetteers = None,
) -> None:
    """Gather what documents tell of the same happening, each account beside the others, copies counted once.

    Incidents come by day. Without a FILE they are those of the library, with its corrections and judgements, and are
    kept there. What can't be read is told on the standard error, the rest goes on, and the exit code is 1.
    """
    from riwaya.incidents import read_judgements
    from riwaya.pipeline import Pipeline

    if files and library:
        raise ConfigError("files and a library", hint="give one of them; `riwaya add` puts files into a library")
    wanted = _types(types)
    held = read_judgements(judgements) if judgements else None
    failures: list[object] = []
    reader = Pipeline(setup(lexicon, gazetteer, published, outlet))
    if files:
        reports = counted(reader.read_documents(files, kind=kind_of(kind), jobs=jobs), failures, tell)
        gathering = _gathered(reports, reader, held)
        found = gathering.incidents(policy=policy.value)
    else:
        with library_at(library) as kept:
            held = _judgements_of(kept, held)
            gathering = _gathered(counted(kept.reports(), failures, tell), reader, held)
            found = gathering.incidents(policy=policy.value)
            kept.put_incidents(found)
    _warn(gathering, held, judgements)
    chosen = [i for i in found if _wanted(i, wanted, least, recaps)]
    with opened(output) as out:
        out.write(_explained(found, explain)) if explain else _write(chosen, form, out)
    if failures:
        raise typer.Exit(FAILED)


def _gathered(reports: Iterable[Report], reader: Pipeline, held: Judgements | None) -> Gathering:
    from riwaya.incidents import Gathering

    gathering = Gathering(judgements=held, lexicon=reader.lexicon)
    for report in reports:
        gathering.add(report)
    return gathering


def _judgements_of(library: Library, more: Judgements | None) -> Judgements:
    """What the library holds to be one or not, and what a file says."""
    from riwaya.incidents import IncidentJudgement, Judgements

    kept = [
        IncidentJudgement(left=j.left, right=j.right, verdict=j.verdict, who=j.who, at=j.at, why=j.why)
        for j in library.judgements()
        if j.kind == "incident"
    ]
    return Judgements([*kept, *(more.held if more else ())])


def _types(given: str | None) -> frozenset[str] | None:
    """The types asked for. Raises ConfigError for one that there is not."""
    if given is None:
        return None
    from typing import get_args

    from riwaya.records import EventType

    wanted, known = frozenset(t.strip().upper() for t in given.split(",") if t.strip()), get_args(EventType)
    unknown = sorted(wanted - set(known))
    if unknown or not wanted:
        raise ConfigError(f"no type {', '.join(unknown) or 'given'}", hint="of " + ", ".join(known))
    return wanted


def _wanted(one: Incident, types: frozenset[str] | None, least: int, recaps: bool) -> bool:
    documents = {account.document for account in one.accounts}
    return (types is None or one.type in types) and len(documents) >= least and (recaps or one.scope != "recap")


def _warn(gathering: Gathering, held: Judgements | None, path: Path | None) -> None:
    """Ids that judgements name and nothing has: told, and no failure (the documents may come another time)."""
    for unknown in gathering.unknown_ids() if held is not None else ():
        tell(
            InputError(
                f"a judgement names {unknown}, which is in none of these documents", where=str(path or "library")
            )
        )


def _explained(found: Sequence[Incident], wanted: str) -> str:
    from riwaya.incidents.explain import explain

    matching = [i for i in found if any(known.startswith(wanted) for known in _ids(i))]
    if not matching:
        raise ConfigError(f"no incident {wanted!r}", hint="--format table shows the ids")
    return "\n".join(map(explain, matching))


def _ids(one: Incident) -> list[str]:
    return [one.id, *(event for account in one.accounts for event in account.events)]


def _write(found: Sequence[Incident], form: IncidentFormat, out: TextIO) -> None:
    if form is IncidentFormat.html:
        from riwaya.export.incidents_html import render

        out.write(render(found))
    elif form is IncidentFormat.jsonl:
        import msgspec

        for one in found:
            out.write(msgspec.json.encode(one).decode() + "\n")
    else:
        from riwaya.export.incidents_text import render_table

        out.write(render_table(found))
