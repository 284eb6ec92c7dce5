"""The codes by which other data sets know a country."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec


class Country(msgspec.Struct, frozen=True):
    """ISO 3166 codes (two letters, three, number), FIPS 10-4, English name, ACLED's region, UCDP's state number."""

    iso2: str
    iso3: str
    number: str
    fips: str
    name: str
    region: str
    state: str


@lru_cache(maxsize=1)
def _all() -> dict[str, Country]:
    text = files("riwaya.export").joinpath("codes/countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[2:])
    return {row[0]: Country(*row) for row in rows}


def country(code: str | None) -> Country | None:
    """The country with an ISO code of two letters."""
    return _all().get(code or "")
