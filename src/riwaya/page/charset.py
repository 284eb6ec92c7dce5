"""Bytes to text: what the header, the BOM or the page says, unless the bytes themselves say otherwise."""

from __future__ import annotations

import codecs
import re

import msgspec

from riwaya.page.lines import arabic_share, has_arabic
from riwaya.records import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?\s*|<\?xml[^>]{0,100}?encoding\s*=\s*["'])([\w.:-]{2,40})""", re.I
)
_META_REACH = 8192
_CANDIDATES = ("windows-1256", "iso-8859-6", "mac_arabic", "cp720")
_FREQUENT = re.compile(r"(?<!\w)(?:في|من|على|إلى|أن|عن|مع|التي|الذي|بعد)(?!\w)")
_SAMPLE = 200_000
_FEW_BROKEN = 0.02  # of the non-ASCII bytes: a page of UTF-8 with a few bad bytes is still UTF-8
_ARABIC_PAGE = 0.3


class Decoded(msgspec.Struct, frozen=True):
    """The text, the charset that made it, and a note where the declared one was not right."""

    text: str
    charset: str
    note: Note | None = None


def decode(data: bytes, declared: str | None = None, *, markup: bool = True) -> Decoded:
    """Decode ``data``: BOM, ``declared`` (from HTTP), the page's own meta, UTF-8, then detection.

    Never fails: bytes that fit nothing become U+FFFD, with a note.
    """
    bom = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if bom:
        return Decoded(data.decode(bom, "replace"), bom)
    said = _known(declared) or (_in_markup(data) if markup else None)
    text = _strictly(data, "utf-8")
    if text is not None:
        wrong = said not in {None, "utf-8"} and not data.isascii()
        return Decoded(text, "utf-8", _note(said, "utf-8") if wrong else None)
    return _as_said(data, said) if said else _detected(data, None)


def _as_said(data: bytes, said: str) -> Decoded:
    """A declared charset is believed if its text is possible: the old Latin-1 mistake gives no Arabic letter."""
    text = _strictly(data, said)
    if text is not None and has_arabic(text[:_SAMPLE]):
        return Decoded(text, said)
    if said == "utf-8" and (few := _nearly_utf8(data)):
        return few
    found = _detected(data, said)
    return Decoded(text, said) if text is not None and arabic_share(found.text[:_SAMPLE]) < _ARABIC_PAGE else found


def _nearly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken > max(2, _FEW_BROKEN * sum(byte > 127 for byte in data[:_SAMPLE])):
        return None
    detail = f"{broken} pieces of the page are not UTF-8 and read as U+FFFD"
    return Decoded(text, "utf-8", Note(code="charset-broken", detail=detail))


def _detected(data: bytes, said: str | None) -> Decoded:
    sample = data[:_SAMPLE]
    names = dict.fromkeys((*_CANDIDATES, *_guess(sample)))
    best = max(names, key=lambda name: _likeness(sample.decode(name, "replace")))
    return Decoded(data.decode(best, "replace"), best, _note(said, best))


def _guess(sample: bytes) -> list[str]:
    from resiliparse.parse.encoding import detect_encoding

    return [name] if (name := _known(detect_encoding(sample))) else []


def _likeness(text: str) -> float:
    """How much the text looks like Arabic: frequent words first, then letters, less what could not be read."""
    return len(_FREQUENT.findall(text)) * 10 + arabic_share(text) - 10 * text.count("\ufffd")


def _note(said: str | None, found: str) -> Note:
    detail = f"the page says {said}, its bytes are {found}" if said else f"no charset is stated; {found} was detected"
    return Note(code="charset-wrong" if said else "charset-detected", detail=detail)


def _in_markup(data: bytes) -> str | None:
    found = _META.search(data, 0, _META_REACH)
    return _known(found[1].decode("ascii")) if found else None


def _known(name: str | None) -> str | None:
    """The codec's name in the web's sense: pages that say Latin-1 mean windows-1252."""
    try:
        codec = codecs.lookup((name or "").strip("\"' ")).name
    except LookupError:
        return None
    return {"iso8859-1": "windows-1252", "ascii": "utf-8", "cp1256": "windows-1256"}.get(codec, codec)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None
