"""Where accounts of one happening disagree: numbers, doer, what was hit, whether it happened at all.

Only different origins disagree; what one source says later is an update of its own account. Nothing is averaged.
"""

from __future__ import annotations

import msgspec

from riwaya.arabic import fold_text
from riwaya.events.happening import Account as Side
from riwaya.events.scene import Scene
from riwaya.events.words import PREPOSITIONS, RELATIVE
from riwaya.records import Account, Conflict, Count, Event, Slot

_NUMBERS: tuple[Slot, ...] = ("killed", "injured", "projectiles")


class Version(msgspec.Struct, frozen=True):
    """One account with the event that records it."""

    side: Side
    event: Event

    @property
    def source(self) -> str | None:
        """Whose account: None is the outlet's own."""
        return self.side.speaker


def conflicts(scene: Scene, versions: list[Version]) -> list[Conflict]:
    """The slots on which the versions of one happening disagree."""
    if len(versions) < 2:
        return []
    if len({(v.side.outlet, v.source) for v in versions}) < 2:
        return []
    found = [_numbers(scene, versions, slot) for slot in _NUMBERS]
    found += [_happened(scene, versions), _actor(scene, versions), _target(scene, versions)]
    return [c for c in found if c is not None]


def _numbers(scene: Scene, versions: list[Version], slot: Slot) -> Conflict | None:
    """Numbers of one thing that cannot both be right: the greatest that each account gives, parts left out."""
    told = [(v, c) for v in versions if not v.side.denied and (c := _greatest(scene, v, slot)) is not None]
    if not any(_apart(a, b) for n, (_, a) in enumerate(told) for _, b in told[n + 1 :]):
        return None
    return Conflict(slot=slot, accounts=tuple(_account(v, _written(c)) for v, c in told))


def _greatest(scene: Scene, version: Version, slot: str) -> Count | None:
    """The toll of an account: its greatest number, or the sum of what و joins («ثلاثة موظفين وأربعة حراس»)."""
    parts = {s for d in version.side.drafts for s in d.subsets}
    told = [c for c in version.event.counts if c.what == slot and c.span not in parts and not _part(scene, c)]
    joined = next((_plus(a, b) for a in told for b in told if 0 < b.span[0] - a.span[1] <= 2), None)
    return max([*told, *([joined] if joined else [])], key=lambda c: c.low, default=None)


def _part(scene: Scene, count: Count) -> bool:
    """Children and women are counted as parts of a toll, not as another toll."""
    words = fold_text(scene.script.text[slice(*count.span)]).split()
    return any(w.lstrip("ول").startswith(_PARTS) for w in words)


_PARTS = ("طفل", "اطفال", "امرا", "نساء", "سيد", "رضيع")


def _plus(a: Count, b: Count) -> Count:
    high = None if a.high is None or b.high is None else a.high + b.high
    return msgspec.structs.replace(a, low=a.low + b.low, high=high)


def _apart(a: Count, b: Count) -> bool:
    """Neither can be the other; numbers of quite another size are of something else."""
    if max(a.low, b.low) > _SIZE * max(1, min(a.low, b.low)):
        return False
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)


_SIZE = 5


def _written(count: Count) -> str:
    """A number as coders write it: 7, 40-70, 10+."""
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.high == count.low else f"{count.low}-{count.high}"


def _happened(scene: Scene, versions: list[Version]) -> Conflict | None:
    """Told by one, denied by another who names no other doer."""
    told = [v for v in versions if not v.side.denied]
    denied = [v for v in versions if v.side.denied]
    denied = [
        v
        for v in denied
        if v.side.drafts[0].head.cls == "act" and not _own_denial(v) and any(v.source != t.source for t in told)
    ]
    if not told or not denied:
        return None
    return Conflict(
        slot="happened",
        accounts=(
            *(_account(v, f"وقع {_noun(scene, v)}") for v in told),
            *(_account(v, f"لم يقع {_noun(scene, v)}") for v in denied),
        ),
    )


def _own_denial(version: Version) -> bool:
    """A denial that is about the doer: «لم تنفذ قواتنا الغارة»."""
    return bool(version.event.actors)


def _noun(scene: Scene, version: Version) -> str:
    """The trigger with the adjective that follows it, clitics off."""
    hit = version.side.drafts[0].head.hit
    start, end = scene.hits.span(hit)
    following = scene.norms[hit.last] if hit.last < len(scene.norms) else ""
    if (
        following.endswith(("ي", "يا", "يه"))
        and following not in RELATIVE | PREPOSITIONS.keys()
        and hit.last not in scene.names
    ):
        end = scene.tokens[hit.last].end
    return " ".join(scene.script.text[start:end].split())


def _actor(scene: Scene, versions: list[Version]) -> Conflict | None:
    """Two who lay it at each other's door, or a doer by one account who denies it."""
    told = [v for v in versions if not v.side.denied and v.event.actors]
    denied = [v for v in versions if v.side.denied and v.event.actors]
    mutual = any(_blames(a, b) for n, a in enumerate(told) for b in told[n + 1 :])
    accused = {e for v in told for e in v.event.actors}
    own = [v for v in denied if v.source in v.event.actors or accused & set(v.event.actors)]
    if not told or not (mutual or own):
        return None
    accounts = [_account(v, _doers(scene, v)) for v in told]
    accounts += [_account(v, f"ليس {_doers(scene, v)}") for v in own]
    return Conflict(slot="actor", accounts=tuple(accounts))


def _blames(a: Version, b: Version) -> bool:
    """Different doers, and one of them is who tells the other account."""
    accused = a.source in b.event.actors or b.source in a.event.actors
    return accused and not set(a.event.actors) & set(b.event.actors)


def _doers(scene: Scene, version: Version) -> str:
    return "، ".join(scene.entity(e).name for e in version.event.actors)


def _target(scene: Scene, versions: list[Version]) -> Conflict | None:
    """Fighters by the account of who did it, civilians by another's."""
    told = [v for v in versions if v.event.targets]
    fighters = [v for v in told if all(_fights(scene, e) for e in v.event.targets)]
    civil = [v for v in told if not any(_fights(scene, e) for e in v.event.targets)]
    doers = {e for v in versions for e in v.event.actors}
    if not civil or not any(v.source in doers for v in fighters):
        return None
    accounts = [_account(v, scene.entity(e).name) for v in told for e in v.event.targets]
    return Conflict(slot="target", accounts=tuple(accounts))


def _fights(scene: Scene, entity: str) -> bool:
    words = scene.entity(entity).name
    return scene.is_armed(words)


def _account(version: Version, value: str) -> Account:
    return Account(value=value, event=version.event.id, source=version.source)
