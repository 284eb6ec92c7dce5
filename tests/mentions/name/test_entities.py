"""Entities: ids, aliases, roles, countries, and what holds for any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.lexicon import load
from riwaya.mentions import read_mentions
from riwaya.mentions.found import Mentions
from riwaya.mentions.reading import read_script
from riwaya.records import Block, Document, Entity

WORDS = [
    *"قال أعلنت وزير الخارجية العراقي سالم الكروي وزارة «الدفاع» مصدر أمني في بغداد الوزير نفت دمشق أن".split(),
    *", . ، و ( قسد ) : د . \n".split(" "),
]


def read(text: str, document: str = "x", outlet: str | None = None) -> Mentions:
    block = Block(kind="paragraph", span=(0, len(text)))
    made = Document(id=document, text=text, sha256="", outlet=outlet, blocks=(block,))
    return read_mentions(read_script(made, load()), None)


def entity(text: str, name: str, **more: str) -> Entity:
    return next(e for e in read(text, **more).entities.values() if e.name == name)


def test_an_entity_keeps_the_words_used_its_role_and_country():
    text = "قال وزير الخارجية العراقي سالم الكروي إن الباب مفتوح. وأضاف الكروي أن الوقت قصير"
    found = entity(text, "سالم الكروي")
    assert (found.kind, found.role, found.country) == ("person", "وزير الخارجية العراقي", "IQ")
    assert found.aliases == ("الكروي",)


def test_words_that_take_sides_are_aliases_where_the_document_has_a_neutral_name():
    found = entity("قصفت ميليشيا قسد القرية. وردت قوات سوريا الديمقراطية ببيان", "قوات سوريا الديمقراطية")
    assert "ميليشيا قسد" in found.aliases


def test_words_that_take_sides_are_the_name_where_the_document_gives_no_other():
    found = entity("قصفت ميليشيا قسد القرية", "ميليشيا قسد")
    assert (found.aliases, found.known_as) == ((), "قوات سوريا الديمقراطية")


def test_of_names_with_one_head_the_fullest_is_its_name_even_if_it_takes_sides():
    found = entity("اقتحمت قوات الاحتلال الإسرائيلي القرية. وانسحبت القوات الإسرائيلية", "قوات الاحتلال الإسرائيلي")
    assert (found.aliases, found.known_as) == (("القوات الإسرائيلية",), "الجيش الإسرائيلي")


def test_a_name_that_takes_sides_gives_way_to_a_neutral_one_of_another_head():
    assert entity("قصفت ميليشيا قسد القرية. وانسحبت قوات سوريا الديمقراطية", "قوات سوريا الديمقراطية").known_as is None


def test_a_neutral_name_is_known_as_no_other():
    assert entity("قصفت القوات الأمريكية القرية", "القوات الأمريكية").known_as is None


def test_the_id_hangs_on_document_and_name_alone():
    text = "قال وزير الدفاع طارق الصفدي كلمة"
    assert entity(text, "طارق الصفدي").id == entity("حذر طارق الصفدي من السيل", "طارق الصفدي").id
    assert entity(text, "طارق الصفدي").id != entity(text, "طارق الصفدي", document="y").id


def test_our_correspondent_is_that_of_the_outlet():
    names = {e.name for e in read("أفاد مراسلنا أن الجسر سقط", outlet="صوت الضفاف").entities.values()}
    assert "مراسل صوت الضفاف" in names


def test_a_spokesman_of_hers_speaks_for_the_body_named_last():
    text = "نفت وزارة الدفاع التركية الخبر. وقال متحدث باسمها إن الأمر كذب"
    assert "متحدث باسم وزارة الدفاع التركية" in {e.name for e in read(text).entities.values()}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_whatever_the_words_spans_lie_in_the_text_and_every_name_means_an_entity(text):
    mentions = read(text)
    for name in (*mentions.names, *mentions.weapons):
        assert 0 <= name.span[0] < name.span[1] <= len(text)
        assert name.first < name.last
        assert name.entity in mentions.entities
    assert set(mentions.entities) == {n.entity for n in (*mentions.names, *mentions.weapons)}
    assert [n.first for n in mentions.names] == sorted(n.first for n in mentions.names)
