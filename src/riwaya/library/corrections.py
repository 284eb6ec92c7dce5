"""What people say about what riwaya read: an overlay that is only ever added to.

A reading is never changed. A :class:`Correction` says who, when and why, what it is about (by id, and by the letters it
stands on) and what is so instead; :func:`apply` lays all of them over a reading. A newer riwaya may give other ids or
miss the record altogether: the correction then finds its record by the letters, or puts the record back as it was when
the person saw it. Where even the letters are gone it is *lost*: reported in the notes, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from riwaya.arabic import fold_text
from riwaya.errors import LibraryError
from riwaya.library.anchors import Anchor, Raw, Snapshot, State, find, restore
from riwaya.records import Record, Report

Action = Literal["set", "reject", "confirm", "merge", "split", "undo"]
Kind = Literal["statement", "event", "commitment", "entity"]

#: Where the records of a kind stand in a report.
LISTS: dict[Kind, str] = {
    "statement": "statements",
    "event": "events",
    "commitment": "commitments",
    "entity": "entities",
}

#: The fields whose value is an entity (or several): a correction may name it by id or by name.
ENTITY_FIELDS = frozenset({"speaker", "addressee", "place", "actors", "targets", "issuer", "bearer"})

_DONE: dict[Action, str] = {
    "set": "corrected",
    "reject": "rejected",
    "confirm": "confirmed",
    "merge": "merged",
    "split": "split",
    "undo": "undone",
}


class Correction(Record, frozen=True, kw_only=True):
    """One word of one person. ``id`` counts up; ``target`` is a record's id, for ``undo`` a correction's number.

    ``value`` is, for ``set`` the new value of ``path``; for ``merge`` the other entity's id and name; for ``split``
    the new entity's name and kind and the anchors of the mentions it gets.
    """

    id: int
    at: str
    who: str
    why: str
    document: str
    action: Action
    target: str
    kind: Kind | None = None
    path: str | None = None
    value: Any = None
    anchor: Anchor | None = None
    snapshot: Snapshot | None = None


class Standing(Record, frozen=True, kw_only=True):
    """How a correction fares on a reading, and why."""

    correction: Correction
    state: State
    detail: str = ""


class Overlay(Record, frozen=True, kw_only=True):
    """A reading with the corrections laid over it."""

    report: Report
    standings: tuple[Standing, ...] = ()


def active(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that nobody has undone, in order; undoing an undo brings the first one back."""
    ordered = sorted(corrections, key=lambda c: c.id)
    undone: set[str] = set()
    for one in reversed(ordered):
        if one.action == "undo" and str(one.id) not in undone:
            undone.add(one.target)
    return [one for one in ordered if one.action != "undo" and str(one.id) not in undone]


def apply(report: Report, corrections: Iterable[Correction]) -> Overlay:
    """The report as corrected, each correction leaving a note, and how each one fares.

    Raises LibraryError where a correction says something that is no value of its field.
    """
    wanted = active(corrections)
    if not wanted:
        return Overlay(report=report)
    raw: Raw = msgspec.to_builtins(report)
    standings = tuple(_apply_one(raw, one) for one in wanted)
    raw["notes"] = [*raw["notes"], *(_note(one) for one in standings)]
    try:
        return Overlay(report=msgspec.convert(raw, Report), standings=standings)
    except msgspec.ValidationError as error:
        raise LibraryError(
            str(error), where=report.document.id, hint="see `riwaya schema` for a field's values"
        ) from error


def _note(standing: Standing) -> Raw:
    one = standing.correction
    code = "correction-lost" if standing.state == "lost" else _DONE[one.action]
    what = f" {one.kind} {one.target}" + (f" {one.path} = {one.value}" if one.path else "")
    detail = f"#{one.id} {one.who} {one.at}:{what}: {one.why}" + (f" ({standing.detail})" if standing.detail else "")
    return {"code": code, "detail": detail, "span": None}


def _apply_one(raw: Raw, one: Correction) -> Standing:
    kind = one.kind or "statement"
    record, state = find(raw, LISTS[kind], one.target, one.anchor)
    if record is None and one.action != "reject" and state != "lost":
        record = restore(raw, LISTS[kind], one.snapshot, one.anchor)
        state = "restored" if record is not None else "lost"
    if record is None:
        return Standing(correction=one, state=state, detail=_why_none(state))
    problem = _ACTIONS[one.action](raw, record, one)
    return Standing(correction=one, state="lost" if problem else state, detail=problem)


def _why_none(state: State) -> str:
    return "this reading has no such record" if state == "moot" else "its letters are gone from the text"


