from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.report_view import SHORTEST_ID, MatrixRow, View, short_ids
from riwaya.records import Report

ids = st.text("0123456789abcdef", min_size=8, max_size=12)


@given(st.sets(ids, max_size=20))
def test_a_short_id_leads_to_one_record(full: set[str]) -> None:
    for each, short in short_ids(full).items():
        assert each.startswith(short)
        assert len(short) >= SHORTEST_ID
        assert short == each or [other for other in full if other.startswith(short)] == [each]


def test_ids_that_begin_alike_are_told_apart() -> None:
    assert short_ids(["abcdef123", "abcdef456", "999999999"]) == {
        "abcdef123": "abcdef1",
        "abcdef456": "abcdef4",
        "999999999": "999999",
    }


def test_statements_are_numbered_in_the_order_of_the_text(report: Report) -> None:
    shuffled = Report(document=report.document, statements=tuple(reversed(report.statements)))
    assert View(shuffled).statements == report.statements


def test_statements_are_grouped_by_speaker_and_the_unknown_come_last(report: Report) -> None:
    groups = [(speaker, [each.id[0] for each in group]) for speaker, group in View(report).speakers()]
    assert groups == [("ministry", ["1", "2", "4"]), ("guard", ["3"]), (None, ["5"])]


def test_tellings_of_one_happening_stand_together(report: Report) -> None:
    assert [[event.id for event in happening] for happening in View(report).happenings] == [
        ["aa00000001", "aa00000002"]
    ]


def test_accounts_stand_side_by_side_and_silence_stays_silence(report: Report) -> None:
    (matrix,) = View(report).matrices()
    assert matrix.event == "aa00000001"
    assert matrix.sources == ("ministry", None, "guard")
    assert matrix.rows == (
        MatrixRow("killed", (("3",), ("4-7",), ())),
        MatrixRow("target", (("ميناء القصبة",), (), ("الحراس",))),
    )


def test_a_hop_is_named_by_document_carrier_or_words(report: Report) -> None:
    view = View(report)
    assert [view.hop(hop) for hop in report.statements[0].chain] == ["بيان", "وكالة مدى"]


def test_who_speaks_is_a_name_or_the_words_that_stand_for_it(report: Report) -> None:
    view = View(report)
    assert [view.teller(each) for each in view.statements] == [
        "وزارة الموانئ",
        "وزارة الموانئ",
        "سعيد الطيب",
        "وزارة الموانئ",
        "شهود",
    ]
