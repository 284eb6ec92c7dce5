from __future__ import annotations

import re
import sqlite3

from riwaya.cli import doctor


def test_a_sound_installation(riwaya, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RIWAYA_LIBRARY", raising=False)
    ran = riwaya("doctor")
    assert ran.code == 0
    assert re.search(r"^ok +lexicon +[\d,]+ entries, digest [0-9a-f]{32}", ran.out, re.M)
    assert re.search(r"^ok +SQLite .* with FTS5$", ran.out, re.M)
    assert re.search(r"^ok +cache ", ran.out, re.M)


def test_a_cache_that_cant_be_written_is_a_warning(riwaya, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RIWAYA_CACHE", str(tmp_path / "file" / "below"))
    ran = riwaya("doctor")
    assert ran.code == 0
    assert re.search(r"^warn +cache .*RIWAYA_CACHE$", ran.out, re.M)


def test_a_library_that_is_none_fails(riwaya, monkeypatch, tmp_path):
    (tmp_path / "notes.db").write_text("these are notes, no database at all\n" * 40)
    monkeypatch.setenv("RIWAYA_LIBRARY", str(tmp_path / "notes.db"))
    ran = riwaya("doctor")
    assert ran.code == 1
    assert re.search(r"^fail +library .*notes\.db", ran.out, re.M)


def test_an_extra_that_is_left_out_is_a_warning(monkeypatch):
    monkeypatch.setattr(doctor, "EXTRAS", {"no_such_module": "dreams"})
    assert list(doctor._extras()) == [
        ("warn", "dreams", "no_such_module is not installed: pip install 'riwaya[dreams]' if you need it")
    ]


def test_sqlite_without_fts5_fails(monkeypatch):
    class Bare(sqlite3.Connection):
        def execute(self, *_):
            raise sqlite3.OperationalError("no such module: fts5")

    real = sqlite3.connect
    monkeypatch.setattr(doctor.sqlite3, "connect", lambda where: real(where, factory=Bare))
    assert [finding.state for finding in doctor._sqlite()] == ["fail"]
