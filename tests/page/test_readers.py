"""Sources to documents: every kind, and the record that can't be read among those that can."""

import gzip
import io
import json
from pathlib import Path

import pytest
from invented_pages import PARAGRAPHS, TITLE, html_page, warc_record

import riwaya.page.readers as readers
from riwaya.errors import ConfigError, InputError
from riwaya.page import Page, Source, documents, open_sources, pages
from riwaya.records import Document

TEXT = "\n".join(PARAGRAPHS)


def source_of(content: bytes, kind: str = "auto", **more: object) -> Source:
    return Source(name="input", content=content, kind=kind, **more)  # type: ignore[arg-type]


def read(content: bytes, kind: str = "auto", **options: str) -> list[Document | InputError]:
    return list(documents(source_of(content, kind), **options))


def told(found: list[Document | InputError]) -> list[str]:
    """Titles of what was read, and where errors say that they are."""
    return [f"! {item.where}" if isinstance(item, InputError) else item.title for item in found]


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def test_html_text_and_gzip() -> None:
    assert told(read(html_page().encode())) == [TITLE]
    assert told(read(gzip.compress(html_page().encode()))) == [TITLE]
    assert told(read(f"{TITLE}\n\n{TEXT}".encode())) == [TITLE]


def test_text_file_is_kept_whole() -> None:
    text = f"{TITLE}\r\n\r\n{TEXT}\n"
    (document,) = read(text.encode(), "text")
    assert isinstance(document, Document)
    assert document.text == text


def test_charset_note_comes_with_the_page() -> None:
    (page,) = pages(source_of(html_page("utf-8").encode("windows-1256")))
    assert isinstance(page, Page)
    assert [note.code for note in page.notes] == ["charset-wrong"]


def test_charset_of_http_is_used() -> None:
    (document,) = documents(source_of(html_page(meta=False).encode("windows-1256"), charset="windows-1256"))
    assert isinstance(document, Document)
    assert document.title == TITLE


def test_jsonl_is_kept_verbatim() -> None:
    record = {"id": "n-1", "url": "https://example.org/a", "outlet": "المرفأ اليوم", "title": TITLE, "text": TEXT}
    (document,) = read(lines({**record, "published": "2035-02-07~"}))
    assert isinstance(document, Document)
    assert document.text == f"{TITLE}\n{TEXT}"
    assert (document.id, document.url, document.outlet) == ("n-1", "https://example.org/a", "المرفأ اليوم")
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2035-02-07~", "given")


def test_jsonl_needs_only_text() -> None:
    (document,) = read(lines({"text": TEXT, "title": None, "id": 7}))
    assert isinstance(document, Document)
    assert document.text == f"\n{TEXT}"
    assert document.id == "7"


def test_options_stand_for_what_records_do_not_bring() -> None:
    own, other = read(
        lines({"text": TEXT, "published": "2035-02-07", "outlet": "ساحل برس"}, {"text": TEXT}),
        published="2035-03",
        outlet="المرفأ اليوم",
    )
    assert isinstance(own, Document)
    assert isinstance(other, Document)
    assert own.published is not None
    assert other.published is not None
    assert (own.published.value, own.outlet) == ("2035-02-07", "ساحل برس")
    assert (other.published.value, other.outlet) == ("2035-03", "المرفأ اليوم")


def test_broken_records_are_errors_with_their_line() -> None:
    good = lines({"text": TEXT, "title": TITLE})
    content = good + b'{"text": \n' + lines({"title": "x"}, [1], {"text": " "}, {"text": 3}) + b"\n" + good
    found = read(content, "jsonl")
    assert told(found) == [TITLE, *(f"! input, line {n}" for n in range(2, 7)), TITLE]


def test_date_that_is_none_is_told_and_left_out() -> None:
    document, error = read(lines({"text": TEXT, "published": "قبل العيد"}))
    assert isinstance(document, Document)
    assert document.published is None
    assert isinstance(error, InputError)
    assert "قبل العيد" in error.what


def test_date_that_could_be_two_is_told_and_left_out() -> None:
    record = {"text": TEXT, "published": "04/05/2031"}
    document, error = read(lines(record))
    assert isinstance(document, Document)
    assert document.published is None
    assert isinstance(error, InputError)
    assert error.what == "published '04/05/2031' could be two dates: left out"
    assert "2024-10-02" in error.hint


def test_jsonl_in_windows_1256() -> None:
    (document,) = read(json.dumps({"text": TEXT}, ensure_ascii=False).encode("windows-1256"))
    assert isinstance(document, Document)
    assert document.text == f"\n{TEXT}"


@pytest.mark.parametrize("indent", [None, 2])
def test_json_list_and_pretty_printed_object(indent: int | None) -> None:
    records = [{"text": TEXT, "title": "أ"}, {"text": TEXT, "title": "ب"}]
    assert told(read(json.dumps(records, indent=indent).encode(), "jsonl")) == ["أ", "ب"]
    assert told(read(json.dumps(records[0], indent=2).encode(), "jsonl")) == ["أ"]


