"""Formats read by their own consumers: GeoJSON, FollowTheMoney, iCalendar, JSON-LD, TimeMap."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import geojson
import icalendar
import msgspec
import pytest
from followthemoney import model
from followthemoney.exc import InvalidData
from invented import INCIDENT, TEXT, at, numbered, report
from pyld import jsonld
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from riwaya.export.formats import Settings, export
from riwaya.export.to_ics import _folded
from riwaya.records import Report


def written(name: str, *items: object, **settings: object) -> bytes:
    stream = io.BytesIO()
    export(name, items, stream, Settings(**settings))
    return stream.getvalue()


# GeoJSON


def test_geojson_is_valid_and_longitude_comes_first() -> None:
    found = geojson.loads(written("geojson", report(), numbered(1), INCIDENT))
    assert found.is_valid, found.errors()
    assert len(found.features) == 3
    first = found.features[0]
    assert first.geometry.coordinates == [35.77, 35.51]
    assert first.properties["accounts"] == [
        {"event": "v-strike", "according_to": ["أحمد النجار"], "status": "happened", "killed": [3, 3]},
        {"event": "v-five", "according_to": ["حركة السنابل"], "status": "happened", "killed": [5, None]},
    ]
    assert found.features[2].properties["killed_high"] == 5


# FollowTheMoney


def ftm() -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", report()).splitlines()]


def test_followthemoney_accepts_every_entity_and_value() -> None:
    found = ftm()
    by_id = {one["id"]: one for one in found}
    assert len(by_id) == len(found)
    for one in found:
        proxy = model.get_proxy(one)
        proxy.schema.validate(one)
        assert {k: v for k, v in proxy.to_dict()["properties"].items() if k != "x"}.keys() == one["properties"].keys()
        for prop, value in proxy.itervalues():
            assert prop.type.clean(value) is not None, (prop, value)
            if prop.type.name == "entity":
                assert model.get(by_id[value]["schema"]).is_a(prop.range), (prop, by_id[value]["schema"])


def test_followthemoney_would_have_refused_a_wrong_one() -> None:
    with pytest.raises((InvalidData, KeyError)):
        model.get_proxy({"id": "x", "schema": "NoSuchSchema", "properties": {}})


def test_followthemoney_event_and_note() -> None:
    events = [one["properties"] for one in ftm() if one["schema"] == "Event"]
    assert events[0]["date"] == ["2031-05-06"]
    assert events[0]["location"] == ["ميناء الصفصاف"]
    assert events[1]["summary"] == ["حركة السنابل: قُتل (killed 5+)"]
    notes = [one["properties"] for one in ftm() if one["schema"] == "Note"]
    assert [note["keywords"][0] for note in notes] == ["assert", "deny", "assert", "order"]


# iCalendar


def test_the_calendar_is_read_and_says_who_must_do_what_by_when() -> None:
    data = written("ics", report(), numbered(3))
    found = icalendar.Calendar.from_ical(data)
    events = list(found.walk("VEVENT"))
    assert len(events) == 2
    assert events[0].errors == []
    assert events[0]["SUMMARY"] == "وزارة الدفاع: فتح تحقيق"
    assert events[0].decoded("DTSTART") == date(2031, 5, 8)
    assert events[0].decoded("DTEND") == date(2031, 5, 9)
    assert "أحمد النجار (directive)" in events[0]["DESCRIPTION"]
    assert len({event["UID"] for event in events}) == 2


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    data = written("ics", report())
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    text = "SUMMARY:" + "غارة 🕊 " * 40
    assert b"".join(_folded(text)).decode() == text
    assert all(piece.decode() for piece in _folded(text))


def test_commas_semicolons_and_line_breaks_come_back() -> None:
    name = "وزارة; الدفاع, والطيران\\\nالمدني"
    entities = tuple(msgspec.structs.replace(e, name=name) if e.id == "e-defence" else e for e in report().entities)
    data = written("ics", msgspec.structs.replace(report(), entities=entities))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == f"{name}: فتح تحقيق"


# JSON-LD

SCHEMA, PROV = Namespace("https://schema.org/"), Namespace("http://www.w3.org/ns/prov#")


def node(part: str) -> URIRef:
    return URIRef(f"urn:riwaya:d-port:{part}")


def graph() -> Graph:
    return Graph().parse(data=written("jsonld", report()), format="json-ld")


def test_json_ld_is_a_graph_of_quotations_and_events() -> None:
    found = graph()
    said = node("s-strike")
    assert (said, RDF.type, SCHEMA.Quotation) in found
    assert (said, SCHEMA.spokenByCharacter, node("e-najjar")) in found
    assert (said, SCHEMA.isPartOf, URIRef("urn:riwaya:d-port")) in found
    assert (node("e-najjar"), SCHEMA.name, Literal("أحمد النجار")) in found
    assert (node("v-strike"), PROV.wasDerivedFrom, said) in found
    assert (node("v-strike"), PROV.alternateOf, node("v-five")) in found
    assert (node("v-five"), PROV.specializationOf, node("v-strike.happening")) in found
    assert len(list(found.subjects(RDF.type, SCHEMA.Event))) == 4


def test_the_chain_is_followed_from_the_outlet_to_the_speaker() -> None:
    found, here, way = graph(), node("s-strike"), []
    while (here := found.value(here, PROV.wasQuotedFrom)) is not None:
        way.append(found.value(here, PROV.wasAttributedTo))
    assert way == [node("e-ufuq"), node("e-defence")]


def test_another_reader_of_json_ld_finds_the_same_triples() -> None:
    data = json.loads(written("jsonld", report()))
    quads = jsonld.to_rdf(data, {"format": "application/n-quads"})
    other = Graph().parse(data=quads, format="nt")
    assert len(other) == len(graph()) > 80
    assert jsonld.expand(data) != []


# TimeMap


def test_timemap_events_are_strings_with_a_date_or_a_place() -> None:
    found = json.loads(written("timemap", report()))
    assert found == [
        {
            "id": "d-port/v-strike",
            "description": "أحمد النجار: غارة جوية (killed 3–3)\nحركة السنابل: قُتل (killed 5+)",
            "date": "05/06/2031",
            "time": "",
            "time_precision": "2031-05-06",
            "location": "ميناء الصفصاف",
            "latitude": "35.51",
            "longitude": "35.77",
            "type": "ASSAULT",
            "associations": ["ASSAULT"],
            "sources": ["d-port"],
        }
    ]


def test_timemap_points_to_sources_and_associations_that_are_there() -> None:
    events = json.loads(written("timemap", report(), numbered(1)))
    sources = {one["id"]: one for one in json.loads(written("timemap", report(), numbered(1), table="sources"))}
    associations = {one["id"] for one in json.loads(written("timemap", table="associations"))}
    assert {key for event in events for key in event["sources"]} == set(sources)
    assert {key for event in events for key in event["associations"]} <= associations
    assert all({"id", "paths"} <= set(one) for one in sources.values())


# JSON Lines


def test_json_lines_come_back_whole() -> None:
    lines = written("jsonl", report(), INCIDENT).splitlines()
    assert msgspec.json.decode(lines[0], type=Report) == report()
    assert json.loads(lines[1]) == INCIDENT


def test_the_invented_report_has_a_letter_outside_the_first_plane_before_all_that_is_said() -> None:
    assert any(ord(letter) > 0xFFFF for letter in TEXT[: at(TEXT, "قال")[0]])
