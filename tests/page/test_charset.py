"""Charsets: stated, not stated, stated wrongly."""

import pytest
from invented_pages import PARAGRAPHS, html_page

from riwaya.page.charset import decode

PAGE = html_page()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_meta_is_believed(charset: str) -> None:
    page = html_page(charset).replace("«", '"').replace("»", '"')  # iso-8859-6 has no guillemets
    decoded = decode(page.encode(charset))
    assert (decoded.text, decoded.note) == (page, None)


def test_header_is_believed() -> None:
    page = html_page(meta=False)
    assert decode(page.encode("windows-1256"), "windows-1256").text == page


def test_bom_wins() -> None:
    assert decode(PAGE.encode("utf-16"), "windows-1256").text == PAGE


@pytest.mark.parametrize("said", ["utf-8", "iso-8859-1", "us-ascii"])
def test_wrong_charset_is_found_out_and_noted(said: str) -> None:
    page = html_page(said)
    decoded = decode(page.encode("windows-1256"))
    assert decoded.text == page
    assert decoded.note is not None
    assert decoded.note.code == "charset-wrong"


def test_utf8_said_to_be_windows_1256() -> None:
    page = html_page("windows-1256")
    decoded = decode(page.encode("utf-8"))
    assert decoded.text == page
    assert decoded.note is not None


def test_nothing_stated_is_detected_and_noted() -> None:
    page = html_page(meta=False)
    decoded = decode(page.encode("windows-1256"))
    assert decoded.text == page
    assert decoded.note is not None
    assert decoded.note.code == "charset-detected"


def test_a_few_bad_bytes_do_not_spoil_utf8() -> None:
    decoded = decode(PAGE.encode().replace("سالم".encode(), b"\xd8\xb3\xff\xd9\x85", 1))
    assert PARAGRAPHS[0] in decoded.text
    assert decoded.note is not None
    assert decoded.note.code == "charset-broken"


def test_french_latin1_stays_french() -> None:
    page = (
        "<meta charset=iso-8859-1><p>Le maire a rouvert la route côtière après la tempête, a-t-on appris à l'été.</p>"
    )
    assert decode(page.encode("iso-8859-1")).text == page


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", b"plain"])
def test_never_fails(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
