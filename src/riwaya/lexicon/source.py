"""Reads the YAML lists and checks them; every error names file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import yaml

from riwaya.arabic import Form, LeftEdge, conjugate, fold_text
from riwaya.errors import LexiconError

_HOME = Path(__file__).parents[2]
_OWN_KEYS = {"id", "forms", "verb", "left", "exact", "without"}
_VERB_KEYS = {"perfect", "imperfect", "participle", "masdar", "pronouns", "passive"}
_LEFTS = get_args(LeftEdge)


class Written(msgspec.Struct, frozen=True):
    """One entry as written: its forms and data, and where it stands."""

    id: str
    kind: str
    left: LeftEdge
    exact: bool
    forms: tuple[Form, ...]
    data: dict[str, Any]
    where: str


def read_lists(paths: list[Path]) -> Iterator[Written]:
    """All entries of all lists, in order of file and line; LexiconError tells every fault of the first bad list."""
    for path in paths:
        yield from _read_list(path)


def _read_list(path: Path) -> Iterator[Written]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"not YAML: {error}", where=str(path), hint="check the indentation and quotes") from error
    if not isinstance(root, yaml.MappingNode):
        raise LexiconError("a list is a mapping with kind, left and entries", where=str(path))
    head = {k.value: v for k, v in root.value}
    kind, default_left = _scalar(path, head, "kind"), _scalar(path, head, "left")
    _check_left(path, root, default_left)
    entries = head.get("entries")
    if not isinstance(entries, yaml.SequenceNode):
        raise LexiconError("'entries' is missing or no list", where=_place(path, root))
    common = {k: _value(v) for k, v in head.items() if k not in {"kind", "left", "entries"}}
    faults: list[LexiconError] = []
    for node in entries.value:
        try:
            yield _entry(path, node, kind, default_left, common)
        except LexiconError as fault:
            faults.append(fault)
    if faults:
        raise _together(faults)


def _together(faults: list[LexiconError]) -> LexiconError:
    """One error for all faults of a list, so that they can be mended in one go."""
    more = "".join(f"\n  {f.where}: {f.what}" for f in faults[1:])
    return LexiconError(faults[0].what + more, where=faults[0].where, hint=faults[0].hint)


def _entry(path: Path, node: yaml.Node, kind: str, default_left: str, common: dict[str, Any]) -> Written:
    where = _place(path, node)
    raw = _value(node)
    if not isinstance(raw, dict):
        raise LexiconError("an entry is a mapping", where=where, hint="write '- forms: [...]'")
    forms = _forms(raw, where)
    left = raw.get("left", default_left)
    _check_left(path, node, left)
    data = {**common, **{k: v for k, v in raw.items() if k not in _OWN_KEYS}}
    return Written(str(raw.get("id", forms[0].text)), kind, left, bool(raw.get("exact", False)), forms, data, where)


def _forms(raw: dict[str, Any], where: str) -> tuple[Form, ...]:
    listed = [*raw.get("forms", []), *raw.get("short", [])] if isinstance(raw.get("forms", []), list) else None
    if not isinstance(listed, list) or not all(isinstance(f, str) and f.strip() for f in listed):
        raise LexiconError("'forms' must be a list of words", where=where, hint="quote words that YAML reads otherwise")
    forms = [Form(f) for f in listed]
    verb = raw.get("verb")
    if verb is not None:
        forms = [*_verb_forms(verb, where), *forms]
    left_out = {fold_text(f): f for f in raw.get("without", ())}
    unknown = {f for key, f in left_out.items() if key not in {fold_text(x.text) for x in forms}}
    if unknown:
        raise LexiconError(f"'without' names forms that are not made: {', '.join(sorted(unknown))}", where=where)
    forms = [f for f in forms if fold_text(f.text) not in left_out]
    if not forms:
        raise LexiconError("an entry needs 'forms' or 'verb'", where=where)
    return tuple(dict.fromkeys(forms))


def _verb_forms(verb: Any, where: str) -> list[Form]:
    if not isinstance(verb, dict) or not set(verb) <= _VERB_KEYS:
        allowed = ", ".join(sorted(_VERB_KEYS))
        raise LexiconError(f"'verb' takes only {allowed}", where=where)
    table = {k: v for k, v in verb.items() if k != "passive"}
    forms = conjugate(**table)
    passive = verb.get("passive")
    if passive:  # قُتل، يُقتل: written like the active voice, so the stage must tell them apart
        forms += [Form(f.text, "passive", f.agreement) for f in conjugate(*passive)]
    return forms


def _value(node: yaml.Node) -> Any:
    loader = yaml.CSafeLoader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _scalar(path: Path, head: dict[str, yaml.Node], key: str) -> str:
    node = head.get(key)
    if node is None or not isinstance(node, yaml.ScalarNode):
        raise LexiconError(f"'{key}' is missing at the head of the list", where=f"{path}:1")
    return str(node.value)


def _check_left(path: Path, node: yaml.Node, left: Any) -> None:
    if left not in _LEFTS:
        raise LexiconError(f"left: {left!r} is none of {', '.join(_LEFTS)}", where=_place(path, node))


def _place(path: Path, node: yaml.Node) -> str:
    return f"{shown(path)}:{node.start_mark.line + 1}"


def shown(path: Path) -> Path:
    """A list's path for people: riwaya's own from the package on, whatever folder it is installed in."""
    return path.relative_to(_HOME) if path.is_relative_to(_HOME) else path