def _set(raw: Raw, record: Raw, one: Correction) -> str:
    path = one.path or ""
    value = resolve(raw, path, one.value)
    *way, last = path.split(".")
    holder: Any = record
    try:
        for step in way:
            holder = holder[int(step)] if step.isdigit() else holder[step]
        holder[int(last) if last.isdigit() else last]
        holder[int(last) if last.isdigit() else last] = value
    except (KeyError, IndexError, TypeError):
        return f"no {path} there"
    return ""


def resolve(raw: Raw, path: str, value: Any) -> Any:
    """The value of a field; for a field of entities the ids of those that are meant, made where they are new."""
    if path not in ENTITY_FIELDS or value is None:
        return value
    many = path in {"actors", "targets"}
    given = value if isinstance(value, list) else [value]
    ids = [entity_id(raw, one) for one in given]
    return ids if many else ids[0]


def entity_id(raw: Raw, wanted: Raw) -> str:
    """The id of an entity given as ``{"id", "name", "kind"}``: by id, else by name, else made."""
    found = find_entity(raw, wanted.get("id"), wanted.get("name"))
    if found is not None:
        return str(found["id"])
    made = {"id": wanted["id"], "kind": wanted.get("kind") or "unnamed", "name": wanted["name"]}
    raw["entities"] = [*raw["entities"], made]
    return str(made["id"])


def find_entity(raw: Raw, key: str | None, name: str | None) -> Raw | None:
    """An entity by id, else by one of its names."""
    folded = fold_text(name) if name else None
    by_id = (e for e in raw["entities"] if e["id"] == key)
    by_name = (e for e in raw["entities"] if folded in {fold_text(n) for n in (e["name"], *e.get("aliases", ()))})
    return next(by_id, None) or next(by_name, None)


def _reject(raw: Raw, record: Raw, one: Correction) -> str:
    name = LISTS[one.kind or "statement"]
    raw[name] = [other for other in raw[name] if other is not record]
    _forget(raw, str(record["id"]))
    return ""


def _forget(raw: Raw, gone: str) -> None:
    """Take a rejected record out of all that point to it."""
    for name in ("mentions", "statements", "events", "commitments", "conflicts"):
        raw[name] = [_without(record, gone) for record in raw[name]]
    raw["commitments"] = [c for c in raw["commitments"] if c["statement"]]
    for conflict in raw["conflicts"]:
        conflict["accounts"] = [a for a in conflict["accounts"] if a["event"]]
    raw["conflicts"] = [c for c in raw["conflicts"] if len(c["accounts"]) > 1]


def _without(value: Any, gone: str) -> Any:
    if isinstance(value, dict):
        return {k: v if k == "id" else _without(v, gone) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_without(v, gone) for v in value if v != gone]
    return None if value == gone else value


def _confirm(_raw: Raw, _record: Raw, _one: Correction) -> str:
    return ""


def _merge(raw: Raw, record: Raw, one: Correction) -> str:
    other = find_entity(raw, one.value["id"], one.value["name"])
    if other is None or other is record:
        return "" if other is record else f"no entity {one.value['name']}"
    names = dict.fromkeys([*record.get("aliases", ()), other["name"], *other.get("aliases", ())])
    record["aliases"] = [name for name in names if name != record["name"]]
    raw["entities"] = [entity for entity in raw["entities"] if entity is not other]
    point(raw, other["id"], record["id"])
    return ""


def point(raw: Raw, old: str, new: str) -> None:
    """Let everything that points to entity ``old`` point to ``new``."""
    for name in ("mentions", "statements", "events", "commitments", "conflicts"):
        raw[name] = [_swapped(record, old, new) for record in raw[name]]


def _swapped(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {k: v if k == "id" else _swapped(v, old, new) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_swapped(v, old, new) for v in value]
    return new if value == old else value


def _split(raw: Raw, record: Raw, one: Correction) -> str:
    text = raw["document"]["text"]
    anchors = [msgspec.convert(a, Anchor) for a in one.value["anchors"]]
    spans = {found for anchor in anchors if (found := anchor.span_in(text)) is not None}
    if not spans:
        return "none of the mentions is there"
    part = {"id": one.value["id"], "kind": one.value["kind"], "name": one.value["name"]}
    raw["entities"] = [*raw["entities"], part]
    for mention in raw["mentions"]:
        if mention["entity"] == record["id"] and tuple(mention["span"]) in spans:
            mention["entity"] = part["id"]
    for statement in raw["statements"]:
        if statement["speaker"] == record["id"] and tuple(statement["speaker_span"] or ()) in spans:
            statement["speaker"] = part["id"]
    return ""


_ACTIONS = {"set": _set, "reject": _reject, "confirm": _confirm, "merge": _merge, "split": _split}
