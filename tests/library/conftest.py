from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres import programs, server
from sqlalchemy import create_engine, text

from riwaya.library import Library

Opener = Callable[[], Library]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL; where none can be had the tests are skipped, in CI they fail."""
    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is not installed: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with server() as url:
        yield url


_numbers = count()


def _new_database(url: str) -> str:
    name = f"library_{next(_numbers)}"
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new library may be, once on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "library.db")
    return _new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    with Library.open(where) as opened:
        yield opened
