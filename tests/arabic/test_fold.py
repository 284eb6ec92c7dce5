from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyse, fold, fold_text, shadow_of, spread_article
from riwaya.arabic.fold import _DROP, _TABLE

LETTERS = st.text(alphabet='ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىةؤئًٌٍَُِّْـ «»"٠١٢۴5.,\n\u200f\u200cZé😀', max_size=80)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَحْمَد", "احمد"),
        ("إلى", "الي"),
        ("مدرسةٍ", "مدرسه"),
        ("استهـ ـداف", "استهداف"),
        ("قـ.صف", "قصف"),
        ("شهـ.ـداء", "شهداء"),
        ("٢٠٢٤ و ۲۰۲۴", "2024 و 2024"),
        ("بغداد ـ لندن", "بغداد ـ لندن"),  # a kashida that stands alone is a dash
        ("لـ سوريا", "ل سوريا"),  # and one that ends a word joins nothing
        ("د.ب.أ", "د.ب.ا"),  # initials keep their dots
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold_text(written) == folded
    assert fold(written).text == folded


@given(LETTERS)
def test_every_letter_of_the_shadow_knows_where_it_stands(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    for i, letter in enumerate(folded.text):
        assert fold_text(text[folded.offsets[i]]) in (letter, "")


@given(LETTERS, st.integers(0, 80), st.integers(0, 80))
def test_a_span_of_the_shadow_folds_back_to_itself(text: str, a: int, b: int) -> None:
    folded = fold(text)
    start, end = sorted((min(a, len(folded.text)), min(b, len(folded.text))))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert fold(text).text[start:end].replace("ـ", "") == fold_text(text[first:last]).replace("ـ", "")


@given(LETTERS)
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    script = analyse(text)
    assert all(0 <= t.start < t.end <= len(text) for t in script.tokens)
    assert all(a.end <= b.start for a, b in zip(script.tokens, script.tokens[1:], strict=False))


@given(LETTERS)
def test_the_quick_ways_give_what_the_plain_one_does(text: str) -> None:
    plain = _DROP.sub("", text).translate(_TABLE)
    assert [fold(text).text, fold_text(text), shadow_of(text)] == [plain, plain, plain]


def test_a_span_takes_the_marks_after_its_last_letter() -> None:
    text = "نُصرةً لأهلنا"
    folded = fold(text)
    assert text[slice(*folded.span(0, 4))] == "نُصرةً"


def test_the_article_that_lam_swallows_is_written_out() -> None:
    assert spread_article("للعراق") == "لالعراق"
    assert spread_article("وللجيش") == "ولالجيش"
    assert spread_article("لله") == "لله"
