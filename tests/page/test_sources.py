"""Finding inputs: files, folders, patterns, standard input, addresses; and what can't be read."""

import gzip
import io
import pickle
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from invented_pages import html_page

from riwaya.errors import InputError
from riwaya.page import Source, documents, open_sources
from riwaya.page.sniff import kind_of

PAGE = html_page().encode()


def one(source: str | Path, **options: object) -> Source | InputError:
    found = list(open_sources([source], **options))  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_file_folder_and_pattern(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "deep/c.txt", "deep/picture.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE)
    names = [source.name for source in open_sources([tmp_path]) if isinstance(source, Source)]
    assert names == [str(tmp_path / name) for name in ("a.html", "b.html", "deep/c.txt")]
    matched = [source.name for source in open_sources([f"{tmp_path}/*.html"]) if isinstance(source, Source)]
    assert matched == names[:2]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PAGE, "page", "html"),
        (PAGE, "page.txt", "html"),
        (gzip.compress(PAGE), "page.html.gz", "html"),
        ("خبر قصير".encode(), "page", "text"),
        ("خبر قصير".encode(), "page.html", "html"),
        (b'{"text": "a"}\n', "page", "jsonl"),
        (b'\xef\xbb\xbf{"text": "a"}\n', "page.txt", "jsonl"),
        (b'[{"text": "a"}]', "page.json", "jsonl"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "page.html", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "page", "feed"),
        (b"WARC/1.0\r\n", "page", "warc"),
        (gzip.compress(b"WARC/1.1\r\n"), "page.warc.gz", "warc"),
        (html_page().encode("utf-16"), "page", "html"),
    ],
)
def test_kind_is_sniffed(tmp_path: Path, content: bytes, name: str, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    source = one(path)
    assert isinstance(source, Source)
    assert source.kind == kind


def test_kind_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    source = one(path, kind="text")
    assert isinstance(source, Source)
    assert source.kind == "text"


def test_suffix_decides_only_where_the_content_is_silent() -> None:
    assert kind_of("خبر".encode(), "a.jsonl") == "jsonl"
    assert kind_of(b"<html>", "a.jsonl") == "html"


def test_standard_input() -> None:
    source = one("-", stdin=io.BytesIO(gzip.compress(PAGE)))
    assert isinstance(source, Source)
    assert (source.name, source.kind) == ("stdin", "html")
    assert source.data == PAGE


def test_sources_of_files_can_be_sent_to_other_processes(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    source = pickle.loads(pickle.dumps(one(path)))
    assert source.data == PAGE


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (gzip.compress(b""), "empty"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (gzip.compress(b"%PDF-1.7"), "a PDF file"),
        (bytes(range(256)) * 4, "a binary file"),
        (b"\x1f\x8b\x08\x00broken", "gzip"),
    ],
)
def test_what_is_no_page(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    error = one(path)
    assert isinstance(error, InputError)
    assert what in error.what
    assert error.where == str(path)
    assert error.hint


def test_missing_file_empty_folder_and_pattern_without_match(tmp_path: Path) -> None:
    for name in ("missing.html", "", "*.html"):
        error = one(tmp_path / name)
        assert isinstance(error, InputError)
        assert error.where
        assert str(tmp_path) in error.where


def test_an_unreadable_source_does_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    found = list(open_sources([tmp_path / "missing", "https://example.org/a", path]))
    assert [type(item) for item in found] == [InputError, InputError, Source]


def test_a_file_that_vanishes_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    source = one(path)
    path.unlink()
    assert isinstance(source, Source)
    assert [type(found) for found in documents(source)] == [InputError]


class _Paper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == "/port"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=windows-1256")
        self.end_headers()
        self.wfile.write(html_page(meta=False).encode("windows-1256") if found else b"")

    def log_message(self, *_: object) -> None:
        """Keep the tests' output quiet."""


@pytest.fixture
def paper() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Paper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_address_is_fetched_only_on_demand(paper: str) -> None:
    refused = one(f"{paper}/port")
    assert isinstance(refused, InputError)
    assert refused.hint is not None
    assert "--fetch" in refused.hint
    source = one(f"{paper}/port", fetch=True)
    assert isinstance(source, Source)
    assert (source.url, source.charset) == (f"{paper}/port", "windows-1256")


def test_address_that_fails(paper: str) -> None:
    error = one(f"{paper}/nothing", fetch=True)
    assert isinstance(error, InputError)
    assert "Not Found" in error.what
