"""Reports made by hand for the incidents' tests: invented documents with the events that a reading would give."""

from __future__ import annotations

from typing import Any

from riwaya.records import Count, Document, Entity, Event, Links, Mention, Published, Report, Statement, digest

TITLE = "خبر"


class Paper:
    """A document in the making; :meth:`tell` adds a sentence with its event, :meth:`report` is the whole."""

    def __init__(self, name: str, outlet: str = "الجريدة", published: str | None = "2031-05-05") -> None:
        self.name, self.outlet, self.published = name, outlet, published
        self.text = TITLE + "\n"
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def _entity(self, name: str, kind: str, **more: Any) -> str:
        at = digest(self.name, kind, name, *more.values())
        self.entities[at] = Entity(id=at, kind=kind, name=name, links=Links(), **more)  # type: ignore[arg-type]
        return at

    def _speaker(self, name: str, kind: str, span: tuple[int, int]) -> str:
        at = digest(self.name, "said", len(self.statements))
        speaker = self._entity(name, kind)
        said = Statement(id=at, cue=span, rule="test", content=(span,), mode="indirect", act="assert", speaker=speaker)
        self.statements.append(said)
        return at

    def _words(self, where: str | None) -> str:
        """A sentence that shares no word of its own with those of other documents."""
        own = [f"{digest(self.name, len(self.events), n)}" for n in range(4)]
        return " ".join(["هجوم", where or "", *own])

    def tell(self, given: dict[str, Any]) -> Paper:
        """One sentence and its event, as ``examples.yml`` writes them."""
        start = len(self.text)
        where = given.get("where")
        words = given.get("text") or self._words(where)
        self.text += words + ".\n"
        end = start + len(words)
        spot = {key: given.get(key) for key in ("country", "lat", "lon")}
        place = self._entity(where, "place", **spot) if where else None
        counts = [
            Count(what=what, low=given[what], high=given[what], span=(end - 1, end), of="مدنيون")  # type: ignore[arg-type]
            for what in ("killed", "injured", "projectiles")
            if what in given
        ]
        by = given.get("source")
        event = Event(
            id=digest(self.name, "event", len(self.events)),
            type=given.get("type", "ASSAULT"),
            trigger=(start, start + 4),
            rule="test",
            status=given.get("status", "happened"),
            actors=(self._entity(given["by"], "group"),) if "by" in given else (),
            targets=(self._entity(given["to"], "group"),) if "to" in given else (),
            place=place,
            place_text=(start, end) if where else None,
            time=str(given["day"]) if "day" in given else None,
            counts=tuple(counts),
            according_to=(self._speaker(by, given.get("kind", "organisation"), (start, start + 4)),) if by else (),
        )
        self.events.append(event)
        return self

    def report(self) -> Report:
        """The whole report."""
        published = Published(value=self.published, how="given") if self.published else None
        document = Document(
            id=self.name, text=self.text, sha256="0", outlet=self.outlet, title=TITLE, published=published
        )
        return Report(
            document=document,
            entities=tuple(self.entities.values()),
            mentions=tuple(self.mentions),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )


def paper(
    name: str, *tellings: dict[str, Any], outlet: str | None = None, published: str | None = "2031-05-05"
) -> Report:
    """A report of some tellings."""
    made = Paper(name, outlet or f"جريدة {name}", published)
    for one in tellings:
        made.tell(one)
    return made.report()
