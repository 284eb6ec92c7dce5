"""Who is meant: the phrases of one document gathered into entities."""

from __future__ import annotations

import hashlib

import msgspec

from riwaya.arabic import fold_text
from riwaya.lexicon import Entry
from riwaya.mentions.found import Name
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.similar import covers, same_word
from riwaya.mentions.name.view import View
from riwaya.records import Entity, EntityKind

_SMALL = frozenset({"بن", "ابن", "ال", "و"})
_QUOTES = str.maketrans(dict.fromkeys("«»“”\"″„‹›()[]"))


class Referent(msgspec.Struct):
    """What is known so far of one entity: its phrases, the words of each name used, its offices."""

    kind: EntityKind
    phrases: list[Phrase]
    names: list[str]
    words: list[tuple[str, ...]]
    roles: list[str]
    role_words: set[str]
    heads: set[str]
    actor: Entry | None = None
    last: int = 0
    named: bool = True


def resolve(v: View, phrases: list[Phrase]) -> tuple[list[Name], dict[str, Entity]]:
    """Names in order of the text (outer before inner) and the entities they mean."""
    gathered = Gathering(v)
    owners: dict[int, Referent] = {}
    for n, phrase in enumerate(phrases):
        if phrase.how == "name":
            owners[n] = gathered.named(phrase)
    for referent in gathered.referents:
        referent.last = -1
    for n, phrase in enumerate(phrases):
        if n not in owners:
            owners[n] = gathered.pointed(phrase) if phrase.how == "role" else gathered.unnamed(phrase)
        owners[n].last = n
    return _finish(v, phrases, owners)


def _finish(v: View, phrases: list[Phrase], owners: dict[int, Referent]) -> tuple[list[Name], dict[str, Entity]]:
    entities: dict[str, Entity] = {}
    made: dict[int, Entity] = {}
    names = []
    for n, phrase in enumerate(phrases):
        referent = owners[n]
        entity = made.get(id(referent)) or made.setdefault(id(referent), _entity(v, referent))
        entities[entity.id] = entity
        names.append(
            Name(phrase.first, phrase.last, _span(v, phrase), entity.kind, entity.id, phrase.how, phrase.rule)
        )
    return names, entities


def _span(v: View, phrase: Phrase) -> tuple[int, int]:
    start = v.script.inside(phrase.first, prefix_letters(phrase.prefix))[0]
    first, last = phrase.first, phrase.last
    if first in v.quoted and v.quoted[first] == last - 1:
        return v.tokens[first + 1].start, v.tokens[last - 2].end
    return start, v.tokens[last - 1].end


def prefix_letters(prefix: str) -> int:
    """How many letters of the text the clitics take; the article stays with the name."""
    clitics = prefix.removesuffix("ال")
    return len(clitics)


def core_text(v: View, phrase: Phrase) -> str:
    """The name proper as the text has it, quotation marks and clitics left out."""
    first, last = phrase.core
    skip = prefix_letters(phrase.prefix) if first == phrase.first else 0
    start = v.script.inside(first, skip)[0] if v.tokens[first].kind == "w" else v.tokens[first].start
    text = v.script.text[start : v.tokens[last - 1].end]
    if phrase.prefix.endswith("لال") and first == phrase.first:
        text = "ال" + text.removeprefix("ل")
    return " ".join(text.translate(_QUOTES).split())


def content(text: str) -> tuple[str, ...]:
    """The folded words that identify a name."""
    return tuple(w for w in fold_text(text).replace("-", " ").replace("،", " ").split() if w not in _SMALL)


