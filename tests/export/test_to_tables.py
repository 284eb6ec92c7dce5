"""CSV and Parquet."""

from __future__ import annotations

import csv
import io

import msgspec
import pyarrow.parquet as pq
import pytest
from invented import INCIDENT, numbered, report

from riwaya.export.columns import TABLES
from riwaya.export.formats import FORMATS, Settings, export
from riwaya.export.rows import cell
from riwaya.export.tables import rows


def written(name: str, *items: object, **settings: object) -> bytes:
    stream = io.BytesIO()
    export(name, items, stream, Settings(**settings))
    return stream.getvalue()


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_tables_are_those_that_the_formats_offer() -> None:
    assert set(FORMATS["csv"].tables) == set(FORMATS["parquet"].tables) == set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_of_their_table_in_order(table: str) -> None:
    made = [*rows(table, report()), *rows(table, INCIDENT)]
    assert made
    assert all(list(row) == list(TABLES[table]) for row in made)


def test_events_as_csv() -> None:
    first, second, third = read_csv(written("csv", report()))
    assert (first["type"], first["place"], first["country"], first["lat"]) == (
        "ASSAULT",
        "ميناء الصفصاف",
        "SY",
        "35.51",
    )
    assert first["targets"] == "ميناء الصفصاف; مدنيون"
    assert first["according_to"] == "أحمد النجار"
    assert (second["killed_low"], second["killed_high"], second["same_as"]) == ("5", "", "v-strike")
    assert third["status"] == "demanded"
    text = report().document.text
    assert text[int(first["start"]) : int(first["end"])] == first["trigger"] == "غارة جوية"


def test_statements_and_incidents_as_csv() -> None:
    said = read_csv(written("csv", report(), table="statements"))
    assert said[0]["via"] == "وزارة الدفاع; وكالة الأفق"
    assert said[2]["content"] == "قُتل خمسة على الأقل"
    (incident,) = read_csv(written("csv", INCIDENT, table="incidents"))
    assert (incident["killed_low"], incident["killed_high"], incident["origins"]) == ("3", "5", "2")
    assert incident["conflicts"] == "killed: contradiction"


DANGEROUS = ["=1+1", "+7", "-7", "@SUM(A1)", "\tx", "\rx", "＝1+1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text, safe=True) == "'" + text
    assert cell(text, safe=False) == text


def test_numbers_and_harmless_words_stay_as_they_are() -> None:
    assert [cell(v, safe=True) for v in (-3, 1.5, "a=b", "", None)] == [-3, 1.5, "a=b", "", ""]


def test_a_title_that_is_a_formula_is_text_in_a_spreadsheet() -> None:
    document = msgspec.structs.replace(report().document, title='=HYPERLINK("http://x.example")')
    (row,) = read_csv(written("csv", msgspec.structs.replace(report(), document=document), table="documents"))
    assert row["title"] == '\'=HYPERLINK("http://x.example")'


@pytest.mark.parametrize("name", ["acled", "ged"])
def test_other_csv_files_hold_no_formulas_either(name: str) -> None:
    entities = tuple(msgspec.structs.replace(e, name="=1+1") if e.kind == "place" else e for e in report().entities)
    attacked = msgspec.structs.replace(report(), entities=entities)
    column = {"acled": "location", "ged": "where_description"}[name]
    assert [row[column] for row in read_csv(written(name, attacked))] == ["'=1+1"]
    assert [row[column] for row in read_csv(written(name, attacked, raw_cells=True))] == ["=1+1"]


def test_the_mark_for_excel_on_request() -> None:
    assert written("csv", report(), bom=True).startswith(b"\xef\xbb\xbfevent,")
    assert written("csv", report()).startswith(b"event,")


@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_what_the_rows_hold(table: str) -> None:
    items = [numbered(1), numbered(2), INCIDENT]
    found = pq.read_table(io.BytesIO(written("parquet", *items, table=table)))
    assert found.to_pylist() == [row for item in items for row in rows(table, item)]
    assert found.schema.metadata[b"riwaya.table"] == table.encode()
