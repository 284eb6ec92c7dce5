"""Bytes to documents: HTML, text, JSONL, feeds and web archives, with every line of a page labelled.

:func:`open_sources` finds the inputs, :func:`documents` reads them (:func:`pages` adds notes on doubtful bytes);
:func:`document_from_text` and :func:`document_from_html` read what is already in memory.
"""

from riwaya.page.build import Page, document_from_html, document_from_text
from riwaya.page.lines import arabic_share
from riwaya.page.readers import documents, pages
from riwaya.page.sniff import Kind
from riwaya.page.sources import Source, open_sources

__all__ = [
    "Kind",
    "Page",
    "Source",
    "arabic_share",
    "document_from_html",
    "document_from_text",
    "documents",
    "open_sources",
    "pages",
]
