"""The closed classes are compared with folded words, so each must be written folded."""

from __future__ import annotations

from typing import Any

import pytest

from riwaya.arabic import fold_text
from riwaya.statements import words

CLASSES = {name: value for name, value in vars(words).items() if isinstance(value, frozenset)}


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_class_is_folded(name: str) -> None:
    listed: frozenset[Any] = CLASSES[name]
    plain = [w for entry in listed for w in (entry if isinstance(entry, tuple) else (entry,))]
    assert [w for w in plain if not w.isascii() and fold_text(w) != w] == []


def test_unfolded_words_would_be_seen() -> None:
    assert fold_text("قائلاً") != "قائلاً"
