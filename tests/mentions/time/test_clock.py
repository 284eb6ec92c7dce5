"""The clock: exact, approximate, coarse and unknown days of publication; spans that are the words they cover."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.lexicon import load
from riwaya.mentions.reading import Reading, read_script
from riwaya.mentions.time import find_times
from riwaya.mentions.time.hijri import hijri_day, hijri_feast, hijri_month, hijri_year_at
from riwaya.mentions.time.moment import likely_year, moment_of, shift_month
from riwaya.mentions.time.pattern import compile_pattern
from riwaya.mentions.time.rules.feasts import easter
from riwaya.records import Document


def reading(text: str) -> Reading:
    return read_script(Document(id="example", text=text, sha256=""), load())


def values(text: str, published: str | None) -> list[str | None]:
    return [t.value for t in find_times(reading(text), published)]


@pytest.mark.parametrize(
    ("published", "value"),
    [(None, None), ("2022-05", None), ("2022-05-13", "2022-05-12"), ("2022-05-13~", "2022-05-12~")],
)
def test_yesterday_by_the_clock(published, value):
    assert values("احترق المخزن أمس قرب المرفأ", published) == [value]


@pytest.mark.parametrize(
    ("published", "value"), [(None, None), ("2022", "2021"), ("2022-05", "2021"), ("2022-05-13~", "2021")]
)
def test_last_year_needs_only_a_year(published, value):
    assert values("احترق المخزن العام الماضي قرب المرفأ", published) == [value]


def test_a_full_date_needs_no_clock():
    assert values("احترق المخزن في 3 أيار 2021 قرب المرفأ", None) == ["2021-05-03"]


def test_marks_in_words_do_not_move_spans():
    text = "وقعَ الحريقُ أمـسِ الثُّلاثاءَ قربَ المرفأ"
    (time,) = find_times(reading(text), "2024-10-02")
    assert text[slice(*time.span)] == "أمـسِ الثُّلاثاءَ"


WORDS = (
    "أمس الثلاثاء فجر الأول من تشرين أيار/مايو 2024 3 و5 الماضي "
    "منذ قبل خلال 48 ساعة نهاية العام إلى حتى الساعة هذا ، قتل"
).split(" ")


@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.sampled_from([None, "2024-10-02", "2024-10", "2024-10-02~"]),
)
def test_any_words_give_ordered_spans_inside_the_text(text, published):
    found = find_times(reading(text), published)
    edges = [edge for t in found for edge in t.span]
    assert edges == sorted(edges)
    assert all(0 <= t.span[0] < t.span[1] <= len(text) for t in found)
    assert all(t.first < t.last for t in found)


def test_the_likely_year_of_a_month():
    january = moment_of("2024-01-20")
    assert likely_year(january, 11) == 2023
    assert likely_year(january, 1) == 2024
    assert shift_month(2024, 1, -1) == (2023, 12)


def test_hijri_dates():
    assert hijri_day(1436, 10, 25) == "2015-08-10"
    assert hijri_day(1436, 13, 1) is None
    assert hijri_month(2019, 9, civil=True) == "2019-05-06/2019-06-03"
    feast = hijri_feast(2013, 12, 10)
    assert feast is not None
    assert feast.isoformat() == "2013-10-15"
    assert hijri_year_at(feast) == 1434


def test_easter():
    assert [easter(y).isoformat() for y in (2013, 2019, 2024)] == ["2013-03-31", "2019-04-21", "2024-03-31"]


def test_the_notation_of_patterns():
    pattern = compile_pattern("weekday comma? num {link} month")
    assert pattern.fullmatch("W,1fM")
    assert not pattern.fullmatch("W1M")
    with pytest.raises(KeyError):
        compile_pattern("weekday monkey")
