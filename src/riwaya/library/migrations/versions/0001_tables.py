"""The first layout: the tables, the search index, and the guard on corrections."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_UNITS = ("document", "statement", "event")

_SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE index_{unit} USING fts5(tokens, content='', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn' tokenchars '_'\")"
)
_POSTGRES_INDEX = "CREATE TABLE index_{unit} (id bigint PRIMARY KEY, tokens tsvector NOT NULL)"
_POSTGRES_GIN = "CREATE INDEX index_{unit}_tokens ON index_{unit} USING gin (tokens)"

_SQLITE_GUARD = (
    "CREATE TRIGGER corrections_no_{event} BEFORE {event} ON corrections "
    "BEGIN SELECT RAISE(ABORT, 'corrections are append-only'); END"
)
_POSTGRES_GUARD = (
    "CREATE FUNCTION corrections_guard() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'corrections are append-only'; END $$",
    "CREATE TRIGGER corrections_guard BEFORE UPDATE OR DELETE ON corrections "
    "FOR EACH ROW EXECUTE FUNCTION corrections_guard()",
)


def _tables(**types: str) -> list[str]:
    _, script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8").split("\n", 1)
    return [statement for statement in script.format(**types).split(";") if statement.strip()]


def _sqlite() -> list[str]:
    indexes = [_SQLITE_INDEX.format(unit=unit) for unit in _UNITS]
    guards = [_SQLITE_GUARD.format(event=event) for event in ("update", "delete")]
    return [*_tables(id="INTEGER", bytes="BLOB", compact="WITHOUT ROWID"), *indexes, *guards]


def _postgres() -> list[str]:
    indexes = [form.format(unit=unit) for unit in _UNITS for form in (_POSTGRES_INDEX, _POSTGRES_GIN)]
    return [*_tables(id="BIGINT", bytes="BYTEA", compact=""), *indexes, *_POSTGRES_GUARD]


def upgrade() -> None:
    """Make the tables of release 0.1."""
    for statement in _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgres():
        op.execute(statement)
