from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.lexicon import load
from riwaya.lexicon.gazetteer import read_gazetteers

CSV = """name,names,lat,lon,country,admin,level
تل السنابل,تلّ سنابل|السنابل,33.5,36.25,SY,ريف دمشق,village
مطار سروان,,33.6,36.1,SY,,airport
"""


def geonames(name: str, others: str, feature: str, code: str, people: str = "0", lat: str = "33.5") -> str:
    cells = [
        "7",
        name,
        name,
        others,
        lat,
        "36.3",
        feature,
        code,
        "SY",
        "",
        "08",
        "",
        "",
        "",
        people,
        "",
        "",
        "Asia",
        "2031-01-01",
    ]
    return "\t".join(cells) + "\n"


@pytest.fixture
def places(tmp_path: Path):
    """The places of a file with this text."""

    def read(text: str, encoding: str = "utf-8"):
        (tmp_path / "places.csv").write_bytes(text.encode(encoding))
        return list(read_gazetteers([tmp_path / "places.csv"]))

    return read


def test_a_table(places):
    village, airport = places(CSV)
    assert [form.text for form in village.forms] == ["تل السنابل", "تلّ سنابل", "السنابل"]
    assert village.data == {
        "lat": "33.5", "lon": "36.25", "country": "SY", "admin": "ريف دمشق", "level": "village", "curated": "yes",
    }  # fmt: skip
    assert airport.id == "مطار سروان"
    assert airport.where.endswith("places.csv:3")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_and_a_byte_order_mark(places, mark, encoding):
    assert [place.id for place in places(CSV.replace(",", mark), encoding)] == ["تل السنابل", "مطار سروان"]


def test_a_dump(places):
    text = geonames("Tall", "Tell,تل السنابل,تل سنابل", "P", "PPL", "812") + geonames("Hotel", "فندق", "S", "HTL")
    text += geonames("Nowhere", "Nulle part", "P", "PPL") + geonames("Sarwan", "سروان", "P", "PPLA", "120000")
    village, city = places(text)
    assert ([form.text for form in village.forms], village.data["level"]) == (["تل السنابل", "تل سنابل"], "village")
    assert (city.data["level"], city.data["geonames"], city.data["pop"]) == ("city", "7", "120000")


FAULTS = {
    "no column 'lat'": ("name,lon\nتل,36\n", 1),
    "column 'height' is unknown": ("name,lat,lon,height\nتل,33,36,9\n", 1),
    "'36,2' is no position": ('name,lat,lon\nتل,33,"36,2"\n', 2),
    "'95' is no position": ("name,lat,lon\nتل,33,36\nتل,95,36\n", 3),
    "no Arabic name": ("name,lat,lon\nTell,33,36\n", 2),
    "18 columns": (geonames("Tell", "تل", "P", "PPL") + geonames("Tell", "تل", "P", "PPL").replace("Asia\t", ""), 2),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_names_file_and_line(places, what):
    text, line = FAULTS[what]
    with pytest.raises(LexiconError, match=what) as caught:
        places(text)
    assert caught.value.where.endswith(f"places.csv:{line}")


def test_another_charset_is_a_clear_error(places):
    with pytest.raises(LexiconError, match="not a gazetteer"):
        places(CSV, "windows-1256")


def test_the_lexicon_holds_them(tmp_path):
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    with_mine = load((), (tmp_path / "mine.csv",))
    assert len(with_mine) == len(load()) + 2
    assert with_mine.digest != load().digest
