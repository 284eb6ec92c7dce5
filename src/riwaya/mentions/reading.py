"""One document with its script and lexicon hits: what every room from here on reads."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from riwaya.arabic import Script, Sentence, analyse
from riwaya.lexicon import Hits, Lexicon, find
from riwaya.records import Document

#: Blocks that are never evidence: nothing is read from them.
SILENT = frozenset({"furniture", "comment"})


class Reading(msgspec.Struct, frozen=True):
    """``sentences`` holds only those that are evidence: furniture and comments are left out, datelines cut off.

    ``silent`` has one byte a token, 1 where the token lies in furniture, a comment or a dateline.
    ``title`` is the number of tokens that belong to the title.
    """

    document: Document
    script: Script
    hits: Hits
    sentences: list[Sentence]
    silent: bytearray
    title: int


def read_script(document: Document, lexicon: Lexicon) -> Reading:
    """Analyse the text once and run the lexicon over it once."""
    script = analyse(document.text)
    hits = find(lexicon, script)
    silent = _silence(document, script)
    return Reading(document, script, hits, _sentences(script, silent), silent, _title_tokens(document, script))


def _silence(document: Document, script: Script) -> bytearray:
    silent = bytearray(len(script.tokens))
    for block in document.blocks:
        if block.kind in SILENT or block.kind == "dateline":
            first, last = script.tokens_of(block.span)
            silent[first:last] = b"\x01" * (last - first)
    return silent


def _sentences(script: Script, silent: bytearray) -> list[Sentence]:
    """Sentences without their silent tokens; one that has others after silent ones starts there."""
    out = []
    for s in script.sentences:
        first = s.first
        while first < s.last and silent[first]:
            first += 1
        if first < s.last:
            out.append(Sentence(first, s.last))
    return out


def _title_tokens(document: Document, script: Script) -> int:
    title = next((b for b in document.blocks if b.kind == "title"), None)
    return bisect_left(script.starts, title.span[1]) if title else 0
