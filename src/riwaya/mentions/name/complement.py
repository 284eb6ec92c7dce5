"""How far an idafa goes: what follows the head of a body or an office («حظر الأسلحة الكيميائية», «عمليات الأنبار»)."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.mentions.name.phrase import Part, Phrase
from riwaya.mentions.name.view import View

_DEPTH = 4
Inner = Callable[[View, int], Phrase | None]


def complement(v: View, i: int, inner: Inner, depth: int = 0) -> Part | None:
    """The noun phrase that completes a head before token ``i``, or None.

    ``inner`` reads a body, office or actor there; unknown nouns are taken only on the way to a definite one.
    """
    if i in v.quoted and depth == 0:
        close = v.quoted[i]
        if v.speech(i):
            return None
        quoted = inner(v, i + 1)
        held = (quoted,) if quoted is not None and quoted.last == close else ()
        return Part(adjectives(v, close + 1), True, held)
    if v.stop(i) or depth >= _DEPTH:
        return None
    phrase = inner(v, i)
    if phrase is not None:
        if phrase.prefix.strip("ال"):
            return None  # a preposition begins something else
        return Part(adjectives(v, phrase.last), phrase.definite, _worth(phrase))
    place = v.place(i)
    if place is not None:
        return Part(adjectives(v, place.last), True)
    if v.definite(i):
        return Part(adjectives(v, i + 1), True)
    if not ordinary(v, i):
        return None
    rest = complement(v, i + 1, inner, depth + 1)
    return rest if rest is not None and rest.definite else None


def _worth(phrase: Phrase) -> tuple[Phrase, ...]:
    """Inner phrases worth keeping: «الوزراء» in «رئيس الوزراء» means nobody."""
    return () if phrase.how == "role" and phrase.last == phrase.first + 1 else (phrase,)


def ordinary(v: View, i: int) -> bool:
    """An indefinite noun that an idafa may go through: no verb, no name, no clitic before it."""
    if v.norms[i][0] in "وفبل" and not v.known(i, "body", "role"):
        return v.norms[i] in _ROOT_LETTERS or len(v.norms[i]) <= 4
    if v.norms[i].endswith(("ها", "هم", "هما")) or (v.norms[i][0] in "يت" and v.norms[i].endswith(("ون", "وا"))):
        return False
    if v.norms[i] in v.around or v.bare("nisba", i) or v.acts(i):
        return False
    return i not in v.said and v.known(i, "given", "title") is None


#: Nouns of bodies whose first letter looks like a clitic.
_ROOT_LETTERS = frozenset({"بلديات", "فلاحي", "وحدات", "وقايه", "بحوث", "برامج", "لاجيي", "وسايل", "وكالات", "بنوك"})


def agreeing(v: View, i: int, head: str) -> int:
    """The end of the definite adjectives that agree in gender with a definite head before ``i``."""
    feminine = head.endswith(("ه", "ات", "اء", "وي"))
    end = adjectives(v, i)
    for j in range(i, end):
        if v.norms[j].endswith("ه") is not feminine and not v.norms[j].endswith(("ا", "اء", "علي", "كبري", "عظمي")):
            return j
    return end


def adjectives(v: View, i: int) -> int:
    """The end of the definite adjectives that start at ``i`` («الخارجية العراقية»)."""
    first = i
    while v.definite(i) and not v.stop(i):
        norm = v.norms[i]
        if norm not in v.adjectives and v.known(i, "nisba") is None and not _like_adjective(v, i, alone=i == first):
            break
        i += 1
    return i


_ENDINGS = ("ي", "يه", "ون", "ين", "يات")


def _like_adjective(v: View, i: int, *, alone: bool) -> bool:
    """A definite word of an adjective's shape that opens no phrase of its own; a participle only as the first."""
    if _opens(v, i):
        return False
    norm = v.norms[i]
    if norm in v.nouns:
        return False
    return norm.endswith(_ENDINGS) or (alone and norm.startswith("الم"))


def _opens(v: View, i: int) -> bool:
    """Whether a phrase of its own may begin there."""
    return i in v.places or v.known(i, "title", "role", "given", "actor", "body", "unnamed") is not None


