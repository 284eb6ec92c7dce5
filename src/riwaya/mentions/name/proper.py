"""A person's name itself: where it starts, how far it goes, and whether its words make it sure to be one."""

from __future__ import annotations

import msgspec

from riwaya.lexicon import Entry, Hit
from riwaya.lexicon.likeness import is_common, likeness
from riwaya.mentions.name.view import View

_LONGEST = 6
_OTHER = ("body", "role", "title", "unnamed", "point", "nisba", "actor")


class Found(msgspec.Struct, frozen=True, gc=False):
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
    last, sure = (opened.last, True) if opened.actor else _extend(v, i, opened.last, opened.sure)
    if opened.actor and opened.last in v.at["namepart"]:
        last, sure = _extend(v, i, opened.last, True)
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
    if actor and i + 1 == actor.last and actor.last in v.places:  # «ريفي حماة» is no Ashraf Rifi
        actor = None
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


_STRANGER, _CERTAIN, _CERTAIN_SECOND = 3.0, 1.0, 1.5
"""How like names two words must look that nothing else announces; a word that makes the words before it one."""


def _extend(v: View, first: int, i: int, sure: bool) -> tuple[int, bool]:
    """The end of the name, and whether its words make it sure to be one."""
    units = 1
    while i - first < _LONGEST:
        step, certain = _next(v, i, units)
        if step == i:
            break
        i, sure, units = step, sure or certain, units + 1
    return i, sure


def _next(v: View, i: int, units: int) -> tuple[int, bool]:
    """The end of the next part of a name of so many parts, and whether it can be nothing else."""
    if v.is_mark(i, "-–") and v.word(i + 1) and v.tokens[i].start == v.tokens[i - 1].end == v.tokens[i + 1].start - 1:
        return i + 2, False
    if v.stop(i) and not _despite_stop(v, i):
        return i, False
    title = v.bare("title", i)
    if title:
        return _title_within(v, i, title.last)
    known = _known_part(v, i)
    if known:
        return known, True
    if unknown(v, i, _least(v, i, units)):
        return i + 1, likeness(v.norms[i]) >= (_CERTAIN if units > 1 else _CERTAIN_SECOND)
    country = i in v.at["nisba"] and v.definite(i) and units == 1
    return (i + 1 if country else i), False


def _despite_stop(v: View, i: int) -> bool:
    """«محمد خلف الدهام»: a first name that is also a preposition."""
    return v.bare("given", i) is not None and v.definite(i + 1) and likeness(v.norms[i + 1]) >= 0.0


def _known_part(v: View, i: int) -> int:
    """The end of a filiation («بن أبي طالب»), first name or listed person that goes on the name; 0 if none does."""
    if i in v.at["namepart"] and v.word(i + 1) and not v.stop(i + 1):
        if i + 1 in v.at["namepart"] and v.word(i + 2) and not v.stop(i + 2):
            i += 1
        inner = v.bare("given", i + 1)
        return inner.last if inner else i + 2
    if v.bare("role", i) and v.known(i + 1, "given", "namepart") is None:
        return 0
    if v.norms[i] == "الله" and v.norms[i - 1] in ("عبد", "العبد", "خير", "سعد"):
        return i + 1
    given, person = v.bare("given", i), v.person_hit(i)
    if given:
        return given.last
    return person.last if person and not person.prefix else 0


def _least(v: View, i: int, units: int) -> float:
    """How like a name an unknown word must look here: the longer the name already is, the more."""
    given = v.at["given"].get(i - 1)
    if units == 1:
        return _FOREIGN if given and given.entry.data.get("foreign") else _SECOND
    if given:
        return _SECOND if v.definite(i) else _AFTER_GIVEN
    return _THIRD


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
    if v.decomposed(i) or "\u064b" in v.script.words(i, i + 1):  # tanwin: «سعيداً» is no name
        return False
    if i in v.at["given"] or norm in v.adjectives or norm in v.vocabulary or norm in v.around or len(norm) < 2:
        return False
    if is_common(norm):
        return False
    if norm[0] < "ء" or norm.startswith("لل") or (norm[0] == "و" and not norm.startswith(_WESTERN)):
        return False
    if (norm[0] in "يت" and len(norm) <= 5) or norm.startswith(("سي", "ست")):  # shaped like a verb
        least = max(least, _FOREIGN + 1.0 if least == _FOREIGN else -1.5)
    if norm[0] == "ل" and least > _SECOND:  # more often «for» than a letter of the third name
        return False
    return likeness(norm) >= least


#: How like a name (log-odds) a word must look: as second word after a foreign or another first name, as third word
#: after a first name or another, and after a title.
_FOREIGN, _SECOND, _AFTER_GIVEN, _THIRD, _TITLED = -4.5, -2.2, -0.5, 0.0, 0.0

#: How foreign family names with و begin: there it is no «and».
_WESTERN = ("وو", "ويل", "وات", "واي", "واش", "وين", "واغ", "ويت", "ويب", "ويس")
