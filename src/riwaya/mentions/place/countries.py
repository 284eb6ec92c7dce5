"""Arabic names of countries by ISO code, from the lexicon's own table."""

from __future__ import annotations

from functools import lru_cache

from riwaya.lexicon.compile import DATA
from riwaya.lexicon.tables import read_tables


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {w.data["country"]: w.id for w in read_tables([DATA / "places" / "countries.tsv"])}


def country_name(code: str) -> str | None:
    """The name that Arabic newspapers use («سوريا» for SY); None for codes that the table lacks."""
    return _names().get(code)
