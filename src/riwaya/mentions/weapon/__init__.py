"""Weapons and means of attack: listed nouns with the adjectives and make that follow («صواريخ الأرقب»، «من نوع كاتيوشا»)."""

from __future__ import annotations

import hashlib

from riwaya.arabic import fold_text
from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.mentions.reading import Reading
from riwaya.records import Entity

_MAKE = frozenset({"نوع", "طراز", "عيار"})
_KINDS = frozenset(
    fold_text(w)
    for w in (
        "باليستي باليستية بالستي بالستية مجنح مجنحة موجه موجهة حراري حرارية ثقيل ثقيلة خفيفة متوسطة مسيرة مسير مفخخة مفخخ "
        "محلية إيرانية إيراني روسية روسي أمريكية أمريكي إسرائيلية إسرائيلي تركية انتحارية هجومية فرط كروز كاتيوشا غراد هاون "
        "مدفعية صاروخية عنقودية فراغية حارقة فوسفورية ارتجاجية يدوية صوتية ناسفة لاصقة متفجرة رشاشة مضادة أرض جو نووية دقيقة"
    ).split()
)


def find_weapons(reading: Reading) -> list[Name]:
    """All weapons in the evidence of a reading, in order; entities are made by :func:`weapon_entity`."""
    out: list[Name] = []
    end = 0
    for hit in reading.hits.of("weapon"):
        if hit.first < end or reading.silent[hit.first]:
            continue
        end = _end(reading, hit)
        out.append(_name(reading, hit, end))
    return out


def _end(reading: Reading, hit: Hit) -> int:
    tokens, i = reading.script.tokens, hit.last
    while i < len(tokens) and tokens[i].norm.removeprefix("ال") in _KINDS:
        i += 1
    if i + 2 < len(tokens) and tokens[i].norm == "من" and tokens[i + 1].norm in _MAKE:
        return i + 3
    if i + 1 < len(tokens) and tokens[i].norm in _MAKE and tokens[i + 1].kind in "wn":
        return i + 2
    return i


def _name(reading: Reading, hit: Hit, end: int) -> Name:
    start = reading.hits.span(hit)[0]
    span = (start, reading.script.tokens[end - 1].end)
    return Name(hit.first, end, span, "weapon", weapon_entity(reading, span).id, "name", "weapon")


def weapon_entity(reading: Reading, span: tuple[int, int]) -> Entity:
    """The entity of a weapon: named by the words used."""
    text = reading.document.text[span[0] : span[1]]
    key = f"{reading.document.id}\0{fold_text(text)}\0weapon"
    return Entity(id=hashlib.blake2b(key.encode(), digest_size=8).hexdigest(), kind="weapon", name=text)
