"""A person's name itself: where it starts, how far it goes, and whether its words make it sure to be one."""

from __future__ import annotations

import msgspec

from riwaya.lexicon import Entry, Hit
from riwaya.lexicon.likeness import likeness
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
    """The name that starts at ``i``; ``called``: after a title or office an unknown word may be one."""
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
    if title:
        return _title_within(v, i, title.last)
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


def _title_within(v: View, i: int, last: int) -> tuple[int, bool]:
    """«إبراهيم الشيخ خليل»، and «وليد الشيخ», where a title is the family name."""
    if v.bare("given", last):
        return last, True
    return (last, True) if last == i + 1 and v.definite(i) and v.stop(last) else (i, False)


def unknown(v: View, i: int, least: float) -> bool:
    """A word that nothing else knows and that looks enough like a name."""
    if v.stop(i) or i in v.said or i in v.finite or i in v.places or any(i in v.at[kind] for kind in _OTHER):
        return False
    norm = v.norms[i]
    if "\u064b" in v.script.words(i, i + 1):  # tanwin: «سعيداً» is no name
        return False
    if i in v.at["given"] or norm in v.adjectives or norm in v.vocabulary or norm in v.around or len(norm) < 2:
        return False
    if norm[0] < "ء" or (norm[0] in "يت" and len(norm) <= 5 and not _after_foreign(v, i) and likeness(norm) < -1.5):
        return False
    if norm.startswith("لل") or (norm[0] == "و" and not norm.startswith(_WESTERN)):
        return False
    return likeness(norm) >= (_FOREIGN if _after_foreign(v, i) else least)


#: How like a name (log-odds) a word must look: after a foreign first name, as second and third word, after a title.
_FOREIGN, _SECOND, _THIRD, _TITLED = -4.5, -2.2, 0.0, 0.0

#: How foreign family names with و begin: there it is no «and».
_WESTERN = ("وو", "ويل", "وات", "واي", "واش", "وين", "واغ", "ويت", "ويب", "ويس")


def _after_foreign(v: View, i: int) -> bool:
    """Whether a foreign first name stands before it: «دونالد ترمب»."""
    return any(v.at["given"][j].entry.data.get("foreign") for j in (i - 1, i - 2) if j in v.at["given"])
