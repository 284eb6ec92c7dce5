"""Rows in the shape of ACLED (31 columns of March 2023): one a happening that did happen, or one an incident.

Not ACLED data: nobody at ACLED has coded or checked them. ``event_id_cnty``, ``admin1`` … ``admin3``, ``tags`` and
``timestamp`` are ACLED's to give and blank. ``fatalities`` follows ACLED's own policy: where accounts differ or are
open the lowest number (``toll="highest"`` takes the highest); none given is 0. Actors have no direction there: actor1
is who acts here, actor2 the target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO, Final

from riwaya.arabic import fold_text
from riwaya.edtf import Bounds, bounds
from riwaya.export.codes import by_mode, codes
from riwaya.export.countries import Country, country
from riwaya.export.facts import Choice, Facts, Happening, chosen, is_recap, killed, precision
from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss
from riwaya.export.rows import write_csv
from riwaya.records import Entity, Report

COLUMNS: Final = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)

LOSES: Final = {
    "no-type": "events of types or modes that ACLED does not code",
    "no-target": "attacks whose target is unknown: battle or violence against civilians? Both types are blank",
    "not-happened": "happenings that are planned, demanded, threatened, hypothetical or denied",
    "unlikely": "attacks and protests that a coder would hardly code (only with --min-likely)",
    "no-date": "happenings without a date: ACLED dates every row",
    "coarse-date": "dates coarser than a month's part: the row has the first day and time_precision 3",
    "accounts": "accounts that differ in the number killed: one is in the row, the others in its notes",
    "other-counts": "injured, missing, displaced … : ACLED counts the dead only",
    "statements": "statements: who said what is not coded, except as the row's source",
    "commitments": "commitments",
    "recap": "incidents that are the toll of a period",
    "spans": "where in the text each value stands",
    "inter": "actors whose kind (rebels, militia …) is ACLED's to judge: inter is blank",
}


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write a CSV file."""
    write_csv(
        stream,
        COLUMNS,
        (row for item in items for row in rows(item, loss, settings.toll, settings.min_likely)),
        safe=not settings.raw_cells,
    )


def rows(item: Item, loss: Loss, toll: Choice = "lowest", least: float = 0.0) -> Iterator[dict[str, Any]]:
    """The rows of a report or an incident."""
    if not isinstance(item, Report):
        yield from _incident(item, loss, toll)
        return
    facts = Facts(item)
    loss.lose("statements", len(item.statements))
    loss.lose("commitments", len(item.commitments))
    for happening in facts.happenings:
        if facts.is_likely(happening, least):
            yield from _row(facts, happening, loss, toll)
        else:
            loss.lose("unlikely")


def _row(facts: Facts, happening: Happening, loss: Loss, toll: Choice) -> Iterator[dict[str, Any]]:
    kind, days = kind_of(facts, happening), facts.days(happening)
    reason = _reason(facts, happening, kind, days)
    if reason or kind is None or days is None:
        loss.lose(reason)
        return
    loss.lose("other-counts", len(facts.other_counts(happening, "killed")))
    loss.lose("no-target", int(not kind[0]))
    loss.lose("spans")
    yield {
        **_time(days, loss),
        **_type(kind),
        **_sides(facts, happening, loss),
        **_place(facts, happening),
        **_said(facts, happening, loss, toll),
    }


def _reason(facts: Facts, happening: Happening, kind: list[str] | None, days: Bounds | None) -> str:
    """Why a happening has no row; empty if it has one."""
    if kind is None:
        return "no-type"
    if not facts.is_real(happening):
        return "not-happened"
    return "" if days else "no-date"


def kind_of(facts: Facts, happening: Happening) -> list[str] | None:
    """ACLED's event and sub-event type; two blanks where the target must decide and is unknown; None: not coded."""
    table, first = codes("acled"), happening.first
    found: list[str] | None = by_mode(table["events"], first.type, first.mode)
    if first.type == "ASSAULT" and first.mode in {None, *table["clash_modes"]}:
        return _by_target(facts, happening, table["clash"], found)
    return found


def _by_target(facts: Facts, happening: Happening, clash: list[str], attack: list[str] | None) -> list[str] | None:
    """Armed targets make a clash, people an attack; both together a clash if the doers are armed too."""
    doers, targets = (any(map(_armed, side)) for side in (facts.actors(happening), facts.targets(happening)))
    civilians = _civilians(facts, happening)
    if targets and (doers or not civilians):
        return clash
    people = [e for e in facts.targets(happening) if e.kind not in {"place", "facility", "weapon"}]
    return attack if civilians or people else ["", ""]


def _armed(entity: Entity) -> bool:
    return entity.kind in {"government", "group"}


def is_civilian(words: str | None) -> bool:
    """Whether a name or the noun of a number means civilians."""
    return bool(set(fold_text(words or "").split()) & set(codes("acled")["civilians"]))


def _civilians(facts: Facts, happening: Happening) -> bool:
    named = [e.name for e in facts.targets(happening)]
    counted = [c.of for event in happening.events for c in event.counts if c.what in {"killed", "injured"}]
    return any(is_civilian(words) for words in (*named, *counted))


