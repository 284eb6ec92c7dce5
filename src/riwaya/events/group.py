"""Triggers of one sentence that tell one happening are one draft: «قُتل … في هجوم استهدف …»."""

from __future__ import annotations

from functools import partial
from typing import cast

import msgspec

from riwaya.edtf import bounds
from riwaya.events import details
from riwaya.events.joins import SOFT, home, one_of, prior, since
from riwaya.events.model import Chunk, Class, Draft, Party, Trigger
from riwaya.events.people import Roles
from riwaya.events.scene import Scene
from riwaya.events.tell import Telling
from riwaya.events.where import bare_place, place
from riwaya.mentions.found import Name, Time
from riwaya.records import Count, EventType, Span, Status
from riwaya.rules import Match


def group(scene: Scene, tellings: list[Telling], sentence: int, title: bool) -> list[Draft]:
    """The drafts of one sentence."""
    if not tellings:
        return []
    groups: list[list[Telling]] = []
    for telling in tellings:
        joined = home(groups, telling, alone=one_of(scene, telling)) if groups else None
        if joined is None:
            groups.append([telling])
        else:
            joined.append(telling)
    kept = [g for g in groups if g[0].cls != "light" or any(t.cls != "light" for t in g)]
    drafts = [_draft(scene, g, sentence, title, _others(kept, g)) for g in kept]
    _counts(scene, tellings, kept, drafts)
    return [d for d in drafts if d.counts or d.head.cls != "toll"]  # «القتلى» without a number tells nothing new


def _others(groups: list[list[Telling]], own: list[Telling]) -> list[int]:
    """First tokens of the deeds of the other groups."""
    if len(groups) == 1:
        return []
    return sorted([t.trigger.first for g in groups if g is not own for t in g if t.cls in ("act", "harm")])


def _draft(scene: Scene, told: list[Telling], sentence: int, title: bool, others: list[int]) -> Draft:
    named = told if len(told) == 1 else [t for t in told if t.cls != "light"]
    head = named[0] if len(named) == 1 else min(named, key=lambda t: (_ORDER[t.cls], t.trigger.first))
    triggers, kind = [t.trigger for t in named], cast(EventType, head.type)
    draft = Draft(triggers, _best(triggers), sentence, head.voice, title, kind, head.mode)
    status, draft.status_at = _status(told, head)
    draft.status = cast(Status, status)
    roles = told[0].roles if len(told) == 1 else _joined([t.roles for t in told])
    draft.actors = _ids(scene, _named(roles.actors)) or _bound(scene, draft)
    if roles.targets:
        draft.targets = [e for e in _ids(scene, roles.targets) if e not in draft.actors]
    if roles.weak:
        draft.weak = _ids(scene, roles.weak)
    if roles.parties:
        draft.parties = _ids(scene, roles.parties)
    if head.type in ("CONSULT", "AGREE", "COOPERATE"):
        draft.actors, draft.parties = list(dict.fromkeys([*draft.actors, *draft.parties])), []
    elif draft.parties:
        draft.actors, draft.targets = _sides(draft, told)
    where = place(scene, told, others)
    draft.places = [where] if where is not None else []
    draft.bare_place = bare_place(scene, told, others) if where is None else None
    when = details.time(scene, told, others)
    if when is not None and draft.status == "happened" and _ahead(scene, when.value):
        draft.status = "planned"
    draft.time, draft.time_at = (when.value, when.first) if when is not None else (None, None)
    draft.weapon = details.weapon(scene, told)
    again = bool(scene.marks("repeated"))
    draft.repeated = bool([t for t in named if since(t) or (again and details.repeated(scene, t))])
    draft.apart = bool([t for t in named if one_of(scene, t)])
    draft.pointing = _pointing(named, head)
    draft.parts = partial(_trace, scene, told, where, when, draft.status, draft.status_at)
    return draft


def _best(triggers: list[Trigger]) -> Trigger:
    """A deed before an outcome before a link."""
    return triggers[0] if len(triggers) == 1 else min(triggers, key=lambda t: (_ORDER[t.cls], t.first))


_ORDER: dict[Class, int] = {"act": 0, "harm": 1, "link": 2, "toll": 3, "light": 4}


def _joined(told: list[Roles]) -> Roles:
    """The parties of several tellings."""
    return Roles(
        actors=[p for r in told for p in r.actors],
        targets=[p for r in told for p in r.targets],
        parties=[p for r in told for p in r.parties],
        weak=[p for r in told for p in r.weak],
    )


