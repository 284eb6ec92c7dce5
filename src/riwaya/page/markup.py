"""The article's text out of HTML: resiliparse's main content, our own line rules, trafilatura as second opinion."""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import accumulate

import msgspec
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from riwaya.page.lines import arabic_share
from riwaya.page.metadata import Metadata, read_metadata
from riwaya.page.words import load_words

_PIECE = re.compile(r"<(h[1-6]|p|li|pre|blockquote|td|th)\b[^>]*>|</[a-z0-9]+>|<br\s*/?>|\n", re.I)
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MANY_TAGS = 30_000  # resiliparse's search for the main content is quadratic in the depth of the tree
_POOR = 250  # characters of Arabic prose: a page with less may have been misread
_PROSE_LINE = 80
_MISSED = 0.5  # share of the page's own statement of its text (JSON-LD) that must be found again


class Extracted(msgspec.Struct, frozen=True):
    """What the page holds: metadata and the lines of its main content with their tags, title not among them."""

    metadata: Metadata
    lines: tuple[tuple[str, str], ...]  # (tag or "", text)


def extract(source: str) -> Extracted:
    """Read the HTML ``source``."""
    tree = HTMLTree.parse(source)
    metadata = read_metadata(tree)
    lines = _lines(_main(tree, main_content=source.count("<") <= _MANY_TAGS))
    if _is_poor(lines, metadata) and source.count("<") <= _MANY_TAGS:
        lines = max(lines, _second_opinion(source), _stated(metadata), key=_prose)
    return Extracted(metadata, lines)


@cache
def _skipped() -> list[str]:
    return list(load_words("markup.yml")["skip"])


def _main(tree: HTMLTree, main_content: bool) -> str:
    return extract_plain_text(
        tree,
        preserve_formatting="minimal_html",
        main_content=main_content,
        comments=False,
        list_bullets=False,
        alt_texts=False,  # this leaves out figcaptions too: captions are no evidence
        skip_elements=_skipped(),
    )


def _lines(minimal: str) -> tuple[tuple[str, str], ...]:
    """Cut the reduced HTML into lines, each with the tag that it stands in."""
    found: list[tuple[str, str]] = []
    tag, at = "", 0
    for mark in _PIECE.finditer(minimal):
        _add(found, tag, minimal[at : mark.start()])
        at = mark.end()
        tag = _tag_after(mark, tag)
    _add(found, tag, minimal[at:])
    return tuple(found)


def _tag_after(mark: re.Match[str], tag: str) -> str:
    if mark[1]:
        return mark[1].lower()
    return "" if mark[0].startswith("</") else tag


def _add(found: list[tuple[str, str]], tag: str, piece: str) -> None:
    bare = _TAG.sub("", piece) if "<" in piece else piece
    text = " ".join((html.unescape(bare) if "&" in bare else bare).split())
    if text.strip("\ufeff\u200b\u200e\u200f"):
        found.append((tag, text))


def _prose(lines: tuple[tuple[str, str], ...]) -> int:
    """Characters of Arabic prose: what makes one reading of a page better than another."""
    return sum(len(text) for _, text in lines if len(text) >= _PROSE_LINE and arabic_share(text) > 0.5)


def _is_poor(lines: tuple[tuple[str, str], ...], metadata: Metadata) -> bool:
    if not _has_prose(lines):
        return True
    stated = set(_WORD.findall(metadata.body))
    if not stated:
        return False
    found = {word for _, text in lines for word in _WORD.findall(text)}
    return len(stated & found) < _MISSED * len(stated)


def _has_prose(lines: tuple[tuple[str, str], ...]) -> bool:
    """Whether ``_prose(lines) >= _POOR``, found out as soon as it is sure."""
    sizes = (_prose((line,)) for line in lines)
    return any(size >= _POOR for size in accumulate(sizes))


def _second_opinion(source: str) -> tuple[tuple[str, str], ...]:
    import trafilatura

    text = trafilatura.extract(source, include_comments=False, include_tables=False, favor_precision=True) or ""
    return tuple(("", line.strip()) for line in text.splitlines() if line.strip())


def _stated(metadata: Metadata) -> tuple[tuple[str, str], ...]:
    return tuple(("", line) for line in metadata.body.splitlines())