def _time(days: Bounds, loss: Loss) -> dict[str, Any]:
    """Precision 1: the day; 2: a week; 3: a month (ACLED's codes go no further)."""
    length = (days[1] - days[0]).days
    if length > 6:
        loss.lose("coarse-date")
    precision = 1 if length == 0 else 2 if length <= 6 else 3
    return {"event_date": _acled_day(days[0]), "year": days[0].year, "time_precision": precision}


def _acled_day(day: date) -> str:
    return f"{day.day:02} {day:%B} {day.year}"


def _type(kind: list[str]) -> dict[str, str]:
    disorder = codes("acled")["disorder"].get(kind[1], "Political violence")
    return {"disorder_type": disorder, "event_type": kind[0], "sub_event_type": kind[1]}


def _sides(facts: Facts, happening: Happening, loss: Loss) -> dict[str, Any]:
    where = facts.country(happening)
    actors, targets = (
        facts.actors(happening),
        [e for e in facts.targets(happening) if e.kind not in {"place", "facility"}],
    )
    civil = _civilians(facts, happening)
    inters = [_inter(side, where, loss) for side in (actors, targets)]
    first, second = ([e.known_as or e.name for e in side] for side in (actors, targets))
    if civil and not second:
        second, inters[1] = ["Civilians"], 7
    return {
        "actor1": first[0] if first else "",
        "assoc_actor_1": first[1:],
        "inter1": inters[0],
        "actor2": second[0] if second else "",
        "assoc_actor_2": second[1:],
        "inter2": inters[1],
        "interaction": _interaction(inters),
        "civilian_targeting": "Civilian targeting" if civil else "",
    }


def _inter(side: list[Entity], where: Country | None, loss: Loss) -> int | None:
    """The code of the first of a side: state forces, another state's, civilians; the rest is ACLED's to judge."""
    if not side:
        return None
    first, table = side[0], codes("acled")["inter"]
    if first.kind == "government":
        abroad = where is not None and first.country is not None and first.country != where.iso2
        return 8 if abroad else int(table["government"])
    if is_civilian(first.name):
        return int(table["civilian"])
    loss.lose("inter")
    return None


def _interaction(inters: list[int | None]) -> str:
    known = sorted(i for i in inters if i is not None)
    return "".join(map(str, known)) if len(known) == 2 else ""


def _place(facts: Facts, happening: Happening) -> dict[str, Any]:
    place = facts.place(happening)
    located = place is not None and place.lat is not None
    return {
        **_country(facts.country(happening)),
        "location": facts.place_name(happening),
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": 1 if located else None,
    }


def _country(found: Country | None) -> dict[str, str]:
    return {"iso": found.number, "region": found.region, "country": found.name} if found else {}


def _said(facts: Facts, happening: Happening, loss: Loss, toll: Choice) -> dict[str, Any]:
    """Source, fatalities and notes."""
    tolls = facts.tolls(happening, "killed")
    if len({(t.low, t.high) for t in tolls}) > 1:
        loss.lose("accounts")
    said = "; ".join(f"{'، '.join(t.origins) or facts.document.outlet or '?'}: {_range(t.low, t.high)}" for t in tolls)
    words = facts.words(_clause(facts, happening))
    return {
        "source": facts.document.outlet,
        "fatalities": chosen(((t.low, t.high) for t in tolls), toll),
        "notes": " | ".join(part for part in (words, f"killed: {said}" if said else "") if part),
    }


def _clause(facts: Facts, happening: Happening) -> tuple[int, int]:
    """The letters from one line break to the next around the trigger."""
    text, (start, end) = facts.document.text, happening.first.trigger
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text)


def _range(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def _incident_kind(incident: dict[str, Any]) -> list[str] | None:
    """Incidents have no mode and their targets no kind: an assault on others than civilians stays blank."""
    found: list[str] | None = by_mode(codes("acled")["events"], incident.get("type") or "", None)
    civilians = any(is_civilian(one["name"]) for one in incident.get("targets", ()))
    return ["", ""] if incident.get("type") == "ASSAULT" and not civilians else found


def _incident(incident: dict[str, Any], loss: Loss, toll: Choice) -> Iterator[dict[str, Any]]:
    days, kind = bounds(incident.get("time")), _incident_kind(incident)
    if kind is None or days is None or is_recap(incident):
        loss.lose("recap" if is_recap(incident) else "no-date" if kind else "no-type")
        return
    loss.lose("no-target", int(not kind[0]))
    place, tolls = incident.get("place") or {}, killed(incident)
    loss.lose("accounts", int(len(set(tolls)) > 1))
    names = {side: [one["name"] for one in incident.get(side, ())] for side in ("actors", "targets")}
    yield {
        **_time(days, loss),
        **_type(kind),
        "actor1": next(iter(names["actors"]), ""),
        "assoc_actor_1": names["actors"][1:],
        "actor2": next(iter(names["targets"]), ""),
        "assoc_actor_2": names["targets"][1:],
        "civilian_targeting": "Civilian targeting" if any(map(is_civilian, names["targets"])) else "",
        **_country(country(place.get("country"))),
        "location": place.get("name"),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "geo_precision": precision(place)[0],
        "source": list(dict.fromkeys(one["origin"] for one in incident.get("accounts", ()) if one.get("origin"))),
        "fatalities": chosen(tolls, toll),
    }
