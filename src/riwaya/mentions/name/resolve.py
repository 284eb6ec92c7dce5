"""Who is meant: the phrases of one document gathered into entities."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from riwaya.arabic import fold_text
from riwaya.mentions.found import Name
from riwaya.mentions.name.canonical import entity_of
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.point import choose, pointer_of, salience
from riwaya.mentions.name.referent import (
    Referent,
    alias_of,
    content,
    country_of,
    heads_of,
    new_referent,
    text_of,
)
from riwaya.mentions.name.similar import covers
from riwaya.mentions.name.view import View
from riwaya.records import Entity, Span


def resolve(v: View, phrases: list[Phrase]) -> tuple[list[Name], dict[str, Entity]]:
    """Names in order of the text (outer before inner) and the entities they mean."""
    gathered = Gathering(v)
    owners: dict[int, Referent] = {
        n: gathered.named(p) for n, p in enumerate(phrases) if p.how == "name" and not _waits(v, p)
    }
    for n, phrase in enumerate(phrases):
        referent = owners.get(n) or gathered.later(phrase)
        if referent is not None:
            referent.mark(v, phrase)
            owners[n] = referent
    return _finish(v, phrases, owners)


_OWN = frozenset({"باسمه", "باسمها", "باسمهم"})
_BODIES = ("government", "group", "organisation", "outlet")
_PARTIES = ("government", "group", "organisation")
_PRESENT = 0.3
"""Who was last meant more than three sentences ago is not one of «الجانبان»."""
_GENERIC = frozenset(
    {"معارضه", "مسلحه", "امميه", "مذكوره", "متشدده", "متطرفه", "محظوره", "ارهابيه", "حقوقيه", "انسانيه", "دوليه"}
)


def _waits(v: View, p: Phrase) -> bool:
    """Names that say little, resolved when all others are known: seats of government, «الجماعة المعارضة»."""
    if p.rule == "seat":
        return True
    rest = range(p.core[0] + 1, p.core[1])
    return p.rule == "body-definite" and all(v.norms[i].removeprefix("ال") in _GENERIC for i in rest)


def _finish(v: View, phrases: list[Phrase], owners: dict[int, Referent]) -> tuple[list[Name], dict[str, Entity]]:
    made: dict[int, Entity] = {}
    names = []
    for n, p in enumerate(phrases):
        if n not in owners:
            continue
        key = id(owners[n])
        entity = made[key] if key in made else made.setdefault(key, entity_of(v.reading.document.id, owners[n]))
        sides = tuple([entity_of(v.reading.document.id, r).id for r in owners[n].parts])
        names.append(Name(p.first, p.last, _span(v, p), entity.kind, entity.id, p.how, p.rule, sides))
    return names, {e.id: e for e in made.values()}


def _span(v: View, phrase: Phrase) -> Span:
    first, last = phrase.first, phrase.last
    if v.quoted.get(first) == last - 1:
        return v.tokens[first + 1].start, v.tokens[last - 2].end
    return v.script.inside(first, len(phrase.prefix.removesuffix("ال")))[0], v.tokens[last - 1].end


class Gathering:
    """The referents of one document, found or made phrase by phrase."""

    def __init__(self, v: View) -> None:
        self.v = v
        self.referents: list[Referent] = []
        self._by_key: dict[str, Referent] = {}

    def _new(self, phrase: Phrase, text: str, *, named: bool) -> Referent:
        referent = new_referent(phrase, named=named)
        referent.add(self.v, phrase, text)
        self.referents.append(referent)
        return referent

    def named(self, phrase: Phrase) -> Referent:
        """The referent of a proper name."""
        text = text_of(self.v, phrase, phrase.core)
        key = phrase.actor.id if phrase.actor else text
        found = self._by_key.get(key) or self._same_name(phrase, content(text)) or self._same_alias(phrase)
        if found is None:
            found = self._new(phrase, text, named=True)
        else:
            found.add(self.v, phrase, text)
        self._by_key[key] = found
        return found

    def _same_name(self, phrase: Phrase, words: tuple[str, ...]) -> Referent | None:
        person = phrase.kind == "person"
        same = _same_person if person else _same_body
        for r in reversed(self.referents):
            if (
                (r.kind == "person") is person
                and not (r.actor and phrase.actor)
                and any(same(k, words) for k in r.words)
            ):
                return r
        return None

    def _same_alias(self, phrase: Phrase) -> Referent | None:
        """«البنتاغون» before «وزارة الدفاع الأمريكية (البنتاغون)»."""
        alias = alias_of(self.v, phrase)
        return self._same_name(phrase, content(alias)) if alias else None

    def later(self, phrase: Phrase) -> Referent | None:
        """The referent of a phrase that is no full name; None for an everyday noun that points to nobody."""
        if phrase.how == "unnamed":
            return self.unnamed(phrase)
        if phrase.rule == "seat":
            return self._seat(phrase, country_of(self.v, phrase))
        if phrase.how == "name":
            head = heads_of(phrase)
            found = [r for r in self.referents if r.named and r.near and r.heads & head]
            return max(found, key=lambda r: r.near[-1]) if found else self.named(phrase)
        return self.pointed(phrase)

    def _seat(self, phrase: Phrase, country: str | None) -> Referent:
        """«باريس» is what acts as «فرنسا» in the text, or its government."""
        same = [r for r in self.referents if country and r.country == country and r.kind == "government" and r.named]
        for head in (None, "حكومه"):
            for r in same:
                if r.state if head is None else head in r.heads:
                    r.add(self.v, phrase, text_of(self.v, phrase, phrase.core))
                    return r
        made = self.named(phrase)
        made.learn(n for n in self._countries(country) if len(n.split()) > len(made.names[0].split()))
        return made

    def _correspondent(self, phrase: Phrase, text: str) -> Referent:
        """«مراسلنا»: the correspondent of the outlet, by name where the text has one, else of the document's outlet."""
        for r in self.referents:
            if text in r.role_words and (r.named or len(r.words[0]) > 1):
                return r
        outlet = self.v.reading.document.outlet
        if outlet and "ء" <= outlet[0] <= "ي":
            text = f"{text} {outlet}"
        return self._new(msgspec.structs.replace(phrase, kind="unnamed"), text, named=False)

    def _both(self, phrase: Phrase, text: str) -> Referent:
        """«الجانبان»: the two most prominent of one kind, in the order of the text; «البلدان»: two governments."""
        now = self.v.script.sentence_of(phrase.first)
        lands = phrase.head is not None and bool(phrase.head.entry.data.get("lands"))
        for kinds in (("government",),) if lands else (("person",), _PARTIES):
            near = [r for r in self.referents if _side(r, kinds, lands=lands) and salience(r, now) >= _PRESENT]
            two = _two_sides(sorted(near, key=lambda r: -salience(r, now)))
            if two:
                return self._joint(phrase, text, sorted(two, key=lambda r: r.near[0]))
        return self._new(phrase, text.removesuffix("ين") + "ان" if text.endswith("ين") else text, named=False)

    def _joint(self, phrase: Phrase, text: str, two: list[Referent]) -> Referent:
        for r in self.referents:
            if r.parts == two:
                return r
        made = self._new(phrase, text, named=False)
        made.parts, made.kind = two, two[0].kind
        return made

    def _countries(self, country: str | None) -> Iterator[str]:
        """How the text names a country where it does not act."""
        for first, p in self.v.places.items():
            if country and p.country == country and p.level == "country" and not p.prefix:
                yield self.v.script.words(first, p.last)

    def _spokesman(self, phrase: Phrase, text: str) -> Referent:
        """«متحدث باسمها»: of the body that was last named."""
        bodies = [r for r in self.referents if r.near and r.kind in _BODIES]
        made = self._new(msgspec.structs.replace(phrase, kind="unnamed"), text, named=False)
        made.of = max(bodies, key=lambda r: r.near[-1], default=None)
        return made

    def pointed(self, phrase: Phrase) -> Referent | None:
        """The referent of a definite phrase: the most prominent one before it that fits, else the first after it."""
        text = text_of(self.v, phrase, phrase.core)
        if phrase.rule == "point" and phrase.head is not None and phrase.head.entry.data.get("number") == "d":
            return self._both(phrase, text)
        found = choose(self.v, self.referents, pointer_of(self.v, phrase))
        if found is None and phrase.head is not None and phrase.head.entry.data.get("strict"):
            return None
        return found or self._new(phrase, text, named=False)

    def unnamed(self, phrase: Phrase) -> Referent:
        """The referent of an unnamed source: the same words are the same one; «المصادر» those before it."""
        text = text_of(self.v, phrase, phrase.core)
        if phrase.head is not None and phrase.head.form.text.endswith(("نا", "ها")):
            text = _without_owner(text)
            if phrase.role is not None:
                return self._correspondent(phrase, text)
        words = content(text)
        for r in reversed(self.referents):
            if words in r.words or (phrase.rule == "back" and _same_unnamed(r, phrase, words)):
                return r
        if phrase.kind == "person" and self.v.norms[phrase.last - 1] in _OWN:
            return self._spokesman(phrase, text)
        if phrase.kind == "person":
            phrase = msgspec.structs.replace(phrase, kind="unnamed")
        return self._new(phrase, text, named=False)


