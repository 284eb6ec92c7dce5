"""The score beside the rules: what it looks at, that it ranks news above mentions, and that its lists are whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from riwaya.errors import LexiconError
from riwaya.events.likely import Weights, features_of, likely, reasons, weighing, weights_of
from riwaya.events.likely.features import WORDS, sentence_of, stem, word_features, word_names, words_of
from riwaya.events.likely.weights import read_weights, write_weights
from riwaya.page import document_from_text
from riwaya.pipeline import pipeline
from riwaya.records import Event, Report

SCORED = ["ASSAULT", "PROTEST"]

#: Told as news of its own, and only mentioned: two of each type.
NEWS = [
    ("ASSAULT", "قتل سبعة أشخاص وأصيب عشرون بجروح أمس عندما انفجرت سيارة مفخخة وسط مدينة مرفأ القصب."),
    ("ASSAULT", "وأعلنت الشرطة أن مسلحين هاجموا دورية قرب بلدة عين الرمان وقتلوا ثلاثة جنود على الأقل."),
    ("PROTEST", "تظاهر آلاف الأشخاص أمس وسط مدينة مرفأ القصب احتجاجا على رفع الأسعار."),
    ("PROTEST", "خرج مئات العمال إلى الشوارع قرب مقر البلدية في مظاهرة عنيفة."),
]
MENTIONS = [
    ("ASSAULT", "ونفى المتهم أمام المحكمة ضلوعه في اغتيال الوزير السابق قبل أعوام."),
    ("ASSAULT", "وقال المسؤول إن التحقيق في محاولة اغتيال مدير الميناء يجب ألا يتوقف."),
    ("PROTEST", "وأضاف أن الاحتجاجات التي كانت خلال الأعوام الماضية هي سبب استقالته."),
    ("PROTEST", "وقالت إن حق المتظاهرين الذين شاركوا في الاحتجاجات هو ما يدافع عنه القانون."),
]


def read(text: str, kind: str) -> tuple[Report, Event]:
    report = pipeline().read_document(document_from_text(f"\n{text}"))
    return report, next(e for e in report.events if e.type == kind)


def score(kind: str, text: str) -> float:
    found = likely(*read(text, kind))
    assert found is not None
    return found


@pytest.mark.parametrize("kind", SCORED)
def test_news_is_likelier_than_mentions(kind):
    news = [score(k, text) for k, text in NEWS if k == kind]
    mentions = [score(k, text) for k, text in MENTIONS if k == kind]
    assert min(news) > max(mentions)
    assert all(0 < s < 1 for s in news + mentions)


def test_other_types_have_no_score():
    report, event = read("التقى الوزير سفير واقاط في العاصمة.", "CONSULT")
    assert likely(report, event) is None
    assert reasons(report, event) == []
    assert weighing(report, event) is None


def test_reasons_are_parts_of_the_sum():
    report, event = read(NEWS[0][1], "ASSAULT")
    weights = weights_of("ASSAULT")
    assert weights is not None
    parts = weights.parts(features_of(report, event, weights.by_name))
    told = reasons(report, event, 5)
    assert len(told) == 5
    assert [abs(weight) for _, weight in told] == sorted((abs(w) for _, w in told), reverse=True)
    assert all(parts[name] == weight for name, weight in told)


def test_names_are_looked_at_as_kinds_only():
    report, _ = read("قتلت الشرطة رجلا في بغداد عام 2005.", "ASSAULT")
    names = word_names(report, (0, len(report.document.text)))
    assert "w:<place>" in names
    assert "w:<number>" in names
    assert not [name for name in names if "بغداد" in name or "غداد" in name or "2005" in name]


def test_a_sentence_ends_at_marks_and_lines_not_within_numbers():
    text = "سطر أول\nقتل 3.5 في المئة. ثم هدأت"
    at = text.index("قتل")
    assert text[slice(*sentence_of(text, (at, at + 3)))] == "قتل 3.5 في المئة"


def test_what_is_joined_to_a_word_falls_away():
    assert {stem(word) for word in ("والمدينه", "بالمدينه", "مدينتها")} == {"مدين"}


@pytest.mark.parametrize("kind", SCORED)
def test_a_list_says_where_it_is_from_and_is_in_order(kind):
    source = Path(sys.modules["riwaya.events.likely"].__file__ or "").with_name(f"{kind.lower()}.tsv")
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert "MIT License" in "".join(line for line in lines if line.startswith("#"))
    assert rows == sorted(rows, key=lambda row: row.split("\t")[0])
    assert len({row.split("\t")[0] for row in rows}) == len(rows)


def test_a_list_is_read_as_it_is_written():
    weights = Weights({"status happened": 0.25, "w:نار": -1.5}, 1.2, -0.4)
    assert read_weights(write_weights(weights, ["about"]), "x.tsv") == weights


def test_a_broken_line_is_named():
    with pytest.raises(LexiconError, match=r"x\.tsv:2"):
        read_weights("# about\nno weight here\n", "x.tsv")


def test_words_weigh_by_their_company_too():
    names = ["w:رصاص", "w:نار", "w:رصاص نار", "f:رصاص", "w:<place>"]
    found = word_features(names, {"like رصاص", "w:نار"})
    assert found == {"w:نار": WORDS, "like رصاص": pytest.approx(2**-0.5)}
    assert word_features(["f:بيت"], {"like بيت"}) == {}


def test_the_company_of_arms_speaks_for_an_attack():
    weights = weights_of("ASSAULT")
    assert weights is not None
    arms, others = (
        [weights.by_name.get(f"like {stem(word)}", 0.0) for word in words_of(words)]
        for words in ("رصاص مسلحين عبوة الجرحى", "الوزير الاقتصاد المهرجان المحكمة")
    )
    assert min(arms) > max(others)
