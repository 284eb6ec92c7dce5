"""What changed between two readings of a document, record by record."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from riwaya.records import Record, Report

Raw = dict[str, Any]

_LISTS = {"entities": "entity", "statements": "statement", "events": "event", "commitments": "commitment"}


class Change(Record, frozen=True, kw_only=True):
    """One record that came, went or reads otherwise; ``fields``: the old and new value of each that differs."""

    kind: str
    id: str
    what: Literal["added", "removed", "changed"]
    label: str
    fields: dict[str, tuple[Any, Any]] = msgspec.field(default_factory=dict)


def changes(old: Report, new: Report) -> list[Change]:
    """All changes from ``old`` to ``new``, in the order of the report: the document first, then record by record."""
    before, after = msgspec.to_builtins(old), msgspec.to_builtins(new)
    out = _compared("document", before["document"], after["document"], new.document.title)
    for name, kind in _LISTS.items():
        out += _list_changes(kind, before, after, name)
    return out


def _list_changes(kind: str, before: Raw, after: Raw, name: str) -> list[Change]:
    old, new = ({record["id"]: record for record in raw[name]} for raw in (before, after))
    out = [_one(kind, key, "removed", _label(kind, record, before)) for key, record in old.items() if key not in new]
    for key, record in new.items():
        label = _label(kind, record, after)
        out += _compared(kind, old[key], record, label) if key in old else [_one(kind, key, "added", label)]
    return out


def _one(kind: str, key: str, what: Literal["added", "removed"], label: str) -> Change:
    return Change(kind=kind, id=key, what=what, label=label)


def _compared(kind: str, old: Raw, new: Raw, label: str) -> list[Change]:
    fields = {name: (old.get(name), new.get(name)) for name in {**old, **new} if old.get(name) != new.get(name)}
    return [Change(kind=kind, id=new["id"], what="changed", label=label, fields=fields)] if fields else []


def _label(kind: str, record: Raw, raw: Raw) -> str:
    """What a person knows the record by: a name, or the letters it stands on."""
    if kind == "entity":
        return str(record["name"])
    text = raw["document"]["text"]
    span = {"statement": "cue", "event": "trigger", "commitment": "task"}[kind]
    start, end = record[span]
    return str(text[start:end])
