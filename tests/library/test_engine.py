from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from invented import numbered
from sqlalchemy import event, text

from riwaya.errors import LibraryError
from riwaya.library import Library, schema
from riwaya.library.engine import LAYOUT


def test_the_migrations_make_the_tables_that_the_code_expects(library: Library) -> None:
    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind in {"table", "index"} and (name or "").startswith("index_"))

    with library.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        assert compare_metadata(context, schema.metadata) == []


def test_the_layout_is_the_newest_step() -> None:
    import riwaya.library.migrations as home

    assert ScriptDirectory(home.__path__[0]).get_current_head() == LAYOUT


def test_opening_again_migrates_nothing(library: Library, where: str) -> None:
    with library.engine.begin() as connection:
        connection.execute(text("INSERT INTO meta (name, value) VALUES ('mark', 'kept')"))
    with Library.open(where) as again, again.engine.connect() as connection:
        assert connection.execute(text("SELECT value FROM meta WHERE name = 'mark'")).scalar() == "kept"


def test_a_full_disk_is_told_and_the_library_stays_whole(tmp_path: Path) -> None:
    with Library.open(tmp_path / "small.db") as library:
        library.add([numbered(1)])
        with library.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        library.engine.dispose()
        event.listen(library.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages + 4}"))
        with pytest.raises(LibraryError, match="full") as caught:
            library.add(map(numbered, range(2, 60)))
        assert caught.value.where == str(tmp_path / "small.db")
        assert [report.document.id for report in library.reports()] == ["d-000001"]
        assert list(library.verify()) == []


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        Library.open(f"postgresql://desk:secret@/x?host={tmp_path}")
    assert caught.value.hint is not None
    assert "secret" not in str(caught.value)


def test_a_backup_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one.db") as library, pytest.raises(LibraryError, match="unable to open"):
        library.backup(tmp_path / "no" / "folder.db")
