from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import TEXT, report

from riwaya.library.codec import CHUNK, chunks, pack, report_json, sha256, unchunk, unpack, unpack_report, unpack_text
from riwaya.library.codec import _dictionary as dictionary


@given(st.binary())
def test_packed_bytes_come_back(data: bytes) -> None:
    assert unpack(pack(data)) == data
    assert unchunk(chunks(data)) == data


def test_reports_come_back_and_their_text_alone() -> None:
    packed = pack(report_json(report()))
    assert unpack_report(packed) == report()
    assert unpack_text(packed) == TEXT


def test_large_sources_are_cut_and_what_does_not_shrink_is_kept_raw() -> None:
    import random

    data = random.Random(3).randbytes(CHUNK + 10)
    pieces = list(chunks(data))
    assert [codec for codec, _ in pieces] == ["raw", "raw"]
    assert unchunk(pieces) == data
    assert next(chunks(b"a" * 1000))[0] == "zlib"


def test_the_dictionary_never_changes() -> None:
    """Libraries that are out there were packed with it."""
    assert sha256(dictionary()) == "a28558ec55e11e15b1cf5dcaab034faae9d6c4408b4d14859a2b62f9cb0e95b9"


def test_broken_bytes_are_an_error() -> None:
    with pytest.raises(zlib.error):
        unpack(b"\x02" + pack(b"x")[1:])
    with pytest.raises(zlib.error):
        unpack(b"\x01garbage")
