"""The small word lists of ``words.yml`` beside this file."""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml

from riwaya.arabic import fold_text


class Words(msgspec.Struct, frozen=True):
    """Folded words by use; what each is for stands in the file."""

    openers: frozenset[str]
    holders: frozenset[str]
    closed: frozenset[str]
    locative: frozenset[str]
    into: frozenset[str]


def _read(path: Path) -> Words:
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Words(**{use: frozenset(map(fold_text, words)) for use, words in lists.items()})


WORDS = _read(Path(__file__).with_name("words.yml"))
