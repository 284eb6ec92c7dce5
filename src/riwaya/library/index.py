"""The search index in each database: the same tokens, the same questions, two ways to write them down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection, text

from riwaya.errors import LibraryError
from riwaya.library.query import Phrase, Query, Term, UnitName
from riwaya.library.schema import UNITS

Entry = tuple[int, str]


class SearchIndex(Protocol):
    """Rows of tokens by unit and id."""

    def add(self, connection: Connection, unit: UnitName, entries: Sequence[Entry]) -> None:
        """Add rows; an id is used once."""

    def remove(self, connection: Connection, unit: UnitName, entries: Sequence[Entry]) -> None:
        """Remove rows, given with the tokens they were added with."""

    def clear(self, connection: Connection) -> None:
        """Remove all rows."""

    def find(self, connection: Connection, query: Query, limit: int) -> list[int]:
        """The ids of the rows for which every term holds, newest first."""

    def count(self, connection: Connection, unit: UnitName) -> int:
        """How many rows there are."""


class SqliteIndex:
    """FTS5, contentless: the index alone is kept, for the text is in the report."""

    def add(self, connection: Connection, unit: UnitName, entries: Sequence[Entry]) -> None:
        """See :class:`SearchIndex`."""
        connection.exec_driver_sql(f"INSERT INTO index_{unit}(rowid, tokens) VALUES (?, ?)", list(entries))

    def remove(self, connection: Connection, unit: UnitName, entries: Sequence[Entry]) -> None:
        """See :class:`SearchIndex`."""
        statement = f"INSERT INTO index_{unit}(index_{unit}, rowid, tokens) VALUES ('delete', ?, ?)"
        connection.exec_driver_sql(statement, list(entries))

    def clear(self, connection: Connection) -> None:
        """See :class:`SearchIndex`."""
        for unit in UNITS:
            connection.exec_driver_sql(f"INSERT INTO index_{unit}(index_{unit}) VALUES ('delete-all')")

    def find(self, connection: Connection, query: Query, limit: int) -> list[int]:
        """See :class:`SearchIndex`."""
        statement = f"SELECT rowid FROM index_{query.unit} WHERE index_{query.unit} MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [row[0] for row in connection.exec_driver_sql(statement, (fts5(query), limit))]

    def count(self, connection: Connection, unit: UnitName) -> int:
        """See :class:`SearchIndex`."""
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM index_{unit}_docsize").scalar_one())


class PostgresIndex:
    """``tsvector`` written by hand, so that PostgreSQL's own parser has no say in what a word is."""

    def add(self, connection: Connection, unit: UnitName, entries: Sequence[Entry]) -> None:
        """See :class:`SearchIndex`."""
        statement = text(f"INSERT INTO index_{unit}(id, tokens) VALUES (:id, CAST(:tokens AS tsvector))")
        connection.execute(statement, [{"id": i, "tokens": tsvector(tokens)} for i, tokens in entries])

    def remove(self, connection: Connection, unit: UnitName, entries: Sequence[Entry]) -> None:
        """See :class:`SearchIndex`."""
        connection.execute(text(f"DELETE FROM index_{unit} WHERE id = :id"), [{"id": i} for i, _ in entries])

    def clear(self, connection: Connection) -> None:
        """See :class:`SearchIndex`."""
        for unit in UNITS:
            connection.execute(text(f"DELETE FROM index_{unit}"))

    def find(self, connection: Connection, query: Query, limit: int) -> list[int]:
        """See :class:`SearchIndex`."""
        statement = text(
            f"SELECT id FROM index_{query.unit} WHERE tokens @@ CAST(:query AS tsquery) ORDER BY id DESC LIMIT :limit"
        )
        return [row[0] for row in connection.execute(statement, {"query": tsquery(query), "limit": limit})]

    def count(self, connection: Connection, unit: UnitName) -> int:
        """See :class:`SearchIndex`."""
        return int(connection.execute(text(f"SELECT count(*) FROM index_{unit}")).scalar_one())


def index_for(dialect: str) -> SearchIndex:
    """The index of a database by SQLAlchemy's name for it."""
    if dialect == "sqlite":
        return SqliteIndex()
    if dialect == "postgresql":
        return PostgresIndex()
    raise LibraryError(f"no search index for {dialect}", hint="sqlite or postgresql")


def fts5(query: Query) -> str:
    """The query in the language of FTS5."""
    wanted = " AND ".join(_fts5_term(term) for term in query.terms if not term.excluded)
    unwanted = " OR ".join(_fts5_term(term) for term in query.terms if term.excluded)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _fts5_term(term: Term) -> str:
    return "(" + " OR ".join(_fts5_phrase(phrase) for phrase in term.phrases) + ")"


def _fts5_phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.tokens) + '"' + (" *" if phrase.prefix else "")


def tsquery(query: Query) -> str:
    """The query in the language of PostgreSQL."""
    return " & ".join(("!" if term.excluded else "") + _ts_term(term) for term in query.terms)


def _ts_term(term: Term) -> str:
    return "(" + " | ".join(_ts_phrase(phrase) for phrase in term.phrases) + ")"


def _ts_phrase(phrase: Phrase) -> str:
    *firsts, last = (f"'{token}'" for token in phrase.tokens)
    return " <-> ".join([*firsts, last + (":*" if phrase.prefix else "")])


#: PostgreSQL keeps no position beyond this one, and at most 255 of one word: in longer texts phrases can be missed.
_LAST_POSITION = 16383


def tsvector(tokens: str) -> str:
    """Tokens as a ``tsvector`` literal with their positions."""
    return " ".join(f"'{token}':{min(n, _LAST_POSITION)}" for n, token in enumerate(tokens.split(), 1))


def phrase_at(found: Sequence[str], start: int, phrase: Phrase) -> bool:
    """Whether a phrase stands at ``start`` of some words: what both databases mean by it."""
    part = found[start : start + len(phrase.tokens)]
    if len(part) < len(phrase.tokens):
        return False
    last = part[-1].startswith(phrase.tokens[-1]) if phrase.prefix else part[-1] == phrase.tokens[-1]
    return last and tuple(part[:-1]) == phrase.tokens[:-1]
