"""Everything that crosses a border between rooms, or between riwaya and you.

These records are the public contract (version ``CONTRACT``): the JSON that ``riwaya read`` prints and that
``riwaya schema`` describes. All are frozen and slotted msgspec structs.

Rules that hold everywhere:

* A ``Span`` is ``(start, end)``, half open, in Unicode code points of ``Document.text``; ``text[start:end]`` is the
  thing itself, letter by letter. The text is never rewritten.
* Times are EDTF (ISO 8601-2) strings that carry their own precision: ``2024-10``, ``2024-10-01T00:20``,
  ``2018-04-07/2018-04-08``, ``2025-09~``.
* Numbers are ``low``/``high``; ``high=None`` means open ("at least").
* What a stage cannot know is ``None`` or an empty list and leaves a :class:`Note` that says why.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

CONTRACT = "1"

Span = tuple[int, int]

BlockKind = Literal["title", "paragraph", "heading", "pullquote", "dateline", "caption", "furniture", "comment"]
EntityKind = Literal[
    "person", "group", "organisation", "government", "outlet", "place", "facility", "weapon", "unnamed"
]
MentionKind = Literal[
    "person",
    "group",
    "organisation",
    "government",
    "outlet",
    "place",
    "facility",
    "weapon",
    "unnamed",
    "time",
    "quantity",
]
PublishedHow = Literal["given", "metadata", "url", "text", "inferred"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert",
    "deny",
    "accuse",
    "praise",
    "demand",
    "order",
    "promise",
    "threaten",
    "warn",
    "announce",
    "express",
    "ask",
]
Relation = Literal["issued", "relayed", "told", "seen_by", "published"]
EventType = Literal[
    "ASSAULT",
    "COERCE",
    "PROTEST",
    "MOBILIZE",
    "CONSULT",
    "COOPERATE",
    "AGREE",
    "AID",
    "RETREAT",
    "SANCTION",
    "INVESTIGATE",
    "DEFEND",
    "ACCIDENT",
    "POLITICS",
]
CountOf = Literal[
    "killed",
    "injured",
    "missing",
    "arrested",
    "displaced",
    "projectiles",
    "strikes",
    "vehicles",
    "buildings",
    "people",
    "other",
]
Status = Literal["happened", "ongoing", "planned", "demanded", "threatened", "hypothetical", "denied"]
CommitmentKind = Literal["directive", "pledge", "ultimatum"]
AccountScope = Literal["single", "joint", "recap"]
ConflictKind = Literal["contradiction", "update"]
SummaryPolicy = Literal["range of distinct origins", "lowest of distinct origins", "latest of each origin"]
Verdict = Literal["same", "different", "unsure"]
Toll = tuple[int, int | None]
Slot = Literal["killed", "injured", "projectiles", "actor", "target", "place", "date", "weapon", "happened", "other"]


def digest(*parts: object) -> str:
    """An id: 16 hexadecimal digits derived from the parts, the same in every run."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).hexdigest()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all records: frozen, slotted, made by keyword."""


class Note(Record, frozen=True):
    """Why something is missing or doubtful. ``code`` is a short stable word, ``detail`` a sentence for people."""

    code: str
    detail: str = ""
    span: Span | None = None


class Block(Record, frozen=True):
    """A piece of the page and what it is. ``author`` is set for comments."""

    kind: BlockKind
    span: Span
    author: str | None = None


class Dateline(Record, frozen=True):
    """The line before the first sentence: ``بغداد ـ «القدس العربي»:``."""

    place: str | None = None
    outlet: str | None = None


class Published(Record, frozen=True):
    """The day of publication (EDTF), how it is known, and where the text says so."""

    value: str
    how: PublishedHow
    span: Span | None = None


class Document(Record, frozen=True):
    """One article. ``sha256`` is of the source bytes; ``blocks`` label every part of ``text``."""

    id: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = "ar"
    dateline: Dateline | None = None
    published: Published | None = None
    blocks: tuple[Block, ...] = ()


class Links(Record, frozen=True):
    """Identifiers of an entity elsewhere."""

    geonames: int | None = None
    wikidata: str | None = None


class Entity(Record, frozen=True):
    """A person, body, place or thing; ``name`` is the fullest the document gives, titles off, neutral ones first."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    known_as: str | None = None
    """The neutral name by riwaya's list of actors, where ``name`` takes sides; else null."""
    role: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    links: Links = Links()


class Mention(Record, frozen=True):
    """Where the text names an entity, a time (``value``, EDTF) or a quantity (``low``/``high``)."""

    kind: MentionKind
    span: Span
    rule: str
    entity: str | None = None
    value: str | None = None
    low: float | None = None
    high: float | None = None


class Hop(Record, frozen=True):
    """One step between the speaker and the publishing outlet: a document (``what``), a medium or a person (``via``)."""

    span: Span
    relation: Relation
    via: str | None = None
    what: str | None = None


class Statement(Record, frozen=True):
    """Who said what, through whom. ``chain`` runs from the speaker towards the outlet, which itself is left out."""

    id: str
    cue: Span
    rule: str
    content: tuple[Span, ...]
    mode: Mode
    act: Act
    speaker: str | None = None
    speaker_span: Span | None = None
    addressee: str | None = None
    chain: tuple[Hop, ...] = ()
    distance: Span | None = None
    time: str | None = None
    occasion: Span | None = None


