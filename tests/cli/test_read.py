from __future__ import annotations

import json
from pathlib import Path

import pytest

NEWS = "قال وزير الصحة سامر الحلو إن المستشفى الجديد سيفتح غداً.\n"
PAGES = ("marfa-rockets.html", "scraped.txt", "bulletin.jsonl", "waha-toll.html")


def titles(reports):
    return [report["document"]["title"] for report in reports]


def test_one_report_a_line_in_the_order_of_the_input(riwaya, examples):
    forward = riwaya("read", "-f", "jsonl", *(examples / page for page in PAGES))
    backward = riwaya("read", "-f", "jsonl", *(examples / page for page in reversed(PAGES)))
    assert forward.code == 0
    assert len(forward.reports) == 6
    assert titles(forward.reports)[0] == titles(backward.reports)[-1]
    assert sorted(titles(forward.reports)) == sorted(titles(backward.reports))


def test_more_processes_give_the_same_bytes(riwaya, examples):
    files = [examples / page for page in PAGES] * 3
    one, three = (riwaya("read", "-f", "jsonl", "--jobs", jobs, *files) for jobs in (1, 3))
    assert one.out == three.out
    assert (one.code, three.code) == (0, 0)


def test_a_second_run_gives_the_same_bytes(riwaya, examples):
    assert riwaya("read", "-f", "jsonl", examples).out == riwaya("read", "-f", "jsonl", examples).out


def test_spans_are_letters_of_the_text(riwaya, examples):
    for report in riwaya("read", "-f", "jsonl", examples / "marfa-rockets.html").reports:
        text = report["document"]["text"]
        assert report["statements"]
        for statement in report["statements"]:
            assert all(0 <= start < end <= len(text) for start, end in [statement["cue"], *statement["content"]])


def test_json_is_one_list(riwaya, examples):
    read = json.loads(riwaya("read", "-f", "json", examples / "bulletin.jsonl").out)
    assert [r["document"]["id"] for r in read] == [
        r["document"]["id"] for r in riwaya("read", "-f", "jsonl", examples / "bulletin.jsonl").reports
    ]


def test_json_of_nothing_is_an_empty_list(riwaya):
    ran = riwaya("read", "-f", "json", "no-such-file.html")
    assert json.loads(ran.out) == []
    assert ran.code == 1


def test_the_report_names_speaker_and_words(riwaya, examples):
    out = riwaya("read", examples / "marfa-rockets.html").out
    assert "WHO SAID WHAT" in out
    assert "وزارة الداخلية" in out


def test_html_is_one_page_for_all(riwaya, examples):
    out = riwaya("read", "-f", "html", examples / "marfa-rockets.html", examples / "waha-toll.html").out
    assert out.lower().count("<!doctype html>") == 1
    assert 'dir="rtl"' in out


def test_standard_input_is_sniffed(riwaya, examples):
    page = (examples / "waha-toll.html").read_bytes()
    ran = riwaya("read", "-f", "jsonl", "-", stdin=page)
    assert titles(ran.reports) == titles(riwaya("read", "-f", "jsonl", examples / "waha-toll.html").reports)


def test_jsonl_keeps_its_text_letter_by_letter(riwaya):
    record = {"id": "x1", "title": "عنوان", "text": NEWS + "ـ نصّ\u200f ", "published": "2031-05-04"}
    ran = riwaya("read", "-f", "jsonl", "-", stdin=json.dumps(record).encode())
    document = ran.reports[0]["document"]
    assert document["text"] == record["title"] + "\n" + record["text"]
    assert (document["id"], document["published"]["value"]) == ("x1", "2031-05-04")


def test_from_says_what_the_input_is(riwaya):
    markup = b"<p>" + NEWS.encode() + b"</p>"
    assert (
        riwaya("read", "-f", "jsonl", "--from", "text", "-", stdin=markup).reports[0]["document"]["text"][:3] == "<p>"
    )


def test_published_and_outlet_stand_where_the_page_says_nothing(riwaya):
    ran = riwaya("read", "-f", "jsonl", "--published", "2031-05-04", "--outlet", "المرفأ", "-", stdin=NEWS.encode())
    document = ran.reports[0]["document"]
    assert document["published"] == {"value": "2031-05-04", "how": "given", "span": None}
    assert document["outlet"] == "المرفأ"


def test_a_date_that_is_none_is_a_clear_error(riwaya):
    ran = riwaya("read", "--published", "yesterday", "-", stdin=NEWS.encode())
    assert ran.code == 1
    assert ran.errors == ["riwaya: 'yesterday' is no date (write 2024-10-02, 2024-10 or 2024-10-02~ (approximate))"]


def test_output_goes_to_a_file_and_leaves_nothing_beside_it(riwaya, examples, tmp_path):
    ran = riwaya("read", "-f", "jsonl", "-o", tmp_path / "out.jsonl", examples / "scraped.txt")
    assert ran.out == ""
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["riwaya"] == "1"


def test_an_input_may_be_its_own_output(riwaya, tmp_path):
    both = tmp_path / "a.txt"
    both.write_text(NEWS, encoding="utf-8")
    assert riwaya("read", "-f", "jsonl", "-o", both, both).code == 0
    assert json.loads(both.read_text(encoding="utf-8"))["document"]["text"] == NEWS


def test_an_output_that_cant_be_written_is_a_clear_error(riwaya, examples, tmp_path):
    ran = riwaya("read", "-o", tmp_path / "no" / "out.html", examples / "scraped.txt")
    assert ran.code == 1
    assert "can't be written" in ran.err


def test_addresses_are_not_fetched_unasked(riwaya):
    ran = riwaya("read", "https://almarfa.example/news")
    assert (ran.code, ran.out) == (1, "")
    assert "--fetch" in ran.err


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


def test_a_users_word_list_counts(riwaya, lists):
    words = "kind: cue\nleft: verb\nentries:\n  - verb: {perfect: تشدّق, imperfect: يتشدّق}\n    frames: {that: assert}\n"
    text = "تشدّقت وزارة الداخلية بأن الطريق مفتوح.\n".encode()
    before = riwaya("read", "-f", "jsonl", "-", stdin=text).reports[0]["statements"]
    (lists / "words.yml").write_text(words, encoding="utf-8")
    after = riwaya("read", "-f", "jsonl", "--lexicon", lists, "-", stdin=text).reports[0]["statements"]
    assert (len(before), len(after)) == (0, 1)


def test_a_broken_word_list_names_file_and_line(riwaya, lists, examples):
    (lists / "words.yml").write_text("kind: cue\nleft: verb\nentries:\n  - forms: 7\n", encoding="utf-8")
    ran = riwaya("read", "--lexicon", lists, examples / "scraped.txt")
    assert ran.code == 1
    assert "words.yml:4" in ran.err


def test_a_users_gazetteer_counts(riwaya, tmp_path):
    (tmp_path / "places.csv").write_text("name,lat,lon,country\nسنبلوسة,33.5,36.25,SY\n", encoding="utf-8")
    text = "قتل ثلاثة أشخاص في قصف على بلدة سنبلوسة أمس.\n".encode()
    ran = riwaya("read", "-f", "jsonl", "--gazetteer", tmp_path / "places.csv", "-", stdin=text)
    placed = [(e["name"], e["lat"], e["country"]) for e in ran.reports[0]["entities"] if e["lat"]]
    assert placed == [("سنبلوسة", 33.5, "SY")]
