from __future__ import annotations

import json
import shutil

import pytest

from riwaya.errors import InputError
from riwaya.score import read_gold, read_reports
from riwaya.score.gold import At, locate, near
from riwaya.score.sheet import Sentences

TEXT = "قال قال. ثم قال"


def test_pieces_become_spans(gold):
    sheet = gold["a"]
    said = [sheet.text[slice(*s.content[0])] for s in sheet.statements]
    assert said == ["الطريق مفتوح", "الطريق مفتوح", "لا إصابات", "فتح تحقيق خلال يومين"]
    assert sheet.statements[0].content != sheet.statements[1].content
    assert sheet.text[slice(*sheet.statements[0].cue)] == ":"
    assert [event.voice for event in gold["b"].events] == ["حركة السنابل"]


def test_an_occurrence_may_be_numbered_given_or_the_nearest():
    assert locate(TEXT, "قال") == (0, 3)
    assert locate(TEXT, ("قال", 2)) == (4, 7)
    assert locate(TEXT, At((9, 11))) == (9, 11)
    assert near(TEXT, "قال", 14) == (12, 15)
    assert near(TEXT, ("قال", 1), 14) == (0, 3)


@pytest.mark.parametrize("piece", ["ليس", ("قال", 4)])
def test_what_is_not_there_is_an_error(piece):
    with pytest.raises(ValueError, match="not in the text"):
        locate(TEXT, piece)


def test_sentences_are_numbered():
    number = Sentences("أول. ثان!\nثالث").number
    assert [number(at) for at in (0, 3, 4, 9, 10, 99)] == [0, 0, 1, 1, 2, 2]


@pytest.fixture
def spoilt(gold_folder, tmp_path):
    """A copy of the annotations with one thing changed."""

    def spoil(change):
        folder = tmp_path / "gold"
        shutil.copytree(gold_folder, folder)
        annotation = json.loads((folder / "a.json").read_text(encoding="utf-8"))
        change(annotation)
        (folder / "a.json").write_text(json.dumps(annotation), encoding="utf-8")
        return folder

    return spoil


FAULTS = {
    "not in the text": lambda a: a["statements"][0].update(cue="زعم"),
    "Invalid enum value 'shout'": lambda a: a["statements"][0].update(act="shout"),
    "a statement without content": lambda a: a["statements"][0].update(content=[]),
    "no article 'z'": lambda a: a.update(id="z"),
    "s9": lambda a: a["events"][0].update(according_to=["s9"]),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_faulty_annotation_names_its_file(spoilt, what):
    with pytest.raises(InputError, match=what) as caught:
        read_gold(spoilt(FAULTS[what]))
    assert caught.value.where.endswith("a.json")


def test_an_empty_folder(tmp_path):
    with pytest.raises(InputError, match="can't be read"):
        read_gold(tmp_path)
    (tmp_path / "articles.jsonl").write_text("")
    with pytest.raises(InputError, match="no annotations"):
        read_gold(tmp_path)


def test_a_broken_report_names_its_line(tmp_path):
    (tmp_path / "r.jsonl").write_text('\n{"riwaya": "1"}\n')
    with pytest.raises(InputError, match=r"r\.jsonl, line 2: not a report: .*document"):
        read_reports(tmp_path / "r.jsonl")
