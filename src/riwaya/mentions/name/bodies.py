"""Bodies: actors of the lists, and head nouns with what completes them («وزارة الخارجية العراقية»)."""

from __future__ import annotations

from typing import Any

import msgspec

from riwaya.lexicon import Entry, Hit
from riwaya.lexicon.likeness import likeness
from riwaya.mentions.name.complement import (
    adjectives,
    agreeing,
    and_place,
    belonging,
    complement,
    coordination,
    led_by,
    purpose,
    where,
)
from riwaya.mentions.name.phrase import Part, Phrase
from riwaya.mentions.name.proper import read_name
from riwaya.mentions.name.view import View
from riwaya.records import EntityKind

_KINDS: tuple[EntityKind, ...] = ("person", "group", "organisation", "government", "outlet", "facility")


def kind_of(data: dict[str, Any]) -> EntityKind:
    """The entity kind that an entry's ``type`` says."""
    return next((k for k in _KINDS if k == data.get("type")), "organisation")


def read_body(v: View, i: int) -> Phrase | None:
    """The body named from token ``i``: the longer of an actor of the lists and a head with its complement."""
    if ("body", i) not in v.memo:
        v.memo["body", i] = _longer(v, _listed(v, i), _made(v, i))
    found: Phrase | None = v.memo["body", i]
    return found


def _longer(v: View, listed: Phrase | None, made: Phrase | None) -> Phrase | None:
    if listed is None or made is None:
        return listed or made
    return made if made.last > listed.last and _goes_on(v, listed.last, made.last) else listed


def _goes_on(v: View, i: int, end: int) -> bool:
    """Whether what follows a listed name belongs to it: adjectives, «لـ…», «في …», «بقيادة …», «و…»."""
    return adjectives(v, i) == end or v.norms[i][0] in "بو" or v.norms[i] == "في" or v.is_mark(i, "(")


def _listed(v: View, i: int) -> Phrase | None:
    hit = v.at["actor"].get(i)
    if hit is None or hit.entry.data.get("type") == "person":
        return None
    end = and_place(v, hit.last) if "بقياده" in v.norms[i : hit.last] else hit.last
    last = acronym(v, end)
    return Phrase(i, last, kind_of(hit.entry.data), "name", "body-listed", (i, end), hit.prefix, actor=hit.entry)


def _made(v: View, i: int) -> Phrase | None:
    hit = v.at["body"].get(i)
    if hit is None or v.norms[i] in v.stops:
        return None
    if hit.entry.data.get("field"):
        return _field(v, i, hit)
    if hit.prefix.endswith("ال"):
        return _definite(v, i, hit)
    return _construct(v, i, hit)


def _field(v: View, i: int, hit: Hit) -> Phrase | None:
    """A ministry by its field alone: «الخارجية الروسية»."""
    last = adjectives(v, hit.last)
    if last == hit.last and hit.entry.data.get("adjective"):
        return None
    if last > hit.last and not v.known(last - 1, "nisba"):
        return None
    return _body(i, last, hit, (i, last), "body-field")


def _definite(v: View, i: int, hit: Hit) -> Phrase | None:
    """«الهيئة العليا للمفاوضات»; with nothing after it («الوزارة») it points back."""
    last = _tail(v, hit.entry, _own_adjectives(v, hit))
    if hit.entry.data.get("type") == "group":
        own, inner = belonging(v, last, read_inner)
        if own > last:
            return _body(i, own, hit, (i, own), "body-belonging", Part(own, True, inner))
    if last == hit.last and last in v.quoted and not v.speech(last):
        last = v.quoted[last] + 1
    elif hit.entry.data.get("strict") and not any(j in v.at["nisba"] for j in range(hit.last, last)):
        return _back(i, last, hit)
    if last > hit.last or hit.entry.data.get("fixed"):
        return _body(i, acronym(v, last), hit, (i, last), "body-definite")
    if hit.entry.data.get("bare", True) is False or v.modifies(i):
        return None
    return _back(i, last, hit)


