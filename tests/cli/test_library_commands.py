"""The commands of the library, on the invented pages."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from riwaya.cli import build
from riwaya.cli._app import run
from riwaya.export.formats import FORMATS


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of its own for each test, and no settings but that."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    monkeypatch.delenv("RIWAYA_CONFIG", raising=False)
    monkeypatch.setenv("RIWAYA_LIBRARY", str(tmp_path / "desk.db"))
    return tmp_path / "desk.db"


@pytest.fixture(scope="session")
def examples_added(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the examples, made once."""
    path = tmp_path_factory.mktemp("library") / "examples.db"
    assert run(build(), ["add", "--library", str(path), str(examples)]) == 0
    return path


@pytest.fixture
def filled(riwaya: Any, library: Path, examples_added: Path) -> Any:
    """The command line, with the examples added."""
    shutil.copy(examples_added, library)
    return riwaya


def coverage(out: str) -> dict[str, int]:
    pairs = (line.split(None, 1) for line in out.splitlines())
    return {name: int(count) for count, name in pairs}


def first(riwaya: Any, *query: str) -> dict[str, Any]:
    return riwaya("statements", *query, "-n", 1, "-f", "jsonl").reports[0]


def test_add_tells_what_came_in_and_adding_again_changes_nothing(riwaya: Any, examples: Path) -> None:
    one, two = riwaya("add", examples), riwaya("add", examples)
    count = coverage(one.out)["in"]
    assert count >= 6
    assert coverage(one.out) | {"in": 0} == {
        "in": 0,
        "new": count,
        "changed": 0,
        "unchanged": 0,
        "failed": 0,
        "sources passed over": 0,
    }
    assert coverage(two.out)["unchanged"] == count
    assert coverage(two.out)["new"] == 0


def test_add_goes_on_after_what_it_can_not_read(riwaya: Any, examples: Path) -> None:
    ran = riwaya("add", "gone.html", examples / "marfa-rockets.html")
    assert ran.code == 1
    assert ran.errors == ["riwaya: gone.html: no such file"]
    assert (coverage(ran.out)["new"], coverage(ran.out)["failed"]) == (1, 1)


def test_add_reads_the_standard_input(riwaya: Any) -> None:
    ran = riwaya("add", "-", "--published", "2031-05-04", stdin="قال الوزير سامر الحلو إن المستشفى سيفتح غداً.".encode())
    assert coverage(ran.out)["new"] == 1
    assert len(riwaya("search", "مستشفى", "-f", "jsonl").reports) == 1


def test_several_processes_add_the_same(riwaya: Any, examples: Path, tmp_path: Path) -> None:
    riwaya("add", examples)
    riwaya("add", examples, "--jobs", 2, "--library", tmp_path / "two.db")
    one, two = (riwaya("verify", "--library", tmp_path / name) for name in ("desk.db", "two.db"))
    assert one.out == two.out
    assert one.out.startswith("0 problems")


def test_show_what_was_read(filled: Any) -> None:
    document = first(filled)["document"]
    assert "WHO SAID WHAT" in filled("show", document).out
    assert json.loads(filled("show", document, "-f", "json").out)["document"]["id"] == document
    assert (
        "<html" in filled("show", document[:6], "-f", "html").out
        or "several documents" in filled("show", document[:6]).err
    )
    assert filled("show", "zzz").errors[0].endswith("no document zzz (`riwaya search` finds documents)")


def test_search_lights_the_words(filled: Any) -> None:
    hits = filled("search", "وزاره", "الداخليه").out
    assert "[وزارة] [الداخلية]" in hits
    hit = filled("search", '"وزارة الداخلية"', "--in", "statement", "-f", "jsonl").reports[0]
    assert hit["unit"] == "statement"
    assert filled("search", "colour:red").code == 1


def test_statements_by_options(filled: Any) -> None:
    rows = filled("statements", "--speaker", "الداخلية", "-f", "jsonl").reports
    assert "وزارة الداخلية" in {row["speaker"] for row in rows}
    assert 0 < len(rows) < len(filled("statements", "-f", "jsonl").reports)
    assert filled("statements").out.splitlines()[0].split("\t")[2] == "speaker"
    assert filled("statements", "--act", "shout").code == 1


def test_commitments_and_sources(filled: Any) -> None:
    due = [row["due_day"] for row in filled("commitments", "--due", "-f", "jsonl").reports]
    assert due
    assert due == sorted(due)
    assert all(
        row["due_day"] >= "2023-06-01" for row in filled("commitments", "--after", "2023-06", "-f", "jsonl").reports
    )
    assert filled("commitments", "--before", "soon").code == 1
    quoted = [row["statements"] for row in filled("sources", "-f", "jsonl").reports]
    assert quoted == sorted(quoted, reverse=True)


