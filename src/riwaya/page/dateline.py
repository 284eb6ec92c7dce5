"""The line before the first sentence: ``بغداد ـ «القدس العربي»:``, ``دمشق، سوريا (CNN) --``, ``صنعاء (أ ف ب) -``.

A dateline is read as units parted by dashes, slashes, commas and brackets; it ends at the last mark that can end one.
It is believed only where it names an outlet, or a known city before a strong mark.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from riwaya.page.calendar import find_dates, strip_dates
from riwaya.page.furniture import covered, sorts
from riwaya.page.lines import Line, fold, words_of
from riwaya.page.words import load_words
from riwaya.records import Dateline

_REACH = 110  # a dateline is no longer than this
_UNIT = re.compile(
    r"""[\s\u200e\u200f]*
    (?P<open>[(«"“\[]?)\s?
    (?P<words>[^\n:()\[\]«»"“”/|–—،,-]{2,45}?)
    \s?(?P<close>[)»"”\]]?)
    [\s\u200e\u200f]*
    (?P<mark>--+|—+|[-–]\s?(?![-–])|(?<=[\s»)])ـ+(?=\s)|[/:|،,]|$|(?=[(«\[“"]))
    (?P<more>\s?[-–—:]*)""",
    re.VERBOSE,
)
_DATE_PART = re.compile(r"^[\W\d_]*$")
_INITIALS = re.compile(r"^(?:\w\.?\s){1,3}\w\.?$")
_PLACE_WORDS = 4
_AUTHOR_WORDS = 6


class DatelineFound(msgspec.Struct, frozen=True):
    """The parsed dateline and where it ends, as an offset into the line."""

    dateline: Dateline
    end: int


class _Unit(msgspec.Struct, frozen=True):
    words: str
    kind: str  # place, outlet, date, name
    end: int
    bracket: bool
    mark: str


class _Words(msgspec.Struct, frozen=True):
    agencies: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    nobody: frozenset[str]
    wide: frozenset[str]
    cities: frozenset[str]
    places: frozenset[str]


@cache
def _words() -> _Words:
    listed = load_words("dateline.yml")
    cities, countries = (frozenset(map(fold, re.split("[،؛]", listed[key]))) for key in ("places", "countries"))
    keys = ("agencies", "outlet_heads", "outlet_tails", "nobody", "wide_places")
    agencies, heads, tails, nobody, wide = (frozenset(map(fold, listed[key])) for key in keys)
    return _Words(agencies, heads, tails, nobody, wide, cities, cities | countries)


def signer(dateline: Dateline | None) -> str | None:
    """The outlet that a dateline names; «وكالات» names none."""
    name = dateline.outlet if dateline else None
    return name if name and fold(name) not in _words().nobody else None


@lru_cache(maxsize=64)
def _names_of(outlet: str | None) -> frozenset[str]:
    """An outlet's name, and what is left of it without «صحيفة», «الإخبارية»: papers shorten their own names."""
    names = {" ".join(fold(outlet or "").split())} - {""}
    names |= {name.partition(" ")[2] for name in names if name.split()[0] in _words().heads}
    names |= {name.rpartition(" ")[0] for name in names if name.split()[-1] in _words().tails}
    return frozenset(names - {""})


def find_dateline(line: Line, outlet: str | None = None) -> DatelineFound | None:
    """The dateline that opens ``line``, or None. ``outlet`` is the page's own, if it is known."""
    if spaced := _without_marks(line):
        return spaced
    units = _believable(list(_units(line.text, _names_of(outlet))), whole=len(line.text))
    if not units:
        return None
    places = [unit.words for unit in units if unit.kind == "place"]
    outlets = [unit.words for unit in units if unit.kind == "outlet"]
    found = Dateline(place=places[0] if places else None, outlet=outlets[0] if outlets else None)
    return DatelineFound(found, units[-1].end)


def _without_marks(line: Line) -> DatelineFound | None:
    """``برلين 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس``: place, days and agency with nothing between them."""
    words = line.text.split(" ")
    agency = words[-1].strip("./")
    if len(line.text) > _REACH or len(words) < 4 or fold(agency) not in _words().agencies:
        return None
    place = next((" ".join(words[:n]) for n in (3, 2, 1) if fold(" ".join(words[:n])) in _words().places), None)
    middle = " ".join(words[len(place.split(" ")) : -1]) if place else ""
    if not any(find_dates(fold(middle))) or not covered(words_of(strip_dates(fold(middle))), sorts()["stamps"].whole):
        return None
    return DatelineFound(Dateline(place=place, outlet=agency), len(line.text))


def is_agency(folded: str) -> bool:
    """Whether the words are only names of agencies and outlets: the signature at a story's foot."""
    names = [name for part in re.split(r"[/|,،+()\[\]–—-]|\sو(?=\w)", folded) if (name := part.strip(" .:"))]
    return bool(names) and all(_is_outlet(name, frozenset()) for name in names)


def _units(text: str, own: frozenset[str]) -> list[_Unit]:
    units: list[_Unit] = []
    at = 0
    while found := _UNIT.match(text, at, min(len(text), _REACH)):
        if not found["mark"] and found.end() == _REACH < len(text):
            break
        units.append(_named_by_city(units, _unit(found, own)))
        at = found.end()
        if at >= len(text) or _is_last(units[-1]):
            break
    return units


def _named_by_city(before: list[_Unit], unit: _Unit) -> _Unit:
    """A name in quotes or brackets between a known city and a strong mark is an outlet nobody listed."""
    after_city = len(before) == 1 and before[0].kind == "place" and fold(before[0].words) in _words().cities
    strong = unit.mark[:1] in {":", "-", "–", "—", "ـ"}
    named = unit.kind == "name" and unit.bracket and after_city and strong
    return _Unit(unit.words, "outlet", unit.end, True, unit.mark) if named else unit


def _is_last(unit: _Unit) -> bool:
    """A colon ends the dateline, and so does a dash after an outlet in brackets: ``(CNN) --``."""
    return unit.mark.endswith(":") or (unit.kind == "outlet" and unit.bracket and unit.mark[:1] in {"-", "–", "—"})


def _unit(found: re.Match[str], own: frozenset[str]) -> _Unit:
    words, bracket = found["words"].strip(" ـ"), bool(found["open"] and found["close"])
    mark = (found["mark"] + found["more"]).replace(" ", "")
    place = _place(words)
    return _Unit(place or words, "place" if place else _kind(words, own), found.end(), bracket, mark)


def _place(words: str) -> str | None:
    """The known place that the words are, a day after it («الخرطوم 5 نيسان») left out."""
    parts = words.split(" ")
    wide = 1 if fold(parts[0]) in _words().wide else 0
    for count in range(min(len(parts), _PLACE_WORDS), wide, -1):
        if fold(" ".join(parts[wide:count])) in _words().places and _is_date(fold(" ".join(parts[count:]))):
            return " ".join(parts[:count])
    return None


def _kind(words: str, own: frozenset[str]) -> str:
    folded = fold(words)
    if _is_outlet(folded, own):
        return "outlet"
    if _is_date(folded):
        return "date"
    return "name" if folded.count(" ") < _AUTHOR_WORDS else "prose"


def _is_outlet(folded: str, own: frozenset[str]) -> bool:
    lists = _words()
    if folded in lists.agencies or folded in own or _INITIALS.match(folded):
        return True
    words = folded.split()
    return 1 < len(words) <= _PLACE_WORDS and (words[0] in lists.heads or words[-1] in lists.tails)


def _is_date(folded: str) -> bool:
    return bool(_DATE_PART.match(strip_dates(folded))) or any(find_dates(folded))


def _believable(units: list[_Unit], whole: int) -> list[_Unit]:
    """The longest run of units from the start that makes a dateline; empty if none does."""
    for count in range(len(units), 0, -1):
        if _is_dateline(units[:count], whole):
            return [*_first_as_place(units[:count])]
    return []


def _is_dateline(units: list[_Unit], whole: int) -> bool:
    kinds = [unit.kind for unit in units]
    last = units[-1]
    if "prose" in kinds or not _closes(last, whole):
        return False
    if "outlet" in kinds:
        return (
            _names_fit(units)
            and _is_marked(units)
            and (last.kind != "name" or last.bracket or (last.mark == ":" and "outlet" in kinds[:-1]))
        )
    return _is_city_only(units, whole) or _is_line_of_city(kinds, last, whole)


def _is_marked(units: list[_Unit]) -> bool:
    """More than commas part the units: «الأخبار، شرق سوريا» is a list of sections."""
    return len(units) == 1 or any(unit.bracket or unit.mark not in {"", "،", ","} for unit in units)


def _is_city_only(units: list[_Unit], whole: int) -> bool:
    """``بيروت: …``, before a sentence."""
    kinds, last = [unit.kind for unit in units], units[-1]
    city = fold(units[0].words).split(" ", 1)[-1] in _words().cities or fold(units[0].words) in _words().cities
    return city and set(kinds) <= {"place", "date"} and last.mark in {":", "--", "—"} and whole > 60


def _is_line_of_city(kinds: list[str], last: _Unit, whole: int) -> bool:
    """``جسر – إدلب``, alone on its line."""
    return len(kinds) == 2 and "place" in kinds and last.end >= whole and whole <= 40


def _closes(last: _Unit, whole: int) -> bool:
    return last.end >= whole or (bool(last.mark) and last.mark not in {"،", ","}) or last.bracket


def _names_fit(units: list[_Unit]) -> bool:
    """Unknown words: at most two units, the first only as a short place or writer before an outlet."""
    unknown = [unit for unit in units if unit.kind == "name"]
    first_fits = units[0].kind != "name" or units[0].words.count(" ") < _PLACE_WORDS
    return len(unknown) <= 2 and first_fits and len(unknown) < len(units)


def _first_as_place(units: list[_Unit]) -> list[_Unit]:
    """An unknown name before the outlet is the place, if no known place stands there."""
    first = units[0]
    if first.kind != "name" or first.bracket or any(unit.kind == "place" for unit in units):
        return units
    return [_Unit(first.words, "place", first.end, first.bracket, first.mark), *units[1:]]
