from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from invented import INCIDENT, numbered, report
from sqlalchemy import text

from riwaya.errors import ConfigError, LibraryError
from riwaya.library import Library, Wish, changes, check


def test_a_backup_of_a_file_is_a_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one.db") as library:
        library.add(map(numbered, range(5)))
        library.backup(tmp_path / "two.db")
        with pytest.raises(LibraryError, match="there is a file already"):
            library.backup(tmp_path / "two.db")
        before = library.digest()
    with Library.open(tmp_path / "two.db", create=False) as copy:
        assert copy.digest() == before
        assert list(copy.verify()) == []
        assert len(copy.search("قصف").hits) == 5


def test_a_library_moves_from_one_database_to_the_other_and_grows_there(postgres: str, tmp_path: Path) -> None:
    url = postgres  # the server's first database: empty before this test
    with Library.open(tmp_path / "one.db") as library:
        library.add(map(numbered, range(5)))
        library.correct("d-000001", Wish(action="confirm", target="s-five"), who="ليلى", why="تحققت")
        library.put_incidents([INCIDENT])
        library.backup(url)
        before = library.digest()
    with Library.open(url) as copy:
        assert copy.digest() == before
        copy.add([numbered(77)])
        assert len(copy.search("قصف").hits) == 6
        assert list(copy.verify()) == []
        copy.backup(tmp_path / "back.db")
    with Library.open(tmp_path / "back.db") as back:
        assert len(back.search("قصف").hits) == 6
        assert list(back.incidents()) == [INCIDENT]


def test_incidents_are_put_and_come_back(library: Library) -> None:
    assert library.put_incidents([INCIDENT, {**INCIDENT, "id": "i-early", "time": "2030"}]) == 2
    assert [one["id"] for one in library.incidents()] == ["i-early", "i-port"]
    library.put_incidents([INCIDENT])
    assert list(library.incidents()) == [INCIDENT]


def test_the_newest_judgement_of_a_pair_holds(library: Library) -> None:
    library.judge("incident", "b", "a", "same", who="ليلى", why="التاريخ واحد")
    library.judge("incident", "a", "b", "different", who="سامر", why="المكان مختلف")
    library.judge("entity", "a", "b", "unsure", who="سامر", why="؟")
    assert [(j.kind, j.left, j.right, j.verdict) for j in library.judgements()] == [
        ("incident", "a", "b", "different"),
        ("entity", "a", "b", "unsure"),
    ]


DAMAGE = [
    ("UPDATE sources SET sha256 = 'x'", "source-changed"),
    ("UPDATE readings SET sha256 = 'x'", "reading-changed"),
    ("UPDATE documents SET reading = 999", "reading-missing"),
]


class _Source(msgspec.Struct):
    name: str = "bytes"
    path: None = None
    content: bytes = b"7"
    url: None = None


@pytest.mark.parametrize(("damage", "code"), DAMAGE)
def test_damage_is_found(library: Library, damage: str, code: str) -> None:
    library.keep(_Source())
    library.add([report()])
    assert list(library.verify()) == []
    with library.engine.begin() as connection:
        if library.engine.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text(damage))
    assert [problem.code for problem in library.verify()] == [code]


def test_an_index_that_lost_entries_is_found_and_made_again(library: Library) -> None:
    library.add(map(numbered, range(3)))
    with library.engine.begin() as connection:
        library._index.clear(connection)
    assert {problem.code for problem in library.verify()} == {"index"}
    library.reindex()
    assert list(library.verify()) == []


def test_a_report_that_points_nowhere_is_found() -> None:
    good = report()
    assert check(good) == []
    bad = msgspec.structs.replace(good, entities=good.entities[1:], commitments=good.commitments * 2)
    codes = {code for code, _ in check(bad)}
    assert codes == {"orphan", "id-twice"}
    out = msgspec.structs.replace(good.events[0], trigger=(5, 99_999))
    assert check(msgspec.structs.replace(good, events=(out, *good.events[1:]))) == [
        ("span", f"event [5, 99999] is not a part of the text (0–{len(good.document.text)})")
    ]


def test_changes_between_readings() -> None:
    old = report()
    fixed = msgspec.structs.replace(old.statements[0], act="announce")
    new = msgspec.structs.replace(old, statements=(fixed, *old.statements[2:]), commitments=(), events=old.events)
    assert [(c.kind, c.id, c.what, c.fields) for c in changes(old, new)] == [
        ("statement", "s-denial", "removed", {}),
        ("statement", "s-strike", "changed", {"act": ("assert", "announce")}),
        ("commitment", "c-inquiry", "removed", {}),
    ]
    assert changes(old, old) == []


@pytest.mark.parametrize(
    ("where", "error", "message"),
    [
        ("none.db", LibraryError, "no such library"),
        ("no/folder/x.db", LibraryError, "no such"),
        ("mysql://root:secret@host/x", ConfigError, "can't be at mysql://"),
    ],
)
def test_a_library_that_can_not_be_opened(tmp_path: Path, where: str, error: type, message: str) -> None:
    place = where if "://" in where else tmp_path / where
    with pytest.raises(error, match=message) as caught:
        Library.open(place, create=False)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes("ليس مكتبة".encode() * 200)
    with pytest.raises(LibraryError, match="not a database"):
        Library.open(path)
    assert path.read_bytes() == "ليس مكتبة".encode() * 200


def test_a_library_from_the_future_is_refused(library: Library, where: str) -> None:
    with library.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LibraryError, match="newer than this riwaya"):
        Library.open(where)
