import re

import msgspec
import pytest

from riwaya.export import report_text
from riwaya.records import Document, Report

ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]")


@pytest.fixture
def lines(report: Report) -> list[str]:
    return report_text.render(report).splitlines()


def _value(lines: list[str], label: str) -> list[str]:
    return [line.split(maxsplit=len(label.split()))[-1] for line in lines if line.strip().startswith(label + " ")]


def test_no_line_mixes_latin_and_arabic_beyond_its_label(lines: list[str]) -> None:
    arabic = [line for line in lines if ARABIC.search(line)]
    assert arabic
    for line in arabic:
        assert not LATIN.search(line[20:]), line
        assert not ARABIC.search(line[:20]), line


def test_the_words_stand_in_logical_order_each_span_on_its_own_line(lines: list[str]) -> None:
    assert _value(lines, "content") == [
        "صاروخين سقطا فجر الأربعاء وقتلا ثلاثة",
        "الحارس سعيد الطيب أقسم أن «الصواريخ أربعة»",
        "الصواريخ أربعة",
        "تسليم تقريرهم",
        "الهجوم أوقع 4 إلى 7 قتلى",
    ]


def test_the_header_says_when_and_how_that_is_known(lines: list[str]) -> None:
    assert _value(lines, "published") == ["2023-05-17"]
    assert _value(lines, "known how") == ["inferred from the text"]
    assert _value(lines, "outlet") == ["صحيفة المرفأ"]
    assert _value(lines, "left aside") == ["1 furniture block, 1 comment block"]


def test_each_hop_of_a_chain_has_a_line(lines: list[str]) -> None:
    assert _value(lines, "via, issued") == ["بيان"]
    assert _value(lines, "via, relayed") == ["وكالة مدى"]
    assert _value(lines, "via, told") == ["وزارة الموانئ"]


def test_a_speaker_that_is_only_carried_over_is_marked(lines: list[str]) -> None:
    assert sum(line.strip() == "(carried over from before)" for line in lines) == 2


def test_ranges_stay_ranges_and_every_event_says_according_to_whom(lines: list[str]) -> None:
    assert _value(lines, "killed") == ["3", "4-7", "3     4-7   -"]
    assert _value(lines, "injured") == ["9 or more"]
    assert _value(lines, "told by") == ["وزارة الموانئ", "شهود"]


def test_accounts_that_disagree_are_a_matrix_with_arabic_values_told_below(lines: list[str]) -> None:
    start = next(at for at, line in enumerate(lines) if line.startswith("WHERE ACCOUNTS DISAGREE"))
    matrix = [re.split(r"\s{2,}", line.strip()) for line in lines[start + 3 : start + 12]]
    assert matrix == [
        ["about event", "1"],
        ["A", "وزارة الموانئ"],
        ["B", "the outlet"],
        ["C", "سعيد الطيب"],
        ["A", "B", "C"],
        ["killed", "3", "4-7", "-"],
        ["target", "[1]", "-", "[2]"],
        ["[1]", "ميناء القصبة"],
        ["[2]", "الحراس"],
    ]


def test_a_commitment_shows_its_due_date(lines: list[str]) -> None:
    assert _value(lines, "due") == ["2023-05-19"]
    assert _value(lines, "bearer") == ["الحراس"]


def test_ids_are_short(lines: list[str]) -> None:
    assert "1f0c0a" in _value(lines, "1 id")


def test_a_report_of_nothing_says_so() -> None:
    empty = Report(document=Document(id="d", text="", sha256="0" * 64))
    text = report_text.render(empty)
    assert "published           unknown" in text
    assert "WHO SAID WHAT (0)" in text


def test_a_title_on_two_lines_is_shown_on_one(report: Report) -> None:
    two = msgspec.structs.replace(report.document, title="سطر\n  وسطر")
    assert "سطر وسطر" in report_text.render(msgspec.structs.replace(report, document=two))
