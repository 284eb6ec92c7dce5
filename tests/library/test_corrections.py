from __future__ import annotations

from typing import Any

import msgspec
import pytest
from invented import TEXT, TITLE, report
from sqlalchemy import text as sql
from sqlalchemy.exc import DatabaseError

from riwaya.errors import LibraryError
from riwaya.library import Library, Wish
from riwaya.records import Report

WHO = {"who": "ليلى", "why": "سمعت التسجيل"}


def correct(library: Library, action: str, target: str, **more: Any) -> int:
    return library.correct("d-port", Wish(action=action, target=target, **more), **WHO).id


def states(library: Library) -> list[str]:
    return [standing.state for standing in library.overlay("d-port").standings]


def by_id(report: Report, key: str) -> Any:
    records = (*report.statements, *report.events, *report.entities, *report.commitments)
    return next((record for record in records if record.id == key), None)


@pytest.fixture
def one(library: Library) -> Library:
    library.add([report()], version="1")
    return library


def test_a_value_is_fixed_and_the_reading_stays_as_it_was(one: Library) -> None:
    correct(one, "set", "s-strike", path="act", value="announce")
    assert by_id(one.report("d-port"), "s-strike").act == "announce"
    assert one.report("d-port", corrected=False) == report()
    assert [hit.id for hit in one.search("act:announce").hits] == ["s-strike"]
    assert list(one.verify()) == []


def test_a_correction_leaves_a_note_with_who_when_and_why(one: Library) -> None:
    correct(one, "set", "s-strike", path="act", value="announce")
    note = one.report("d-port").notes[-1]
    assert note.code == "corrected"
    assert "ليلى" in note.detail
    assert "سمعت التسجيل" in note.detail
    assert one.corrections()[0].at in note.detail


def test_a_part_of_a_list_is_fixed(one: Library) -> None:
    correct(one, "set", "v-five", path="counts.0.high", value=9)
    assert by_id(one.report("d-port"), "v-five").counts[0].high == 9


def test_a_speaker_is_given_by_name_known_or_new(one: Library) -> None:
    correct(one, "set", "s-denial", path="speaker", value="وزارة الدفاع")
    correct(one, "set", "s-five", path="speaker", value="مجلس الحصاد", entity_kind="organisation")
    now = one.report("d-port")
    assert by_id(now, "s-denial").speaker == "e-defence"
    assert by_id(now, by_id(now, "s-five").speaker).name == "مجلس الحصاد"
    assert [hit.id for hit in one.search("speaker:الحصاد").hits] == ["s-five"]


def test_a_rejected_statement_is_gone_with_all_that_points_to_it(one: Library) -> None:
    correct(one, "reject", "s-order")
    now = one.report("d-port")
    assert by_id(now, "s-order") is None
    assert now.commitments == ()
    assert by_id(now, "v-inquiry").according_to == ()
    assert not one.search("act:order").hits


def test_a_rejected_event_takes_its_account_out_of_the_conflict(one: Library) -> None:
    correct(one, "reject", "v-strike")
    now = one.report("d-port")
    assert now.conflicts == ()
    assert by_id(now, "v-five").same_as is None


def test_merged_entities_are_one_everywhere(one: Library) -> None:
    correct(one, "merge", "e-najjar", value="وزارة الدفاع")
    now = one.report("d-port")
    assert by_id(now, "e-defence") is None
    assert "وزارة الدفاع" in by_id(now, "e-najjar").aliases
    assert by_id(now, "s-order").addressee == "e-najjar"
    assert by_id(now, "v-inquiry").actors == ("e-najjar",)
    assert list(one.verify()) == []


def test_a_split_entity_keeps_the_mentions_it_is_not_asked_to_give(one: Library) -> None:
    start = TEXT.index("النجار بفتح")
    correct(one, "split", "e-najjar", value="سالم النجار", spans=((start, start + 6),))
    now = one.report("d-port")
    new = next(e for e in now.entities if e.name == "سالم النجار")
    assert by_id(now, "s-order").speaker == new.id
    assert by_id(now, "s-strike").speaker == "e-najjar"
    assert sum(m.entity == new.id for m in now.mentions) == 1


