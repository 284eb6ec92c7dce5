from riwaya.export.report_marks import Anchor, Marker, Run
from riwaya.export.report_view import View
from riwaya.records import Block, Document, Report

COLOURS = {"ministry": 1, "guard": 2}


def _run(report: Report, words: str) -> Run:
    runs = [run for passage in Marker(View(report), COLOURS, "r1").passages() for run in passage.runs]
    return next(run for run in runs if run.text == words)


def test_a_nested_statement_has_its_own_colour_and_the_line_of_the_outer_one(report: Report) -> None:
    assert _run(report, "الصواريخ أربعة").classes.split() == ["c2", "o1", "r1-s2", "r1-s3"]


def test_the_cue_of_a_nested_statement_is_marked_inside_the_outer_content(report: Report) -> None:
    run = _run(report, "أقسم")
    assert run.quoted
    assert run.classes.split() == ["c1", "r1-s2", "cue", "f2", "r1-s3"]


def test_the_colour_of_an_unknown_speaker_is_none_of_the_speakers(report: Report) -> None:
    assert "f0" in _run(report, "وروى").classes.split()


def test_anchors_stand_where_a_statement_or_event_begins(report: Report) -> None:
    assert _run(report, "قالت").anchors == (Anchor("statement", 1),)
    assert _run(report, "سقطا").anchors == (Anchor("event", 1),)


def test_furniture_and_comments_are_labelled_and_blank_space_is_kept(report: Report) -> None:
    passages = Marker(View(report), COLOURS, "r1").passages()
    assert [(passage.kind, passage.label) for passage in passages if passage.label] == [
        ("furniture", "من عناصر الصفحة، ليس من الخبر"),
        ("comment", "تعليق قارئ، ليس من الخبر — قارئ"),
    ]
    gaps = [passage for passage in passages if passage.kind is None]
    assert [run.text for gap in gaps for run in gap.runs] == ["\n"] * 5


def test_text_outside_any_block_is_drawn_as_a_paragraph() -> None:
    bare = Report(document=Document(id="d", text="نص بلا أقسام", sha256="0" * 64))
    (passage,) = Marker(View(bare), {}, "r1").passages()
    assert passage.kind == "paragraph"


def test_neighbours_with_the_same_label_show_it_once() -> None:
    blocks = (
        Block(kind="furniture", span=(0, 2)),
        Block(kind="furniture", span=(3, 5)),
        Block(kind="title", span=(6, 8)),
    )
    page = Report(document=Document(id="d", text="حج شا خب", sha256="0" * 64, blocks=blocks))
    shown = [passage.label is not None for passage in Marker(View(page), {}, "r1").passages() if passage.kind]
    assert shown == [True, False, False]