def _back(i: int, last: int, hit: Hit) -> Phrase:
    return Phrase(i, last, kind_of(hit.entry.data), "role", "body-back", (i, last), hit.prefix, head=hit)


def _own_adjectives(v: View, hit: Hit) -> int:
    if hit.entry.data.get("number") == "p":
        return adjectives(v, hit.last)
    return agreeing(v, hit.last, v.norms[hit.last - 1])


def _construct(v: View, i: int, hit: Hit) -> Phrase | None:
    """«منظمة حظر الأسلحة الكيميائية»: the head and its idafa, with what such heads may carry after it."""
    if hit.entry.data.get("fixed"):
        last = adjectives(v, hit.last)
        return _body(i, acronym(v, last), hit, (i, last), "body-fixed")
    part = complement(v, hit.last, read_inner)
    if part is None or not part.definite or not _allowed(v, hit, part):
        return _loose(v, i, hit) or _indefinite(v, i, hit)
    if hit.entry.data.get("through") and part.inner and part.inner[0].how == "name":
        inner = part.inner[0]
        return msgspec.structs.replace(inner, first=i, prefix=hit.prefix, last=part.last, rule="body-through")
    last = _tail(v, hit.entry, part.last)
    if hit.entry.data.get("wraps") and (wrapped := _wrapped(part)) is not None:
        return msgspec.structs.replace(
            _body(i, acronym(v, last), hit, (i, last), "body-wrapped", part), actor=wrapped.actor, kind=wrapped.kind
        )
    return _body(i, acronym(v, last), hit, (i, last), "body-idafa", part)


def _wrapped(part: Part) -> Phrase | None:
    """The listed group, body or outlet that is all of a complement, but for quotation marks and adjectives."""
    inner = part.inner[0] if part.inner else None
    if inner is None or inner.actor is None or inner.kind not in ("group", "organisation", "outlet"):
        return None
    return inner if inner.rule == "body-listed" else None


def _allowed(v: View, hit: Hit, part: Part) -> bool:
    """An everyday noun is a body only with a name after it («موقع "المدن"», not «موقع الهجوم»)."""
    return not hit.entry.data.get("strict") or bool(part.inner) or hit.last in v.quoted


def read_quoted(v: View, i: int) -> Phrase | None:
    """«"اللجنة التنسيقية في دوما"»: a quotation that opens with a body is its name."""
    close = v.quoted.get(i)
    body = read_body(v, i + 1) if close is not None and close - i <= _QUOTED else None
    if body is None or close is None or body.prefix.strip("ال") or body.last > close:
        return None
    if body.last < close and any(j in v.finite for j in range(body.last, close)):
        return None
    return msgspec.structs.replace(body, first=i, last=close + 1, how="name", rule="body-quoted", core=(i + 1, close))


_QUOTED = 7


def _tail(v: View, head: Entry, last: int) -> int:
    if head.data.get("and"):
        last = coordination(v, last)
    if head.data.get("for"):
        last = purpose(v, last)
    if head.data.get("led"):
        last = led_by(v, last)
    return _branch(v, head, last)


def _branch(v: View, head: Entry, last: int) -> int:
    """«في العراق»; a group has branches in countries, not in towns."""
    if not head.data.get("in") or (head.data.get("type") == "group" and v.country(last + 1) is None):
        return last
    return where(v, last)


def _loose(v: View, i: int, hit: Hit) -> Phrase | None:
    """«صحيفة معاريف»: one unknown word as the proper name of a body whose kind takes one."""
    j = hit.last
    if (
        not hit.entry.data.get("loose")
        or v.stop(j)
        or v.definite(j)
        or _adjective(v, j)
        or not proper(v, j, _OUTLET if hit.entry.data.get("type") == "outlet" else _LEAST)
    ):
        return None
    name = read_name(v, j, called=True) if j in v.at["given"] else None
    last = name.last if name else adjectives(v, j + 1)
    return _body(i, acronym(v, last), hit, (i, last), "body-loose")