def test_undone_and_undone_again(one: Library) -> None:
    first = correct(one, "set", "s-strike", path="act", value="announce")
    undo = one.undo(first, **WHO).id
    assert by_id(one.report("d-port"), "s-strike").act == "assert"
    one.undo(undo, **WHO)
    assert by_id(one.report("d-port"), "s-strike").act == "announce"
    assert [hit.id for hit in one.search("act:announce").hits] == ["s-strike"]
    assert [c.action for c in one.corrections()] == ["set", "undo", "undo"]
    assert list(one.verify()) == []


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish(action="set", target="s-none", path="act", value="deny"), "no record s-none"),
        (Wish(action="set", target="s-strike", path="colour", value="deny"), "no field colour"),
        (Wish(action="set", target="s-strike", path="act", value="shout"), "Invalid enum value 'shout'"),
        (Wish(action="set", target="v-five", path="counts.7.high", value=1), "no counts.7.high there"),
        (Wish(action="merge", target="e-najjar", value="من لا أحد"), "no entity من لا أحد"),
        (Wish(action="split", target="e-najjar", value="س", spans=((0, 3),)), "no mention of أحمد النجار"),
    ],
)
def test_a_wish_that_can_not_be_granted_is_refused_and_leaves_nothing(one: Library, wish: Wish, message: str) -> None:
    with pytest.raises(LibraryError, match=message):
        one.correct("d-port", wish, **WHO)
    assert one.corrections() == []
    assert one.report("d-port") == report()


def test_who_and_why_are_asked_for(one: Library) -> None:
    with pytest.raises(LibraryError, match="says who and why"):
        one.correct("d-port", Wish(action="confirm", target="s-strike"), who="ليلى", why=" ")


def test_the_database_refuses_to_change_what_was_said(one: Library) -> None:
    correct(one, "confirm", "s-strike")
    for change in ("UPDATE corrections SET who = 'x'", "DELETE FROM corrections"):
        with pytest.raises(DatabaseError, match="append-only"), one.engine.begin() as connection:
            connection.execute(sql(change))


# What a newer riwaya does


def renamed(before: Report, **ids: str) -> Report:
    """The same reading with other ids, as a reader with changed rules may give them."""
    raw = msgspec.json.encode(before).decode()
    for old, new in ids.items():
        raw = raw.replace(f'"{old.replace("_", "-")}"', f'"{new}"')
    return msgspec.json.decode(raw, type=Report)


def test_a_correction_stands_when_ids_change(one: Library) -> None:
    correct(one, "set", "s-strike", path="act", value="announce")
    correct(one, "set", "s-denial", path="speaker", value="وزارة الدفاع")
    one.add([renamed(report(), s_strike="s-new", s_denial="s-newer", e_defence="e-other")], version="2")
    now = one.report("d-port")
    assert by_id(now, "s-new").act == "announce"
    assert by_id(now, "s-newer").speaker == "e-other"
    assert states(one) == ["moved", "moved"]


def test_a_confirmed_record_that_the_new_reading_misses_is_put_back(one: Library) -> None:
    correct(one, "confirm", "s-five")
    poorer = msgspec.structs.replace(
        report(), statements=report().statements[:2], events=(), conflicts=(), commitments=()
    )
    one.add([poorer], version="2")
    assert by_id(one.report("d-port"), "s-five") == report().statements[2]
    assert states(one) == ["restored"]
    assert [hit.id for hit in one.search("خمسة act:assert").hits] == ["s-five"]
    assert list(one.verify()) == []


def test_what_was_put_back_stands_on_its_letters_where_they_are_now(one: Library) -> None:
    correct(one, "set", "s-five", path="act", value="warn")
    longer = TEXT.replace(TITLE, f"تحديث: {TITLE}")
    edited = msgspec.structs.replace(report(longer), statements=(), events=(), conflicts=(), commitments=())
    one.add([edited], version="2")
    back = by_id(one.report("d-port"), "s-five")
    assert back.act == "warn"
    assert longer[slice(*back.content[0])] == "قُتل خمسة على الأقل"


def test_a_correction_whose_letters_are_gone_is_reported_not_dropped(one: Library) -> None:
    correct(one, "confirm", "s-five")
    gone = TEXT.replace("قُتل خمسة على الأقل", "لا تعليق")
    edited = report(TEXT)
    document = msgspec.structs.replace(edited.document, text=gone, blocks=())
    one.add([Report(document=document)], version="2")
    assert states(one) == ["lost"]
    assert one.report("d-port").notes[-1].code == "correction-lost"
    assert [problem.code for problem in one.verify()] == ["correction-lost"]
    assert len(one.corrections()) == 1


def test_a_rejection_of_what_is_no_longer_read_is_moot(one: Library) -> None:
    correct(one, "reject", "v-five")
    one.add([msgspec.structs.replace(report(), events=report().events[:1], conflicts=())], version="2")
    assert states(one) == ["moot"]
    one.add([report()], version="3")
    assert by_id(one.report("d-port"), "v-five") is None


def test_a_rejection_follows_its_record_to_a_new_id(one: Library) -> None:
    correct(one, "reject", "v-five")
    one.add([renamed(report(), v_five="v-again")], version="2")
    assert by_id(one.report("d-port"), "v-again") is None
