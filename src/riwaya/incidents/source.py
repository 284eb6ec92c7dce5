"""Whose account it is: the innermost named source, else the outlet; and the way from there to the outlet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import msgspec

from riwaya.incidents.words import bare, listed, words_of
from riwaya.records import Document, Entity, Event, Report, Statement

BODIES: Final = frozenset({"organisation", "government", "group", "outlet"})


class Source(msgspec.Struct, frozen=True, gc=False):
    """An origin: ``name`` for people, ``key`` to compare; ``named`` is False where it is the outlet for want of one."""

    name: str
    key: frozenset[str]
    named: bool
    chain: tuple[str, ...] = ()


class Sources:
    """The sources of one report's events."""

    def __init__(self, report: Report, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._statements = {s.id: s for s in report.statements}
        self._bodies = [e for e in entities.values() if e.kind in BODIES and e.name]
        self._own = own_voice(report.document)

    def of(self, event: Event) -> Source:
        """The origin of an event: the first of its statements with a named source; else the outlet."""
        for number in event.according_to:
            statement = self._statements.get(number)
            found = self._of_statement(statement) if statement is not None else None
            if found is not None:
                return found
        return self._own

    def _of_statement(self, statement: Statement) -> Source | None:
        path = [statement.speaker, *(h.via for h in statement.chain)]
        names = [self._entities[i] for i in path if i is not None and i in self._entities]
        for at, entity in enumerate(names):
            if is_named(entity):
                name = self._answerable(entity)
                rest = tuple(e.name for e in names[at + 1 :] if e.name != name)
                return Source(name, origin_key(name), True, rest)
        return None

    def _answerable(self, entity: Entity) -> str:
        """A person who speaks for a body that the report names («مدير الدفاع المدني») speaks as that body."""
        if entity.kind != "person" or not entity.role:
            return entity.name
        role = set(words_of(entity.role))
        held = [b for b in self._bodies if b.kind != "outlet" and len(k := origin_key(b.name)) > 1 and k <= _bare(role)]
        return max(held, key=lambda b: (len(b.name), b.name)).name if held else entity.name


def own_voice(document: Document) -> Source:
    """The outlet as origin; where its dateline names an agency, that agency."""
    outlet = document.outlet or "الناشر"
    agency = document.dateline.outlet if document.dateline else None
    if agency and origin_key(agency) != origin_key(outlet):
        return Source(agency, origin_key(agency), True)
    return Source(outlet, origin_key(outlet), False)


def is_named(entity: Entity) -> bool:
    """Whether an entity can be an origin: neither «مصادر محلية» nor an outlet's own correspondent."""
    if entity.kind in ("unnamed", "place", "facility", "weapon"):
        return False
    return not set(words_of(entity.name)[:1]) & listed("correspondents")


@lru_cache(maxsize=16384)
def origin_key(name: str) -> frozenset[str]:
    """The words that tell an origin from others; all of its words where none is left."""
    words = [bare(w) for w in words_of(name)]
    return frozenset(w for w in words if w not in listed("origin_common")) or frozenset(words) or frozenset([name])


def one_origin(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two keys are names of one origin: equal, or one a short form of two words and more («الدفاع المدني»)."""
    return a == b or (min(len(a), len(b)) > 1 and (a <= b or b <= a))


def _bare(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(bare, words))