def proper(v: View, j: int, least: float) -> bool:
    """A word that no list knows and that does not look like an ordinary one."""
    norm = v.norms[j]
    if norm in v.vocabulary or j in v.said or j in v.finite or len(norm) < 3 or norm[0] in "وفبلك":
        return False
    if any(j in v.at[kind] for kind in ("body", "role", "unnamed", "nisba")):
        return False
    if j not in v.places and likeness(norm) < least:
        return False
    return not norm.endswith(("ه", "ات", "يه")) or j in v.places or v.known(j, "given") is not None


def _indefinite(v: View, i: int, hit: Hit) -> Phrase | None:
    """«منظمة إغاثة طبية»، «قوات أمريكية»: no proper name, but somebody who acts or speaks."""
    last = indefinite_adjectives(v, hit.last)
    if hit.last in v.said or hit.entry.data.get("strict"):
        return None
    last, inner = belonging(v, last, read_inner)
    if last == hit.last:
        return None
    made = Phrase(i, last, kind_of(hit.entry.data), "unnamed", "body-indefinite", (i, last), hit.prefix, head=hit)
    return msgspec.structs.replace(made, definite=False, inner=inner)


def indefinite_adjectives(v: View, i: int) -> int:
    """The end of adjectives without article («أمني رفيع», «إخبارية محلية») from ``i``."""
    if v.word(i + 1) and v.norms[i] == "غير" and i + 1 not in v.said:  # «غير دائمة العضوية»
        return adjectives(v, i + 2) if not v.definite(i + 2) else i + 3
    while v.word(i) and not v.stop(i) and i not in v.said and _adjective(v, i):
        i += 2 if v.norms[i].startswith("رفيع") and i + 1 < v.size and v.norms[i + 1] == "المستوي" else 1
    return i


_LEAST, _OUTLET = -1.0, -2.5
"""How like a name (log-odds) an unknown word must look to be that of a body, of an outlet."""


def _adjective(v: View, i: int) -> bool:
    norm = v.norms[i]
    if norm in v.around:
        return True
    if i in v.at["unnamed"] and norm[0] == "و":
        return False  # «مهاجمون وشرطيون»
    nisba = v.at["nisba"].get(i)
    if nisba is not None:
        return nisba.prefix == ""
    if (
        norm in v.vocabulary
        or norm.startswith(("ال", "وال", "بت", "لت", "بال", "لل", "بم", "لم"))
        or i in v.places
        or v.known(i, "given", "actor", "title")
    ):
        return False
    return len(norm) > 3 and norm.endswith(("ي", "يه", "يون", "يين", "يان", "يات"))


def _body(i: int, last: int, hit: Hit, core: tuple[int, int], rule: str, part: Part | None = None) -> Phrase:
    inner = part.inner if part else ()
    return Phrase(i, last, kind_of(hit.entry.data), "name", rule, core, hit.prefix, head=hit, inner=inner)


def acronym(v: View, i: int) -> int:
    """The end of a short form in parentheses after a name: «(قسد)», «(سانا)», «"سانا"»."""
    if v.is_mark(i, "(") and v.word(i + 1) and v.bare("given", i + 1) is None:
        for j in (i + 2, i + 3):
            if v.is_mark(j, ")"):
                return j + 1
    return i


def read_inner(v: View, i: int) -> Phrase | None:
    """What may stand within a body's name: another body, or an office («مكتب رئيس الوزراء»)."""
    from riwaya.mentions.name.offices import read_office

    body = read_body(v, i)
    if body is not None and body.rule == "body-field":
        return None  # «وزارة الخارجية العراقية» holds no ministry of its own
    return body or read_office(v, i)
