"""One walk over a document: at each token the longest name that starts there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from riwaya.mentions.name.again import find_again
from riwaya.mentions.name.bodies import read_body, read_quoted
from riwaya.mentions.name.governments import read_government
from riwaya.mentions.name.offices import read_office, read_titled_office
from riwaya.mentions.name.persons import read_person
from riwaya.mentions.name.phrase import Phrase
from riwaya.mentions.name.unnamed import read_demonym, read_point, read_unnamed, read_unnamed_pair
from riwaya.mentions.name.view import KINDS, View

Rule = Callable[[View, int], Phrase | None]

#: In order of preference where two end at the same token.
RULES: tuple[Rule, ...] = (
    read_person,
    read_body,
    read_quoted,
    read_office,
    read_titled_office,
    read_unnamed,
    read_unnamed_pair,
    read_demonym,
    read_point,
    read_government,
)


def gather(v: View) -> list[Phrase]:
    """All names in the sentences that are evidence; each is followed by those within it."""
    starts = set(v.places).union(*(v.at[kind] for kind in KINDS))
    starts |= {i + 1 for i in v.verbs} | v.quoted.keys()
    out: list[Phrase] = []
    for sentence in v.reading.sentences:
        i = sentence.first
        while i < sentence.last:
            phrase = _longest(v, i) if i in starts else None
            if phrase is None:
                i = v.places[i].last if i in v.places else i + 1
                continue
            out.extend(_flat(phrase))
            i = phrase.last
    return sorted(_with_again(out, find_again(v, out)), key=lambda p: p.first)


def _with_again(found: list[Phrase], again: list[Phrase]) -> Iterator[Phrase]:
    """Both; a family name right after an office without one («الرئيس بوتين») makes one phrase with it."""
    by_start = {p.first: p for p in again}
    for p in found:
        name = by_start.get(p.last)
        if p.kind == "person" and p.how == "role" and p.role is not None and name is not None and not name.prefix:
            del by_start[p.last]
            p = msgspec.structs.replace(
                p, last=name.last, how="name", rule="office-again", core=name.core, actor=name.actor
            )
        yield p
    yield from by_start.values()


def _longest(v: View, i: int) -> Phrase | None:
    best: Phrase | None = None
    for rule in RULES:
        phrase = rule(v, i)
        if phrase is not None and (best is None or phrase.last > best.last):
            best = phrase
    return best


def _flat(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for inner in phrase.inner:
        yield from _flat(inner)
