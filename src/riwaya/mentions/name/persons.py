"""Persons: the name itself, and the name with what stands around it (title, office, apposition)."""

from __future__ import annotations

import msgspec

from riwaya.lexicon import Entry, Hit
from riwaya.lexicon.likeness import likeness
from riwaya.mentions.name.offices import read_office
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.view import View

_LONGEST = 6
_OTHER = ("body", "role", "title", "unnamed", "point", "nisba", "actor")


class Found(msgspec.Struct, frozen=True):
    """The tokens of a person's name, and the actor it is if the lists know."""

    first: int
    last: int
    prefix: str
    actor: Entry | None
    sure: bool


def read_name(v: View, i: int, *, called: bool) -> Found | None:
    """The name that starts at ``i``; ``called``: a title or office stands before it, so that an unknown word may be one."""
    opened = _open(v, i, called=called)
    if opened is None:
        return None
    single = opened.actor is not None and opened.last == i + 1
    last, sure = (opened.last, True) if single else _extend(v, i, opened.last, opened.sure)
    words = last - i
    if not called and not opened.actor and (words < 2 or not sure) and not _speaks_alone(v, i, opened):
        return None
    if opened.last == last and opened.actor and _ambiguous(v, i):
        opened = msgspec.structs.replace(opened, actor=None)
    return msgspec.structs.replace(opened, last=last, sure=sure or words > 1)


def _speaks_alone(v: View, i: int, name: Found) -> bool:
    """A first name alone right after a verb of saying: «وقال أحمد، وهو مسعف»."""
    return name.sure and not name.prefix and i > 0 and i - 1 in v.verbs


def _ambiguous(v: View, i: int) -> bool:
    """Two persons of the lists share the family name that stands there."""
    people = {h.entry.id for h in v.reading.hits.at(i, "actor") if v.short(h)}
    return len(people) > 1


def _doubtful(v: View, given: Hit) -> bool:
    """«بعيد» as «ب» and the name عيد: only where the next word is a name as well."""
    if given.prefix in ("", "و"):
        return False
    i = given.last
    if len(given.prefix) > 1 or v.norms[given.first] in v.vocabulary:
        return True
    return not (v.known(i, "given", "namepart", "actor") or unknown(v, i, -1.0 if len(given.form.text) > 3 else 1.0))


def _open(v: View, i: int, *, called: bool) -> Found | None:
    if v.stop(i):
        return None
    actor, given = v.person_hit(i), v.at["given"].get(i)
    if actor and (given is None or actor.last >= given.last) and not (called and actor.prefix):
        return Found(i, actor.last, actor.prefix, actor.entry, True)
    if given and not (called and given.prefix) and not _doubtful(v, given):
        return Found(i, given.last, given.prefix, None, not given.entry.data.get("common"))
    part = v.at["namepart"].get(i)
    if part and v.word(i + 1) and not v.stop(i + 1):
        return Found(i, i + 2, "", None, called)
    if called and unknown(v, i, _TITLED):
        return Found(i, i + 1, "", None, False)
    return _stranger(v, i)


def _stranger(v: View, i: int) -> Found | None:
    """Two words that only look like a name, right after a verb of saying: «وقال شين فيتزسيمونز»."""
    if i == 0 or i - 1 not in v.verbs or not unknown(v, i, 0.0) or not unknown(v, i + 1, 0.0):
        return None
    return Found(i, i + 2, "", None, True) if likeness(v.norms[i]) + likeness(v.norms[i + 1]) >= _STRANGER else None


_STRANGER = 3.0


def _extend(v: View, first: int, i: int, sure: bool) -> tuple[int, bool]:
    """The end of the name, and whether its words make it sure to be one."""
    while i - first < _LONGEST:
        step, certain = _next(v, first, i)
        if step == i:
            break
        i, sure = step, sure or certain
    return i, sure


