from __future__ import annotations

import pytest

from riwaya.score.names import fold, same_name

SAME = [
    ("فؤاد الحلو", "فؤاد الحلو"),
    ("سامر الحلو", "الوزير سامر الحلو"),
    ("أحمد", "احمد"),
    ("وزارةُ الداخلية", "وزارة الداخليه"),
    ("السيد سامر", "سامر"),
    ("المرفأ", "مرفا"),
    (None, None),
    (None, ""),
]
DIFFERENT = [
    ("سامر الحلو", "سامر النجار"),
    ("وزارة الداخلية", "وزارة الصحة"),
    ("الوزير", "وزير الداخلية في حكومة سروان"),
    ("سامر", None),
    (None, "سامر"),
    ("السيد", "السيد"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one, other):
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_fold():
    assert fold("إلى المدينةِ الكبرى") == "الي مدينه كبري"
    assert fold(3) == "3"
