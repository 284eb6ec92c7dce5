"""Incidents as a table for the terminal: one line each, Arabic last, readable without bidi support too."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.records import Incident, Range

HEAD = ("id", "time", "type", "killed", "injured", "origins", "outlets", "flags", "place · by whom")


def render_table(found: Sequence[Incident]) -> str:
    """The table, with a legend of the flags under it."""
    rows = [HEAD, *map(_row, found)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD) - 1)]
    lines = ["  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[-1]]) for row in rows]
    policies = sorted({i.summary.policy for i in found})
    legend = "flags: c contradiction, u update, d denied by somebody, r toll of a period, j judged by a person"
    told = f"{len(found)} incidents; tolls: {policies[0]}" if policies else "no incidents"
    return "\n".join([*lines, "", told, legend]) + "\n"


def _row(one: Incident) -> tuple[str, ...]:
    place = one.place.name if one.place else "-"
    actors = "، ".join(side.name for side in one.actors[:3])
    return (
        one.id,
        one.time or "-",
        one.type,
        _range(one.summary.killed),
        _range(one.summary.injured),
        str(one.origins),
        str(one.outlets),
        _flags(one) or "-",
        f"{place} · {actors}" if actors else place,
    )


def _range(found: Range | None) -> str:
    if found is None or found.low is None:
        return "-"
    return str(found.low) if found.high in (None, found.low) else f"{found.low}-{found.high}"


def _flags(one: Incident) -> str:
    kinds = {c.kind for c in one.conflicts}
    known = (
        ("c", "contradiction" in kinds),
        ("u", "update" in kinds),
        ("d", any(a.denied for a in one.accounts)),
        ("r", one.scope == "recap"),
        ("j", bool(one.judgements)),
    )
    return "".join(letter for letter, held in known if held)
