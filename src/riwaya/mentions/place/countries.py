"""Arabic names and middles of countries by ISO code, from the lexicon's own table."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lexicon.compile import DATA
from riwaya.lexicon.tables import read_tables


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, tuple[float, float]]]:
    rows = read_tables([DATA / "places" / "countries.tsv"])
    return {w.data["country"]: (w.id, (float(w.data["lat"]), float(w.data["lon"]))) for w in rows}


def country_name(code: str) -> str | None:
    """The name that Arabic newspapers use («سوريا» for SY); None for codes that the table lacks."""
    found = _countries().get(code)
    return found[0] if found else None


def country_point(code: str) -> tuple[float, float] | None:
    """About the middle of a country (lat, lon)."""
    found = _countries().get(code)
    return found[1] if found else None