def test_a_correction_from_saying_it_to_undoing_it(filled: Any) -> None:
    row = first(filled)
    who = ("--who", "ليلى", "--why", "سمعت التسجيل")
    new = "deny" if row["act"] != "deny" else "order"
    assert filled("correct", "set", row["document"], row["id"], f"act={new}", *who).code == 0
    assert row["id"] in [s["id"] for s in filled("statements", "--act", new, "-f", "jsonl").reports]
    assert filled("correct", "list").out.rstrip().endswith("stands")
    shown = json.loads(filled("show", row["document"], "-f", "json", "--uncorrected").out)
    assert next(s["act"] for s in shown["statements"] if s["id"] == row["id"]) == row["act"]
    assert filled("correct", "undo", "#1", *who).code == 0
    assert [line.split("\t")[-1] for line in filled("correct", "list").out.splitlines()] == ["undone", "done"]
    assert row["id"] not in [s["id"] for s in filled("statements", "--act", new, "-f", "jsonl").reports]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("set",), "give a value"),
        (("set", "{d}", "{s}", "act"), "not field=value"),
        (("set", "{d}", "{s}", "act=deny"), "says who and why"),
        (("reject", "{d}"), "give a record"),
        (("undo", "x"), "no correction's number"),
        (("undo", "9", "--who", "a", "--why", "b"), "no correction #9"),
        (("split", "{d}", "{s}", "x", "--span", "a-b"), "not a span"),
    ],
)
def test_a_correction_that_can_not_be_made_says_why(filled: Any, arguments: tuple[str, ...], message: str) -> None:
    row = first(filled)
    given = [one.format(d=row["document"], s=row["id"]) for one in arguments]
    ran = filled("correct", *given)
    assert ran.code == 1
    assert message in ran.err


def test_diff_of_a_page_that_was_edited(riwaya: Any, tmp_path: Path) -> None:
    page = tmp_path / "feed.jsonl"
    texts = (
        "قالت وزارة الموانئ إن القتلى ثلاثة.",
        "قالت وزارة الموانئ إن القتلى ثلاثة. ونفت حركة السنابل مسؤوليتها عن الهجوم.",
    )
    for text in texts:
        page.write_text(json.dumps({"id": "n1", "title": "هجوم", "text": text, "published": "2031-05-04"}))
        riwaya("add", page)
    ran = riwaya("diff", "n1")
    assert "n1: " in ran.out
    assert "+ statement" in ran.out
    assert riwaya("diff").out == ran.out
    assert any(change["what"] == "added" for change in riwaya("diff", "-f", "jsonl").reports)
    assert riwaya("diff", "n1", "--from", 7).errors == ["riwaya: n1: no reading 7 (there are 2 readings)"]


def test_verify_finds_damage_and_makes_the_index_again(filled: Any, library: Path) -> None:
    import sqlite3

    with sqlite3.connect(library) as connection:
        connection.execute("INSERT INTO index_statement(index_statement) VALUES ('delete-all')")
    ran = filled("verify")
    assert (ran.code, ran.out.split("\t")[0]) == (1, "index")
    assert filled("verify", "--reindex").code == 0


def test_backup_is_a_library(filled: Any, tmp_path: Path) -> None:
    ran = filled("backup", tmp_path / "copy.db")
    assert filled("verify", "--library", tmp_path / "copy.db").out.splitlines()[1:] == ran.out.splitlines()
    assert filled("backup", tmp_path / "copy.db").code == 1


def test_commands_say_when_there_is_no_library(riwaya: Any, library: Path) -> None:
    for command in (("search", "x"), ("statements",), ("verify",), ("export", "csv"), ("show", "x"), ("sources",)):
        ran = riwaya(*command)
        assert ran.code == 1
        assert ran.errors == [f"riwaya: {library}: no such library (`riwaya add` makes one)"]
    assert not library.exists()


@pytest.mark.parametrize("name", FORMATS)
def test_export_to_every_format(filled: Any, tmp_path: Path, name: str) -> None:
    out, lost = tmp_path / "out", tmp_path / "lost.json"
    ran = filled("export", name, "-o", out, "--loss", lost)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert out.stat().st_size > 50
    assert json.loads(lost.read_text())["format"] == name


