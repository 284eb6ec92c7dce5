"""What people type into the search box, as a tree of tokens that both databases can be asked.

::

    قصف مطار            both words, with any of و ف ب ل ك ال and their stacks before them
    "وزارة الدفاع"       the words next to each other; only the first may carry something before it
    قصف|غارة  استهد*     one or the other; anything that begins so
    -تدريب               not this word
    speaker:الدفاع via:رويترز place:عفرين actor: target: outlet: title:      words of a name
    type:ASSAULT act:deny status:happened mode:direct                        a value
    after:2024-01 before:2024-03-15                                          days from / until, both inclusive

``speaker``, ``via`` and ``act`` ask for statements, ``place``, ``type``, ``status``, ``actor`` and ``target`` for
events, neither for documents.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from riwaya.arabic import LEFT_EDGES
from riwaya.edtf import bounds
from riwaya.errors import ConfigError
from riwaya.library.tokens import NAME_FIELDS, VALUE_FIELDS, value_token, words
from riwaya.records import Act, EventType, Status

UnitName = Literal["document", "statement", "event"]

#: The unit that a field belongs to; the others belong to all.
UNIT_OF: dict[str, UnitName] = {
    "speaker": "statement",
    "via": "statement",
    "act": "statement",
    "place": "event",
    "type": "event",
    "status": "event",
    "actor": "event",
    "target": "event",
    "title": "document",
}
_VALUES = {"act": get_args(Act), "type": get_args(EventType), "status": get_args(Status)}
FIELDS = (*NAME_FIELDS, *VALUE_FIELDS, "before", "after")

_ITEM = re.compile(r'(?P<no>-?)(?:(?P<field>[a-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_STACKS = tuple(sorted(LEFT_EDGES["noun"]))


class Phrase(msgspec.Struct, frozen=True):
    """Tokens next to each other; the last one may be only a beginning."""

    tokens: tuple[str, ...]
    prefix: bool = False


class Term(msgspec.Struct, frozen=True):
    """One of these phrases must be there (or none of them, if ``excluded``). ``in_text``: its letters are lit up."""

    phrases: tuple[Phrase, ...]
    excluded: bool = False
    in_text: bool = True


class Query(msgspec.Struct, frozen=True):
    """Every term must hold."""

    unit: UnitName
    terms: tuple[Term, ...]


def parse(text: str, unit: UnitName | None = None) -> Query:
    """The query that a line of text says; ``unit`` overrides what its fields ask for.

    Raises ConfigError for an unknown field, a value outside its list, a day that can't be read, and an empty query.
    """
    items = list(_ITEM.finditer(text))
    wanted = unit or _unit(items)
    terms = [_term(match, wanted) for match in items if match["field"] not in {"before", "after"}]
    terms += _dates(items)
    terms = [term for term in terms if term.phrases]
    if not any(not term.excluded for term in terms):
        raise ConfigError("nothing to search for", where=text or "the query", hint="give at least one word or field")
    return Query(wanted, tuple(terms))


def _unit(items: list[re.Match[str]]) -> UnitName:
    found = {UNIT_OF[item["field"]] for item in items if item["field"] in UNIT_OF}
    if len(found) > 1:
        fields = ", ".join(sorted({item["field"] for item in items if item["field"] in UNIT_OF}))
        raise ConfigError(f"{fields} belong to different things", hint="statements, events or documents: ask for one")
    return found.pop() if found else "document"


def _term(item: re.Match[str], unit: UnitName) -> Term:
    field, excluded = item["field"], bool(item["no"])
    value = item["phrase"] if item["phrase"] is not None else item["word"]
    if field is None:
        return Term(_text_phrases(value, quoted=item["phrase"] is not None), excluded)
    if field not in FIELDS:
        raise ConfigError(f"no field {field}:", hint="fields: " + ", ".join(FIELDS))
    if UNIT_OF.get(field, unit) != unit:
        raise ConfigError(f"{field}: is not a field of a {unit}", hint=f"search for a {UNIT_OF[field]}")
    return Term(_field_phrases(field, value), excluded, in_text=False)


def _text_phrases(value: str, *, quoted: bool) -> tuple[Phrase, ...]:
    alternatives = [value] if quoted else value.split("|")
    return tuple(phrase for one in alternatives for phrase in _spread(one, quoted=quoted))


def _spread(value: str, *, quoted: bool) -> list[Phrase]:
    """A word or phrase with every stack of clitics that may stand before its first word."""
    found = words(value)
    if not found:
        return []
    bare = found[0] if quoted and len(found) > 1 else _without_article(found[0])
    stacks = _STACKS if len(bare) > 2 else ("", "ال", "و", "وال")
    firsts = dict.fromkeys([found[0], *(stack + bare for stack in stacks)])
    return [Phrase((first, *found[1:]), value.endswith("*")) for first in firsts]


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _field_phrases(field: str, value: str) -> tuple[Phrase, ...]:
    alternatives = [one for one in value.split("|") if one]
    if field in VALUE_FIELDS:
        return tuple(Phrase(tuple(value_token(field, _listed(field, one)))) for one in alternatives)
    return tuple(phrase for one in alternatives for phrase in _name_phrases(field, one))


def _listed(field: str, value: str) -> str:
    """The value, if it is one of the field's."""
    allowed = _VALUES.get(field, ())
    if allowed and value.lower() not in {one.lower() for one in allowed}:
        raise ConfigError(f"{field}:{value}: no such {field}", hint="one of " + ", ".join(allowed))
    return value


def _name_phrases(field: str, value: str) -> list[Phrase]:
    prefix, found = NAME_FIELDS[field] + "_", words(value)
    if not found:
        return []
    bare = _without_article(found[0])
    firsts = dict.fromkeys([found[0], bare, "ال" + bare])
    return [Phrase(tuple(prefix + w for w in (first, *found[1:])), value.endswith("*")) for first in firsts]


def _dates(items: list[re.Match[str]]) -> list[Term]:
    first, last = date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31)
    given = [item for item in items if item["field"] in {"before", "after"}]
    for item in given:
        span = bounds(item["phrase"] or item["word"])
        if span is None:
            raise ConfigError(f"{item[0]}: not a day", hint="2024, 2024-05 or 2024-05-31")
        first = max(first, span[0]) if item["field"] == "after" else first
        last = min(last, span[1]) if item["field"] == "before" else last
    return [Term(tuple(Phrase((t,)) for t in _range_tokens(first, last)), in_text=False)] if given else []


def _range_tokens(first: date, last: date) -> list[str]:
    """The tokens that say "some day from first to last": whole years, whole months, the days that are left."""
    if first > last:
        raise ConfigError(f"after {first} and before {last}: no day is both", hint="swap them")
    out: dict[str, None] = {}
    day = first
    while day <= last:
        day = _take(day, last, out)
    return list(out)


def _take(day: date, last: date, out: dict[str, None]) -> date:
    """Add the largest whole piece that begins at ``day``; the day after it."""
    year_end, next_month = date(day.year, 12, 31), (day.replace(day=1) + timedelta(32)).replace(day=1)
    out[f"yp_{day.year}"] = None
    if day == date(day.year, 1, 1) and year_end <= last:
        out[f"y_{day.year}"] = None
        return year_end + timedelta(1)
    out[f"mp_{day:%Y%m}"] = None
    if day.day == 1 and next_month - timedelta(1) <= last:
        out[f"m_{day:%Y%m}"] = None
        return next_month
    out[f"d_{day:%Y%m%d}"] = None
    return day + timedelta(1)
