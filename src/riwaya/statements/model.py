"""The parts of a statement while it is being put together, by token."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from riwaya.arabic import Quote
from riwaya.lexicon import Hit
from riwaya.records import Act, Hop, Mode, Span

CueKind = Literal["verb", "participle", "noun", "passive", "source", "relay", "colon"]


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A word of saying at tokens ``first`` to ``last``; what it governs ends before ``limit`` at the latest."""

    kind: CueKind
    first: int
    last: int
    sentence: int
    start: int
    """The first token of the sentence, or of the quotation it stands in."""
    limit: int
    frames: dict[str, str]
    data: dict[str, Any]
    hit: Hit | None = None

    @property
    def agreement(self) -> str:
        """Gender and number of the verb."""
        return self.hit.form.agreement if self.hit else ""

    @property
    def pronoun(self) -> str:
        """The object pronoun at its end."""
        return self.hit.form.pronoun if self.hit else ""

    @property
    def joined(self) -> bool:
        """Whether it opens with و or ف."""
        return bool(self.hit and self.hit.prefix[:1] in ("و", "ف"))


class Complement(msgspec.Struct, frozen=True, gc=False):
    """What was said begins at token ``start`` (letter ``at``), after the marker at ``mark``; ``frame`` led there."""

    frame: str
    mark: int
    start: int
    at: int
    quote: Quote | None = None
    subject_last: int | None = None
    """For frames with one addressed: where the subject ended."""


class Voice(msgspec.Struct, frozen=True, gc=False):
    """A speaker: an entity (None where the outlet hides it), where it stands, and the hops that came with it."""

    entity: str | None
    span: Span | None
    agreement: str
    rule: str
    hops: tuple[Hop, ...] = ()
    carried: bool = False
    last: int = 0
    """The token after it."""


class Draft(msgspec.Struct):
    """A statement in the making."""

    cue: Cue
    complement: Complement
    voice: Voice
    act: Act
    content: list[Span]
    first: int
    last: int
    hops: list[Hop]
    mode: Mode = "indirect"
    bounds: str = ""