def _pointing(named: list[Telling], head: Telling) -> bool:
    """Whether what is told only points back: its first word that matters does, or all that it is told by."""
    if head.trigger.definite and head is named[0] and not prior(head):
        return True
    return not [t for t in named if prior(t) or not (t.trigger.definite or t.cls in SOFT)]


def _ahead(scene: Scene, value: str | None) -> bool:
    """Whether a time lies wholly after the day of publication."""
    published = scene.reading.document.published
    now, then = bounds(published.value if published else None), bounds(value)
    return now is not None and then is not None and then[0] > now[1]


def _bound(scene: Scene, draft: Draft) -> list[str]:
    """Who threatens a deed would do it; whom a demand addresses should; whom a warning addresses might."""
    statement = scene.statements[draft.voice] if draft.voice >= 0 else None
    warned = statement is not None and statement.act == "warn" and draft.status == "hypothetical"
    if statement is None or not (warned or draft.status in ("threatened", "demanded")):
        return []
    found = statement.speaker if draft.status == "threatened" else statement.addressee
    return [found] if found is not None else []


def _status(told: list[Telling], head: Telling) -> tuple[str, tuple[int, int] | None]:
    """The light verb says for its noun («لن تشن هجوما»); any other trigger speaks for itself."""
    for t in told:
        if t.cls == "light" and t.status != "happened":
            return t.status, t.status_at
    return head.status, head.status_at


def _sides(draft: Draft, told: list[Telling]) -> tuple[list[str], list[str]]:
    """Of a clash the first side is told as the doer, the others as those it met; «بين … و…» makes doers of both."""
    sides = list(dict.fromkeys([*draft.actors, *draft.parties]))
    if len(draft.parties) > 1 and any(prep == "بين" for t in told for prep, _ in t.clause.governed):
        return sides, [e for e in draft.targets if e not in sides]
    return sides[:1], list(dict.fromkeys([*sides[1:], *draft.targets]))


def _named(found: list[Party]) -> list[Party]:
    """Doers that are only supplied («متظاهرون») or nobody in particular give way to those that are told."""
    return [p for p in found if not (p.vague or p.supplied)] or found if found else found


def _ids(scene: Scene, found: list[Party]) -> list[str]:
    """The entities, each once; «الطرفان» are the two that they mean."""
    if not found:
        return []
    if scene.sides:
        return list(dict.fromkeys([e for p in found for e in scene.sides.get(p.entity, (p.entity,))]))
    return list(dict.fromkeys([p.entity for p in found])) if len(found) > 1 else [p.entity for p in found]


def _counts(scene: Scene, tellings: list[Telling], groups: list[list[Telling]], drafts: list[Draft]) -> None:
    """Each number of the sentence goes to the draft with the nearest trigger that can have it."""
    for chunk in tellings[0].chunks if details.named_in(scene.numbered, tellings) else ():
        if chunk.quantity is None:
            continue
        best = None
        for told, draft in zip(groups, drafts, strict=True):
            made = details.count(told, chunk)
            if made is None or not details.fits(draft.type, made.what):
                continue
            distance = min([abs(t.trigger.first - chunk.first) for t in told])
            distance += 15 if scene.voice[chunk.first] != draft.voice else 0
            if best is None or distance < best[0]:
                best = (distance, draft, made)
        if best is not None:
            best[1].counts += [best[2], *_twins(scene, chunk, best[2])]
            if chunk.quantity.subset:
                best[1].subsets.add(best[2].span)


def _twins(scene: Scene, chunk: Chunk, count: Count) -> list[Count]:
    """What the same words count beside it."""
    twins = scene.twins.get(chunk.first, ())
    return [msgspec.structs.replace(count, what=q.what) for q in twins if q.what is not None]


def _trace(
    scene: Scene, told: list[Telling], where: Name | None, when: Time | None, status: Status, status_at: Span | None
) -> list[Match]:
    out = [
        Match(f"event.trigger.{t.cls}", t.type or "carries", scene.hits.span(t.trigger.hit), t.trigger.hit.entry.where)
        for t in told
    ]
    for label, parties in (
        ("actor", _named([p for t in told for p in t.roles.actors])),
        ("target", [p for t in told for p in t.roles.targets]),
    ):
        out += [
            Match(f"event.{label}", scene.entity(p.entity).name, scene.script.span(p.at, max(p.last, p.at + 1)))
            for p in parties
            if p.at >= 0
        ]
    if where is not None:
        out.append(Match("event.place", scene.entity(where.entity).name, where.span))
    if when is not None:
        out.append(Match("event.time", when.value or "", scene.times[when.first].span))
    if status_at is not None:
        out.append(Match("event.status", status, status_at))
    return out
