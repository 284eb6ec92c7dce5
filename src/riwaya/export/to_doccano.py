"""doccano: one document a line with entities and relations. Offsets are code points (doccano's default).

A doccano project that counts grapheme clusters as one character counts otherwise: leave that box unticked. Ids there
are numbers; ours stand beside them in ``riwaya_ids``. :func:`read` takes a project's JSONL export back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from riwaya.export.formats import Item, Settings
from riwaya.export.labels import LOSES, Label, Marked, Relation, count_losses, marked
from riwaya.export.loss import Loss
from riwaya.export.streaming import dumps
from riwaya.records import Report

__all__ = ["LOSES", "line", "read", "write"]


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, loss: Loss) -> None:
    """Write one line a report."""
    for item in items:
        if isinstance(item, Report):
            stream.write((dumps(line(item, loss)) + "\n").encode())


def line(report: Report, loss: Loss) -> dict[str, Any]:
    """The line of a report."""
    count_losses(report, loss)
    found = marked(report)
    numbers = {label.id: n for n, label in enumerate(found.labels)}
    return {
        "text": found.text,
        "document": found.document,
        "riwaya_ids": list(numbers),
        "entities": [_entity(n, label) for n, label in enumerate(found.labels)],
        "relations": [_relation(n, relation, numbers) for n, relation in enumerate(found.relations)],
    }


def _entity(n: int, label: Label) -> dict[str, Any]:
    return {"id": n, "label": label.label, "start_offset": label.span[0], "end_offset": label.span[1]}


def _relation(n: int, relation: Relation, numbers: dict[str, int]) -> dict[str, Any]:
    return {"id": n, "from_id": numbers[relation.source], "to_id": numbers[relation.target], "type": relation.kind}


def read(stream: BinaryIO) -> Iterator[Marked]:
    """The labels and relations of a project's JSONL export; entities that people added keep doccano's numbers."""
    for text in stream:
        one = json.loads(text)
        ids = dict(enumerate(one.get("riwaya_ids", ())))
        name = {e["id"]: ids.get(e["id"], str(e["id"])) for e in one["entities"]}
        yield Marked(
            document=one["document"],
            text=one["text"],
            labels=tuple(
                Label(name[e["id"]], e["label"], (e["start_offset"], e["end_offset"])) for e in one["entities"]
            ),
            relations=tuple(Relation(name[r["from_id"]], name[r["to_id"]], r["type"]) for r in one["relations"]),
        )
