"""Parties that no rule gives a part: who is weighed, what is added, that it is shown, and that the list is whole."""

from __future__ import annotations

import math

import pytest

from riwaya.errors import LexiconError
from riwaya.events.casting import complete, least
from riwaya.events.casting.weights import Weights, chance, read_weights, weights, write_weights
from riwaya.page import document_from_text
from riwaya.pipeline import pipeline
from riwaya.records import Document, Event, Report

ARRESTED = "نفذ الجيش السوداني عملية واسعة قرب مدينة الفاشر انتهت بمقتل سبعة مسلحين في حين اعتقل آخرون."


def document(text: str) -> Document:
    return document_from_text(f"\n{text}", published="2035-05-10")


def read(text: str, kind: str) -> tuple[Report, Event]:
    report = pipeline().read_document(document(text))
    return report, next(e for e in report.events if e.type == kind)


def actors(text: str, kind: str) -> list[str]:
    report, event = read(text, kind)
    names = {e.id: e.name for e in report.entities}
    return [names[i] for i in event.actors]


def test_a_party_elsewhere_in_the_sentence_is_added_where_it_is_likely():
    assert actors(ARRESTED, "COERCE") == ["الجيش السوداني"]


def test_explain_shows_the_chance_and_where_the_party_stands():
    _, event = read(ARRESTED, "COERCE")
    shown = pipeline().explain(document(ARRESTED), event.id)
    assert shown is not None
    line = next(line for line in shown.splitlines() if "event.actor.likely" in line)
    assert "الجيش السوداني, chance 0." in line


def test_what_is_only_likely_is_marked():
    report, event = read(ARRESTED, "COERCE")
    assert event.likely == event.actors
    sure = next(e for e in report.events if e.type == "ASSAULT")
    assert not set(sure.likely) & set(sure.targets)


def test_who_stands_in_another_sentence_is_not_added():
    assert actors("نفذ الجيش السوداني عملية واسعة قرب مدينة الفاشر. اعتقل سبعة رجال في حي النهر.", "COERCE") == []


def test_who_arrests_is_not_who_attacked():
    text = "أصيب شاب اليوم بإطلاق نار في مدينة سبها، واعتقلت الشرطة الليبية رجلا في الحي."
    assert actors(text, "ASSAULT") == []


def test_more_is_asked_for_of_those_who_attacked():
    assert least("ASSAULT")[0] > least("COERCE")[0]
    assert least("ASSAULT")[1] == least("COERCE")[1]


@pytest.mark.parametrize(
    ("kind", "actors", "targets", "whole"),
    [
        ("ASSAULT", 1, 1, True),
        ("ASSAULT", 0, 1, False),
        ("ASSAULT", 2, 0, False),  # nobody is told to have suffered it
        ("CONSULT", 1, 0, False),  # talks take two
        ("CONSULT", 2, 0, True),
        ("RETREAT", 1, 0, True),
        ("AGREE", 2, 0, False),
        ("ACCIDENT", 0, 0, True),  # nobody does it
    ],
)
def test_nobody_is_added_to_an_event_that_has_its_parties(kind: str, actors: int, targets: int, whole: bool):
    assert complete(kind, actors, targets) == whole


def test_the_list_has_weights_for_both_parts():
    known = weights()
    assert len(known.by_name) > 500
    assert all(math.isfinite(w) for pair in (*known.by_name.values(), known.bias) for w in pair)
    assert max(known.bias) < 0  # most have no part
    assert any(name.startswith("is groupAF") for name in known.by_name)


def test_chances_add_up_what_is_known():
    known = Weights({"near": (2.0, -1.0)}, (-1.0, 0.0))
    assert known.chances(["near", "unheard of"]) == (chance(1.0), chance(-1.0))
    assert known.chances([]) == (chance(-1.0), chance(0.0))


def test_a_list_written_is_read_again():
    text = write_weights({"bias": (-1.0, -2.0), "near": (0.5, 0.0), "nothing": (0.001, 0.0)}, ["what it is"])
    assert text.splitlines()[0] == "# what it is"
    assert read_weights(text, "x.tsv") == Weights({"near": (0.5, 0.0)}, (-1.0, -2.0))


@pytest.mark.parametrize("line", ["near", "near\t1", "near\tone\t2"])
def test_a_broken_list_is_told_by_its_line(line: str):
    with pytest.raises(LexiconError, match="no feature with two weights") as error:
        read_weights(f"# about\n{line}", "x.tsv")
    assert error.value.where == "x.tsv:2"
