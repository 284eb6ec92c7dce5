"""What the rules of saying look things up in, built once a document."""

from __future__ import annotations

import msgspec

from riwaya.arabic import Quote, Token, fold_text
from riwaya.lexicon import Hit
from riwaya.mentions.found import Mentions, Name, Time
from riwaya.mentions.reading import Reading
from riwaya.records import Entity, Span, digest
from riwaya.statements.model import Cue

_SOME = frozenset("عدد عديد كثير عشرات ميات الاف مجموعه قسم جزء اثنان اثنين ثلاثه اربعه خمسه".split())
_MANY = frozenset("كبير كبيره محدود قليل واسعه صغيره متزايد".split())


class Context:
    """Tokens, quotations, names and times of a document, by token."""

    def __init__(self, reading: Reading, mentions: Mentions) -> None:
        self.reading, self.mentions = reading, mentions
        self.script = reading.script
        self.tokens: list[Token] = reading.script.tokens
        self.norms = self.script.norms
        self.quotes: dict[int, Quote] = {q.open: q for q in self.script.quotes}
        self.closers: dict[int, Quote] = {q.close: q for q in self.script.quotes if q.closed}
        self.cues: dict[int, list[Cue]] = {}
        self.enclosing = _enclosing(self.script.quotes, len(self.tokens))
        self.names: dict[int, Name] = {}
        self.ends: dict[int, Name] = {}
        for name in (_with_marks(n, self.quotes) for n in mentions.names):
            kept = self.names.get(name.first)
            if kept is None or name.last > kept.last:
                self.names[name.first] = name
            ended = self.ends.get(name.last)
            if ended is None or name.first < ended.first:
                self.ends[name.last] = name
        self.adopted: dict[str, Entity] = {}
        self._adopted: dict[str, str] = {fold_text(e.name): i for i, e in mentions.entities.items()}
        self.times: dict[int, Time] = {t.first: t for t in mentions.times}
        self.documents: dict[int, Hit] = {h.first: h for h in reversed(reading.hits.of("document"))}

    def entity_name(self, entity: str) -> str:
        """The canonical name of an entity."""
        return (self.mentions.entities.get(entity) or self.adopted[entity]).name

    def is_outlet(self, entity: str | None) -> bool:
        """Whether an entity is a medium, which passes on what others say."""
        known = self.mentions.entities.get(entity or "")
        return known is not None and known.kind == "outlet"

    def some_of(self, j: int) -> bool:
        """«عدد | من المراقبين», «عدد كبير | من النواب»: من says of whom some are told."""
        at = j - 2 if j > 1 and self.norms[j - 1] in _MANY else j - 1
        return self.norms[j] == "من" and at >= 0 and self.norms[at].removeprefix("و").removeprefix("ال") in _SOME

    def adopt(self, span: Span) -> str:
        """An entity for a speaker that no list knows: the words themselves are its name."""
        return self.adopt_name(" ".join(self.script.text[span[0] : span[1]].split()))

    def adopt_name(self, words: str) -> str:
        """The same for a name that stands nowhere as such (two joined speakers)."""
        key = fold_text(words)
        known = self._adopted.get(key)
        if known is None:
            known = self._adopted[key] = digest(self.reading.document.id, "unnamed", key)
            self.adopted[known] = Entity(id=known, kind="unnamed", name=words)
        return known


def _with_marks(name: Name, quotes: dict[int, Quote]) -> Name:
    """A name that fills its quotation marks takes them along, so that it is stepped over whole."""
    quote = quotes.get(name.first - 1)
    if quote is None or quote.close != name.last:
        return name
    return msgspec.structs.replace(name, first=quote.open, last=quote.close + 1)


def _enclosing(quotes: list[Quote], size: int) -> list[Quote | None]:
    """For each token the innermost quotation that it lies in."""
    out: list[Quote | None] = [None] * (size + 1)
    for quote in quotes:
        for i in range(quote.open + 1, min(quote.close, size)):
            out[i] = quote
    return out
