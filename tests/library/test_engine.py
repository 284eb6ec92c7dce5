from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

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
