from __future__ import annotations

import re

from riwaya.lexicon import load


def test_countries_are_two_letters():
    """YAML takes a bare NO (Norway) for false."""
    lexicon = load()
    entries = [lexicon.entry(number) for number in range(len(lexicon))]
    countries = {entry.where: entry.data["country"] for entry in entries if entry.data.get("country") is not None}
    assert len(countries) > 1000
    assert [where for where, country in countries.items() if not re.fullmatch("[A-Z]{2}", str(country))] == []
