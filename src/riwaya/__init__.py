"""riwaya (رواية: an account, as told): who said what in Arabic news, and what happened according to whom.

A page goes through these stages, each a package that imports only the ones before it:

1. :mod:`riwaya.page`         bytes → Document: main text, title, outlet, date; furniture and comments labelled
2. :mod:`riwaya.arabic`       Document → script: folding with offsets, tokens, clitics, quotes, sentences
3. :mod:`riwaya.lexicon`      the word lists, found in one pass
4. :mod:`riwaya.mentions`     names, times, counts, places, weapons → Mention, Entity
5. :mod:`riwaya.statements`   who said what, through whom → Statement
6. :mod:`riwaya.events`       what happened, according to whom → Event, Commitment, Conflict
7. :mod:`riwaya.incidents`    Reports → Incident: the same happening across outlets

:mod:`riwaya.pipeline` composes them; :mod:`riwaya.records` holds what they give; all errors are
:class:`riwaya.errors.RiwayaError`::

    >>> import riwaya
    >>> report = riwaya.read("قال وزير الصحة سامر الحلو إن المستشفى الجديد سيفتح غدا.", published="2031-05-04")
    >>> report.document.published.value
    '2031-05-04'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riwaya.api import read, read_many
    from riwaya.library import Library
    from riwaya.records import Report

__all__ = ["Library", "Report", "__version__", "read", "read_many"]

__version__ = "0.1.0"

_HOME = {"Library": "riwaya.library", "read": "riwaya.api", "read_many": "riwaya.api", "Report": "riwaya.records"}


def __getattr__(name: str) -> object:
    """Public names are imported when first used, so that ``import riwaya`` costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'riwaya' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
