import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from riwaya.arabic import analyse
from riwaya.mentions.count import number_at
from riwaya.mentions.count.figures import figure
from riwaya.mentions.count.numbers import Reader


def read(text: str) -> tuple[float, float, int]:
    script = analyse(text)
    number = Reader(script).number(0)
    assert number is not None
    return number.low, number.high, len(script.tokens) - number.last


def odd_oracle(n: int) -> bool:
    """num2words writes 101,000 as «مائة و ألف ألف», and 2000 as «ألفا», which is 1000 in the accusative."""
    return (n // 1000 % 100 in (1, 2) and n > 3000) or n == 2000


@given(st.integers(0, 10**6).filter(lambda n: not odd_oracle(n)))
def test_number_words_are_read_back(n):
    assert read(num2words(n, lang="ar")) == (n, n, 0)


@given(st.integers(0, 10**12))
def test_figures_of_three_digit_sets(n):
    western = str(n)
    eastern = western.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    persian = western.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert read(western) == read(eastern) == read(persian) == (n, n, 0)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة عشر", 13),
        ("إحدى عشرة", 11),
        ("اثني عشر", 12),
        ("خمسة وعشرون", 25),
        ("خمس و ثمانين", 85),
        ("خمسمئة", 500),
        ("ثلاث مئة وأربعين", 340),
        ("ألفين وأربعة وعشرين", 2024),
        ("10 آلاف", 10_000),
        ("1,5 مليون", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("نصف مليون", 500_000),
        ("3 ملايين و200 ألف", 3_200_000),
        ("مئة ألف", 100_000),
        ("-1.2", -1.2),
        ("واحد فاصلة خمسة", 1.5),
    ],
)
def test_one_number(words, value):
    assert read(words) == (value, value, 0)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("عشرات", 20, 99),
        ("المئات", 200, 999),
        ("آلاف", 2000, 9999),
        ("عشرات الآلاف", 20_000, 99_999),
        ("ملايين", 2e6, 9_999_999),
    ],
)
def test_vague_words_have_one_table(words, low, high):
    assert read(words) == (low, high, 0)


@pytest.mark.parametrize("words", ["ثلاثة وأربعة", "عشرون وثلاثة", "خمسة وعشرة"])
def test_lists_are_not_added_up(words):
    assert read(words)[2] > 0


@pytest.mark.parametrize("words", ["نصف السكان", "أحد السكان", "كتاب", "3.2.2022", ""])
def test_no_number(words):
    assert number_at(analyse(words), 0) is None


def test_number_at_gives_value_and_last_token():
    assert number_at(analyse("قتل خمسة وعشرون جندياً"), 1) == (25, 2)


@pytest.mark.parametrize(
    ("words", "value"),
    [("الأول", 1), ("الثالثة عشرة", 13), ("الحادي والثلاثين", 31), ("الثاني عشر", 12), ("العشرون", 20), ("عاشر", 10)],
)
def test_ordinals(words, value):
    script = analyse(words)
    assert Reader(script).ordinal(0) == (value, len(script.tokens))


@pytest.mark.parametrize("words", ["حادي", "الواحد", "كتاب"])
def test_no_ordinal(words):
    assert Reader(analyse(words)).ordinal(0) is None


@pytest.mark.parametrize(
    ("text", "value"), [("1,200", 1200), ("1.200", 1200), ("1.10", 1.1), ("0٫77", 0.77), ("1.2.3", None)]
)
def test_figure(text, value):
    assert figure(text) == value


def test_a_slash_divides_dates_and_no_numbers():
    assert number_at(analyse("11/10"), 0) == (11, 0)
