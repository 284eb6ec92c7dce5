"""The types of the public interface, as a user's type checker sees them: mypy reads this file (`make types`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import riwaya
from riwaya.errors import InputError
from riwaya.records import Document, Report, Span, Statement

NEWS = "قالت وزارة الداخلية إن الطريق مفتوح."


def test_read() -> None:
    report = riwaya.read(NEWS, published="2031-05-04", outlet="المرفأ")
    assert_type(report, Report)
    assert_type(report.document, Document)
    assert_type(report.statements, tuple[Statement, ...])
    assert_type(report.statements[0].content, tuple[Span, ...])
    assert_type(report.statements[0].speaker, str | None)


def test_what_can_be_read() -> None:
    given: list[str | bytes | Path] = [NEWS, NEWS.encode()]
    reports = riwaya.read_many(given, jobs=1, on_error=print)
    assert_type(reports, Iterator[Report])
    assert len(list(reports)) == 2


def test_errors_go_where_they_are_sent() -> None:
    failed: list[InputError] = []
    assert_type(list(riwaya.read_many(["gone.html"], on_error=failed.append)), list[Report])
    assert_type(failed[0].where, str | None)


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(riwaya.__file__).parent / "py.typed").exists()
