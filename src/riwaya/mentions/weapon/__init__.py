"""Weapons and means of attack: listed nouns with the adjectives and make that follow («صواريخ من نوع كاتيوشا»)."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import yaml

from riwaya.arabic import fold_text
from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.mentions.reading import Reading
from riwaya.records import Entity, Span

__all__ = ["find_weapons", "weapon_entity"]


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


def weapon_entity(reading: Reading, span: Span) -> Entity:
    """The entity of a weapon: named by the words used."""
    text = reading.document.text[span[0] : span[1]]
    key = f"{reading.document.id}\0{fold_text(text)}\0weapon"
    return Entity(id=hashlib.blake2b(key.encode(), digest_size=8).hexdigest(), kind="weapon", name=text)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    raw = yaml.load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {name: frozenset(fold_text(w) for line in lines for w in line) for name, lines in raw.items()}


def _end(reading: Reading, hit: Hit) -> int:
    words, tokens, i = _words(), reading.script.tokens, hit.last
    while i < len(tokens) and tokens[i].norm.removeprefix("ال") in words["kinds"]:
        i += 1
    if i + 2 < len(tokens) and tokens[i].norm == "من" and tokens[i + 1].norm in words["makes"]:
        return i + 3
    if i + 1 < len(tokens) and tokens[i].norm in words["makes"] and tokens[i + 1].kind in "wn":
        return i + 2
    return i


def _name(reading: Reading, hit: Hit, end: int) -> Name:
    clitics = len(hit.prefix.removesuffix("ال"))
    span = (reading.script.inside(hit.first, clitics)[0], reading.script.tokens[end - 1].end)
    return Name(hit.first, end, span, "weapon", weapon_entity(reading, span).id, "name", "weapon")
