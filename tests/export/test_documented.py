"""Each format has its section in the how-to pages, with everything that it can't hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.export.formats import FORMATS

PAGES = sorted((Path(__file__).parents[2] / "docs" / "how-to").glob("export-*.md"))
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_its_section_and_its_command(name: str) -> None:
    assert f"\n## {name}\n" in TEXT
    assert f"riwaya export {name} " in TEXT


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_can_not_hold_is_told(name: str) -> None:
    section = TEXT.split(f"\n## {name}\n")[1].split("\n## ")[0]
    if name == "parquet":  # as csv
        assert "what `csv` loses" in section
        return
    missing = [code for code, why in FORMATS[name].module.LOSES.items() if f"| `{code}` | {why} |" not in section]
    assert missing == []


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.tables])
def test_the_tables_of_a_format_are_told(name: str) -> None:
    assert [table for table in FORMATS[name].tables if table not in TEXT] == []
