"""The formats that reports can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, BinaryIO, Final

import msgspec

from riwaya.errors import ConfigError
from riwaya.export.facts import Choice
from riwaya.export.loss import Loss
from riwaya.export.offsets import Measure
from riwaya.records import Incident, Report

#: A report, or an incident as the contract's JSON.
Item = Report | dict[str, Any]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a format can be told. ``table`` is for formats of several tables; the rest is named in their modules."""

    table: str | None = None
    bom: bool = False
    raw_cells: bool = False
    unit: Measure = "codepoints"
    toll: Choice = "lowest"
    min_likely: float = 0.0


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its name, the usual ending of its files, a line about it, its tables (the first one is the default).

    ``incidents`` says that it takes incidents as well as reports.
    """

    name: str
    suffix: str
    about: str
    tables: tuple[str, ...] = ()
    incidents: bool = False

    @property
    def module(self) -> Any:
        """The module that writes it: ``write(items, stream, settings, loss)`` and ``LOSES``."""
        return import_module(f"riwaya.export.to_{self.name}")


_TABLES: Final = ("events", "statements", "counts", "commitments", "entities", "mentions", "documents", "incidents")

FORMATS: Final[dict[str, Format]] = {
    one.name: one
    for one in (
        Format(name="csv", suffix=".csv", about="Tables for spreadsheets (Excel-safe)", tables=_TABLES, incidents=True),
        Format(name="jsonl", suffix=".jsonl", about="Whole reports, one a line: loses nothing", incidents=True),
        Format(name="parquet", suffix=".parquet", about="Tables for analytics", tables=_TABLES, incidents=True),
        Format(name="geojson", suffix=".geojson", about="Happenings on a map (RFC 7946)", incidents=True),
        Format(name="acled", suffix=".csv", about="ACLED-shaped rows of 31 columns", incidents=True),
        Format(name="ged", suffix=".csv", about="UCDP GED-shaped rows of 49 columns", incidents=True),
        Format(name="plover", suffix=".tsv", about="PLOVER coding as POLECAT's 40 columns, speech acts included"),
        Format(name="gdelt", suffix=".tsv", about="GDELT 2.0 event rows of 61 columns, CAMEO codes"),
        Format(name="ftm", suffix=".ftm.json", about="FollowTheMoney entities, one a line"),
        Format(name="jsonld", suffix=".jsonld", about="schema.org Quotation and Event with PROV-O"),
        Format(name="webannotation", suffix=".jsonld", about="W3C Web Annotations on the text"),
        Format(name="labelstudio", suffix=".json", about="Label Studio tasks", tables=("tasks", "config")),
        Format(name="doccano", suffix=".jsonl", about="doccano entities and relations"),
        Format(name="ics", suffix=".ics", about="Commitments as a calendar (iCalendar)"),
        Format(name="timemap", suffix=".json", about="TimeMap data", tables=("events", "sources", "associations")),
    )
}


def format_of(name: str, settings: Settings) -> Format:
    """The format with a name, if it has the table that is asked for. Raises ConfigError."""
    if name not in FORMATS:
        raise ConfigError(f"no format {name}", hint="one of " + ", ".join(FORMATS))
    found = FORMATS[name]
    if settings.table is not None and settings.table not in found.tables:
        hint = "one of " + ", ".join(found.tables) if found.tables else "it has one only"
        raise ConfigError(f"{name} has no table {settings.table}", hint=hint)
    return found


def export(name: str, items: Iterable[Item | Incident], stream: BinaryIO, settings: Settings | None = None) -> Loss:
    """Write reports (or incidents, where the format takes them) to a stream, one after the other; what was lost.

    Raises ConfigError for an unknown format or table, for incidents in a format that has no place for them, and where
    the format needs a package that is not installed.
    """
    chosen = settings or Settings()
    found = format_of(name, chosen)
    loss = Loss(name, found.module.LOSES)
    write: Callable[[Iterable[Item], BinaryIO, Settings, Loss], None] = found.module.write
    write(_fitting(found, items), stream, chosen, loss)
    return loss


def _fitting(found: Format, items: Iterable[Item | Incident]) -> Iterable[Item]:
    for item in items:
        if not isinstance(item, Report) and not found.incidents:
            raise ConfigError(f"{found.name} takes reports, not incidents", hint="export without --incidents")
        yield msgspec.to_builtins(item) if isinstance(item, Incident) else item
