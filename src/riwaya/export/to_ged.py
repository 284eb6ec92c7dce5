"""Rows in the shape of UCDP GED (49 columns): one a happening or incident in which somebody was killed.

Not UCDP data. Ids of events, conflicts, dyads and sides, names of conflicts and dyads, ``active_year``,
``code_status``, ``adm_1``, ``adm_2`` and ``region`` are UCDP's to give and blank. ``low`` and ``high`` are the lowest
and the highest bound of any account; ``best`` is the lowest number (``toll="highest"``: the highest); the deaths by
side sum up to ``best``: civilians where that account counts civilians, the rest unknown. ``source_original`` is who the
article cites.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from riwaya.edtf import Bounds, bounds
from riwaya.export.countries import Country, country
from riwaya.export.facts import Choice, Facts, Happening, Toll, chosen, is_recap, killed, precision
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.rows import write_csv
from riwaya.export.to_acled import is_civilian
from riwaya.records import Entity, Report

COLUMNS: Final = tuple(
    (
        "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
        "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
        "side_b number_of_sources source_article source_office source_date source_headline source_original "
        "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
        "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
        "deaths_unknown best high low gwnoa gwnob"
    ).split()
)

LOSES: Final = {
    "no-deaths": "happenings in which no account counts somebody killed: GED holds deadly events only",
    "not-happened": "happenings that are planned, demanded, threatened, hypothetical or denied",
    "no-date": "happenings without a date",
    "accounts": "accounts that differ: the row holds their range, not who said which number",
    "open-high": "open numbers (at least …): high is then the highest bound that was said",
    "other-counts": "injured, missing, displaced …",
    "no-dyad": "happenings of which one side or its kind is unknown: type_of_violence is blank",
    "statements": "statements, except as source_original",
    "commitments": "commitments",
    "recap": "incidents that are the toll of a period",
    "spans": "where in the text each value stands",
}


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write a CSV file."""
    write_csv(
        stream, COLUMNS, (row for item in items for row in rows(item, loss, settings.toll)), safe=not settings.raw_cells
    )


def rows(item: Item, loss: Loss, toll: Choice = "lowest") -> Iterator[dict[str, Any]]:
    """The rows of a report or an incident."""
    if not isinstance(item, Report):
        yield from _incident(item, loss, toll)
        return
    facts = Facts(item)
    loss.lose("statements", len(item.statements))
    loss.lose("commitments", len(item.commitments))
    for happening in facts.happenings:
        reason = _reason(facts, happening)
        if reason:
            loss.lose(reason)
        else:
            yield _row(facts, happening, loss, toll)


def _reason(facts: Facts, happening: Happening) -> str:
    if not any(toll.low or toll.high for toll in facts.tolls(happening, "killed")):
        return "no-deaths"
    if not facts.is_real(happening):
        return "not-happened"
    return "" if facts.days(happening) else "no-date"


def _row(facts: Facts, happening: Happening, loss: Loss, toll: Choice) -> dict[str, Any]:
    tolls, days = facts.tolls(happening, "killed"), facts.days(happening)
    loss.lose("other-counts", len(facts.other_counts(happening, "killed")))
    loss.lose("spans")
    return {
        **_time(days),
        **_sides(facts, happening, loss),
        **_source(facts, happening),
        **_place(facts.place(happening), facts.country(happening), facts.place_name(happening)),
        **_deaths([(t.low, t.high) for t in tolls], loss, toll),
        **_whose(tolls, toll),
    }


def _time(days: Bounds | None) -> dict[str, Any]:
    """date_prec 1: the day; 2: two to six days; 3: a week; 4: a month; 5: more."""
    if days is None:
        return {}
    length = (days[1] - days[0]).days + 1
    code = next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, length)) if length <= most)
    start, end = (day.isoformat() for day in days)
    return {"year": days[0].year, "date_prec": code, "date_start": start, "date_end": end, "event_clarity": 1}


def _sides(facts: Facts, happening: Happening, loss: Loss) -> dict[str, Any]:
    a = next((e for e in facts.actors(happening) if _armed(e)), None)
    targets = [e for e in facts.targets(happening) if e.kind not in {"place", "facility"}]
    b = next(iter(targets), None)
    civilians = any(is_civilian(e.name) for e in targets) or any(
        is_civilian(toll.of) for toll in facts.tolls(happening, "killed")
    )
    kind = _violence(a, b, civilians=civilians)
    loss.lose("no-dyad", int(kind is None))
    return {
        "type_of_violence": kind,
        "side_a": a.name if a else "",
        "side_b": b.name if b else "Civilians" if civilians else "",
        "gwnoa": _state(a),
        "gwnob": _state(b),
    }


