"""W3C Web Annotation: an AnnotationPage, one annotation a labelled span, found by quote and by position.

The model counts a ``TextPositionSelector`` in Unicode code points, and so do we unless ``--unit utf16`` is given, for
tools that count as JavaScript does; each page says which (``riwaya:unit``). Relations are annotations that link two
others. :func:`read` takes a page back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from riwaya.export.formats import Item, Settings
from riwaya.export.labels import LOSES, Label, Marked, Relation, count_losses, marked
from riwaya.export.loss import Loss
from riwaya.export.offsets import Measure, Offsets
from riwaya.export.streaming import dumps, json_array
from riwaya.records import Report

__all__ = ["LOSES", "annotations_of", "read", "write"]

_CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"riwaya": "urn:riwaya:vocabulary:"}]
_AROUND: Final = 32  # letters of prefix and suffix


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write an AnnotationPage."""
    head = {"@context": _CONTEXT, "id": "urn:riwaya:annotations", "type": "AnnotationPage"}
    before = dumps({**head, "riwaya:unit": settings.unit})[:-1] + ', "items": '
    every = (a for item in items if isinstance(item, Report) for a in annotations_of(item, settings.unit, loss))
    json_array(stream, every, before=before, after="}")


def annotations_of(report: Report, unit: Measure, loss: Loss) -> Iterator[dict[str, Any]]:
    """The annotations of a report: labels first, then relations."""
    count_losses(report, loss)
    found, offsets = marked(report), Offsets(report.document.text, unit)
    for label in found.labels:
        yield _annotation(report, label, offsets)
    for n, relation in enumerate(found.relations):
        yield _link(report, n, relation)


def _id(document: str, part: str) -> str:
    return f"urn:riwaya:{document}:{part}"


def _annotation(report: Report, label: Label, offsets: Offsets) -> dict[str, Any]:
    text, (start, end), counted = report.document.text, label.span, offsets.out(label.span)
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": counted[0], "end": counted[1]}
    return {
        "id": _id(report.document.id, label.id),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"id": "urn:riwaya", "type": "Software", "name": f"riwaya {report.riwaya}"},
        "body": {"type": "TextualBody", "value": label.label, "purpose": "tagging"},
        "target": {
            "source": report.document.url or f"urn:riwaya:{report.document.id}",
            "selector": [quote, position],
        },
    }


def _link(report: Report, n: int, relation: Relation) -> dict[str, Any]:
    document = report.document.id
    return {
        "id": _id(document, f"relation{n}"),
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {"type": "TextualBody", "value": relation.kind, "purpose": "tagging"},
            {"type": "SpecificResource", "source": _id(document, relation.target), "purpose": "linking"},
        ],
        "target": _id(document, relation.source),
    }


def read(stream: BinaryIO, texts: dict[str, str]) -> Iterator[Marked]:
    """The labels and relations of a page; ``texts`` are the documents' texts by id, for the page does not hold them."""
    page = json.load(stream)
    by_document: dict[str, list[dict[str, Any]]] = {}
    for annotation in page["items"]:
        by_document.setdefault(_split(annotation["id"])[0], []).append(annotation)
    for document, found in by_document.items():
        offsets = Offsets(texts[document], page["riwaya:unit"])
        yield Marked(
            document=document,
            text=texts[document],
            labels=tuple(_label(a, offsets) for a in found if a["motivation"] == "classifying"),
            relations=tuple(_relation(a) for a in found if a["motivation"] == "linking"),
        )


def _split(key: str) -> tuple[str, str]:
    document, _, part = key.removeprefix("urn:riwaya:").rpartition(":")
    return document, part


def _label(annotation: dict[str, Any], offsets: Offsets) -> Label:
    position = next(s for s in annotation["target"]["selector"] if s["type"] == "TextPositionSelector")
    span = offsets.back((position["start"], position["end"]))
    return Label(_split(annotation["id"])[1], annotation["body"]["value"], span)


def _relation(annotation: dict[str, Any]) -> Relation:
    kind, target = annotation["body"]
    return Relation(_split(annotation["target"])[1], _split(target["source"])[1], kind["value"])
