"""TimeMap (Forensic Architecture): three tables that TimeMap reads from three addresses, as JSON lists.

``--table events`` (the default), ``sources`` (the articles) or ``associations`` (the types of events). All values of an
event are strings there, dates in TimeMap's default form (month/day/year); an event needs a date or coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final, get_args

from riwaya.edtf import clock, unit
from riwaya.export.facts import Facts, Happening
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.streaming import json_array
from riwaya.records import EventType, Report

LOSES: Final = {
    "nowhere": "happenings with neither a date nor coordinates: TimeMap can't draw them",
    "coarse-date": "dates coarser than a day: the first day is in `date`, the time as known in `time_precision`",
    "accounts": "accounts beyond the first: they are told in the description only",
    "counts": "killed, injured and other numbers: told in the description only",
    "statements": "statements, except as origins in the description",
    "commitments": "commitments",
    "spans": "where in the text each value stands",
}


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write one of the three lists."""
    reports = (item for item in items if isinstance(item, Report))
    if settings.table == "associations":
        json_array(stream, associations())
    elif settings.table == "sources":
        json_array(stream, (source(report) for report in reports))
    else:
        json_array(stream, (event for report in reports for event in events(report, loss)))


def associations() -> list[dict[str, Any]]:
    """A filter for each type of event."""
    return [
        {"id": kind, "title": kind, "desc": "", "mode": "FILTER", "filter_paths": ["type", kind]} for kind in _types()
    ]


def _types() -> tuple[str, ...]:
    return get_args(EventType)


def source(report: Report) -> dict[str, Any]:
    """The article as a source."""
    d = report.document
    return {
        "id": d.id,
        "title": d.title,
        "type": "article",
        "url": d.url or "",
        "paths": [d.url] if d.url else [],
        "author": d.outlet or "",
        "date": d.published.value if d.published else "",
    }


def events(report: Report, loss: Loss) -> Iterator[dict[str, Any]]:
    """The happenings of a report."""
    facts = Facts(report)
    loss.lose("statements", len(report.statements))
    loss.lose("commitments", len(report.commitments))
    for happening in facts.happenings:
        days, place = facts.days(happening), facts.place(happening)
        located = place is not None and place.lat is not None and place.lon is not None
        if days is None and not located:
            loss.lose("nowhere")
            continue
        time = facts.time(happening)
        loss.lose("coarse-date", int(days is not None and unit(time) != "day"))
        loss.lose("accounts", len(happening.events) - 1)
        loss.lose("counts", sum(len(e.counts) for e in happening.events))
        loss.lose("spans")
        yield {
            "id": f"{report.document.id}/{happening.first.id}",
            "description": _description(facts, happening),
            "date": f"{days[0]:%m/%d/%Y}" if days else "",
            "time": clock(time) or "",
            "time_precision": time or "",
            "location": facts.place_name(happening),
            **({"latitude": str(place.lat), "longitude": str(place.lon)} if place and located else {}),
            "type": happening.first.type,
            "associations": [happening.first.type],
            "sources": [report.document.id],
        }


def _description(facts: Facts, happening: Happening) -> str:
    """Each account in a line: its origins, the words, its numbers."""
    return "\n".join(_account(facts, happening, n) for n in range(len(happening.events)))


def _account(facts: Facts, happening: Happening, n: int) -> str:
    event = happening.events[n]
    origins = "، ".join(facts.origins(event)) or facts.document.outlet or "?"
    counts = "، ".join(f"{c.what} {c.low}{'+' if c.high is None else f'–{c.high}'}" for c in event.counts)
    return f"{origins}: {facts.words(event.trigger)}" + (f" ({counts})" if counts else "")
