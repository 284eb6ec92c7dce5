"""One entity of one document as it is gathered, and the name, role and country that it gets in the end."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from riwaya.arabic import fold_text
from riwaya.lexicon import Entry
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.view import View
from riwaya.records import Entity, EntityKind

_SMALL = frozenset({"بن", "ابن", "ال", "و"})
_MARKS = re.compile(r"[#«»“”\"″„‹›()\[\]]+")


class Referent(msgspec.Struct):
    """What is known so far of one entity.

    ``names`` as written and ``words`` folded, side by side; ``heads``: the words that may point back to it («وزير»);
    ``near``: sentence and token of its phrases read so far, ``seen`` their heads; ``named``: it has a proper name.
    """

    kind: EntityKind
    names: list[str]
    words: list[tuple[str, ...]]
    roles: list[str]
    role_words: set[str]
    heads: set[str]
    actor: Entry | None = None
    country: str | None = None
    counts: dict[str, int] = {}
    paired: set[str] = set()
    seats: set[str] = set()
    near: list[tuple[int, int]] = []
    seen: set[str] = set()
    named: bool = True
    number: str = ""
    parts: list[Referent] = []
    """Those whom «الجانبان» means together."""
    of: Referent | None = None
    """The body for which «متحدث باسمها» speaks."""
    state: bool = False
    """A country that acts under its own name."""

    def add(self, v: View, phrase: Phrase, text: str) -> None:
        """Take in a phrase that means it."""
        alias = alias_of(v, phrase)
        if alias:
            self.paired.add(alias)
        for name in (text, alias):
            if name:
                self.counts[name] = self.counts.get(name, 0) + 1
            if name and name not in self.names:
                self.names.append(name)
                self.words.append(content(name))
        self.country = self.country or country_of(v, phrase)
        self.heads |= heads_of(phrase)
        if self.kind != "person" and phrase.how == "name":
            self.heads.add(content(text)[0].removeprefix("ال"))
        self.number = self.number or ("d" if text.endswith(_TWO) else number_of(phrase))
        if phrase.rule == "seat":
            self.seats.add(text)
        self.state = self.state or phrase.rule == "government"
        if phrase.actor:
            self.actor = self.actor or phrase.actor
            self.country = self.country or phrase.actor.data.get("country")
        if phrase.role is not None:
            role = text_of(v, phrase, phrase.role)
            self.role_words |= bare_words(role)
            if phrase.how == "name":
                self.roles.append(role)

    def learn(self, names: Iterable[str]) -> None:
        """Names that the text uses of it without meaning it as one who acts."""
        for name in names:
            if name not in self.names:
                self.names.append(name)
                self.words.append(content(name))
            self.counts[name] = self.counts.get(name, 0) + 1

    def mark(self, v: View, phrase: Phrase) -> None:
        """Note that the reading has come to a phrase that means it."""
        self.near.append((v.script.sentence_of(phrase.first), phrase.first))
        self.seen |= heads_of(phrase)

    def known_words(self) -> set[str]:
        """All words by which it is known, offices and names, without the article."""
        return {w.removeprefix("ال") for ws in self.words for w in ws} | self.role_words


def new_referent(phrase: Phrase, *, named: bool) -> Referent:
    """An empty referent of the kind of a phrase."""
    return Referent(
        phrase.kind, [], [], [], set(), set(), counts={}, paired=set(), seats=set(), near=[], seen=set(), named=named
    )


def number_of(phrase: Phrase) -> str:
    """``p`` or ``d`` for people in the plural or dual, which have case endings."""
    if phrase.rule == "demonym":
        return "p"
    if phrase.actor is not None and phrase.kind != "person":
        return "p" if fold_text(str(phrase.actor.data.get("name", ""))).endswith(("ون", "ين")) else ""
    if phrase.how == "unnamed" and phrase.head is not None:
        return str(phrase.head.entry.data.get("number", ""))
    return ""


def heads_of(phrase: Phrase) -> set[str]:
    """The words with which the text may point back to what the phrase means."""
    out = {fold_text(phrase.head.form.text)} if phrase.head is not None else set()
    if phrase.actor is not None and phrase.kind != "person":
        out |= _first_words((phrase.actor.data.get("name", phrase.actor.id), *phrase.actor.data.get("heads", ())))
    return out


@lru_cache(maxsize=8192)
def _first_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_text(str(n)).split()[0].removeprefix("ال") for n in names)


def country_of(v: View, phrase: Phrase) -> str | None:
    """The country that an adjective or name of a country within the phrase says."""
    if phrase.rule == "seat" and phrase.head is not None:
        return phrase.head.entry.data.get("country")
    for i in range(phrase.first, phrase.last):
        hit, place = v.at["nisba"].get(i), v.country(i)
        if place is not None:
            return place.country
        if hit is not None:
            return str(hit.entry.data["country"])
    return None


def text_of(v: View, phrase: Phrase, tokens: tuple[int, int]) -> str:
    """Tokens of a phrase as the text has them, quotation marks and clitics left out, the article after ل given back."""
    first, last = tokens
    start = v.tokens[first].start
    article = ""
    if first == phrase.first and phrase.prefix:
        clitics = phrase.prefix.removesuffix("ال")
        start = v.script.inside(first, len(clitics))[0]
        if clitics.endswith("ل") and v.norms[first][len(clitics) - 1 :].startswith("لل"):
            article, start = "ال", start + 1
    text = article + v.script.text[start : v.tokens[last - 1].end]
    return " ".join(_MARKS.sub("", text).replace("_", " ").split())


def alias_of(v: View, phrase: Phrase) -> str:
    """The short form in brackets right after the name: «(قسد)»."""
    last = phrase.core[1]
    if phrase.role is None and last + 2 < phrase.last + 1 and v.is_mark(last, "(") and v.is_mark(phrase.last - 1, ")"):
        return v.script.words(last + 1, phrase.last - 1)
    return ""


@lru_cache(maxsize=8192)
def content(text: str) -> tuple[str, ...]:
    """The folded words that identify a name."""
    return tuple(w for w in fold_text(text).replace("-", " ").replace("،", " ").split() if w not in _SMALL)


def bare_words(text: str) -> set[str]:
    """The folded words without the article."""
    return {w.removeprefix("ال") for w in content(text)}


def canonical(r: Referent) -> str:
    """The fullest name that the document gives, one without a stance before the others; the listed one for initials."""
    if r.parts:
        return " و".join(canonical(p) for p in r.parts)
    if r.of is not None:
        return re.sub("باسم(ه|ها|هم)$", f"باسم {canonical(r.of)}", r.names[0])
    own = [n for n in r.names if n not in r.seats] or r.names
    if r.actor is None:
        return nominative(max(own, key=_fullness), r)
    listed = _listed(r.actor)
    full = [n for n in own if not _initials(n, listed)]
    neutral = [n for n in full if not _takes_sides(n, _stance(r.actor))]
    return nominative(max(_most_used(r, neutral or full), key=_fullness, default=listed), r)


def _listed(actor: Entry) -> str:
    return str(actor.data.get("name", actor.id))


def _stance(actor: Entry) -> set[str]:
    return {fold_text(str(s)) for s in actor.data.get("stance", ())}


def _neutral(r: Referent, name: str) -> str | None:
    """The listed name of one whom the document calls by words that take sides only."""
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
    name = name.removesuffix(_TWO[0]).removesuffix(_TWO[1]).strip()
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


_TWO = ("اثنين", "اثنان")
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
