"""``riwaya read`` takes word lists from the settings where no option says otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PAGE = "قال سامر الحلو إن المستشفى سيفتح غداً. برطم سامر الحلو أن الطريق مغلق.\n"
WORDS = "kind: cue\nleft: verb\nentries:\n  - {forms: [برطم], frames: {that: assert}}\n"


def _cues(folder: Path, **environment: str) -> list[str]:
    command = [sys.executable, "-m", "riwaya", "read", "--format", "jsonl", "page.txt"]
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=env)
    report = json.loads(done.stdout)
    return [report["document"]["text"][slice(*s["cue"])] for s in report["statements"]]


def test_lists_named_in_the_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "mine.yml").write_text(WORDS, encoding="utf-8")
    assert _cues(tmp_path) == ["قال"]
    (tmp_path / "riwaya.toml").write_text('lexicons = ["words"]\n', encoding="utf-8")
    assert _cues(tmp_path) == ["قال", "برطم"]


def test_the_environment_names_lists_too(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "mine.yml").write_text(WORDS, encoding="utf-8")
    assert _cues(tmp_path, RIWAYA_LEXICONS='["words"]') == ["قال", "برطم"]
