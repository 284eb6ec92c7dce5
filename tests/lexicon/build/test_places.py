"""How the gazetteer's tables are made, on places of our own making, and what the tables must hold to."""

from collections import Counter
from pathlib import Path

import pytest

from riwaya.arabic import fold_text
from riwaya.lexicon.build.places import Place, arabic_names, merge, middle, nisba_forms, row
from riwaya.lexicon.compile import DATA
from riwaya.lexicon.source import read_lists
from riwaya.lexicon.tables import read_tables
from riwaya.mentions.place.spot import WIDTH


def place(form: str, lat: float, lon: float, pop: int = 0) -> Place:
    return Place([form], "SY", "حلب", lat, lon, pop, 1)


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (["Halab", "حلب", "حَلَب", "حەلەب"], ["حلب"]),
        (["ناحية القيارة", "القيارة"], ["القيارة"]),
        (["رقة", "الرقة"], ["الرقة"]),
        (["مىلان", "د مشق", "ab"], []),
        (["اريحا", "أريحا"], ["أريحا"]),
    ],
)
def test_arabic_names(names, kept):
    assert arabic_names(names) == kept


def test_persian_letters_are_written_as_arabic_ones():
    assert arabic_names(["یزد"], persian=True) == ["يزد"]


def test_merge_keeps_the_larger_of_two_near_ones_and_both_of_two_far_ones():
    merged = merge(
        [place("النيرب", 36.18, 37.22, 500), place("النيرب", 36.19, 37.23, 9000), place("النيرب", 35.87, 36.73)]
    )
    assert [(p.pop, p.lat) for p in merged] == [(9000, 36.19), (0, 35.87)]


def test_middle_lies_between():
    lat, lon = middle([place("أ", 36.0, 37.0), place("ب", 38.0, 39.0)])
    assert (lat, lon) == (37.0, 38.0)


def test_row():
    assert row(place("سراقب", 35.8, 36.8, 34_000)) == "سراقب\tسراقب\ttown\tSY\tحلب\t35.8\t36.8\t34000\t1"


def test_nisba_forms():
    assert nisba_forms("سوري")[:4] == ["سوري", "سورية", "سوريون", "سوريين"]
    assert "جنوب أفريقية" in nisba_forms("جنوب أفريقي")


TABLES = sorted((DATA / "places").glob("*.tsv"))


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_tables_hold_what_the_room_reads(table: Path):
    for written in read_tables([table]):
        if written.kind == "place":
            assert written.data["level"] in WIDTH, written.where
            assert -90 <= float(written.data["lat"]) <= 90, written.where
            assert -180 <= float(written.data["lon"]) <= 180, written.where
            assert len(written.data.get("country", "XX")) == 2, written.where


def test_no_word_is_listed_twice_as_ordinary():
    words = [fold_text(f.text) for w in read_lists([DATA / "places" / "ordinary.yml"]) for f in w.forms]
    assert [w for w, n in Counter(words).items() if n > 1] == []
