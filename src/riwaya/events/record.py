"""Accounts of happenings as Event records."""

from __future__ import annotations

from itertools import chain

from riwaya.arabic import fold_text
from riwaya.edtf import bounds
from riwaya.events.happening import Account, Happening
from riwaya.events.model import Draft
from riwaya.events.scene import Scene
from riwaya.events.states import land
from riwaya.events.tolls import Version
from riwaya.events.where import coarse
from riwaya.events.words import GROUNDS
from riwaya.mentions.found import Name
from riwaya.records import Count, Event, digest
from riwaya.rules import Match


def versions_of(scene: Scene, happening: Happening) -> list[Version]:
    """One event an account; the later ones say that they are the same as the first."""
    out: list[Version] = []
    for account in happening.accounts:
        first = out[0].event.id if out else None
        out.append(Version(account, _event(scene, happening, account, first)))
    return out


def trace(version: Version) -> Match:
    """What ``explain`` shows of an event: its triggers with their entries, its parts and where they stand."""
    event = version.event
    parts = tuple(m for d in version.side.drafts for m in d.parts())
    return Match(event.rule, f"{event.type} {event.status}", event.trigger, parts=(*parts, *version.added))


def _event(scene: Scene, happening: Happening, account: Account, first: str | None) -> Event:
    drafts = account.drafts
    head = drafts[0]
    trigger = scene.hits.span(head.head.hit)
    told = happening.drafts if head.status in _FACTS else []
    place = _place(scene, drafts)
    if place is None:
        place = _place(scene, told) or next(filter(None, [d.bare_place for d in drafts]), None)
    whole = _story(scene, drafts) if place is None and head.type in _SOMEWHERE else None
    return Event(
        id=digest(scene.reading.document.id, "event", head.type, trigger, head.voice),
        type=head.type,
        mode=head.mode or next(filter(None, [d.mode for d in drafts]), None),
        trigger=trigger,
        rule=f"event.{head.head.cls}.{head.head.hit.entry.id}",
        status=head.status,
        actors=_all([d.actors for d in drafts]),
        targets=_suffered(drafts) or _weak(scene, drafts),
        place=place.entity if place else whole,
        place_text=place.span if place else None,
        time=_time(drafts) or _time([d for d in told if d.time and _brief(d.time)]),
        weapon=head.weapon or next(filter(None, [d.weapon for d in drafts]), None),
        counts=_counts(drafts),
        according_to=() if account.outlet else _told_by(scene, drafts),
        same_as=first,
    )


def _told_by(scene: Scene, drafts: list[Draft]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([scene.statements[d.voice].id for d in drafts if d.voice >= 0]))


def _story(scene: Scene, drafts: list[Draft]) -> str | None:
    """Where the whole story is, if that is named nearby; protests and accidents are the story themselves."""
    if drafts[0].type in _STORIES:
        return scene.main_place
    near = range(drafts[0].sentence - _BEHIND, drafts[-1].sentence + 2)
    return scene.main_place if not scene.main_sentences.isdisjoint(near) else None


_STORIES = frozenset({"PROTEST", "ACCIDENT"})
_BEHIND = 2
"""How many sentences back the place of the story may be named: from farther it is right less often than not."""

_SOMEWHERE = frozenset("ASSAULT ACCIDENT PROTEST MOBILIZE AID DEFEND COERCE POLITICS".split())
"""What is done on the spot: untold otherwise, it is where the whole story is; the text of its place stays empty."""

_FACTS = frozenset({"happened", "ongoing", "denied"})
"""What is only planned, demanded, threatened or feared is not where and when it was told to have happened."""


def _all(lists: list[list[str]]) -> tuple[str, ...]:
    return tuple(lists[0] if len(lists) == 1 else dict.fromkeys(chain.from_iterable(lists)))


def _suffered(drafts: list[Draft]) -> tuple[str, ...]:
    """Who suffered it; whom any of the tellings has do it is none of those."""
    found = _all([d.targets for d in drafts])
    if not found:
        return ()
    doers = _all([d.actors for d in drafts])
    return tuple([e for e in found if e not in doers])


def _weak(scene: Scene, drafts: list[Draft]) -> tuple[str, ...]:
    """Named buildings that were hit, else whom nobody describes («أشخاص»), else towns and lands."""
    found = _all([d.weak for d in drafts])
    if not found:
        return ()
    known = tuple(e for e in found if scene.entity(e).kind != "place" and not _ground(scene.entity(e).name))
    people = tuple(e for e in known if scene.entity(e).kind == "facility") or known
    return people or _ground_hit(scene, drafts)


def _ground_hit(scene: Scene, drafts: list[Draft]) -> tuple[str, ...]:
    """The towns or lands that the first telling with any says a deed was done to: they are hit where nobody is."""
    lists = ([e for e in d.weak if scene.entity(e).kind == "place"] for d in drafts if d.head.cls != "harm")
    found = tuple(next((places for places in lists if places), []))
    if drafts[0].type in _ON_TOWNS:
        return found
    return tuple(e for e in found if land(scene.entity(e))) if drafts[0].type in _ON_LANDS else ()


def _ground(name: str) -> bool:
    """«مطار …», «قاعدة …», «طريق …»: ground that is fought over and only tells where; «مطار … الدولي» is a body."""
    words = fold_text(name).split()
    return words[0].removeprefix("ال") in GROUNDS and "الدولي" not in words


_ON_TOWNS = frozenset({"ASSAULT", "COERCE", "CONSULT"})
"""What is done to a town; of talks only visits."""
_ON_LANDS = frozenset({"SANCTION", "AID"})
"""What is done to a country; a protest or a release is only in it."""


def _place(scene: Scene, drafts: list[Draft]) -> Name | None:
    """The first that is told; but a facility of its sentence before a town, and a spot told soon before a region."""
    if not drafts:
        return None
    found = [(d.sentence, n) for d in drafts for n in d.places]
    if len(found) < 2:
        return found[0][1] if found else None
    exact = [n for at, n in found if at - found[0][0] <= _SOON and not coarse(scene, n)]
    facility = next((n for at, n in found if at == found[0][0] and n.kind == "facility"), None)
    return facility or next(iter(exact), found[0][1])


_SOON = 1
"""How many sentences on the spot may be told that lies in the region told first."""


def _time(drafts: list[Draft]) -> str | None:
    for d in drafts:
        if d.time:
            return d.time
    return None


def _brief(time: str | None) -> bool:
    """Whether a time is short enough to be that of another telling too: «in the last days» is not."""
    span = bounds(time)
    return span is None or (span[1] - span[0]).days <= _DAYS


_DAYS = 1


def _counts(drafts: list[Draft]) -> tuple[Count, ...]:
    """Each number once; but «امرأة ورجل» of one sentence are two, though both are one."""
    told: set[tuple[str, int]] = set()
    out: list[Count] = []
    for d in drafts:
        if not d.counts:
            continue
        fresh = {(c.what, c.low, c.of): c for c in reversed(d.counts) if (c.what, c.low) not in told}
        out += sorted(fresh.values(), key=lambda c: c.span)
        told |= {(c.what, c.low) for c in d.counts}
    return tuple(out)
