"""Which spellings are one name, and which are two."""

from __future__ import annotations

import pytest

from riwaya.arabic import fold_text
from riwaya.mentions.name.similar import covers, same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بلنكن", "بلينكن"),
        ("غوتيريش", "جوتيريس"),
        ("غوتيريش", "غوتيرش"),
        ("الحياري", "الحيارى"),
        ("نتنياهو", "نتانياهو"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert same_word(fold_text(one), fold_text(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("حسن", "حسين"), ("محمد", "محمود"), ("سعد", "سعيد"), ("ماكين", "ميغان"), ("خالد", "خليل"), ("سالم", "سليم")],
)
def test_two_names(one, other):
    assert not same_word(fold_text(one), fold_text(other))


def test_a_name_covers_its_parts_in_any_spelling():
    full = tuple(map(fold_text, ("أنتوني", "بلينكن")))
    assert covers(full, (fold_text("بلنكن"),))
    assert not covers(full, (fold_text("أنتوني"), fold_text("لافروف")))
