"""Sources and people without a name, and definite phrases that point back («المصدر»، «الطرفان»)."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.name.bodies import indefinite_adjectives, read_inner
from riwaya.mentions.name.complement import adjectives, belonging, complement, where
from riwaya.mentions.name.phrase import Part, Phrase
from riwaya.mentions.name.view import View
from riwaya.records import EntityKind

_IN = frozenset({"في", "من", "داخل", "لدي", "قرب"})


def read_unnamed(v: View, i: int) -> Phrase | None:
    """«مصدر أمني رفيع في وزارة الدفاع»، «أهالي المدينة»، «المسؤول الأمريكي»."""
    hit = v.at["unnamed"].get(i)
    if hit is None or (hit.entry.data.get("said") and i - 1 not in v.said) or _of_matter(v, hit):
        return None
    if hit.prefix.endswith("ال"):
        if v.modifies(i):
            return None
        if hit.entry.data.get("indefinite"):
            return None
        return _back(v, i, hit)
    if hit.form.text.endswith(("نا", "ها")) or " ال" in hit.form.text:  # «مصادرنا الخاصة»، «طرفا النزاع اليمني»
        return _phrase(i, adjectives(v, hit.last), hit)
    if hit.last < v.size and v.norms[hit.last] in ("اثنين", "اثنان"):
        return _phrase(i, hit.last + 1, hit)
    last = indefinite_adjectives(v, hit.last)
    if last == hit.last and not _closed(hit) and not _own_weapon(v, last):
        part = complement(v, last, read_inner)
        if part is not None and part.definite:
            return _owned(v, i, hit, part)
    last, inner = _inside(v, last, within=hit.entry.data.get("in", True) is not False)
    if hit.entry.data.get("thing") and last == hit.last:
        return None
    if not inner:
        last, inner = belonging(v, last, read_inner)
    return _phrase(i, last, hit, inner)


def _of_matter(v: View, hit: Hit) -> bool:
    """«عناصر التحقيق الأولية»: the elements of a matter, nobody's men."""
    return hit.form.text == "عناصر" and v.norms[hit.last : hit.last + 1] != [] and v.norms[hit.last] in _MATTERS


_MATTERS = frozenset(
    "التحقيق القضيه الجريمه الاتفاق الخطه المشروع المبادره الصفقه القوه النجاح السلامه الحل التسويه".split()
)


def _closed(hit: Hit) -> bool:
    """A plural or dual with its final ن has no idafa: «مسلحون رئيس البلدية» are two phrases."""
    number = hit.entry.data.get("number")
    return number in ("p", "d") and hit.form.text.endswith(("ون", "ين", "ان") if number == "d" else ("ون", "ين"))


def _own_weapon(v: View, i: int) -> bool:
    """«فجر مسلح حزامه الناسف», «فتح مسلح النار»: what he set off; «مصدر الصواريخ» is one phrase."""
    if i < v.size and v.norms[i] in _FIRE:
        return True
    return not v.definite(i) and bool(v.reading.hits.at(i, "weapon"))


_FIRE = frozenset("النار النيران الرصاص".split())


def _owned(v: View, i: int, hit: Hit, part: Part) -> Phrase | None:
    """«أهالي المدينة»، «مصادر التنظيم»."""
    if hit.entry.data.get("of") == "body" and not part.inner and hit.last not in v.quoted:
        return None
    return _phrase(i, part.last, hit, part.inner)


def _phrase(i: int, last: int, hit: Hit, inner: tuple[Phrase, ...] = ()) -> Phrase:
    kind: EntityKind = "outlet" if hit.entry.data.get("type") == "outlet" else "unnamed"
    return Phrase(i, last, kind, "unnamed", "unnamed", (i, last), hit.prefix, head=hit, definite=False, inner=inner)


def _inside(v: View, i: int, *, within: bool = True) -> tuple[int, tuple[Phrase, ...]]:
    """«في وزارة الدفاع», «من سكان المدينة», «بالمخابرات العسكرية»: where they belong."""
    happening = i + 1 in v.finite and v.known(i + 1, "body", "actor") is None
    if i < v.size and v.norms[i] in _IN and not happening:
        part = complement(v, i + 1, read_inner)
        if part is None or not part.definite or not (within or part.inner or v.norms[i] == "من"):
            return i, ()
        return part.last, part.inner
    phrase = read_inner(v, i) if v.word(i) and v.norms[i].startswith("ب") else None
    if phrase is not None and phrase.prefix in ("ب", "بال"):
        return phrase.last, (phrase,)
    return (where(v, i) if within else i), ()


def read_unnamed_pair(v: View, i: int) -> Phrase | None:
    """«مسعفون وعمال إنقاذ»: unnamed groups that speak or act together."""
    one = read_unnamed(v, i)
    if one is None or one.how != "unnamed":
        return None
    all_ = [one]
    while (more := read_unnamed(v, all_[-1].last)) is not None and more.prefix == "و" and more.how == "unnamed":
        all_.append(more)
    if len(all_) == 1:
        return None
    last = all_[-1].last
    return msgspec.structs.replace(one, last=last, core=(i, last), rule="unnamed-pair", inner=tuple(all_))


def read_demonym(v: View, i: int) -> Phrase | None:
    """«فلسطينيون»، «السوريين في تركيا»: people of a country."""
    hit = v.at["nisba"].get(i)
    if hit is None or not hit.form.text.endswith(("ون", "ين")) or hit.form.text.endswith("تين"):
        return None
    if i and (v.norms[i - 1].endswith(("ين", "ان", "ون")) or v.known(i - 1, "unnamed", "role", "body")):
        return None
    last = where(v, indefinite_adjectives(v, hit.last))
    return Phrase(i, last, "unnamed", "unnamed", "demonym", (i, last), hit.prefix, head=hit, definite=False)


def _back(v: View, i: int, hit: Hit) -> Phrase | None:
    """With the article it points back, or means a group at large («المتظاهرون»)."""
    last = adjectives(v, hit.last)
    if last == hit.last and hit.entry.data.get("thing"):
        return None
    many = hit.entry.data.get("number") == "p"
    own, held = belonging(v, hit.last, read_inner)
    if own == hit.last:
        own, held = belonging(v, last, read_inner)
    if own > last:
        return msgspec.structs.replace(_phrase(i, own, hit, held), definite=True, rule="back")
    within = hit.entry.data.get("in", True) is not False or last > hit.last
    last, inner = (where(v, last) if within else last, ()) if many else _inside(v, last)
    how: Literal["role", "unnamed"] = "unnamed" if many else "role"
    return Phrase(i, last, "unnamed", how, "back", (i, last), hit.prefix, head=hit, inner=inner)


def read_point(v: View, i: int) -> Phrase | None:
    """«الرجل»، «الطرفان»."""
    hit = v.at["point"].get(i)
    if hit is None or (hit.entry.data.get("noun") and v.word(i - 1) and i - 1 not in v.said):
        return None
    if hit.entry.data.get("lands") and (v.definite(hit.last) or v.norms[max(0, i - 1)] in ("حل", "بحل", "لحل")):
        return None  # «حل الدولتين» is a plan, «البلدان الأوروبية» are many
    kind: EntityKind = "person" if hit.entry.data.get("person") else "unnamed"
    return Phrase(i, hit.last, kind, "role", "point", (i, hit.last), hit.prefix, head=hit)
