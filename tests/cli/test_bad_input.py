"""Input that can't be read: a clear line for each, the rest of the batch done, exit code 1 at the end."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys

import pytest

GOOD = "قالت وزارة الداخلية إن الطريق مفتوح.\n"


@pytest.fixture
def good(tmp_path):
    """Two pages to put before and after a bad one."""
    pages = [tmp_path / "first.txt", tmp_path / "last.txt"]
    for number, page in enumerate(pages):
        page.write_text(GOOD * (number + 1), encoding="utf-8")
    return pages


@pytest.fixture
def between(riwaya, good):
    """Reads a bad page between two good ones; its reports and its error lines, after checking that none is lost."""

    def read(bad, *options):
        ran = riwaya("read", "-f", "jsonl", *options, good[0], bad, good[1])
        texts = [report["document"]["text"] for report in ran.reports]
        assert texts[0] == GOOD
        assert texts[-1] == GOOD * 2
        assert "Traceback" not in ran.err
        return ran, ran.reports[1:-1]

    return read


BAD = {
    "empty.html": (b"", "empty"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
    "noise.txt": (bytes(range(256)) * 16, "binary"),
    "book.pdf": (b"%PDF-1.7\n" + b"x" * 90, "a PDF file"),
    "hollow.html": (b"<html><head><title></title></head><body><script>1</script></body></html>", "no text"),
    "broken.jsonl": (b'{"text": "\n', "line 1"),
    "textless.jsonl": (b'{"title": "x"}\n', "without text"),
    "short.html.gz": (gzip.compress(GOOD.encode())[:10], "gzip"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_error_names_the_file_and_the_batch_goes_on(between, tmp_path, name, jobs):
    content, what = BAD[name]
    bad = tmp_path / name
    bad.write_bytes(content)
    ran, reports = between(bad, "--jobs", jobs)
    assert ran.code == 1
    assert reports == []
    assert len(ran.errors) == 1
    assert ran.errors[0].startswith(f"riwaya: {bad}")
    assert what in ran.errors[0]
    assert ran.errors[0].endswith(")"), "says what to do about it"


def test_libraries_do_not_chatter(tmp_path):
    """Their log lines would come out beside ours: a real process, as pytest catches logs itself."""
    page = tmp_path / "hollow.html"
    page.write_bytes(BAD["hollow.html"][0])
    ran = subprocess.run([sys.executable, "-m", "riwaya", "read", str(page)], capture_output=True, text=True)
    assert ran.stderr.count("\n") == 1, ran.stderr


def test_not_there(between, tmp_path):
    ran, reports = between(tmp_path / "gone.html")
    assert (ran.code, reports) == (1, [])
    assert "no such file" in ran.err


def test_a_folder_without_pages(between, tmp_path):
    (tmp_path / "none").mkdir()
    ran, reports = between(tmp_path / "none")
    assert (ran.code, reports) == (1, [])
    assert "no pages in this folder" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="needs named pipes")
def test_no_plain_file(between, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    ran, _ = between(tmp_path / "pipe")
    assert ran.code == 1
    assert "not a file" in ran.err


def test_truncated_gzip_keeps_what_came_before_the_break(between, tmp_path):
    lines = [json.dumps({"id": f"d{n}", "text": f"{GOOD} {os.urandom(40).hex()}"}).encode() for n in range(400)]
    whole = gzip.compress(b"\n".join(lines))
    bad = tmp_path / "many.jsonl.gz"
    bad.write_bytes(whole[: len(whole) // 2])
    ran, reports = between(bad)
    assert ran.code == 1
    assert 100 < len(reports) < 300
    assert [r["document"]["id"] for r in reports] == [f"d{n}" for n in range(len(reports))]
    assert "gzip data is broken" in ran.err


def test_one_bad_record_costs_no_other(between, tmp_path):
    bad = tmp_path / "some.jsonl"
    bad.write_text('{"id": "a", "text": "نص أول."}\n{oops\n{"id": "c", "text": "نص ثالث."}\n', encoding="utf-8")
    ran, reports = between(bad)
    assert [r["document"]["id"] for r in reports] == ["a", "c"]
    assert ran.code == 1
    assert len(ran.errors) == 1
    assert "some.jsonl, line 2" in ran.errors[0]


def test_a_charset_that_the_page_lies_about_is_noted(between, tmp_path):
    page = tmp_path / "lies.html"
    body = f"<html><head><meta charset=utf-8><title>خبر</title></head><body><p>{GOOD * 9}</p></body></html>"
    page.write_bytes(body.encode("windows-1256"))
    ran, reports = between(page)
    assert ran.code == 0
    assert "وزارة الداخلية" in reports[0]["document"]["text"]
    assert any("charset" in note["code"] for note in reports[0]["notes"])


def test_no_arabic_is_noted(between, tmp_path):
    page = tmp_path / "english.txt"
    page.write_text("The minister said that the road is open.\n", encoding="utf-8")
    ran, reports = between(page)
    assert ran.code == 0
    assert reports[0]["document"]["language"] == "und"
    assert reports[0]["statements"] == []
    assert "no-arabic" in [note["code"] for note in reports[0]["notes"]]


@pytest.mark.parametrize("name", ["big.html", "big.txt"])
def test_fifty_megabytes_are_no_article(between, tmp_path, name):
    page = tmp_path / name
    with page.open("w", encoding="utf-8") as out:
        line = f"<p>{GOOD}</p>" if name.endswith("html") else GOOD
        for _ in range(50_000_000 // len(line.encode())):
            out.write(line)
    ran, reports = between(page)
    assert (ran.code, reports) == (1, [])
    assert len(ran.errors) == 1
    assert name in ran.errors[0]


def test_a_document_that_riwaya_stumbles_over(between, tmp_path, monkeypatch):
    import riwaya.pipeline

    real = riwaya.pipeline.Pipeline.read_document

    def stumble(self, document, notes=()):
        if "عثرة" in document.text:
            raise IndexError("out of range")
        return real(self, document, notes)

    monkeypatch.setattr(riwaya.pipeline.Pipeline, "read_document", stumble)
    page = tmp_path / "odd.txt"
    page.write_text("عثرة.\n", encoding="utf-8")
    ran, reports = between(page)
    assert (ran.code, reports) == (1, [])
    assert "a fault of riwaya itself" in ran.err
