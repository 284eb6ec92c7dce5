"""What the rules of happening look things up in, built once a document."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from riwaya.arabic import Token, fold_text
from riwaya.events.again import by_kind, kind_alone
from riwaya.events.model import Chunk, Party
from riwaya.lexicon import Hits
from riwaya.mentions.found import Mentions, Name, Quantity, Time
from riwaya.mentions.reading import Reading
from riwaya.records import Entity, EntityKind, Span, Statement, digest

WORD, MARK, CUE, KNOWN = range(4)
"""What a token is where sentences are cut: a word, a mark or line break, a cue; or something known starts there."""
_UNQUOTED = str.maketrans("", "", '"«»“”#')
"""Marks that are no part of a name."""
_KINDS = bytes.maketrans(b"wnpb", bytes([WORD, WORD, MARK, MARK]))
_CUES = bytes.maketrans(bytes([WORD]), bytes([CUE]))


class Scene:
    """Tokens, names, times, quantities and voices of a document, by token."""

    def __init__(
        self, reading: Reading, mentions: Mentions, statements: Sequence[Statement], adopted: Iterable[Entity] = ()
    ) -> None:
        self.reading, self.mentions, self.statements = reading, mentions, statements
        self._entities = {**mentions.entities, **{e.id: e for e in adopted}}
        self.script, self.hits = reading.script, reading.hits
        self.tokens: list[Token] = self.script.tokens
        self.norms = self.script.norms
        self.sentences = reading.sentences
        self.names = self._by_word(_longest(mentions.names))
        self.name_ends = bytearray(len(self.tokens) + 2)
        for name in mentions.names:
            self.name_ends[name.last] = 1
        self.lead = next((n for n, t in enumerate(self.sentences) if t.first >= reading.title), 0)
        """Number of the first sentence of the body."""
        self.quantities: dict[int, Quantity] = {q.first: q for q in reversed(mentions.quantities)}
        self.twins: dict[int, list[Quantity]] = {}
        """More quantities of the same words: «دون خسائر بشرية» is neither dead nor wounded."""
        for q in mentions.quantities:
            if self.quantities[q.first] is not q and self.quantities[q.first].span == q.span:
                self.twins.setdefault(q.first, []).append(q)
        self.times: dict[int, Time] = {t.first: t for t in mentions.times}
        self.weapons: dict[int, Name] = _longest(mentions.weapons)
        self.arms, self.dated, self.numbered = (
            _flagged(starts, len(self.tokens)) for starts in (self.weapons, self.times, self.quantities)
        )
        """A byte a token: 1 where a weapon, a time or a number is told."""
        self._marks, self._flags = _Marks(self.hits), _Flags(self.hits, len(self.tokens))
        self.cues = [self.script.tokens_of(s.cue) for s in statements]
        """The tokens of the cue of each statement."""
        self._said = {span: self.script.tokens_of(span) for s in statements for span in s.content}
        """The tokens of what was said, piece by piece."""
        self.voice, self.cue = self._voices()
        self.mentioned = self._mentioned()
        self.apart = self._set_apart()
        self._title = " ".join(self.norms[: reading.title])
        self._asides = [b.span for b in reading.document.blocks if b.kind in ("heading", "caption", "pullquote")]
        self._firsts = [s.first for s in reading.sentences]
        self._learn()

    @cached_property
    def _fighters(self) -> set[str]:
        """The first words of those who fight, as they stand in this document."""
        words = [(self.norms[h.first], len(h.prefix)) for h in self.hits.of("armed")]
        return {w[n:] for w, n in words} | {w.lstrip("وبل") for w, _ in words}

    @cached_property
    def sides(self) -> dict[str, tuple[str, ...]]:
        """Those whom «الطرفان» and the like mean, by its entity."""
        return {n.entity: n.sides for n in self.mentions.names if n.sides}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The ids of the entities that mentions know, by folded name or alias; with those that are adopted."""
        known = self.mentions.entities.items()
        return {fold_text(a): i for i, e in known for a in e.aliases} | {fold_text(e.name): i for i, e in known}

    @cached_property
    def main_place(self) -> str | None:
        """The place that the document names most, of those named as often the first: where its story is."""
        named = Counter(n.entity for n in self.mentions.names if n.kind in ("place", "facility"))
        return max(named, key=named.__getitem__, default=None)

    @cached_property
    def main_sentences(self) -> set[int]:
        """The numbers of the sentences that name the main place."""
        return {self.sentence_of(n.first) for n in self.mentions.names if n.entity == self.main_place}

    def _learn(self) -> None:
        """What is learnt while the document is read, empty yet."""
        self.deeds: list[int] = []
        """First tokens of the triggers that tell a deed or its outcome, in order."""
        self.parties: dict[int, tuple[Chunk, Party | None]] = {}
        """What chunks are as parties, by first token."""
        self.did: dict[str, tuple[int, list[Party]]] = {}
        """Who did the last deed of a type that was told with a doer, and the first token of its sentence."""
        self.hurt: list[tuple[int, list[Party]]] = []
        """Those to whom something was done, by the trigger that tells it."""
        self.told: list[list[Chunk]] = []
        """The chunks of the sentences before that tell something, in order."""
        self.lands: dict[tuple[int, int], bool] = {}
        """Whether the name at tokens is a country's, once that is asked."""
        self.spots: dict[int, list[tuple[int, Name]]] = {}
        """The places of a sentence, by its first token, once they are looked for."""
        self.coarse: dict[tuple[int, int], bool] = {}
        """Whether the place at tokens is wide, once that is asked."""
        self.refused: dict[int, list[str]] = {}
        """The places of its sentence that a deed was not at, by the first token of its trigger."""
        self.new: dict[str, Entity] = {}

    def refuse(self, triggers: Iterable[int], place: str) -> None:
        """Keep that deeds, by the first tokens of their triggers, were not at a place that their sentence names."""
        for token in triggers:
            self.refused.setdefault(token, []).append(place)

    def _by_word(self, names: dict[int, Name]) -> dict[int, Name]:
        """Names by their first word: a quote mark that a name opens with is none."""
        quoted = {n for n in names if self.tokens[n].kind == "p" and names[n].last > n + 1}
        return {n + (n in quoted): name for n, name in names.items()} if quoted else names

    def _voices(self) -> tuple[list[int], bytearray]:
        """For each token the innermost statement whose content holds it (-1: none), and whether it is a cue."""
        voice = [-1] * (len(self.tokens) + 1)
        cue = bytearray(len(self.tokens) + 1)
        spans = [(span[1] - span[0], n, span) for n, s in enumerate(self.statements) for span in s.content]
        for _, n, span in sorted(spans, reverse=True):
            first, last = self._said[span]
            first -= first > 0 and self.tokens[first - 1].end > span[0]  # a content may begin behind a joining و
            voice[first:last] = [n] * (last - first)
        for first, last in self.cues:
            cue[first:last] = b"\x01" * (last - first)
        return voice, cue

    def _mentioned(self) -> dict[int, Time | Quantity | Name]:
        """The longest mention that starts at each token; of two of one length the one that says more."""
        out: dict[int, Time | Quantity | Name] = dict(self.names)
        for kind in (self.weapons, self.quantities, self.times):
            for token, found in kind.items():
                kept = out.get(token)
                if kept is None or found.last >= kept.last:
                    out[token] = found
        return out

    def _set_apart(self) -> bytearray:
        """What each token is: of several a mark before a cue, a cue before what is known."""
        apart = bytearray(self.script.kinds.encode().translate(_KINDS))
        for first, last in self.cues:
            apart[first:last] = apart[first:last].translate(_CUES)
        for starts in (self.mentioned, self.marks("victim")):
            for token in starts:
                apart[token] = apart[token] or KNOWN
        return apart

    def aside(self, first: int, last: int) -> bool:
        """Whether a sentence is a heading, a caption or a pull quote: it repeats what the body tells."""
        if last - first <= self.reading.title and " ".join(self.norms[first:last]) in self._title:
            return True
        if self._asides and any(a <= self.tokens[first].start < b for a, b in self._asides):
            return True
        return last - first < 8 and self.tokens[last - 1].kind == "w" and self._alone(first, last)

    def _alone(self, first: int, last: int) -> bool:
        before = first == 0 or self.tokens[first - 1].kind == "b"
        return before and (last >= len(self.tokens) or self.tokens[last].kind == "b")

    def entity(self, identifier: str) -> Entity:
        """The entity of an id: of the mentions, of the statements, or newly adopted."""
        return self._entities[identifier]

    def kind(self, identifier: str | None) -> str:
        """The kind of an entity that mentions know, else nothing."""
        known = self.mentions.entities.get(identifier) if identifier else None
        return known.kind if known is not None else ""

    def content(self, statement: Statement) -> tuple[int, int]:
        """First token of a statement's content and the one after its last."""
        pieces = statement.content
        return self._said[pieces[0]] if len(pieces) == 1 else (self._said[pieces[0]][0], self._said[pieces[-1]][1])

    def is_armed(self, name: str) -> bool:
        """Whether a name begins like those who fight («مقاتلو …», «قوات …»)."""
        first = fold_text(name).split()[:1]
        return bool(first) and first[0] in self._fighters

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return by_kind(self.mentions.entities.values())

    def body(self, identifier: str) -> str:
        """The body that an entity called by its kind alone («التنظيم») is, else itself."""
        kind = kind_alone(self.entity(identifier).name) if self._bodies else None
        return self._bodies.get(kind, identifier) if kind is not None else identifier

    def adopt(self, name: str, kind: EntityKind = "unnamed") -> str:
        """The id of an entity of that name, made if none is known."""
        name, key = _keyed(name)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = digest(self.reading.document.id, kind, key)
            self.new[known] = self._entities[known] = Entity(id=known, kind=kind, name=name)
        return known

    def holder(self, office: str) -> str | None:
        """The entity that a text calls by an office («الرئيس التركي»)."""
        key = fold_text(office)
        known = (e for e in self.mentions.entities.values() if e.role and fold_text(e.role) == key)
        return next((e.id for e in known), self._known.get(key))

    def sentence_of(self, token: int) -> int:
        """The number of the evidence sentence that holds a token."""
        return max(0, bisect_right(self._firsts, token) - 1)

    def words(self, first: int, last: int) -> str:
        """The text of tokens, blanks made one."""
        return " ".join(self.script.words(first, last).split())

    def clitic(self, token: int, span: Span) -> str:
        """What is written before a mention within its first token, folded (و, ب, ول …)."""
        start = self.tokens[token].start
        return fold_text(self.script.text[start : span[0]]) if start < span[0] else ""

    def marked(self, token: int, kind: str) -> bool:
        """Whether an entry of a kind starts at a token."""
        return token in self._marks[kind]

    def has(self, kind: str, first: int, last: int) -> bool:
        """Whether an entry of a kind starts at one of tokens ``first`` to ``last``."""
        return self._flags[kind].find(1, first, last) >= 0

    def last_marked(self, kind: str, first: int, last: int) -> int:
        """The last of tokens ``first`` to ``last`` at which an entry of a kind starts; -1: none."""
        return self._flags[kind].rfind(1, first, last)

    def marks(self, kind: str) -> set[int]:
        """The tokens at which an entry of a kind starts."""
        return self._marks[kind]


