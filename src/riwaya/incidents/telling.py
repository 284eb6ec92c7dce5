"""A telling: one event of one document at one place, with all that it is compared by."""

from __future__ import annotations

from array import array
from typing import Final

import msgspec

from riwaya.incidents.source import Source
from riwaya.incidents.toll import Tolls
from riwaya.incidents.when import When
from riwaya.incidents.where import Where
from riwaya.records import AccountScope, EventType, Span

HEAD: Final = 3
"""Numbers of a packed sentence before its sketches."""


class Paper(msgspec.Struct, frozen=True, gc=False):
    """The document of a telling. ``day`` is the ordinal of its publication, 0 if unknown."""

    id: str
    outlet: str | None
    url: str | None
    published: str | None
    day: int
    round_up: bool


class Cast(msgspec.Struct, frozen=True, gc=False):
    """Who took part: ``actors`` and ``targets`` are names, ``sides`` and ``hurt`` what is compared of them.

    ``lent`` is the sentence that names the actors where the event itself names none; such actors are not compared.
    """

    actors: tuple[str, ...]
    targets: tuple[str, ...]
    sides: frozenset[str]
    hurt: frozenset[str]
    lent: Span | None = None


class Telling(msgspec.Struct, frozen=True, gc=False):
    """One event of one document at one place, as the reader makes it; ``store`` keeps them packed.

    ``code`` is derived from document, event and place; ``group`` numbers the event's happening within its document.
    """

    code: int
    paper: Paper
    event: str
    group: int
    type: EventType
    time: str | None
    when: When
    where: Where | None
    tolls: Tolls
    scope: AccountScope
    denied: bool
    source: Source
    cast: Cast
    sentence: array[int]

    @property
    def id(self) -> str:
        """The code as 16 hexadecimal digits."""
        return f"{self.code:016x}"

    @property
    def about(self) -> bool:
        """Whether the day of its report is approximate."""
        return "~" in (self.paper.published or "")

    @property
    def quote(self) -> Span:
        """The span of the sentence."""
        return self.sentence[0], self.sentence[1]

    @property
    def words(self) -> array[int]:
        """Sorted hashes of the sentence's words."""
        return self.sentence[HEAD : HEAD + self.sentence[2]]

    @property
    def shingles(self) -> array[int]:
        """Sorted hashes of the sentence's word triples."""
        return self.sentence[HEAD + self.sentence[2] :]


def packed(span: Span, words: array[int], shingles: array[int]) -> array[int]:
    """A sentence in one array: where it is, how many words are kept, and the two sketches."""
    return array("I", [*span, len(words), *words, *shingles])
