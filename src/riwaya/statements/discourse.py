"""Who has spoken so far: what dropped subjects, participles and «البيان» go back to."""

from __future__ import annotations

import msgspec

from riwaya.records import Hop
from riwaya.statements.model import Cue, Voice

_REACH = 4
"""How many sentences back a dropped subject may reach."""

_CLASS = {"ms": "m", "md": "mp", "mp": "mp", "fs": "f", "fd": "f", "fp": "fp", "": ""}


class Turn(msgspec.Struct, frozen=True, gc=False):
    """One speaker's turn: by sentence and by the agreement of the verb that named him."""

    entity: str | None
    agreement: str
    hops: tuple[Hop, ...]
    sentence: int
    cue: int
    depth: int
    hidden: bool = False
    """Told by a passive, or by nobody that is named: nothing goes back to it while another has spoken."""


class Discourse:
    """The turns so far, and the last issuer of a document."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.documents: dict[str, Turn] = {}

    def add(self, cue: Cue, voice: Voice, hops: tuple[Hop, ...], depth: int, *, issues: bool) -> None:
        """Take note of a statement's speaker; ``issues``: it came in a document of his own (في بيان)."""
        agreement = voice.agreement if cue.kind == "relay" else voice.agreement or cue.agreement
        turn = Turn(voice.entity, agreement, hops, cue.sentence, cue.first, depth, cue.kind == "passive")
        if issues:
            kinds = (h.what.split()[0] for h in hops if h.relation == "issued" and h.what)
            self.documents.update(dict.fromkeys(kinds, turn))
        self.turns.append(turn)

    def in_sentence(self, cue: Cue, *, nested: bool = True) -> Turn | None:
        """The last turn of the cue's own sentence with which it agrees; with ``nested`` also of quoted speakers."""
        near = [t for t in self.turns if t.sentence == cue.sentence and t.cue < cue.first and (nested or t.depth == 0)]
        near = [t for t in near if not t.hidden] or near
        fitting = [t for t in near if agrees(cue.agreement, t.agreement)]
        return fitting[-1] if fitting else None

    def carry(self, cue: Cue) -> Turn | None:
        """The last turn within reach with which the verb agrees; at depth 0 unless the cue itself is quoted."""
        near = [t for t in self.turns if t.depth == 0 and cue.sentence - t.sentence <= _REACH]
        fitting = [t for t in near if agrees(cue.agreement, t.agreement)]
        if fitting:
            return fitting[-1]
        goes_on = cue.data.get("carry") and near and cue.sentence - near[-1].sentence <= 1
        return near[-1] if goes_on else None  # وقالت مصادر … وأضاف: newsrooms don't always agree

    def hops_of(self, entity: str) -> tuple[Hop, ...]:
        """The hops of the last turn, if it was this entity's."""
        main = [t for t in self.turns if t.depth == 0]
        return main[-1].hops if main and main[-1].entity == entity else ()

    def last(self) -> Turn | None:
        """The last main turn."""
        return next((t for t in reversed(self.turns) if t.depth == 0), None)

    def carry_document(self, what: str) -> Turn | None:
        """The last turn that came in a document of this kind (البيان، البرقية), else the last main turn."""
        return self.documents.get(what.split()[0]) or self.last()


def agrees(verb: str, speaker: str) -> bool:
    """Whether a verb without subject can go back to a speaker: number may grow, gender may not change."""
    a, b = _CLASS.get(verb, ""), _CLASS.get(speaker, "")
    if not a or not b or a == b:
        return True
    return {a, b} in ({"m", "mp"}, {"f", "fp"}, {"f", "mp"}) and a in ("mp", "fp")
