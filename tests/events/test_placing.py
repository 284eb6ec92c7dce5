"""Where it was, weighed: what is left to the rules, what is taken from around, and that it is shown."""

from __future__ import annotations

import math

import pytest

from riwaya.errors import LexiconError
from riwaya.events.placing import KEPT, chosen
from riwaya.events.placing.weights import chances, odds, read_weights, weights, write_weights
from riwaya.page import document_from_text
from riwaya.pipeline import pipeline
from riwaya.records import Document, Event, Report

HOSTED = "تستضيف مدينة جنيف السويسرية الأسبوع المقبل اجتماعا للأطراف الليبية."
FAR = "قتل جندي وأصيب آخر أمس، حسب ما أعلنت القيادة العسكرية التي تقاتل مسلحين في محافظة صعدة شمالي اليمن."


def document(text: str) -> Document:
    return document_from_text(f"\n{text}", published="2035-05-10")


def read(text: str, word: str) -> tuple[Report, Event]:
    """The report of a text, and its event that a word tells."""
    doc = document(text)
    report = pipeline().read_document(doc)
    return report, next(e for e in report.events if word in doc.text[slice(*e.trigger)])


def place(text: str, word: str) -> str | None:
    report, event = read(text, word)
    return {e.id: e.name for e in report.entities}.get(event.place or "")


def test_a_place_that_no_rule_takes_is_where_it_was():
    assert place(HOSTED, "اجتماعا") == "جنيف"


def test_what_is_only_likely_has_no_words_of_its_own():
    _, event = read(HOSTED, "اجتماعا")
    assert event.place is not None
    assert event.place_text is None


def test_explain_shows_the_chance():
    _, event = read(HOSTED, "اجتماعا")
    shown = pipeline().explain(document(HOSTED), event.id)
    assert shown is not None
    line = next(line for line in shown.splitlines() if "event.place.likely" in line)
    assert "جنيف, chance 0." in line


def test_a_camp_that_is_pointed_back_to_is_the_one_named_before():
    text = "اقتحمت قوة عسكرية مخيم النهر في مدينة سرت. وأصيب شابان في حي السوق. "
    assert place(text + "وأعلنت القوة اعتقال ثلاثة رجال من سكان المخيم.", "اعتقال") == "مخيم النهر"


def test_a_place_beside_its_trigger_is_left_to_the_rules():
    _, event = read("قصفت مدفعية الجيش بلدة المرج صباح الأحد، بينما عقد الوزراء لقاء في القاهرة.", "قصفت")
    assert event.place_text is not None
    assert place(FAR, "تقاتل") == "محافظة صعدة"


def test_a_truce_of_which_no_place_is_told_is_nowhere():
    assert place("قصف الجيش بلدة المرج صباح الأحد. ودعت المنظمة إلى وقف إطلاق النار.", "وقف") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("بحث الوزيران الأوضاع في ليبيا.", "بحث"),
        ("التقى الوزير السفير الأميركي في ليبيا.", "التقى"),
    ],
)
def test_what_was_talked_of_and_where_one_serves_is_no_candidate(text: str, word: str):
    assert place(text, word) is None


def test_another_place_has_to_be_clearly_likelier_than_that_of_the_rules():
    assert chosen({"a": 0.3, "b": 0.3 * KEPT - 0.01, None: 0.0}, "a") == "a"
    assert chosen({"a": 0.3, "b": 0.3 * KEPT + 0.01, None: 0.0}, "a") == "b"
    assert chosen({"a": 0.45, None: 0.55}, None) is None


def test_the_list_is_whole():
    known = weights()
    assert len(known) > 800
    assert all(math.isfinite(w) for w in known.values())
    assert known["rules clause ASSAULT"] > 0


def test_chances_add_up_to_one():
    known = {"near": 2.0, "far": -1.0}
    found = chances([odds(known, ["near", "unheard of"]), odds(known, ["far"]), odds(known, [])])
    assert sum(found) == pytest.approx(1)
    assert found[0] > found[2] > found[1]


def test_a_list_is_read_as_it_is_written():
    written = write_weights({"at far spot ASSAULT": 1.25, "nothing": 0.001}, ["what it is"])
    assert written.startswith("# what it is\n")
    assert read_weights(written, "x.tsv") == {"at far spot ASSAULT": 1.25}


def test_a_line_that_is_no_weight_is_named():
    with pytest.raises(LexiconError, match=r"x\.tsv:2"):
        read_weights("# a\nfeature without weight\n", "x.tsv")