def _side(r: Referent, kinds: tuple[str, ...], *, lands: bool) -> bool:
    whole = r.state or bool(r.seats) or "حكومه" in r.heads
    return r.named and not r.parts and r.kind in kinds and (not lands or (whole and r.country is not None))


def _two_sides(ranked: list[Referent]) -> list[Referent]:
    """The first and the next that is not of its country: two of one land are no two sides, but groups may fight."""
    if not ranked:
        return []
    one = ranked[0]
    other = next((r for r in ranked[1:] if _against(one, r)), None)
    return [one, other] if other is not None else []


def _against(one: Referent, other: Referent) -> bool:
    """Groups may fight within a land; an organisation is no side of theirs."""
    kinds = {one.kind, other.kind}
    if kinds == {"group"}:
        return True
    return kinds != {"group", "organisation"} and (not one.country or one.country != other.country)


def _without_owner(text: str) -> str:
    """«مصادرها الخاصة» as «مصادر خاصة»."""
    first, *rest = text.split()
    return " ".join([first[:-2], *(w.removeprefix("ال") for w in rest)])


def _same_unnamed(r: Referent, phrase: Phrase, words: tuple[str, ...]) -> bool:
    heads = heads_of(phrase)
    pair = " و" in r.names[0]
    return bool(r.near) and not pair and len(words) == 1 and bool(heads & r.heads)


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """The shorter name within the longer; a single word must be one of its names."""
    long, short = (known, words) if len(known) >= len(words) else (words, known)
    return bool(short) and covers(long, short)


def _same_body(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """The shorter opens the longer («وزارة الداخلية» … «العراقية»), or is it without «وزارة»."""
    long, short = (known, words) if len(known) >= len(words) else (words, known)
    if not short:
        return False
    if long[0] == fold_text("وزارة") and long[1:][: len(short)] == short:
        return True
    return long[: len(short)] == short and (len(short) > 1 or long == short)
