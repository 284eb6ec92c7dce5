"""A user's own places: a CSV file with a header, or a dump of GeoNames (one country's ``XX.txt``, or its like).

The CSV needs ``name``, ``lat`` and ``lon`` (degrees, WGS 84); it may have ``names`` (other spellings, separated by
``|``), ``country`` (two letters), ``admin`` (what it lies in, smallest first, separated by ``،``), ``level`` (town,
village, base …), ``population`` and ``geonames`` (an id). Of a dump, rows without an Arabic name are passed over.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from riwaya.arabic import Form
from riwaya.errors import LexiconError
from riwaya.lexicon.source import Written

NEEDED: Final = ("name", "lat", "lon")
ALLOWED: Final = (*NEEDED, "names", "country", "admin", "level", "population", "geonames")
DUMP_COLUMNS: Final = 19
"""Columns of a GeoNames dump; it has no header."""

ARABIC: Final = re.compile("[\u0621-\u064a]")

LEVELS: Final = {
    "PPLC": "city", "PPLX": "quarter", "PCLI": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "district",
    "ISL": "island", "ISLS": "island", "MT": "mountain", "MTS": "mountain", "VAL": "valley", "WAD": "valley",
    "STM": "river", "CNL": "canal", "STRT": "strait", "SEA": "sea", "DAM": "dam", "AIRP": "airport", "AIRB": "airbase",
    "MILB": "base", "INSM": "base", "CMP": "camp", "CMPRF": "camp", "BDG": "bridge", "HSP": "hospital", "SCH": "school",
    "MSQE": "worship", "CH": "worship", "MKT": "market", "PRN": "prison", "PRT": "port", "HBR": "port", "OILF": "field",
    "GASF": "field", "BDRC": "crossing", "RGN": "region", "AREA": "area",
}  # fmt: skip
"""GeoNames' feature codes in our words. Other features (hotels, springs …) are passed over: no news is from there."""

CITY: Final = 100_000
TOWN: Final = 5_000
"""Inhabitants from which a settlement is a city, a town."""


def read_gazetteers(paths: Iterable[Path]) -> Iterator[Written]:
    """All places of all files. Raises LexiconError with file and line."""
    for path in paths:
        yield from _read(path)


def _read(path: Path) -> Iterator[Written]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            yield from _dump(path, lines) if first.count("\t") == DUMP_COLUMNS - 1 else _table(path, lines, first)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(
            f"not a gazetteer: {error}", where=str(path), hint="CSV in UTF-8, or a GeoNames dump"
        ) from error


def _table(path: Path, lines: Iterable[str], first: str) -> Iterator[Written]:
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=first.count))
    columns = rows.fieldnames or ()
    wrong = [f"no column {name!r}" for name in NEEDED if name not in columns]
    wrong += [f"column {name!r} is unknown" for name in columns if name not in ALLOWED]
    if wrong:
        raise LexiconError("; ".join(wrong), where=f"{path}:1", hint=f"columns are {', '.join(ALLOWED)}")
    for row in rows:
        yield _place(f"{path}:{rows.line_num}", {key: (value or "").strip() for key, value in row.items() if key})


def _place(where: str, row: dict[str, str]) -> Written:
    """One row of a CSV file: a person wrote it down, so it counts like our own lists."""
    data = {k: row[k] for k in ("country", "admin", "level", "geonames") if row.get(k)}
    data |= {"lat": _degrees(where, row["lat"], 90), "lon": _degrees(where, row["lon"], 180), "curated": "yes"}
    if row.get("population"):
        data["pop"] = row["population"]
    return _written(where, [row["name"], *(row.get("names") or "").split("|")], data)


def _dump(path: Path, lines: Iterable[str]) -> Iterator[Written]:
    for number, cells in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        where = f"{path}:{number}"
        if len(cells) != DUMP_COLUMNS:
            raise LexiconError(f"{len(cells)} columns, not {DUMP_COLUMNS}", where=where, hint="is the dump whole?")
        names, level = _arabic_names(cells), _level(cells)
        if names and level:
            yield _written(where, names, _dumped(where, cells, level))


def _arabic_names(cells: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys([cells[1], *cells[3].split(",")]) if ARABIC.search(name)]


def _dumped(where: str, cells: Sequence[str], level: str) -> dict[str, str]:
    lat, lon = _degrees(where, cells[4], 90), _degrees(where, cells[5], 180)
    return {"geonames": cells[0], "level": level, "country": cells[8], "lat": lat, "lon": lon, "pop": cells[14]}


def _level(cells: Sequence[str]) -> str | None:
    known = LEVELS.get(cells[7])
    if known or cells[6] != "P":
        return known
    people = int(cells[14] or 0)
    return "city" if people >= CITY else "town" if people >= TOWN else "village"


def _degrees(where: str, value: str, limit: int) -> str:
    try:
        good = abs(float(value)) <= limit
    except ValueError:
        good = False
    if not good:
        raise LexiconError(f"{value!r} is no position", where=where, hint="degrees, WGS 84, with a decimal point")
    return value


def _written(where: str, names: Sequence[str], data: dict[str, str]) -> Written:
    forms = tuple(Form(name.strip()) for name in names if ARABIC.search(name))
    if not forms:
        raise LexiconError("no Arabic name", where=where, hint="name is as the news writes it")
    return Written(forms[0].text, "place", "name", False, forms, data, where)