def test_export_of_what_a_query_finds_with_its_loss_told(filled: Any, tmp_path: Path) -> None:
    ran = filled("export", "csv", "-o", tmp_path / "s.csv", "--table", "statements", "--query", "speaker:الداخلية")
    found = list(csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text(), newline="")))
    documents = {row["document"] for row in filled("statements", "--speaker", "الداخلية", "-f", "jsonl").reports}
    assert {row["document"] for row in found} == documents
    assert any(line.startswith("riwaya: csv can't hold: ") for line in ran.errors)


def test_export_that_can_not_be_done_leaves_no_file(filled: Any, tmp_path: Path) -> None:
    ran = filled("export", "csv", "-o", tmp_path / "x.csv", "--table", "colours")
    assert (ran.code, ran.errors[0].startswith("riwaya: csv has no table colours")) == (1, True)
    assert filled("export", "ics", "--incidents", "--query", "x", "-o", tmp_path / "x.csv").code == 1
    assert "--min-likely is for acled" in filled("export", "csv", "--min-likely", "0.5").err
    assert filled("export", "csv", "-o", tmp_path / "no" / "x.csv").errors[0].startswith("riwaya: ")
    assert not list(tmp_path.glob("*x.csv*"))


def test_settings_come_from_the_file(
    riwaya: Any, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RIWAYA_LIBRARY")
    (tmp_path / "riwaya.toml").write_text('library = "other.db"\nwho = "ليلى"\n')
    riwaya("add", examples / "marfa-rockets.html")
    assert (tmp_path / "other.db").exists()
    row = first(riwaya)
    riwaya("correct", "confirm", row["document"], row["id"], "--why", "سمعت")
    assert "ليلى" in riwaya("correct", "list").out
    (tmp_path / "riwaya.toml").write_text("libary = 1\n")
    assert riwaya("search", "x").errors[0].startswith("riwaya: riwaya.toml: libary")


def gathered(riwaya: Any) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in riwaya("incidents", "-f", "jsonl").reports}


def test_incidents_of_the_library_are_kept_and_exported(filled: Any) -> None:
    found = gathered(filled)
    exported = filled("export", "jsonl", "--incidents").reports
    assert {one["id"] for one in exported} == set(found)
    assert any(len({a["document"] for a in one["accounts"]}) > 1 for one in found.values())


def test_a_judgement_joins_two_incidents_for_good(filled: Any) -> None:
    left, right = sorted(gathered(filled))[:2]
    done = filled("judge", "same", left[:8], right, "--who", "سلمى", "--why", "موقع واحد")
    assert done.out == f"{left} {right} same (سلمى)\n"
    again = gathered(filled)
    assert right not in again
    (judgement,) = again[left]["judgements"]
    assert (judgement["who"], judgement["why"], judgement["verdict"]) == ("سلمى", "موقع واحد", "same")
    assert filled("judge", "-f", "jsonl").reports[0]["right"] == right


def test_the_newest_judgement_of_a_pair_holds(filled: Any) -> None:
    before = gathered(filled)
    left, right = sorted(before)[:2]
    filled("judge", "same", left, right, "--who", "سلمى")
    filled("judge", "different", right, left, "--who", "سلمى")
    assert set(gathered(filled)) == set(before)
    assert [row["verdict"] for row in filled("judge", "-f", "jsonl").reports] == ["different"]


def test_corrections_reach_incidents(filled: Any) -> None:
    one = next(o for o in gathered(filled).values() if o["summary"]["killed"])
    for account in one["accounts"]:
        for event in account["events"]:
            assert filled("correct", "reject", account["document"], event, "--who", "سلمى", "--why", "خطأ").code == 0
    assert one["id"] not in gathered(filled)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["same", "zz", "yy"], "no incident or event"),
        (["same"], "give two ids"),
        (["same", "", ""], "begins"),
    ],
)
def test_a_judgement_names_two_incidents(filled: Any, given: list[str], told: str) -> None:
    gathered(filled)
    ran = filled("judge", *given)
    assert ran.code == 1
    assert told in ran.errors[0]


def test_a_judgement_needs_gathered_incidents(filled: Any) -> None:
    ran = filled("judge", "same", "a", "b")
    assert (ran.code, "`riwaya incidents` gathers them" in ran.errors[0]) == (1, True)


def test_a_judgement_says_who(filled: Any) -> None:
    left, right = sorted(gathered(filled))[:2]
    ran = filled("judge", "same", left, right)
    assert (ran.code, "says who" in ran.errors[0]) == (1, True)
    assert filled("judge", "-f", "jsonl").reports == []


def test_incidents_are_of_files_or_of_a_library(riwaya: Any, library: Path, examples: Path) -> None:
    ran = riwaya("incidents", "--library", library, examples)
    assert (ran.code, "give one of them" in ran.errors[0]) == (1, True)
