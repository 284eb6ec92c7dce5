"""The likeness model: names above ordinary words, quick to load."""

from __future__ import annotations

import time

import msgspec
import pytest

from riwaya.arabic import fold_text
from riwaya.lexicon.likeness import MODEL, grams, likeness


@pytest.mark.parametrize("name", ["الكرعاوي", "لودريان", "ساندرز", "النعسان", "الويسي"])
def test_names_look_like_names(name):
    assert likeness(fold_text(name)) > 0


@pytest.mark.parametrize("word", ["الاعتذار", "لتعيين", "شخصية", "المملكة", "اجتماعات"])
def test_ordinary_words_do_not(word):
    assert likeness(fold_text(word)) < 0


def test_the_model_is_small_and_quick_to_load():
    assert MODEL.stat().st_size < 1_000_000
    started = time.process_time()
    weights = msgspec.msgpack.decode(MODEL.read_bytes(), type=dict[str, float])
    assert time.process_time() - started < 0.05
    assert set(grams("محمد")) & set(weights)
