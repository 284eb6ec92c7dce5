"""The events of riwaya's own annotation, as riwaya reads them: what ``casting.py`` and ``placing.py`` learn from.

``eval/data/participants.jsonl`` says for 5,700 events of 877 articles of ``SHARED/corpora`` and ``SHARED/airwars`` who
did it, to whom and where, as spans: by the guide of the gold; no text is in it. Two readers took each event without
knowing of each other (they agree on actors in .80, on targets in .69 by F1, on the place in .85 of events); where they
differ, which is half of the events, a third decided.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from riwaya.events import drafts
from riwaya.events.happening import Happening, happenings
from riwaya.events.model import Draft
from riwaya.events.record import versions_of
from riwaya.events.scene import Scene
from riwaya.events.tell import Telling
from riwaya.events.tolls import Version
from riwaya.lexicon import load
from riwaya.mentions import date_document, read_mentions
from riwaya.mentions.reading import read_script
from riwaya.page import document_from_text
from riwaya.records import Span
from riwaya.statements import read_statements

DATA = Path(__file__).parent / "data/participants.jsonl"
FOLDS = 4


class Told(msgspec.Struct):
    """An annotated event: its trigger, its type (none: no event), the spans of its parties and of its places."""

    trigger: Span
    type: str | None
    actors: list[Span] = []
    targets: list[Span] = []
    actors_unnamed: int = 0
    targets_unnamed: int = 0
    places: list[Span] = []


class Annotated(msgspec.Struct):
    """An article as riwaya reads it, with the annotated events that riwaya finds too."""

    scene: Scene
    tellings: Mapping[int, list[Telling]]
    found: list[Draft]
    events: list[tuple[Happening, Version, Told]]


class Dealt(Protocol):
    """What is dealt to folds, by its article."""

    article: str
    fold: int


def read_annotated(shared: Path) -> Iterator[Annotated]:
    """The annotated articles."""
    rows = map(json.loads, DATA.read_text(encoding="utf-8").splitlines())
    told = {row["id"]: msgspec.convert(row["events"], list[Told]) for row in rows}
    lexicon = load()
    for a in _articles(shared, set(told)):
        document = document_from_text(
            a["text"], title=a["title"], outlet=a.get("outlet"), published=a.get("published"), id=a["id"]
        )
        reading = date_document(read_script(document, lexicon))
        day = reading.document.published
        mentions = read_mentions(reading, day.value if day else None)
        said = read_statements(reading, mentions)
        yield _annotated(Scene(reading, mentions, said.statements, said.entities), told[a["id"]])


def _articles(shared: Path, wanted: set[str]) -> Iterator[dict[str, str]]:
    """The articles of the corpora that are annotated."""
    paths = [*sorted((shared / "corpora/stream").glob("*.jsonl.gz")), shared / "airwars/articles.jsonl"]
    for path in paths:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        yield from (a for a in map(json.loads, data.splitlines()) if a["id"] in wanted)


def _annotated(scene: Scene, told: list[Told]) -> Annotated:
    tellings, found = drafts(scene)
    accounts = [(h, v) for h in happenings(scene, found) for v in versions_of(scene, h)]
    events = []
    for event in told:
        start, end = event.trigger
        at = next(((h, v) for h, v in accounts if v.event.trigger[0] < end and start < v.event.trigger[1]), None)
        if at is not None and event.type is not None:
            events.append((*at, event))
    return Annotated(scene, tellings, found, events)


def deal(items: Sequence[Dealt]) -> None:
    """Deal the articles to folds."""
    ids = sorted({i.article for i in items})
    random.Random(1).shuffle(ids)
    fold = {article: n % FOLDS for n, article in enumerate(ids)}
    for item in items:
        item.fold = fold[item.article]
