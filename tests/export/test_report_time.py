import pytest

from riwaya.export.report_time import arabic_range, arabic_time, plain_range


@pytest.mark.parametrize(
    ("edtf", "arabic"),
    [
        ("2023", "2023"),
        ("2023-05", "أيار/مايو 2023"),
        ("2023-05-07", "7 أيار/مايو 2023"),
        ("2023-05-17T03:40", "17 أيار/مايو 2023، الساعة 03:40"),
        ("2025-09~", "أيلول/سبتمبر 2025 تقريباً"),
        ("2025-09?", "أيلول/سبتمبر 2025 (غير مؤكد)"),
        ("2022-23", "خريف 2022"),
        ("2023-05-16/2023-05-17", "من 16 أيار/مايو 2023 إلى 17 أيار/مايو 2023"),
        ("2023-06/..", "من حزيران/يونيو 2023 إلى تاريخ مفتوح"),
    ],
)
def test_a_time_keeps_its_precision_in_words(edtf: str, arabic: str) -> None:
    assert arabic_time(edtf) == arabic


@pytest.mark.parametrize("edtf", ["199X", "2023-13-01", "2023-05-17T03:40:10Z", "قريباً"])
def test_a_form_it_does_not_know_is_shown_as_it_is(edtf: str) -> None:
    assert arabic_time(edtf) == edtf


@pytest.mark.parametrize(
    ("low", "high", "arabic", "plain"),
    [
        (4, 4, "4", "4"),
        (0, 0, "0", "0"),
        (4, 7, "4–7", "4-7"),
        (4, None, "4 على الأقل", "4 or more"),
        (20_000, 99_999, "20,000–99,999", "20000-99999"),
    ],
)
def test_a_range_stays_a_range(low: int, high: int | None, arabic: str, plain: str) -> None:
    assert arabic_range(low, high) == arabic
    assert plain_range(low, high) == plain
