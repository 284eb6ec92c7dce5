"""The name that an entity gets in the end: the fullest that the document gives, and how it is spelt."""

from __future__ import annotations

import hashlib
import re

from riwaya.arabic import fold_text
from riwaya.lexicon import Entry
from riwaya.mentions.name.referent import TWO, Referent, bare_words, content
from riwaya.records import Entity


def canonical(r: Referent) -> str:
    """The fullest name that the document gives (:func:`_fair`); the listed one for initials."""
    if r.parts:
        return " و".join(canonical(p) for p in r.parts)
    if r.of is not None:
        return re.sub("باسم(ه|ها|هم)$", f"باسم {canonical(r.of)}", r.names[0])
    own = [n for n in r.names if n not in r.seats] or r.names
    if r.actor is None:
        return nominative(max(own, key=_fullness), r)
    listed = _listed(r.actor)
    full = [n for n in own if not _initials(n, listed)]
    return nominative(max(_most_used(r, _fair(full, _stance(r.actor))), key=_fullness, default=listed), r)


def _fair(names: list[str], stance: set[str]) -> list[str]:
    """The names without a stance, where there are such, with those that only say more of the same body: «قوات الاحتلال
    الإسرائيلي» beside «القوات الإسرائيلية», not beside «الجيش الإسرائيلي»."""
    neutral = [n for n in names if not _takes_sides(n, stance)]
    heads = {content(n)[0].removeprefix("ال") for n in neutral}
    words = [bare_words(n) for n in neutral]
    fuller = [
        n
        for n in names
        if n not in neutral and content(n)[0].removeprefix("ال") in heads and not any(bare_words(n) > w for w in words)
    ]
    return [*neutral, *fuller] or names


def _listed(actor: Entry) -> str:
    return str(actor.data.get("name", actor.id))


def _stance(actor: Entry) -> set[str]:
    return {fold_text(str(s)) for s in actor.data.get("stance", ())}


def _neutral(r: Referent, name: str) -> str | None:
    """The listed name of one whose name takes sides."""
    if r.actor is None or r.parts or not _takes_sides(name, _stance(r.actor)):
        return None
    return _listed(r.actor)


def _takes_sides(name: str, stance: set[str]) -> bool:
    folded = fold_text(name)
    return folded in stance or folded.split()[0] in _HOSTILE


_HOSTILE = frozenset(fold_text(w) for w in ("ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "عصابة", "عصابات"))


def _most_used(r: Referent, names: list[str]) -> list[str]:
    """Of names that share no word («الإليزيه»، «الرئاسة الفرنسية») those of the one used most; a short form in brackets
    belongs to the name before it."""
    if len(names) < 2 or r.kind == "person" or any(n in r.paired for n in names):
        return names
    first = max(names, key=lambda n: (r.counts[n], _fullness(n)))
    return [n for n in names if _stems(n) & _stems(first)]


def _stems(name: str) -> set[str]:
    """The words without the endings of case and number: «جماعة الحوثي» and «الحوثيين» share one."""
    return {w[:-2] if w.endswith(("ون", "ين")) and len(w) > 5 else w for w in bare_words(name)}


def _fullness(name: str) -> tuple[int, bool]:
    """More words first; of two cases the nominative."""
    return len(name.split()), not name.endswith("ين")


def nominative(name: str, r: Referent) -> str:
    """«مسؤولين ليبيين» as «مسؤولون ليبيون», «انتحاريين» (two) as «انتحاريان»; names of persons are left alone."""
    if r.number not in _ENDINGS:
        return name if r.kind == "person" or not name.endswith("يين") else name[:-2] + "ون"
    out: list[str] = []
    name = name.removesuffix(TWO[0]).removesuffix(TWO[1]).strip()
    for word in name.split():
        bare = word.removeprefix("و") if out else word
        if not bare.endswith("ين") or len(bare) < 5:
            out.append(word)
            if not bare.endswith(("ون", "ان", "ية", "ي")) and not _leads(out, name):
                break
            continue
        out.append(word[:-2] + _ENDINGS[r.number])
    rest = [w[:-2] + _ENDINGS[r.number] if w in _PARTICIPLES else w for w in name.split()[len(out) :]]
    if r.kind == "unnamed" and " " in name and _construct(out[0]):
        out[0] = out[0][:-1] + _ENDINGS[r.number][0]
    return " ".join([*out, *rest])


def _leads(out: list[str], name: str) -> bool:
    """«قادة عسكريين»: a broken plural without an ending of its own; what follows families is whose they are."""
    return len(out) == 1 and len(name.split()) == 2 and not out[0].endswith(("ات", "اقارب", "أقارب", "أهالي"))


def _construct(word: str) -> bool:
    """«مهربي مخدرات», not «أهالي المدينة»."""
    return word.endswith("ي") and len(word) > 3 and not word.endswith("هالي")


_PARTICIPLES = frozenset({"مرتبطين", "مدعومين", "تابعين", "موالين", "مقربين", "بارزين"})


_ENDINGS = {"p": "ون", "d": "ان"}


def _initials(name: str, listed: str) -> bool:
    """«قسد» for «قوات سوريا الديمقراطية»."""
    words = [w.removeprefix("ال") for w in fold_text(listed).split()]
    return len(words) > 1 and fold_text(name) == "".join(w[0] for w in words if w)


def entity_of(document: str, r: Referent) -> Entity:
    """The public record; its id is a hash of document, name and kind."""
    name = canonical(r)
    number = hashlib.blake2b(f"{document}\0{fold_text(name)}\0{r.kind}".encode(), digest_size=8).hexdigest()
    return Entity(
        id=number,
        kind=r.kind,
        name=name,
        aliases=tuple(n for n in r.names if n != name),
        known_as=_neutral(r, name),
        role=max(r.roles, key=len, default=None),
        country=r.country,
    )
