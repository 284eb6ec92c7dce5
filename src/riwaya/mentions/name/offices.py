"""Offices: «وزير الخارجية العراقي», «الناطق باسم القائد العام», «مدير مكتب الدفاع المدني في إدلب»."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.name.bodies import acronym, indefinite_adjectives, read_body, read_inner
from riwaya.mentions.name.complement import complement, coordination, purpose, where
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.view import View

_BEHALF = frozenset({"باسم", "باسمه", "باسمها", "بلسان", "لدي", "لدى"})
_OWN = frozenset({"باسمه", "باسمها", "باسمهم"})


def read_office(v: View, i: int) -> Phrase | None:
    """The office that is named from token ``i``, without the name of its holder."""
    if ("office", i) not in v.memo:
        v.memo["office", i] = _read(v, i)
    found: Phrase | None = v.memo["office", i]
    return found


def read_titled_office(v: View, i: int) -> Phrase | None:
    """«معالي وزير الخارجية» without a name."""
    title = v.at["title"].get(i)
    office = read_office(v, title.last) if title is not None else None
    if title is None or office is None or office.prefix.strip("ال"):
        return None
    return msgspec.structs.replace(office, first=i, prefix=title.prefix, rule="office-titled")


def _read(v: View, i: int) -> Phrase | None:
    hit = v.at["role"].get(i)
    if hit is None:
        return None
    office = _definite(v, i, hit) if hit.prefix.endswith("ال") else _construct(v, i, hit)
    if office is None or (office.last == hit.last and (v.modifies(i) or _adjective_of(v, i, hit))):
        return None
    return _joined(v, office)


def _adjective_of(v: View, i: int, hit: Hit) -> bool:
    """«مقاطع مصورة»: alone and without article it is an office only after a verb or preposition."""
    return not hit.prefix and v.word(i - 1) and i > 0 and not v.stop(i - 1) and i - 1 not in v.finite


def _definite(v: View, i: int, hit: Hit) -> Phrase:
    last = _adjectives(v, hit.last)
    last, inner = _behalf(v, last)
    last = last if _abroad(v, last, hit) else _after(v, last)
    return _office(i, last, hit, inner, definite=True)


def _abroad(v: View, i: int, hit: Hit) -> bool:
    """«الوزير الفرنسي | في القاهرة»: his land said, that is where he is; «السفير الفرنسي في القاهرة» serves there."""
    if not hit.entry.data.get("abroad") or i >= v.size or v.norms[i] != "في":
        return False
    return v.known(i - 1, "nisba") is not None


def _adjectives(v: View, i: int) -> int:
    """Adjectives of the office: known ones only, since a family name may follow («الوزير الجبير»)."""
    while v.definite(i) and (v.norms[i] in v.adjectives or v.known(i, "nisba")):
        i += 1
    return i


def _behalf(v: View, i: int) -> tuple[int, tuple[Phrase, ...]]:
    """«باسم الحكومة» and what follows it."""
    if i >= v.size or v.norms[i] not in _BEHALF:
        return i, ()
    if v.norms[i] in _OWN:
        return i + 1, ()
    part = complement(v, i + 1, read_inner)
    if part is None:
        return i, ()
    return where(v, part.last), part.inner


def _after(v: View, i: int) -> int:
    """«الأمين العام للأمم المتحدة»، «السفير في دمشق»."""
    end = acronym(v, purpose(v, i))
    if end > i:
        end = purpose(v, end)
    elif (body := _served(v, i)) is not None:
        end = body.last
    return where(v, end)


def _served(v: View, i: int) -> Phrase | None:
    """«عضو المكتب السياسي لحماس»: the body after ل, unless it is a medium that is spoken to."""
    body = read_body(v, i) if v.word(i) else None
    if body is None or body.prefix not in ("ل", "لال") or body.kind == "outlet" or body.how != "name":
        return None
    return body


def _construct(v: View, i: int, hit: Hit) -> Phrase | None:
    j = hit.last
    if j < v.size and v.norms[j] in _BEHALF:
        last, inner = _behalf(v, j)
        return _office(i, last, hit, inner, definite=False) if last > j else None
    part = complement(v, j, read_inner)
    if part is not None and part.definite:
        last, inner = _behalf(v, coordination(v, part.last))
        last, more = (last, ()) if _abroad(v, last, hit) else _belonging(v, _after(v, last))
        return _office(i, last, hit, (*part.inner, *inner, *more), definite=True)
    last = indefinite_adjectives(v, j)
    last, inner = _behalf(v, last)
    body = _within(v, last)
    if body is not None:
        return _office(i, body.last, hit, (*inner, body), definite=False)
    return _office(i, last, hit, inner, definite=hit.entry.data.get("possessed", False))


def _belonging(v: View, i: int) -> tuple[int, tuple[Phrase, ...]]:
    """«وزير الصحة في حكومة الوفاق»."""
    body = read_body(v, i + 1) if i < v.size and v.norms[i] == "في" else None
    return (body.last, (body,)) if body is not None and body.how == "name" else (i, ())


def _within(v: View, i: int) -> Phrase | None:
    """«في وزارة الدفاع»، «بالخارجية الأميركية», «لدى الأمم المتحدة»: the body to which somebody belongs."""
    if i < v.size and v.norms[i] in ("في", "من", "لدي"):
        return read_body(v, i + 1)
    phrase = read_body(v, i) if v.word(i) else None
    return phrase if phrase is not None and phrase.prefix in ("ب", "بال", "ل", "لال") else None


def _joined(v: View, office: Phrase) -> Phrase:
    """A second office of the same person: «رئيس الوزراء والقائد العام للقوات المسلحة»."""
    hit = v.at["role"].get(office.last)
    if hit is None or not hit.prefix.startswith("و") or not office.definite or hit.form.text.endswith(_ANOTHERS):
        return office
    second = _definite(v, office.last, hit) if hit.prefix.endswith("ال") else _construct(v, office.last, hit)
    if second is None or second.last <= hit.last:
        return office
    return _office(
        office.first, second.last, v.at["role"][office.first], office.inner + second.inner, definite=True, joined=True
    )


_ANOTHERS = ("ه", "ها", "هم")
"""«الرئيس ونظيره», «الوزير ونائبه»: two persons."""


def _office(i: int, last: int, hit: Hit, inner: tuple[Phrase, ...], *, definite: bool, joined: bool = False) -> Phrase:
    rule = "office-joined" if joined else "office-definite" if definite else "office-indefinite"
    how: Literal["role", "unnamed"] = "role" if definite else "unnamed"
    return Phrase(i, last, "person", how, rule, (i, last), hit.prefix, (i, last), hit, None, definite, inner)
