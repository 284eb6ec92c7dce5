"""The cache of compiled lists: bounded, and safe where several processes write it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from riwaya.lexicon.compile import KEPT, _Compiled, _Packed, _read_cache, _write_cache, cache_path, compile_entries


@pytest.fixture
def empty() -> _Compiled:
    return _Compiled("none", b"", 0, _Packed(), _Packed())


def _age(path: Path, seconds: int) -> None:
    os.utime(path, (path.stat().st_mtime - seconds,) * 2)


def test_only_the_newest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: _Compiled) -> None:
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path))
    (tmp_path / "notes.txt").write_text("not ours")
    for number in range(KEPT + 4):
        _write_cache(cache_path(str(number)), empty)
        _age(cache_path(str(number)), 100 - number)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"notes.txt", *(cache_path(str(n)).name for n in range(4, KEPT + 4))}


def test_what_is_written_just_now_is_never_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: _Compiled
) -> None:
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path))
    for number in range(KEPT):
        _write_cache(cache_path(str(number)), empty)
        _age(cache_path(str(number)), -1000)  # a clock that ran ahead
    _write_cache(cache_path("new"), empty)
    assert _read_cache(cache_path("new")) is not None


def test_many_writers_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: _Compiled) -> None:
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: _write_cache(cache_path(str(n)), empty), range(60)))
    left = list(tmp_path.iterdir())
    assert 1 <= len(left) <= KEPT
    assert all(_read_cache(path) for path in left)


def test_a_file_that_is_gone_is_compiled_again() -> None:
    assert _read_cache(cache_path("there is none")) is None
    assert compile_entries([], "d").digest == "d"
