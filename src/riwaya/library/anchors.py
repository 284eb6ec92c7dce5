"""Finding again what a person spoke about, in a reading that may have changed around it."""

from __future__ import annotations

from typing import Any, Literal

from riwaya.arabic import fold_text
from riwaya.records import Record, Span

Raw = dict[str, Any]
State = Literal["stands", "moved", "restored", "moot", "lost"]

_CONTEXT = 32

#: The span a record of each list stands on.
_MAIN = {"statements": "content", "events": "trigger", "commitments": "task"}


class Anchor(Record, frozen=True, kw_only=True):
    """The letters a record stands on, where they were, and what stood around them. For an entity: its name."""

    text: str
    start: int | None = None
    before: str = ""
    after: str = ""

    def span_in(self, text: str) -> Span | None:
        """Where the letters are in a text: where they were, else where their surroundings fit best, else None."""
        if self.start is not None and text.startswith(self.text, self.start):
            return self.start, self.start + len(self.text)
        places = _occurrences(text, self.text)
        best = max(places, key=lambda at: self._fit(text, at), default=None)
        return None if best is None else (best, best + len(self.text))

    def _fit(self, text: str, at: int) -> tuple[int, int]:
        end = at + len(self.text)
        left = _common(self.before[::-1], text[max(0, at - _CONTEXT) : at][::-1])
        right = _common(self.after, text[end : end + _CONTEXT])
        return left + right, -abs(at - (self.start or 0))


class Snapshot(Record, frozen=True, kw_only=True):
    """A record as a person saw it, the letters of each of its spans, and the records that it points to."""

    record: Raw
    letters: tuple[str, ...] = ()
    entities: tuple[Raw, ...] = ()
    statements: tuple[Raw, ...] = ()


def _occurrences(text: str, part: str) -> list[int]:
    out, at = [], text.find(part) if part else -1
    while at >= 0:
        out.append(at)
        at = text.find(part, at + 1)
    return out


def _common(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def anchor_at(text: str, span: Span) -> Anchor:
    """The anchor of a span."""
    start, end = span
    return Anchor(
        text=text[start:end],
        start=start,
        before=text[max(0, start - _CONTEXT) : start],
        after=text[end : end + _CONTEXT],
    )


def anchor_of(raw: Raw, name: str, record: Raw) -> Anchor:
    """The anchor of a record of the list ``name``."""
    if name == "entities":
        return Anchor(text=record["name"])
    return anchor_at(raw["document"]["text"], main_span(name, record))


def main_span(name: str, record: Raw) -> Span:
    """The span that a record stands on: a statement's first content (its cue, if it has none), a trigger, a task."""
    value = record[_MAIN[name]]
    if name == "statements":
        value = value[0] if value else record["cue"]
    return int(value[0]), int(value[1])


def find(raw: Raw, name: str, key: str, anchor: Anchor | None) -> tuple[Raw | None, State]:
    """The record with an id, or else on the anchor's letters; without one: whether the letters are still there."""
    by_id = next((record for record in raw[name] if record["id"] == key), None)
    if by_id is not None or anchor is None:
        return by_id, "stands" if by_id is not None else "lost"
    if name == "entities":
        return _find_name(raw, anchor)
    span = anchor.span_in(raw["document"]["text"])
    if span is None:
        return None, "lost"
    near = [(_overlap(main_span(name, record), span), n) for n, record in enumerate(raw[name])]
    share, at = max(near, default=(0.0, 0))
    return (raw[name][at], "moved") if share >= 0.5 else (None, "moot")


def _find_name(raw: Raw, anchor: Anchor) -> tuple[Raw | None, State]:
    wanted = fold_text(anchor.text)
    for entity in raw["entities"]:
        if wanted in {fold_text(name) for name in (entity["name"], *entity.get("aliases", ()))}:
            return entity, "moved"
    return None, "moot" if wanted in fold_text(raw["document"]["text"]) else "lost"


def _overlap(one: Span, other: Span) -> float:
    """Shared letters over the letters of either."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def take(raw: Raw, record: Raw) -> Snapshot:
    """A record with all that it needs to stand in another reading."""
    text, pointed = raw["document"]["text"], _strings(record)
    statements = [s for s in raw["statements"] if s["id"] in pointed and s["id"] != record["id"]]
    pointed |= {key for s in statements for key in _strings(s)}
    return Snapshot(
        record=record,
        letters=tuple(text[a:b] for a, b in _spans([record, statements])),
        entities=tuple(e for e in raw["entities"] if e["id"] in pointed and e["id"] != record["id"]),
        statements=tuple(statements),
    )


def _strings(value: Any) -> set[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return {found for one in value for found in _strings(one)}
    return {value} if isinstance(value, str) else set()


def _is_span(value: Any) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(type(n) is int for n in value)


def _spans(value: Any) -> list[Span]:
    """All spans in records, in a fixed order."""
    if _is_span(value):
        return [(value[0], value[1])]
    if isinstance(value, dict):
        value = list(value.values())
    return [span for one in value for span in _spans(one)] if isinstance(value, list | tuple) else []


def _shifted(value: Any, by: int) -> Any:
    if _is_span(value):
        return [value[0] + by, value[1] + by]
    if isinstance(value, dict):
        return {key: _shifted(one, by) for key, one in value.items()}
    return [_shifted(one, by) for one in value] if isinstance(value, list | tuple) else value


def restore(raw: Raw, name: str, snapshot: Snapshot | None, anchor: Anchor | None) -> Raw | None:
    """Put a record back that a reading misses, where its letters are now; None where some of them are gone."""
    if snapshot is None or anchor is None:
        return None
    span = anchor.span_in(raw["document"]["text"]) if anchor.start is not None else (0, 0)
    if span is None:
        return None
    by = span[0] - (anchor.start or 0)
    record, statements = _shifted(snapshot.record, by), [_shifted(s, by) for s in snapshot.statements]
    text = raw["document"]["text"]
    if [text[a:b] for a, b in _spans([record, statements])] != list(snapshot.letters):
        return None
    _add_missing(raw, "entities", snapshot.entities)
    _add_missing(raw, "statements", statements)
    raw[name] = [*raw[name], record]
    return raw[name][-1]  # type: ignore[no-any-return] # the list holds what was put there


def _add_missing(raw: Raw, name: str, records: Any) -> None:
    known = {record["id"] for record in raw[name]}
    raw[name] = [*raw[name], *(record for record in records if record["id"] not in known)]