def coordination(v: View, i: int) -> int:
    """The end of «والشؤون الاجتماعية» and the like from ``i``; ``i`` itself where another body or person begins."""
    while v.word(i) and v.norms[i].startswith("وال") and len(v.norms[i]) > 5:
        if (
            i in v.places
            or v.known(i, "title", "role", "given", "actor", "body", "unnamed")
            or v.norms[i][1:] in v.stops
        ):
            break
        i = adjectives(v, i + 1)
    return i


def purpose(v: View, i: int) -> int:
    """The end of «لحقوق الإنسان», «للمفاوضات», «للصليب الأحمر» from ``i``, or ``i``."""
    if not v.word(i) or v.stop(i):
        return i
    norm = v.norms[i]
    if norm.startswith("لل") and len(norm) > 4:
        if i in v.places or v.known(i, "unnamed", "title", "given", "role") or _outlet(v, i):
            return i
        actor = v.known(i, "actor")
        return adjectives(v, actor.last if actor else i + 1)
    if norm[0] == "ل" and norm[1:] in v.purposes:
        end = i + 1
        if end in v.quoted:
            return v.quoted[end] + 1
        while v.word(end) and not v.stop(end) and not v.definite(end) and end < i + 3 and end not in v.said:
            place = v.place(end)
            if place:
                return place.last
            end += 1
        return adjectives(v, end + 1) if v.definite(end) else i
    return i


def _outlet(v: View, i: int) -> bool:
    hit = v.known(i, "actor")
    return hit is not None and hit.entry.data.get("type") == "outlet"


_BELONG = frozenset(
    f"{stem}{end}"
    for stem in ("تابع", "موال", "موالي", "مرتبط", "مدعوم", "مقرب", "منتم")
    for end in ("", "ه", "ون", "ين")
)
"""Participles that say whose somebody is."""


def belonging(v: View, i: int, inner: Inner) -> tuple[int, tuple[Phrase, ...]]:
    """The end of «تابعة لوحدات …», «الموالية للحكومة», «مدعومين من تركيا» from ``i``, and the body in it."""
    if i + 1 >= v.size or v.norms[i].removeprefix("ال") not in _BELONG:
        return i, ()
    apart = v.norms[i + 1] in ("من", "ل", "الي")
    first = i + 1 + apart
    if first in v.quoted:
        phrase = inner(v, first + 1)
        return (v.quoted[first] + 1, (phrase,)) if phrase is not None and phrase.last == v.quoted[first] else (i, ())
    phrase = inner(v, first) if v.word(first) else None
    if phrase is not None and (apart or phrase.prefix.removesuffix("ال") in ("ل", "ب")):
        return adjectives(v, phrase.last), (phrase,)
    place = v.places.get(first)
    return (place.last, ()) if place is not None and (apart or place.prefix in ("ل", "ب")) else (i, ())


def where(v: View, i: int) -> int:
    """The end of «في العراق», «في الامم المتحدة», «بالغوطة الشرقية» from ``i``, or ``i``."""
    if i < v.size and v.norms[i] == "في":
        end = _place_or_actor(v, i + 1)
        return adjectives(v, end) if end is not None and i + 1 not in v.said else i
    place = v.places.get(i)
    if place is not None and place.prefix == "ب" and not v.known(i, "given", "actor", "title", "body"):
        return adjectives(v, place.last)
    return i


def _place_or_actor(v: View, i: int) -> int | None:
    found = v.place(i) or v.bare("actor", i)
    return None if found is None else found.last


def led_by(v: View, i: int) -> int:
    """The end of «بقيادة السعودية والإمارات» from ``i``, or ``i``."""
    end = _place_or_actor(v, i + 1) if i < v.size and v.norms[i] == "بقياده" else None
    if end is None:
        return i
    return and_place(v, end)


def and_place(v: View, i: int) -> int:
    """The end of «والإمارات» from ``i``, or ``i``."""
    more = v.places.get(i)
    return more.last if more is not None and more.prefix == "و" else i
