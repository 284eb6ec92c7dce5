from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.arabic import analyse
from riwaya.errors import LexiconError
from riwaya.lexicon import Hits, Lexicon, find, load
from riwaya.lexicon.compile import compile_entries
from riwaya.lexicon.source import read_lists

LIST = """\
kind: test
left: verb
entries:
  - verb: {perfect: نفى, imperfect: ينفي, masdar: نفي, pronouns: true}
    act: deny
  - {forms: [العراق], left: name}
  - {forms: [رئيس الوزراء], left: noun}
  - {forms: [على], left: none, exact: true}
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    path = tmp_path / "test.yml"
    path.write_text(LIST, encoding="utf-8")
    return Lexicon(compile_entries(read_lists([path]), "test"))


def _found(lexicon: Lexicon, text: str) -> list[str]:
    script = analyse(text)
    hits: Hits = find(lexicon, script)
    return [text[slice(*hits.span(h))] for h in hits.of("test")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ونفته الوزارة", ["نفته"]),
        ("سينفي الخبر", ["ينفي"]),
        ("نفيه نفية", ["نفيه"]),  # a pronoun is not ta marbuta
        ("للعراق والعراق وبالعراق", ["لعراق", "العراق", "العراق"]),
        ("ولرئيس الوزراء", ["رئيس الوزراء"]),
        ("رئيس، الوزراء", []),
        ("#رئيس_الوزراء", ["رئيس_الوزراء"]),
        ("على علي", ["على"]),
        ("المنفي", []),
    ],
)
def test_find(lexicon: Lexicon, text: str, found: list[str]) -> None:
    assert _found(lexicon, text) == found


def test_an_entry_keeps_its_data_and_place(lexicon: Lexicon) -> None:
    script = analyse("نفى الخبر")
    hit = find(lexicon, script).of("test")[0]
    assert hit.entry.data["act"] == "deny"
    assert hit.entry.where.endswith("test.yml:4")


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("kind: a\nleft: verb\nentries:\n  - {act: x}\n", "needs 'forms' or 'verb'", 4),
        ("kind: a\nleft: up\nentries: []\n", "none of none, conj", 1),
        ("left: verb\nentries: []\n", "'kind' is missing", 1),
        ("kind: a\nleft: verb\nentries:\n  - {forms: [1]}\n", "list of words", 4),
        ("kind: a\nleft: verb\nentries:\n  - {verb: {past: قال}}\n", "'verb' takes only", 4),
        ("kind: a\nleft: verb\nentries:\n  - {forms: [قال], without: [قيل]}\n", "not made: قيل", 4),
    ],
)
def test_a_list_that_breaks_its_rules_names_file_and_line(tmp_path: Path, text: str, message: str, line: int) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as error:
        list(read_lists([path]))
    assert error.value.where == f"{path}:{line}"


def test_the_lists_of_a_user_stand_beside_ours(tmp_path: Path) -> None:
    mine = "kind: cue\nleft: verb\nentries:\n  - {forms: [برطم], frames: {that: assert}}\n"
    (tmp_path / "mine.yml").write_text(mine, encoding="utf-8")
    script = analyse("برطم سليم أن الجسر أُغلق، وقال كذا")
    assert [h.form.text for h in find(load((tmp_path,)), script).of("cue")] == ["برطم", "قال"]


def test_the_frames_of_cues_are_known() -> None:
    known = {"that", "quote", "np", "bare", "of", "upon", "to", "from", "with", "in", "whom-blame"}
    for kind in ("cue", "cue-noun", "cue-passive"):
        for entry in load().entries(kind):
            assert {f.removeprefix("whom-") for f in entry.data["frames"]} <= known | {"blame"}, entry.where
