from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from riwaya.cli import build
from riwaya.cli._app import run


class Ran(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def reports(self) -> list[dict[str, Any]]:
        """The output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def errors(self) -> list[str]:
        """The lines on the standard error."""
        return self.err.splitlines()


Riwaya = Callable[..., Ran]


@pytest.fixture
def riwaya(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Riwaya:
    """The command line, in this process: ``riwaya("read", path, stdin=b"…")``."""

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run(build(), [str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call
