"""Persons: the name with what stands around it (title, office, apposition)."""

from __future__ import annotations

import msgspec

from riwaya.lexicon.likeness import likeness
from riwaya.mentions.name.offices import read_office
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.proper import Found, read_name
from riwaya.mentions.name.view import View

_HOLDER, _BESIDE_KNOWN = 0.5, -1.5
"""How like a name (log-odds) unknown words must look right after an office; the first, before a known first name."""


def read_person(v: View, i: int) -> Phrase | None:
    """The person named from ``i``: title or office first, or the name first with the office in apposition."""
    found = _titled(v, i) or _office_first(v, i) or _name_first(v, i)
    place = v.place(i)
    if found is not None and place is not None and place.last >= found.last:
        return None
    return found


def _titles(v: View, i: int) -> int:
    """The end of the titles that start at ``i``; those of one letter may have a full stop («د. أحمد»)."""
    while (hit := v.bare("title", i)) is not None:
        i = hit.last
        if v.is_mark(i, ".") and len(v.norms[i - 1]) == 1:
            i += 1
    return i


def _titled(v: View, i: int) -> Phrase | None:
    title = v.at["title"].get(i)
    if title is None or _is_place(v, i, title.last):
        return None
    after = _titles(v, title.first if not title.prefix else title.last)
    office = read_office(v, after)
    if office and not office.prefix.strip("ال"):
        whole = _office_first(v, after)
        if whole:
            return _widen(whole, i, title.prefix)
    name = read_name(v, after, called=True)
    if name is None:
        return None
    return _with_apposition(v, i, title.prefix, name)


def _is_place(v: View, i: int, last: int) -> bool:
    """«الشيخ مسكين» is a town."""
    place = v.places.get(i)
    if place is not None and place.last > last:
        return True
    return v.norms[i].endswith("الشيخ") and bool({i, i - 1} & v.place_ends)  # in a list of villages


def _widen(phrase: Phrase, first: int, prefix: str) -> Phrase:
    return msgspec.structs.replace(phrase, first=first, prefix=prefix)


def _office_first(v: View, i: int) -> Phrase | None:
    office = read_office(v, i)
    if office is None:
        return None
    if office.head is not None and (office.head.entry.data.get("kin") or _many_of(v, office)):
        return _relative(v, i, office)
    bare_head = office.last == v.at["role"][i].last
    name = _holder(v, office, tight=bare_head and not office.definite)
    if name is None:
        return _counterpart(v, office)
    if _is_holder_of_inner(office, name):
        return _of_named(v, office, name)
    return Phrase(
        i, _closed(v, name.last), "person", "name", "person-office", (name.first, name.last), office.prefix,
        (i, office.last), office.head, name.actor, True, office.inner,
    )  # fmt: skip


def _many_of(v: View, office: Phrase) -> bool:
    """«مساعدي الزعيم فلان»: several, who serve one with a name."""
    head = office.head
    if head is None or head.entry.data.get("number") != "p" or head.prefix.endswith("ال"):
        return False
    return v.known(head.last, "role", "title") is not None and read_person(v, head.last) is not None


def _relative(v: View, i: int, office: Phrase) -> Phrase | None:
    """«زوجة المواطن سالم العواد»: the name is his, not hers."""
    other = read_person(v, v.at["role"][i].last)
    if other is None or other.prefix.removesuffix("ال"):
        return None
    whole = (i, other.last)
    return msgspec.structs.replace(
        office, last=other.last, how="unnamed", rule="relative", core=whole, role=whole, definite=False, inner=(other,)
    )


def _counterpart(v: View, office: Phrase) -> Phrase | None:
    """«نظيره السوري الرئيس بشار الأسد»: his office stands after the word for the counterpart."""
    if office.head is None or not office.head.form.text.startswith("نظير"):
        return None
    whole = _office_first(v, office.last)
    return None if whole is None or whole.prefix.strip("ال") else _widen(whole, office.first, office.prefix)


def _is_holder_of_inner(office: Phrase, name: Found) -> bool:
    """«متحدث باسم رئيسة الوزراء، تيريزا ماي»: the name is hers, not the spokesman's.

    With the article («المتحدث باسم الرئيس …») only a listed person can be the one who is spoken for.
    """
    if not any(p.kind == "person" and p.last == office.last for p in office.inner):
        return False
    voice = office.head is not None and bool(office.head.entry.data.get("voice"))
    return not office.definite or (voice and name.actor is not None)


def _of_named(v: View, office: Phrase, name: Found) -> Phrase:
    """The office with the name of the one it serves, who is a person within it."""
    last = _closed(v, name.last)
    *others, served = office.inner
    held = msgspec.structs.replace(
        served, last=last, how="name", rule="person-office", core=(name.first, name.last), actor=name.actor
    )
    whole = (office.first, last)
    inner = (*others, held)
    return msgspec.structs.replace(office, last=last, core=whole, role=whole, rule="office-of-named", inner=inner)


def _holder(v: View, office: Phrase, *, tight: bool) -> Found | None:
    """The name after an office: at once, after a title, after a comma, or in brackets."""
    i = office.last
    if v.is_mark(i, "،,(") and not tight:
        after = _titles(v, i + 1)
        name = read_name(v, after, called=after > i + 1)
        return name if name and not name.prefix and not _goes_on(v, name.last) else None
    after = _titles(v, i)
    name = read_name(v, after, called=not tight or after > i)
    if name is None or name.prefix or _weak(v, name, after > i):
        return None
    return name


def _weak(v: View, name: Found, titled: bool) -> bool:
    """Unknown words right after an office are more often verbs or adjectives than a name."""
    if titled or (name.sure and v.known(name.first, "given", "actor", "namepart")):
        return False
    looks = [likeness(v.norms[i]) for i in range(name.first, name.last)]
    if any(v.known(i, "given") for i in range(name.first + 1, name.last)):
        return looks[0] < _BESIDE_KNOWN
    return len(looks) < 2 or looks[0] < _HOLDER or sum(looks) < 2 * _HOLDER


def _goes_on(v: View, i: int) -> bool:
    """After a comma, a second person with an office of his own is no apposition (kept for symmetry with lists)."""
    hit = v.at["role"].get(i)
    return hit is not None and not hit.prefix and v.is_mark(i - 1, "،")


def _closed(v: View, i: int) -> int:
    return i + 1 if v.is_mark(i, ")") else i


def _name_first(v: View, i: int) -> Phrase | None:
    name = read_name(v, i, called=False)
    return None if name is None else _with_apposition(v, i, name.prefix, name)


def _with_apposition(v: View, first: int, prefix: str, name: Found) -> Phrase:
    """«أحمد أوزومكو، رئيس منظمة …»: the office after the name, unless a name of its own follows it."""
    i = name.last
    start = i + 1 if v.is_mark(i, "،,") else i
    office = read_office(v, start)
    if office is not None and (served := _holder(v, office, tight=False)) and _is_holder_of_inner(office, served):
        office = _of_named(v, office, served)
    elif office is not None and not _describes(v, office):
        office = None
    if office is None or office.prefix.strip("ال"):
        return Phrase(first, i, "person", "name", "person-name", (name.first, i), prefix, actor=name.actor)
    return Phrase(
        first, office.last, "person", "name", "person-apposition", (name.first, i), prefix,
        (start, office.last), office.head, name.actor, True, office.inner,
    )  # fmt: skip


def _describes(v: View, office: Phrase) -> bool:
    if office.last == v.at["role"][office.first].last:
        return False
    return _holder(v, office, tight=False) is None
