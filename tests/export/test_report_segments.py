from hypothesis import given
from hypothesis import strategies as st

from riwaya.export.report_segments import Layer, Stretch, segments, stretches
from riwaya.records import Block

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


def test_nested_and_overlapping_spans_are_cut_where_they_begin_and_end() -> None:
    cut = segments((0, 10), [Layer((2, 8), "outer"), Layer((4, 6), "inner"), Layer((7, 10), "next")])
    assert [(segment.span, [layer.key for layer in segment.layers]) for segment in cut] == [
        ((0, 2), []),
        ((2, 4), ["outer"]),
        ((4, 6), ["outer", "inner"]),
        ((6, 7), ["outer"]),
        ((7, 8), ["outer", "next"]),
        ((8, 10), ["next"]),
    ]


def test_an_empty_span_and_one_outside_draw_nothing() -> None:
    cut = segments((5, 9), [Layer((7, 7), "empty"), Layer((0, 5), "before"), Layer((9, 12), "after")])
    assert [(segment.span, segment.layers) for segment in cut] == [((5, 9), ())]


@given(whole=spans, layers=st.lists(spans, max_size=8))
def test_segments_cover_all_once_and_carry_exactly_what_covers_them(
    whole: tuple[int, int], layers: list[tuple[int, int]]
) -> None:
    cut = segments(whole, [Layer(span, at) for at, span in enumerate(layers)])
    assert [at for segment in cut for at in range(*segment.span)] == list(range(*whole))
    for segment in cut:
        for at in range(*segment.span):
            covering = {key for key, (start, end) in enumerate(layers) if start <= at < end}
            assert {layer.key for layer in segment.layers} == covering


@given(length=st.integers(0, 30), blocks=st.lists(spans, max_size=6))
def test_stretches_cover_the_whole_text_once(length: int, blocks: list[tuple[int, int]]) -> None:
    cut = stretches(length, [Block(kind="paragraph", span=span) for span in blocks])
    assert [at for stretch in cut for at in range(*stretch.span)] == list(range(length))


def test_what_lies_between_blocks_is_kept() -> None:
    title, body = Block(kind="title", span=(0, 4)), Block(kind="paragraph", span=(5, 9))
    assert stretches(9, [body, title]) == [Stretch((0, 4), title), Stretch((4, 5), None), Stretch((5, 9), body)]
