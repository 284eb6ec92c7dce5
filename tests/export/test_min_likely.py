"""``--min-likely``: attacks and protests that a coder would hardly code are left out and counted; the rest stays."""

from __future__ import annotations

import io

import pytest

from riwaya.export.formats import Settings, export
from riwaya.export.loss import Loss
from riwaya.page import document_from_text
from riwaya.pipeline import pipeline
from riwaya.records import Report

TEXT = (
    "\nانفجرت سيارة مفخخة أمس وسط مدينة حلب وقتل سبعة أشخاص وأصيب عشرون بجروح.\n"
    "ونفى المتهم أمام المحكمة ضلوعه في اغتيال الوزير السابق.\n"
    "والتقى الرئيس السوري وزير الخارجية التركي في دمشق."
)


@pytest.fixture
def read() -> Report:
    return pipeline().read_document(document_from_text(TEXT, published="2031-05-04"))


def written(form: str, read: Report, least: float) -> tuple[list[str], Loss]:
    stream = io.BytesIO()
    lost = export(form, [read], stream, Settings(min_likely=least))
    return stream.getvalue().decode().splitlines()[1:], lost


@pytest.mark.parametrize(("form", "type_", "before", "after"), [("acled", "bomb", 1, 1), ("plover", "ASSAULT", 2, 1)])
def test_the_less_likely_are_left_out_and_counted(read: Report, form: str, type_: str, before: int, after: int) -> None:
    """The denial that is only recalled goes; ACLED has no row of it anyway, since it has no date."""
    for least, rows, unlikely in ((0.0, before, 0), (0.2, after, 1)):
        found, lost = written(form, read, least)
        assert len([row for row in found if type_ in row or "Remote" in row]) == rows
        assert lost.counts["unlikely"] == unlikely


def test_types_without_a_score_stay_whatever_is_asked(read: Report) -> None:
    rows, lost = written("plover", read, 1.0)
    assert [row.split("\t")[2] for row in rows if "CONSULT" in row] == ["CONSULT"]
    assert not [row for row in rows if "\tASSAULT\t" in row]
    assert lost.counts["unlikely"] == 2
