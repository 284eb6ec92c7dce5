"""Whatever the words: spans lie inside the text, are its words, do not overlap; positions lie on the map."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.lexicon import load
from riwaya.mentions.place import PlaceName, find_places, innermost, nearest_place, smallest_first
from riwaya.mentions.place.move import moved
from riwaya.mentions.place.spot import distance
from riwaya.mentions.reading import Reading, read_script
from riwaya.records import Block, Document

WORDS = (
    "في قرية بلدة مدينة ريف محافظة حي مخيم مطار شمالي جنوب غرب الشمال السوري حلب وحلب بحلب للعراق دمشق عَفرين القديمة "
    "«الباب» ، . \n الغربي الحدود السورية العراقية تل النصر ودير الزور والرقة البلاد (سوريا) قتل خالد من إلى عن طريق سد"
).split(" ")


def read(text: str, *blocks: Block) -> Reading:
    return read_script(Document(id="x", text=text, sha256="", blocks=blocks), load())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_spans_are_the_words_of_the_text(text):
    end = 0
    reading = read(text)
    for place in find_places(reading):
        start, stop = place.span
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        assert reading.script.tokens[place.last - 1].end == stop
        end = stop


@given(st.tuples(st.floats(-60, 60), st.floats(-170, 170)), st.sampled_from(range(0, 360, 45)), st.floats(1, 400))
def test_moved_by_as_much_as_asked(point, bearing, km):
    assert distance(point, moved(point, bearing, km)) == pytest.approx(km, rel=0.06, abs=0.2)


def test_nothing_is_read_from_furniture():
    text = "اقرأ أيضاً: غارة على حلب\nهدوء في درعا."
    reading = read(text, Block(kind="furniture", span=(0, 24)), Block(kind="paragraph", span=(25, len(text))))
    assert [p.name for p in find_places(reading)] == ["درعا"]


def near(text: str, word: str) -> PlaceName | None:
    reading = read(text)
    token = reading.script.token_at(text.index(word))
    return nearest_place(find_places(reading), reading.script, token, sentences=1)


def test_the_most_exact_place_near_a_word():
    place = near("قال مسؤول في دمشق إن غارة استهدفت بلدة سراقب بريف إدلب الشرقي.", "غارة")
    assert place is not None
    assert smallest_first((place.name, *place.chain)) == "سراقب، ريف إدلب الشرقي، إدلب، سوريا"


def test_the_sentence_before_is_searched_if_asked():
    place = near("دارت اشتباكات في الفلوجة. وأسفر القصف عن ثلاثة جرحى.", "القصف")
    assert place is not None
    assert place.name == "الفلوجة"


def test_no_place_is_none():
    assert near("وأسفر القصف عن ثلاثة جرحى.", "القصف") is None


def test_innermost_keeps_a_place_that_holds_nothing():
    places = find_places(read("سافر من بغداد إلى البصرة."))
    assert innermost(places, places[1]) == places[1]
