"""One walk over a document: at each token the longest name that starts there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

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

#: In order of preference where two end at the same token; each with what must be at a token for it to have a result.
RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (read_person, ("title", "role", "actor", "given", "namepart", "said")),
    (read_body, ("actor", "body")),
    (read_quoted, ("quotation",)),
    (read_office, ("role",)),
    (read_titled_office, ("title",)),
    (read_unnamed, ("unnamed",)),
    (read_unnamed_pair, ("unnamed",)),
    (read_demonym, ("nisba",)),
    (read_point, ("point",)),
    (read_government, ("place", "seat")),
)


def gather(v: View) -> list[Phrase]:
    """All names in the sentences that are evidence; each is followed by those within it."""
    starts = _starts(v)
    out: list[Phrase] = []
    for sentence in v.reading.sentences:
        i = sentence.first
        while i < sentence.last:
            phrase = _longest(v, i, starts[i]) if i in starts else None
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


def _starts(v: View) -> dict[int, list[Rule]]:
    """For each token the rules that may have a result there."""
    at: dict[str, Iterable[int]] = {kind: v.at[kind] for kind in KINDS}
    at |= {"said": [i + 1 for i in v.verbs], "quotation": v.quoted, "place": v.places}
    out: dict[int, list[Rule]] = defaultdict(list)
    for rule, kinds in RULES:
        for i in set().union(*(at[kind] for kind in kinds)):
            out[i].append(rule)
    return out


def _longest(v: View, i: int, rules: list[Rule]) -> Phrase | None:
    best: Phrase | None = None
    for rule in rules:
        phrase = rule(v, i)
        if phrase is not None and (best is None or phrase.last > best.last):
            best = phrase
    return best


def _flat(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for inner in phrase.inner:
        yield from _flat(inner)
