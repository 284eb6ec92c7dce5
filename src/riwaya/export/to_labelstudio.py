"""Label Studio: tasks whose predictions are riwaya's labels and relations. Offsets are code points.

``--table config`` writes the labelling configuration that the tasks need. :func:`read` takes a project's JSON export
back: what people annotated, else the predictions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import quoteattr

from riwaya.export.formats import Item, Settings
from riwaya.export.labels import ALL_LABELS, LOSES, Label, Marked, Relation, count_losses, marked
from riwaya.export.loss import Loss
from riwaya.export.streaming import json_array
from riwaya.records import Report

__all__ = ["LOSES", "config", "read", "task", "write"]

_FROM, _TO = "label", "text"
_RELATIONS: Final = ("speaker", "content", "hop", "place_text", "weapon", "count", "due", "according_to")


def write(items: Iterable[Item], stream: BinaryIO, settings: Settings, loss: Loss) -> None:
    """Write a list of tasks, or the configuration."""
    if settings.table == "config":
        stream.write(config().encode())
        return
    json_array(stream, (task(item, loss) for item in items if isinstance(item, Report)))


def config() -> str:
    """The labelling configuration: every label and relation that riwaya gives."""
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in ALL_LABELS)
    relations = "\n".join(f"    <Relation value={quoteattr(kind)}/>" for kind in _RELATIONS)
    return (
        f'<View>\n  <Relations>\n{relations}\n  </Relations>\n  <Labels name="{_FROM}" toName="{_TO}">\n{labels}\n'
        f'  </Labels>\n  <Text name="{_TO}" value="$text" granularity="word"/>\n</View>\n'
    )


def task(report: Report, loss: Loss) -> dict[str, Any]:
    """The task of a report."""
    count_losses(report, loss)
    found, d = marked(report), report.document
    labels = [_region(label, d.text) for label in found.labels]
    relations = [_relation(relation) for relation in found.relations]
    published = d.published.value if d.published else None
    return {
        "data": {"text": d.text, "document": d.id, "url": d.url, "outlet": d.outlet, "published": published},
        "predictions": [{"model_version": f"riwaya {report.riwaya}", "result": [*labels, *relations]}],
    }


def _region(label: Label, text: str) -> dict[str, Any]:
    start, end = label.span
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label.label]}
    return {"id": label.id, "from_name": _FROM, "to_name": _TO, "type": "labels", "value": value}


def _relation(relation: Relation) -> dict[str, Any]:
    ends = {"from_id": relation.source, "to_id": relation.target}
    return {"type": "relation", **ends, "direction": "right", "labels": [relation.kind]}


def read(stream: BinaryIO) -> Iterator[Marked]:
    """The labels and relations of a project's JSON export."""
    for one in json.load(stream):
        done = one.get("annotations") or one["predictions"]
        results = done[0]["result"]
        regions = (r for r in results if r["type"] == "labels")
        relations = (r for r in results if r["type"] == "relation")
        yield Marked(
            document=one["data"]["document"],
            text=one["data"]["text"],
            labels=tuple(_label(r) for r in regions),
            relations=tuple(Relation(r["from_id"], r["to_id"], next(iter(r.get("labels") or [""]))) for r in relations),
        )


def _label(region: dict[str, Any]) -> Label:
    value = region["value"]
    return Label(region["id"], value["labels"][0], (value["start"], value["end"]))
