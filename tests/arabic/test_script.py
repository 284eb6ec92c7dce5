from __future__ import annotations

import pytest

from riwaya.arabic import analyse


def _sentences(text: str) -> list[str]:
    script = analyse(text)
    return [script.words(s.first, s.last) for s in script.sentences]


def _quotes(text: str) -> list[tuple[str, bool]]:
    script = analyse(text)
    return [(script.words(q.open + 1, q.close) if q.close > q.open + 1 else "", q.closed) for q in script.quotes]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("قال كذا. ثم مضى.", ["قال كذا.", "ثم مضى."]),
        ("قال: «الجسر أُغلق. لن نفتحه». ثم مضى", ["قال: «الجسر أُغلق. لن نفتحه».", "ثم مضى"]),
        ("نقلت (د. ب. أ) الخبر.", ["نقلت (د. ب. أ) الخبر."]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("بلغت 2.5 مليون.", ["بلغت 2.5 مليون."]),
        ("قال: «لم تُغلق. ثم مضى", ["قال: «لم تُغلق.", "ثم مضى"]),  # an unclosed quotation does not swallow the line
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("«أ ب»", [("أ ب", True)]),
        ("«أ «ب» ج»", [("أ «ب» ج", True), ("ب", True)]),
        ('قال "أ ب" ثم "ج"', [("أ ب", True), ("ج", True)]),
        ('“أ ب"', [("أ ب", True)]),  # a keyboard's closing mark
        ("“أ سنة 2008″، ب", [("أ سنة 2008", True)]),
        ("أ ب»", []),
        ("«أ ب", [("أ ب", False)]),
        ("«أ\nب»", [("أ", False)]),
    ],
)
def test_quotes(text: str, quotes: list[tuple[str, bool]]) -> None:
    assert _quotes(text) == quotes


def test_tokens_of_a_span() -> None:
    script = analyse("قال سليم إن الجسر أُغلق")
    assert script.tokens_of((4, 8)) == (1, 2)
    assert script.token_at(9) == 2