class Gathering:
    """The referents of one document, found or made phrase by phrase."""

    def __init__(self, v: View) -> None:
        self.v = v
        self.referents: list[Referent] = []
        self._by_actor: dict[str, Referent] = {}

    def named(self, phrase: Phrase) -> Referent:
        """The referent of a proper name."""
        text = core_text(self.v, phrase)
        words = content(text)
        found = self._by_actor.get(phrase.actor.id) if phrase.actor else None
        found = found or self._same_name(phrase, words) or self._new(phrase)
        self._add(found, phrase, text, words)
        return found

    def _new(self, phrase: Phrase) -> Referent:
        referent = Referent(phrase.kind, [], [], [], [], set(), set(), phrase.actor)
        self.referents.append(referent)
        return referent

    def _add(self, r: Referent, phrase: Phrase, text: str, words: tuple[str, ...]) -> None:
        r.phrases.append(phrase)
        if text not in r.names:
            r.names.append(text)
            r.words.append(words)
        if phrase.actor:
            r.actor = r.actor or phrase.actor
            self._by_actor[phrase.actor.id] = r
            r.heads.update(_first_words(phrase.actor))
        if phrase.head is not None:
            r.heads.add(fold_text(phrase.head.id))
        if phrase.role is not None and phrase.how == "name":
            role = self._role_text(phrase)
            r.roles.append(role)
            r.role_words.update(w.removeprefix("ال") for w in content(role))
        r.last = len(self.referents)

    def _role_text(self, phrase: Phrase) -> str:
        assert phrase.role is not None
        first, last = phrase.role
        skip = prefix_letters(phrase.prefix) if first == phrase.first else 0
        start = self.v.script.inside(first, skip)[0]
        return " ".join(self.v.script.text[start : self.v.tokens[last - 1].end].translate(_QUOTES).split())

    def _same_name(self, phrase: Phrase, words: tuple[str, ...]) -> Referent | None:
        person = phrase.kind == "person"
        for r in reversed(self.referents):
            if (r.kind == "person") is not person or (r.actor and phrase.actor):
                continue
            if any(_same_person(known, words) if person else _same_body(known, words) for known in r.words):
                return r
        return None

    def pointed(self, phrase: Phrase) -> Referent:
        """The referent of a definite phrase: the last one before it that fits, else the first after it."""
        text = core_text(self.v, phrase)
        words = {w.removeprefix("ال") for w in content(text)}
        found = self._best(phrase, words)
        if found is None:
            found = self._new(phrase)
            found.named = False
            self._add(found, phrase, text, content(text))
        return found

    def _best(self, phrase: Phrase, words: set[str]) -> Referent | None:
        fitting = [r for r in self.referents if self._fits(r, phrase, words)]
        before = [r for r in fitting if r.last >= 0]
        if before:
            return max(before, key=lambda r: r.last)
        return fitting[0] if fitting else None

    def _fits(self, r: Referent, phrase: Phrase, words: set[str]) -> bool:
        if phrase.rule == "point":
            data = phrase.head.data if phrase.head else {}
            return r.named and r.kind == "person" and bool(data.get("person"))
        head = fold_text(phrase.head.id) if phrase.head else ""
        if phrase.kind == "person" and r.kind == "person":
            if not r.role_words and not (r.heads & {head}):
                return False
            return words <= (r.role_words or {w.removeprefix("ال") for ws in r.words for w in ws})
        if head not in r.heads:
            return False
        rest = words - {head}
        known = {w.removeprefix("ال") for ws in r.words for w in ws} | {w for w in r.role_words}
        return rest <= known

    def unnamed(self, phrase: Phrase) -> Referent:
        """The referent of an unnamed source: the same words are the same one; with the article, one of its head before."""
        text = core_text(self.v, phrase)
        words = content(text)
        for r in reversed(self.referents):
            if words in r.words:
                return r
        if phrase.rule == "back" and phrase.head is not None:
            bare = {w.removeprefix("ال") for w in words} - {fold_text(phrase.head.id)}
            for r in reversed(self.referents):
                if fold_text(phrase.head.id) in r.heads and not bare and r.last >= 0:
                    return r
        referent = self._new(phrase)
        referent.kind = "unnamed" if phrase.kind == "person" else phrase.kind
        referent.named = False
        self._add(referent, phrase, text, words)
        if phrase.role is not None:
            referent.role_words.update(w.removeprefix("ال") for w in words)
        return referent


def _first_words(actor: Entry) -> set[str]:
    name = str(actor.data.get("name", actor.id))
    return {fold_text(name).split()[0].removeprefix("ال")}


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """The same words, or the shorter name within the longer and holding its last word (or any one word of it)."""
    long, short = (known, words) if len(known) >= len(words) else (words, known)
    if not short or not covers(long, short):
        return False
    return len(short) > 1 or any(same_word(short[0], w) for w in (long[-1], long[0], *long[1:]))


def _same_body(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    long, short = (known, words) if len(known) >= len(words) else (words, known)
    return bool(short) and long[: len(short)] == short and (len(short) > 1 or long == short)


def _entity(v: View, r: Referent) -> Entity:
    name = canonical(r)
    key = f"{v.reading.document.id}\0{fold_text(name)}\0{r.kind}"
    number = hashlib.blake2b(key.encode(), digest_size=8).hexdigest()
    return Entity(
        id=number,
        kind=r.kind,
        name=name,
        aliases=tuple(n for n in r.names if n != name),
        role=max(r.roles, key=len, default=None),
        country=(r.actor.data.get("country") if r.actor else None),
    )


def canonical(r: Referent) -> str:
    """The fullest name that the document gives; the listed one where it gives only initials or words with a stance."""
    if r.actor is None:
        return max(r.names, key=lambda n: len(n.split()))
    listed = str(r.actor.data.get("name", r.actor.id))
    stance = {fold_text(str(s)) for s in r.actor.data.get("stance", ())}
    neutral = [n for n in r.names if fold_text(n) not in stance and not _initials(n, listed)]
    return max(neutral, key=lambda n: len(n.split()), default=listed)


def _initials(name: str, listed: str) -> bool:
    """«قسد» for «قوات سوريا الديمقراطية»."""
    words = [w.removeprefix("ال") for w in fold_text(listed).split()]
    return fold_text(name) == "".join(w[0] for w in words if w) and len(words) > 1