class Count(Record, frozen=True):
    """How many of what an event killed, injured, destroyed …; ``high=None`` is open."""

    what: CountOf
    low: int
    span: Span
    high: int | None = None
    of: str | None = None


class Event(Record, frozen=True):
    """Something that happened, or is said to have. ``according_to`` is empty for the outlet's own voice."""

    id: str
    type: EventType
    trigger: Span
    rule: str
    status: Status
    mode: str | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    place_text: Span | None = None
    time: str | None = None
    weapon: Span | None = None
    counts: tuple[Count, ...] = ()
    according_to: tuple[str, ...] = ()
    same_as: str | None = None
    likely: tuple[str, ...] = ()
    """Those of the actors and targets that no rule gives, but likelihood (``explain`` shows the chance)."""


class Commitment(Record, frozen=True):
    """What somebody is now bound to do, by when."""

    id: str
    statement: str
    kind: CommitmentKind
    task: Span
    issuer: str | None = None
    bearer: str | None = None
    due: str | None = None
    due_span: Span | None = None
    rule: str = ""


class Account(Record, frozen=True):
    """One side of a conflict: the value, the event that holds it, and whose account it is (None: the outlet's)."""

    value: str
    event: str
    source: str | None = None


class Conflict(Record, frozen=True):
    """A slot of one happening on which accounts within the article disagree."""

    slot: Slot
    accounts: tuple[Account, ...]


class Report(Record, frozen=True):
    """All that riwaya read in one document."""

    document: Document
    riwaya: str = CONTRACT
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()


class Location(Record, frozen=True, kw_only=True):
    """Where an incident happened; ``precision`` is the level of what is named: ``village``, ``governorate`` …"""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None


class Side(Record, frozen=True, kw_only=True):
    """Who is said to have done it, or to have suffered it, and the origins that say so."""

    name: str
    according_to: tuple[str, ...] = ()


class IncidentAccount(Record, frozen=True, kw_only=True):
    """What one origin says of an incident in one document; ``chain`` runs from the origin to the outlet, both left out.

    Tolls are ``(low, high)``, ``high`` None for "at least", the whole None where the account says nothing. ``scope``:
    the toll is of this incident alone (``single``), of several told together (``joint``), or of a period (``recap``).
    ``worded`` are slots whose toll comes from singular or plural («شاب»، «آخرين») and not from a number.
    ``actor_quote`` is the sentence that names the actor, where it is not one that tells the happening itself.
    ``copy_of`` is the number of the account whose words these are; ``events`` are all events that tell it.
    """

    document: str
    event: str
    origin: str
    chain: tuple[str, ...] = ()
    killed: Toll | None = None
    injured: Toll | None = None
    projectiles: Toll | None = None
    actor: str | None = None
    actor_quote: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    time: str | None = None
    place: str | None = None
    denied: bool = False
    scope: AccountScope = "single"
    round_up: bool = False
    worded: tuple[str, ...] = ()
    copy_of: int | None = None
    quote: str = ""
    events: tuple[str, ...] = ()


class Range(Record, frozen=True, kw_only=True):
    """A toll over all accounts that count; None is not known."""

    low: int | None = None
    high: int | None = None


class Summary(Record, frozen=True, kw_only=True):
    """The accounts under a stated policy; a slot that no account fills is None."""

    policy: SummaryPolicy
    killed: Range | None = None
    injured: Range | None = None
    projectiles: Range | None = None


class IncidentConflict(Record, frozen=True, kw_only=True):
    """Accounts (by number) that differ in a slot: at odds, or an earlier toll and what became of it."""

    slot: Slot
    kind: ConflictKind
    accounts: tuple[int, ...]


class Evidence(Record, frozen=True, kw_only=True):
    """One reason for or against two tellings being of one happening; ``weight`` adds up to the link's score."""

    rule: str
    detail: str
    weight: float


class IncidentLink(Record, frozen=True, kw_only=True):
    """Why two events were taken for one happening: the pair that joined them, with all that was weighed."""

    left: str
    right: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class IncidentJudgement(Record, frozen=True, kw_only=True):
    """What a person decided about two incidents or events, given by id; the newest judgement of a pair holds."""

    left: str
    right: str
    verdict: Verdict
    who: str
    at: str
    why: str = ""


class Incident(Record, frozen=True, kw_only=True):
    """One happening across documents, the accounts of it side by side.

    ``id`` is that of its least member and stays while that is one of it; ``scope`` tells a single happening from a
    recap (a toll of a period); ``origins`` counts who said it, not how many printed it.
    """

    id: str
    type: EventType
    time: str | None
    place: Location | None
    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    accounts: tuple[IncidentAccount, ...]
    summary: Summary
    conflicts: tuple[IncidentConflict, ...]
    origins: int
    outlets: int
    scope: AccountScope = "single"
    links: tuple[IncidentLink, ...] = ()
    judgements: tuple[IncidentJudgement, ...] = ()
