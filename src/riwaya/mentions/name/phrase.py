"""What a name rule finds, before it is known who is meant."""

from __future__ import annotations

from typing import Literal

import msgspec

from riwaya.lexicon import Entry, Hit
from riwaya.records import EntityKind

How = Literal["name", "role", "unnamed"]
Range = tuple[int, int]


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase at tokens ``first`` to ``last`` (exclusive), its first word without the clitics ``prefix``.

    ``core``: the tokens of the name proper (of the whole phrase where that is the name). ``role``: the tokens of the
    office beside it. ``head``: the word that decides what it is («وزير», «وزارة»). ``inner``: phrases within it.
    """

    first: int
    last: int
    kind: EntityKind
    how: How
    rule: str
    core: Range
    prefix: str = ""
    role: Range | None = None
    head: Hit | None = None
    actor: Entry | None = None
    definite: bool = True
    inner: tuple[Phrase, ...] = ()


class Part(msgspec.Struct, frozen=True, gc=False):
    """A complement: where it ends, whether it is definite (and so closes the idafa), and the phrases in it."""

    last: int
    definite: bool
    inner: tuple[Phrase, ...] = ()
