from __future__ import annotations

import pytest

from riwaya.arabic import conjugate


def _forms(**verb: str) -> set[str]:
    return {f.text for f in conjugate(**verb)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("perfect", "made", "not_made"),
    [
        ("قال", {"قالت", "قالا", "قالوا", "قلن"}, {"قالتت"}),
        ("نفى", {"نفت", "نفوا", "نفيا", "نفتا"}, {"نفىت", "نفيوا"}),
        ("دعا", {"دعت", "دعوا"}, {"دعات"}),
        ("أضاف", {"أضافت", "أضافوا"}, {"أضفن"}),
    ],
)
def test_perfect(perfect: str, made: set[str], not_made: set[str]) -> None:
    forms = _forms(perfect=perfect)
    assert made <= forms
    assert not forms & not_made


def test_imperfect_and_participle() -> None:
    assert {"ينفي", "تنفي", "ينفون", "ينفيان"} <= _forms(imperfect="ينفي")
    assert {"مضيفا", "مضيفة", "مضيفين"} <= _forms(participle="مضيف")


def test_pronouns_join_as_they_are_written() -> None:
    forms = {f.text: f for f in conjugate("نفى", "ينفي", masdar="نفي", pronouns=True)}
    assert forms["نفاه"].pronoun == "ه"
    assert forms["نفته"].agreement == "fs"
    assert forms["نفيها"].aspect == "masdar"
    assert "نفىه" not in forms
