from __future__ import annotations

from invented import numbered, report

from riwaya.library import Library


def test_statements_as_a_table(library: Library) -> None:
    library.add([report()])
    rows = list(library.statements())
    assert [(row.speaker, row.act, row.via) for row in rows] == [
        ("أحمد النجار", "assert", ("وزارة الدفاع", "وكالة الأفق")),
        ("حركة السنابل", "deny", ()),
        ("حركة السنابل", "assert", ()),
        ("أحمد النجار", "order", ()),
    ]
    assert [row.id for row in library.statements("speaker:السنابل")] == ["s-five", "s-denial"]
    assert [row.id for row in library.statements(limit=2)] == ["s-strike", "s-denial"]


def test_statements_go_on_over_many_pages(library: Library) -> None:
    library.add(map(numbered, range(120)))
    assert len(list(library.statements())) == 480
    assert len(list(library.statements("act:order"))) == 120


def test_commitments_by_due_date(library: Library) -> None:
    library.add([report()])
    (row,) = library.commitments()
    assert (row.issuer, row.bearer, row.due, row.text) == ("أحمد النجار", "وزارة الدفاع", "2031-05-08", "فتح تحقيق")
    assert len(library.commitments(due_after="2031-05-08", due_before="2031-05-08")) == 1
    assert library.commitments(due_before="2031-05-07") == []


def test_who_is_quoted_through_whom_and_how_often_against_others(library: Library) -> None:
    library.add([numbered(1), numbered(2)])
    first, second = library.sources()
    assert (first.name, first.statements, first.documents, first.outlets) == ("أحمد النجار", 4, 2, 2)
    assert first.via == (("وزارة الدفاع", 2), ("وكالة الأفق", 2))
    assert (second.name, second.denials, second.contradicted) == ("حركة السنابل", 2, 2)


def test_reports_by_query(library: Library) -> None:
    library.add([report(), *map(numbered, range(3))])
    assert [r.document.id for r in library.reports("outlet:الأفق type:ASSAULT")] == ["d-000001"]
    assert len(list(library.reports())) == 4