def _next(v: View, first: int, i: int) -> tuple[int, bool]:
    if v.is_mark(i, "-–") and v.word(i + 1) and v.tokens[i].start == v.tokens[i - 1].end == v.tokens[i + 1].start - 1:
        return i + 2, False
    if v.stop(i):
        return i, False
    title = v.bare("title", i)
    if title and v.bare("given", title.last):
        return title.last, True
    part = v.at["namepart"].get(i)
    if part and v.word(i + 1) and not v.stop(i + 1):
        inner = v.bare("given", i + 1)
        return (inner.last if inner else i + 2), True
    if v.bare("role", i) and v.known(i + 1, "given", "namepart") is None:
        return i, False
    hit = v.bare("given", i) or (v.person_hit(i) if v.person_hit(i) and not v.person_hit(i).prefix else None)  # type: ignore[union-attr]
    if hit:
        return hit.last, True
    if unknown(v, i, _SECOND if i == first + 1 else _THIRD):
        return i + 1, likeness(v.norms[i]) >= 1.0
    nisba = v.at["nisba"].get(i)
    if nisba and v.definite(i) and i == first + 1:
        return i + 1, False
    return i, False


def unknown(v: View, i: int, least: float) -> bool:
    """A word that nothing else knows and that looks enough like a name."""
    if v.stop(i) or i in v.said or i in v.places or any(i in v.at[kind] for kind in _OTHER):
        return False
    norm = v.norms[i]
    if i in v.at["given"] or norm in v.adjectives or norm in v.vocabulary or norm in v.around or len(norm) < 2:
        return False
    if norm[0] < "ء" or (norm[0] in "يت" and len(norm) <= 5 and not _after_foreign(v, i) and likeness(norm) < 0):
        return False
    if norm.startswith("لل") or (norm[0] == "و" and not norm.startswith(_WESTERN)):
        return False
    return likeness(norm) >= (_FOREIGN if _after_foreign(v, i) else least)


#: How like a name (log-odds) a word must look: after a foreign first name, as second and third word, after a title, an office.
_FOREIGN, _SECOND, _THIRD, _TITLED, _HOLDER = -4.5, -2.2, 0.0, 0.0, 0.5

#: How foreign family names with و begin: there it is no «and».
_WESTERN = ("وو", "ويل", "وات", "واي", "واش", "وين", "واغ", "ويت", "ويب", "ويس")


def _after_foreign(v: View, i: int) -> bool:
    """Whether a foreign first name stands before it: «دونالد ترمب»."""
    return any(v.at["given"][j].entry.data.get("foreign") for j in (i - 1, i - 2) if j in v.at["given"])


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
    return place is not None and place.last > last


def _widen(phrase: Phrase, first: int, prefix: str) -> Phrase:
    return msgspec.structs.replace(phrase, first=first, prefix=prefix)


def _office_first(v: View, i: int) -> Phrase | None:
    office = read_office(v, i)
    if office is None:
        return None
    bare_head = office.last == v.at["role"][i].last
    name = _holder(v, office, tight=bare_head and not office.definite)
    if name is None:
        return _counterpart(v, office)
    if not office.definite and _is_holder_of_inner(office):
        last = _closed(v, name.last)
        return msgspec.structs.replace(office, last=last, core=(i, last), role=(i, last), rule="office-of-named")
    return Phrase(
        i, _closed(v, name.last), "person", "name", "person-office", (name.first, name.last), office.prefix,
        (i, office.last), office.head, name.actor, True, office.inner,
    )  # fmt: skip


def _counterpart(v: View, office: Phrase) -> Phrase | None:
    """«نظيره السوري الرئيس بشار الأسد»: his office stands after the word for the counterpart."""
    if office.head is None or not office.head.form.text.startswith("نظير"):
        return None
    whole = _office_first(v, office.last)
    return None if whole is None or whole.prefix.strip("ال") else _widen(whole, office.first, office.prefix)


def _is_holder_of_inner(office: Phrase) -> bool:
    """«متحدث باسم رئيسة الوزراء، تيريزا ماي»: the name is hers, not the spokesman's."""
    return any(p.kind == "person" and p.last == office.last for p in office.inner)


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
    if office is None or office.prefix.strip("ال") or not _describes(v, office):
        return Phrase(first, i, "person", "name", "person-name", (name.first, i), prefix, actor=name.actor)
    return Phrase(
        first, office.last, "person", "name", "person-apposition", (name.first, i), prefix,
        (start, office.last), office.head, name.actor, True, office.inner,
    )  # fmt: skip


def _describes(v: View, office: Phrase) -> bool:
    if office.last == v.at["role"][office.first].last:
        return False
    return _holder(v, office, tight=False) is None
