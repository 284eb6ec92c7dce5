"""From what a person says to a :class:`Correction` that will be understood years later."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from riwaya.errors import LibraryError
from riwaya.library.anchors import Raw, anchor_at, anchor_of, take
from riwaya.library.codec import now
from riwaya.library.corrections import ENTITY_FIELDS, LISTS, Action, Correction, Kind, find_entity
from riwaya.records import Report, Span


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants: see :meth:`riwaya.library.Library.correct`."""

    action: Action
    target: str
    path: str | None = None
    value: Any = None
    entity_kind: str = "unnamed"
    spans: tuple[Span, ...] = ()


def made(report: Report, wish: Wish, *, number: int, who: str, why: str) -> Correction:
    """The correction for a report as it now stands. Raises LibraryError where the report has no such record."""
    if not who.strip() or not why.strip():
        raise LibraryError("a correction says who and why", hint="--who NAME --why REASON")
    raw: Raw = msgspec.to_builtins(report)
    kind, record = _record(raw, wish.target)
    return Correction(
        id=number,
        at=now(),
        who=who,
        why=why,
        document=report.document.id,
        action=wish.action,
        target=wish.target,
        kind=kind,
        path=wish.path,
        value=_value(raw, record, wish),
        anchor=anchor_of(raw, LISTS[kind], record),
        snapshot=take(raw, record),
    )


def undoing(one: Correction, *, number: int, who: str, why: str) -> Correction:
    """The correction that undoes one."""
    return Correction(id=number, at=now(), who=who, why=why, document=one.document, action="undo", target=str(one.id))


def _record(raw: Raw, key: str) -> tuple[Kind, Raw]:
    for kind, name in LISTS.items():
        for record in raw[name]:
            if record["id"] == key:
                return kind, record
    raise LibraryError(f"no record {key}", where=raw["document"]["id"], hint="`riwaya show` prints the ids")


def _value(raw: Raw, record: Raw, wish: Wish) -> Any:
    if wish.action == "set":
        return _set_value(raw, record, wish)
    if wish.action == "merge":
        other = _entity(raw, str(wish.value))
        return {"id": other["id"], "name": other["name"]}
    return _split_value(raw, record, wish) if wish.action == "split" else None


def _set_value(raw: Raw, record: Raw, wish: Wish) -> Any:
    first = (wish.path or "").split(".")[0]
    if first not in record or first == "id":
        fields = ", ".join(name for name in record if name != "id")
        raise LibraryError(f"no field {wish.path}", where=wish.target, hint=f"one of {fields}")
    if wish.path not in ENTITY_FIELDS or wish.value is None:
        return wish.value
    given = wish.value if isinstance(wish.value, list) else [wish.value]
    return [_named(raw, str(one), wish.entity_kind) for one in given]


def _named(raw: Raw, value: str, kind: str) -> Raw:
    """An entity by id or name, as corrections keep it; a new one gets its id from the document and its name."""
    found = find_entity(raw, value, value)
    if found is not None:
        return {"id": found["id"], "name": found["name"], "kind": found["kind"]}
    return {"id": _new_id(raw, value), "name": value, "kind": kind}


def _new_id(raw: Raw, *parts: str) -> str:
    return hashlib.sha256("\x1f".join([raw["document"]["id"], *parts]).encode()).hexdigest()[:16]


def _entity(raw: Raw, value: str) -> Raw:
    found = find_entity(raw, value, value)
    if found is None:
        raise LibraryError(f"no entity {value}", where=raw["document"]["id"], hint="give its id or its name")
    return found


def _split_value(raw: Raw, record: Raw, wish: Wish) -> Raw:
    text, name = raw["document"]["text"], str(wish.value)
    mine = {tuple(m["span"]) for m in raw["mentions"] if m["entity"] == record["id"]}
    strange = [list(span) for span in wish.spans if span not in mine]
    if strange or not wish.spans:
        raise LibraryError(f"no mention of {record['name']} at {strange}", hint="give spans of its mentions")
    anchors = [msgspec.to_builtins(anchor_at(text, span)) for span in wish.spans]
    return {"id": _new_id(raw, record["id"], name), "name": name, "kind": record["kind"], "anchors": anchors}