def test_jsonl_is_read_line_by_line() -> None:
    class Endless(io.RawIOBase):
        """A file without end: reading it whole would never come back."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            piece = (lines({"text": TEXT, "title": TITLE}) * (1 + len(buffer) // 400))[: len(buffer)]
            buffer[: len(piece)] = piece
            return len(piece)

    (source,) = open_sources(["-"], stdin=io.BufferedReader(Endless()))
    assert isinstance(source, Source)
    first = next(documents(source))
    assert isinstance(first, Document)
    assert first.title == TITLE


def test_line_and_page_above_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_PAGE", 600)
    good = lines({"text": "خبر", "title": "أ"})
    assert told(read(good + lines({"text": "خبر" * 900}) + good, "jsonl")) == ["أ", "! input, line 2", "أ"]


def test_page_of_fifty_megabytes_is_refused_at_once() -> None:
    (error,) = read(html_page().encode() + b" " * 50 * 2**20, "html")
    assert isinstance(error, InputError)
    assert "MB" in error.what


def test_truncated_gzip_gives_what_came_before_the_break() -> None:
    records = lines(*({"text": TEXT, "title": f"{n}", "id": f"{n * 7919 % 1000}"} for n in range(400)))
    found = read(gzip.compress(records)[:-400], "jsonl")
    titles = [item.title for item in found if isinstance(item, Document)]
    assert titles[:3] == ["0", "1", "2"]
    assert isinstance(found[-1], InputError)
    assert "gzip" in found[-1].what


def test_truncated_gzip_of_a_page() -> None:
    found = read(gzip.compress(html_page(after="<p>" + TEXT * 50 + "</p>").encode())[:-40], "html")
    assert told(found) == [TITLE, "! input"]


FEED = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>المرفأ اليوم</title>
<item><title>{TITLE}</title><link>https://example.org/a</link><pubDate>Wed, 07 Feb 2035 23:30:00 +0300</pubDate>
<description>&lt;p&gt;{"&lt;/p&gt;&lt;p&gt;".join(PARAGRAPHS)}&lt;/p&gt;</description></item>
<item><title>عنوان بلا نص عن الصيادين</title><link>https://example.org/b</link></item></channel></rss>"""


def test_feed() -> None:
    first, second = read(FEED.encode())
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == f"{TITLE}\n{TEXT}"
    assert (first.url, first.outlet) == ("https://example.org/a", "المرفأ اليوم")
    assert first.published is not None
    assert first.published.value == "2035-02-07"
    assert second.title == "عنوان بلا نص عن الصيادين"


def test_atom_feed() -> None:
    entry = (
        f"<entry><title>{TITLE}</title><updated>2035-02-07T23:30:00+03:00</updated><content>{TEXT}</content></entry>"
    )
    (document,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>المرفأ</title>{entry}</feed>'.encode())
    assert isinstance(document, Document)
    assert document.published is not None
    assert document.published.value == "2035-02-07"


def test_feed_without_entries_is_an_error() -> None:
    (error,) = read(b'<rss version="2.0"><channel></channel></rss>')
    assert isinstance(error, InputError)
    assert "feed" in error.what


def archive(*days: int) -> list[bytes]:
    return [
        warc_record(f"https://example.org/2035/02/{day:02}/port", html_page(title=f"{TITLE} يوم {day}").encode())
        for day in days
    ]


def test_warc() -> None:
    skipped = warc_record("https://example.org/robots", b"", kind="request")
    found = read(b"".join([skipped, *archive(1, 2)]))
    assert told(found) == [f"{TITLE} يوم 1", f"{TITLE} يوم 2"]
    assert [item.url for item in found if isinstance(item, Document)] == [
        "https://example.org/2035/02/01/port",
        "https://example.org/2035/02/02/port",
    ]


def test_warc_gz_and_its_charset() -> None:
    page = html_page(meta=False).encode("windows-1256")
    records = [warc_record("https://example.org/a", page, "windows-1256"), *archive(1)]
    assert told(read(b"".join(map(gzip.compress, records)))) == [TITLE, f"{TITLE} يوم 1"]


def test_broken_warc_record_does_not_lose_the_rest(tmp_path: Path) -> None:
    first, second, third = archive(1, 2, 3)
    path = tmp_path / "a.warc"
    path.write_bytes(first + b"NOT A RECORD\r\n\r\n" + second + third)
    (source,) = open_sources([path])
    assert isinstance(source, Source)
    found = list(documents(source))
    assert [item.title for item in found if isinstance(item, Document)] == [f"{TITLE} يوم {n}" for n in (1, 2, 3)]
    assert [type(item) for item in found].count(InputError) == 1


@pytest.mark.parametrize("zipped", [False, True])
def test_warc_that_breaks_off(zipped: bool) -> None:
    first, second = archive(1, 2)
    content = gzip.compress(first) + gzip.compress(second)[:-300] if zipped else first + second[:-300]
    found = read(content, "warc")
    assert told(found)[:2] == [f"{TITLE} يوم 1", "! input, record 2"]
    assert all(isinstance(item, InputError) for item in found[1:])


def test_published_that_is_no_date_is_refused() -> None:
    with pytest.raises(ConfigError, match="no date"):
        read(html_page().encode(), published="أمس")
    with pytest.raises(ConfigError, match="could be two dates"):
        read(html_page().encode(), published="04/05/2031")