def _armed(entity: Entity | None) -> bool:
    return entity is not None and entity.kind in {"government", "group"}


def _violence(a: Entity | None, b: Entity | None, *, civilians: bool) -> int | None:
    """1: a state is a side; 2: two groups; 3: an armed side against civilians; None where a side is unknown."""
    if a is None:
        return None
    if b is not None and _armed(b):
        return 1 if "government" in {a.kind, b.kind} else 2
    return 3 if civilians else None


def _state(entity: Entity | None) -> str:
    found = country(entity.country) if entity is not None and entity.kind == "government" else None
    return found.state if found else ""


def _source(facts: Facts, happening: Happening) -> dict[str, Any]:
    d, published = facts.document, bounds(facts.published)
    day = published[0].isoformat() if published else ""
    return {
        "number_of_sources": 1,
        "source_article": ",".join(f'"{part}"' for part in (d.outlet or "", day, d.title)),
        "source_office": d.outlet,
        "source_date": day,
        "source_headline": d.title,
        "source_original": facts.all_origins(happening),
    }


def _place(place: Entity | None, where: Country | None, name: str) -> dict[str, Any]:
    lat, lon = (place.lat, place.lon) if place else (None, None)
    return {
        "where_prec": 1 if lat is not None else 6 if where else None,
        "where_coordinates": name,
        "where_description": name,
        **_point(lat, lon),
        **_country(where),
    }


def _point(lat: float | None, lon: float | None) -> dict[str, Any]:
    if lat is None or lon is None:
        return {}
    return {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": _cell(lat, lon)}


def _cell(lat: float, lon: float) -> int:
    """The PRIO-GRID cell: half degrees, counted from the south-west corner, row by row of 720."""
    return int((lat + 90) / 0.5) * 720 + int((lon + 180) / 0.5) + 1


def _country(found: Country | None) -> dict[str, Any]:
    return {"country": found.name, "country_id": found.state} if found else {}


def _deaths(tolls: list[tuple[int, int | None]], loss: Loss, toll: Choice) -> dict[str, Any]:
    """Low, best and high of all accounts."""
    loss.lose("open-high", sum(high is None for _, high in tolls))
    loss.lose("accounts", int(len(set(tolls)) > 1))
    low = min(low for low, _ in tolls)
    return {
        "best": chosen(tolls, toll),
        "low": low,
        "high": max(high if high is not None else low for low, high in tolls),
    }


def _whose(tolls: list[Toll], toll: Choice) -> dict[str, int]:
    """``best`` by side, as the account that it is taken from says."""
    best = chosen(((t.low, t.high) for t in tolls), toll)
    of = next(t.of for t in tolls if best in {t.low, t.high})
    civilians = best if is_civilian(of) else 0
    return {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": civilians, "deaths_unknown": best - civilians}


def _incident(incident: dict[str, Any], loss: Loss, toll: Choice) -> Iterator[dict[str, Any]]:
    tolls, days = killed(incident), bounds(incident.get("time"))
    if days is None or is_recap(incident) or not any(low or high for low, high in tolls):
        loss.lose("recap" if is_recap(incident) else "no-date" if days is None else "no-deaths")
        return
    place = incident.get("place") or {}
    deaths, where = _deaths(tolls, loss, toll), country(place.get("country"))
    sides = {side: next((one["name"] for one in incident.get(side, ())), "") for side in ("actors", "targets")}
    loss.lose("no-dyad")
    yield {
        **_time(days),
        "side_a": sides["actors"],
        "side_b": sides["targets"],
        "number_of_sources": incident.get("outlets"),
        "source_original": list(dict.fromkeys(a["origin"] for a in incident.get("accounts", ()) if a.get("origin"))),
        "where_prec": precision(place)[1],
        "where_coordinates": place.get("name"),
        "where_description": place.get("name"),
        **_point(place.get("lat"), place.get("lon")),
        **_country(where),
        **deaths,
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 0,
        "deaths_unknown": deaths["best"],
    }
