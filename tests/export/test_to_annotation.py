"""Web Annotation, Label Studio, doccano: offsets in the right unit, and back again."""

from __future__ import annotations

import io
import json
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TEXT, numbered, report
from pyld import jsonld
from rdflib import RDF, Graph, Namespace

from riwaya.export import to_doccano, to_labelstudio, to_webannotation
from riwaya.export.formats import Settings, export
from riwaya.export.labels import ALL_LABELS, Label, marked
from riwaya.export.offsets import Offsets


def written(name: str, *items: object, **settings: object) -> io.BytesIO:
    stream = io.BytesIO()
    export(name, items, stream, Settings(**settings))
    stream.seek(0)
    return stream


REPORTS = [report(), numbered(7)]


def test_labels_stand_on_their_letters() -> None:
    found = {label.id: label for label in marked(report()).labels}
    assert TEXT[slice(*found["s-five.content0"].span)] == "قُتل خمسة على الأقل"
    assert TEXT[slice(*found["v-strike"].span)] == "غارة جوية"
    assert TEXT[slice(*found["c-inquiry.due"].span)] == "خلال 48 ساعة"
    assert found["s-denial"].label == "cue.deny"
    assert {label.label for label in found.values()} <= set(ALL_LABELS)
    assert {r.kind for r in marked(report()).relations} <= set(to_labelstudio._RELATIONS)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))), st.data())
def test_utf_16_offsets_are_those_of_utf_16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets = Offsets(text, "utf16")
    a, b = offsets.out((start, end))
    assert text.encode("utf-16-le")[2 * a : 2 * b].decode("utf-16-le") == text[start:end]
    assert offsets.back((a, b)) == (start, end)
    assert Offsets(text, "codepoints").out((start, end)) == (start, end)


# doccano


def test_doccano_round_trip() -> None:
    assert list(to_doccano.read(written("doccano", *REPORTS))) == [marked(one) for one in REPORTS]


def test_doccano_counts_code_points() -> None:
    (line,) = written("doccano", report()).read().splitlines()
    one = json.loads(line)
    for entity in one["entities"]:
        assert one["text"][entity["start_offset"] : entity["end_offset"]].strip()
    trigger = next(e for e in one["entities"] if e["label"] == "event.ASSAULT")
    assert one["text"][trigger["start_offset"] : trigger["end_offset"]] == "غارة جوية"


def test_doccano_work_of_people_comes_back() -> None:
    (line,) = written("doccano", report()).read().splitlines()
    one = json.loads(line)
    one["entities"].append({"id": 900, "label": "person", "start_offset": 0, "end_offset": 4})
    (back,) = to_doccano.read(io.BytesIO(json.dumps(one).encode()))
    assert back.labels[-1] == Label("900", "person", (0, 4))


# Label Studio


def test_label_studio_round_trip() -> None:
    assert list(to_labelstudio.read(written("labelstudio", *REPORTS))) == [marked(one) for one in REPORTS]


def test_label_studio_values_hold_the_letters_they_point_to() -> None:
    (task,) = json.load(written("labelstudio", report()))
    regions = [r for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    text = task["data"]["text"]
    assert all(text[r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in regions)
    ids = {r["id"] for r in regions}
    relations = [r for r in task["predictions"][0]["result"] if r["type"] == "relation"]
    assert relations
    assert all({r["from_id"], r["to_id"]} <= ids for r in relations)


def test_label_studio_work_of_people_goes_before_predictions() -> None:
    tasks = json.load(written("labelstudio", report()))
    result: list[dict[str, Any]] = [tasks[0]["predictions"][0]["result"][0]]
    tasks[0]["annotations"] = [{"result": result}]
    (back,) = to_labelstudio.read(io.BytesIO(json.dumps(tasks).encode()))
    assert back.labels == marked(report()).labels[:1]
    assert back.relations == ()


def test_label_studio_configuration_has_every_label_that_tasks_use() -> None:
    view = ElementTree.fromstring(written("labelstudio", table="config").read())
    offered = {label.get("value") for label in view.iter("Label")}
    (task,) = json.load(written("labelstudio", report()))
    used = {r["value"]["labels"][0] for r in task["predictions"][0]["result"] if r["type"] == "labels"}
    assert used <= offered
    assert {element.get("name") for element in (*view.iter("Labels"), *view.iter("Text"))} == {"label", "text"}
    assert view.find("Text").get("value") == "$text"


# Web Annotation


@pytest.mark.parametrize("unit", ["codepoints", "utf16"])
def test_web_annotation_round_trip(unit: str) -> None:
    texts = {one.document.id: one.document.text for one in REPORTS}
    stream = written("webannotation", *REPORTS, unit=unit)
    assert list(to_webannotation.read(stream, texts)) == [marked(one) for one in REPORTS]


@pytest.mark.parametrize(("unit", "encoding", "width"), [("codepoints", "utf-32-le", 4), ("utf16", "utf-16-le", 2)])
def test_position_and_quote_agree_in_the_unit_that_the_page_states(unit: str, encoding: str, width: int) -> None:
    page = json.load(written("webannotation", report(), unit=unit))
    assert page["riwaya:unit"] == unit
    encoded = TEXT.encode(encoding)
    for one in (a for a in page["items"] if a["motivation"] == "classifying"):
        quote, position = one["target"]["selector"]
        assert encoded[width * position["start"] : width * position["end"]].decode(encoding) == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


OA = Namespace("http://www.w3.org/ns/oa#")


def test_web_annotation_is_a_graph_of_annotations() -> None:
    """The context of the model, in the few terms that are used here: tests do not go to the network."""
    page = json.load(written("webannotation", report()))
    page["@context"] = {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "riwaya": "urn:riwaya:vocabulary:",
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "selector": "oa:hasSelector",
        "oa": "http://www.w3.org/ns/oa#",
    }
    found = Graph().parse(data=jsonld.to_rdf(page, {"format": "application/n-quads"}), format="nt")
    labels, links = len(marked(report()).labels), len(marked(report()).relations)
    assert len(list(found.subjects(RDF.type, OA.Annotation))) == labels + links
    assert len(list(found.subject_objects(OA.hasTarget))) == labels + links
    assert len(list(found.subjects(RDF.type, OA.TextQuoteSelector))) == labels


def test_a_document_without_an_address_is_named_by_its_id() -> None:
    document = msgspec.structs.replace(report().document, url=None)
    page = json.load(written("webannotation", msgspec.structs.replace(report(), document=document)))
    assert page["items"][0]["target"]["source"] == "urn:riwaya:d-port"