@lru_cache(maxsize=4096)
def _keyed(name: str) -> tuple[str, str]:
    """A name without the marks that are no part of it, and the key that it is known by."""
    plain = name.translate(_UNQUOTED)
    return plain, fold_text(plain)


class _Marks(dict[str, set[int]]):
    """The first tokens of the entries of a kind, gathered when they are asked for."""

    def __init__(self, hits: Hits) -> None:
        super().__init__()
        self._hits = hits

    def __missing__(self, kind: str) -> set[int]:
        found = self[kind] = {h.first for h in self._hits.of(kind)}
        return found


class _Flags(dict[str, bytearray]):
    """A byte a token for each kind that is asked for: 1 where an entry of it starts."""

    def __init__(self, hits: Hits, size: int) -> None:
        super().__init__()
        self._hits, self._size = hits, size

    def __missing__(self, kind: str) -> bytearray:
        found = self[kind] = _flagged([h.first for h in self._hits.of(kind)], self._size)
        return found


def _flagged(starts: Iterable[int], size: int) -> bytearray:
    out = bytearray(size)
    for token in starts:
        out[token] = 1
    return out


def _longest(names: Sequence[Name]) -> dict[int, Name]:
    out: dict[int, Name] = {}
    for name in names:
        kept = out.get(name.first)
        if kept is None or name.last > kept.last:
            out[name.first] = name
    return out
