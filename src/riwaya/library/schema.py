"""The tables. Facts are rows, so that SQL can ask; the whole report is kept too, so that nothing depends on the rows.

``sources`` and ``readings`` are the collection; ``corrections`` and ``judgements`` are people's words about it. All
else is derived from these and can be made again. Names are kept once, in ``names``, and found by folded spelling.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

_ID = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[int]:
    return Column("id", _ID, primary_key=True, autoincrement=False)


def _of(table: str, name: str, *, index: bool = True, nullable: bool = False) -> Column[int]:
    return Column(name, _ID, ForeignKey(f"{table}.id"), nullable=nullable, index=index)


#: One row a counter: the next free id of each table, so that ids are never used twice.
counters = Table("counters", metadata, Column("name", Text, primary_key=True), Column("next", _ID, nullable=False))

#: Facts about the library itself: the fingerprint of the folding that its search index was made with.
meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

#: What was read, byte by byte. ``read_as`` is the version that read all of it; empty while it is unfinished.
sources = Table(
    "sources",
    metadata,
    _key(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("kind", Text),
    Column("size", BigInteger, nullable=False),
    Column("retrieved", Text, nullable=False),
    Column("read_as", Text),
)

#: The bytes of a source in pieces of at most 1 MiB, each compressed where that makes it smaller.
source_chunks = Table(
    "source_chunks",
    metadata,
    Column("source", _ID, ForeignKey("sources.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("codec", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

names = Table("names", metadata, _key(), Column("folded", Text, nullable=False, unique=True), Column("name", Text))

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("key", Text, nullable=False, unique=True),
    _of("sources", "source", nullable=True),
    Column("added", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text, nullable=False),
    Column("published", Text),
    Column("day", Text, index=True),
    Column("sha256", Text, nullable=False),
    Column("reading", _ID, nullable=False),
)

#: Each different reading of a document, the newest one current; ``data`` is the report's JSON, compressed.
readings = Table(
    "readings",
    metadata,
    _key(),
    _of("documents", "document"),
    Column("version", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("document", _ID, ForeignKey("documents.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _of("names", "name"),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    _key(),
    _of("documents", "document"),
    Column("key", Text, nullable=False),
    _of("names", "speaker", nullable=True),
    Column("act", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

#: How a statement reached the outlet; ``n`` counts from the speaker.
hops = Table(
    "hops",
    metadata,
    Column("statement", _ID, ForeignKey("statements.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    _of("names", "via", nullable=True),
    Column("what", Text),
    Column("relation", Text, nullable=False),
    sqlite_with_rowid=False,
)

events = Table(
    "events",
    metadata,
    _key(),
    _of("documents", "document"),
    Column("key", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("status", Text, nullable=False),
    _of("names", "place", nullable=True),
    Column("time", Text),
    Column("day", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

counts = Table(
    "counts",
    metadata,
    Column("event", _ID, ForeignKey("events.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("what", Text, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger),
    Column("of", Text),
    sqlite_with_rowid=False,
)

#: Who takes part in an event: ``part`` is ``actor`` or ``target``.
parts = Table(
    "parts",
    metadata,
    Column("event", _ID, ForeignKey("events.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("part", Text, nullable=False),
    _of("names", "name"),
    sqlite_with_rowid=False,
)

commitments = Table(
    "commitments",
    metadata,
    _key(),
    _of("documents", "document"),
    Column("key", Text, nullable=False),
    Column("statement", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _of("names", "issuer", nullable=True),
    _of("names", "bearer", nullable=True),
    Column("due", Text),
    Column("due_day", Text, index=True),
    Column("text", Text, nullable=False),
)

#: One row for each account that stands against another one of the same document.
disputes = Table(
    "disputes",
    metadata,
    Column("document", _ID, ForeignKey("documents.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    _of("names", "name", nullable=True),
    Column("slot", Text, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text),
    Column("day", Text, index=True),
    Column("place", Text),
    Column("data", LargeBinary, nullable=False),
)

incident_accounts = Table(
    "incident_accounts",
    metadata,
    Column("incident", Text, ForeignKey("incidents.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("document", Text, nullable=False),
    Column("event", Text, nullable=False),
    Index("incident_accounts_event", "document", "event"),
)

#: What people decided about pairs (the same incident, person, place or not); the newest row of a pair holds.
judgements = Table(
    "judgements",
    metadata,
    _key(),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
)

#: Append only; the database itself refuses to change or remove a row.
corrections = Table(
    "corrections",
    metadata,
    _key(),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("document", Text, nullable=False, index=True),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("data", Text, nullable=False),
)


#: The tables that are derived from readings and corrections, in an order that deletes children first.
DERIVED = (counts, parts, hops, disputes, commitments, events, statements, entities)

#: What is searched: each has a table ``index_<unit>`` with one row of tokens for each of its rows.
UNITS = ("document", "statement", "event")
