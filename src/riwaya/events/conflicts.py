"""Where accounts of one happening disagree: numbers, doer, what was hit, whether it happened at all.

Only different origins disagree; what one source says later is an update of its own account. Nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.events.denials import Refusal, firm, own_deed
from riwaya.events.model import Draft
from riwaya.events.scene import Scene
from riwaya.events.sides import any_kin, civil, fights, kin, no_doer
from riwaya.events.tolls import Version, same_deed, tolls
from riwaya.events.words import PREPOSITIONS, RELATIVE
from riwaya.records import Account, Conflict, Slot

_NUMBERS: tuple[Slot, ...] = ("killed", "injured", "projectiles")
_FACTS = frozenset({"happened", "ongoing"})
_TOLD = frozenset({"ASSAULT", "ACCIDENT", "COERCE", "PROTEST", "RETREAT", "DEFEND"})
"""What accounts of can contradict each other: harm and deeds, not talks or plans."""


class Denial(msgspec.Struct, frozen=True):
    """Who denies it, the event it is told by, and whom it takes the deed from (nobody: it is said not to have been).

    ``verb``: «لم نقصف» says what was not done, not that nothing was.
    """

    source: str | None
    event: str
    doers: tuple[str, ...]
    noun: str
    verb: bool


def conflicts(scene: Scene, versions: list[Version], refused: Sequence[Refusal] = ()) -> list[Conflict]:
    """The slots on which the versions of one happening disagree."""
    if not versions or versions[0].event.type not in _TOLD or (len(versions) == 1 and not refused):
        return []
    told = [v for v in versions if v.event.status in _FACTS and not _lasting(v)]
    found: list[Conflict | None] = []
    if len(told) > 1 and versions[0].event.type in ("ASSAULT", "ACCIDENT"):
        given = [{c.what for c in v.event.counts} for v in told if v.event.counts]
        slots_given = _NUMBERS if len(given) > 1 else ()
        found += [_numbers(scene, told, slot) for slot in slots_given if sum([slot in one for one in given]) > 1]
        found.append(_target(scene, versions))
    denied = _denials(scene, versions)
    found += [_happened(scene, told, denied), _actor(scene, told, denied)]
    slots = {c.slot for c in found if c is not None}
    found += [c for c in _refused(scene, versions, refused) if c.slot not in slots]
    return [c for c in found if c is not None]


def _doers(version: Version) -> tuple[str, ...]:
    """The doers that an account tells itself."""
    return () if [d for d in version.side.drafts if d.carried] else version.event.actors


def _lasting(version: Version) -> bool:
    """A war or who holds a town is no single deed."""
    data = version.side.drafts[0].head.data
    return bool(data.get("state")) or "territory" in str(data.get("acled", ""))


def _denials(scene: Scene, versions: list[Version]) -> list[Denial]:
    out: list[Denial] = []
    for v in versions:
        draft = v.side.drafts[0]
        if draft.head.cls != "act" or not firm(scene, draft):
            continue
        own = (v.source,) if v.source is not None and not _doers(v) and own_deed(scene, draft) else ()
        out.append(Denial(v.source, v.event.id, _doers(v) or own, _noun(scene, draft), draft.head.verb))
    return out


def _refused(scene: Scene, versions: list[Version], refused: Sequence[Refusal]) -> list[Conflict]:
    """«اتهمت … وهو ما نفاه»: what was told just before against who denies it, at most one of a slot."""
    out: dict[Slot, Conflict] = {}
    for refusal in refused:
        version = next((v for v in versions if any(d is refusal.draft for d in v.side.drafts)), None)
        if version is None:
            continue
        told, denied = f"وقع {_noun(scene, refusal.draft)}", f"لم يقع {_noun(scene, refusal.draft)}"
        if refusal.doer:
            told = _names(scene, refusal.draft.actors)
            denied = no_doer(told)
        slot: Slot = "actor" if refusal.doer else "happened"
        sides = (
            Account(value=told, event=version.event.id, source=refusal.teller),
            Account(value=denied, event=version.event.id, source=refusal.source),
        )
        out.setdefault(slot, Conflict(slot=slot, accounts=sides))
    return list(out.values())


def _numbers(scene: Scene, versions: list[Version], slot: Slot) -> Conflict | None:
    told = tolls(scene, versions, slot)
    return Conflict(slot=slot, accounts=tuple(_account(v, written) for v, written in told)) if told else None


def _happened(scene: Scene, versions: list[Version], denials: list[Denial]) -> Conflict | None:
    """Told by one for certain, denied by another who takes it from no doer."""
    denied = [d for d in denials if not d.doers and not d.verb]
    if not denied:
        return None
    told = [v for v in versions if v.side.drafts[0].head.cls == "act" and not _hedged(scene, v)]
    told = [v for v in told if any(_others(scene, d.source, v) for d in denied)]
    if not told:
        return None
    return Conflict(
        slot="happened",
        accounts=(
            *(_account(v, f"وقع {_noun(scene, v.side.drafts[0])}") for v in told),
            *(Account(value=f"لم يقع {d.noun}", event=d.event, source=d.source) for d in denied),
        ),
    )


def _others(scene: Scene, denier: str | None, version: Version) -> bool:
    """Whether the denier contradicts another than himself."""
    return version.side.outlet or denier is None or version.source is None or not kin(scene, denier, version.source)


def _hedged(scene: Scene, version: Version) -> bool:
    """«هجوم مفترض», «مزاعم الهجوم», «ما يشتبه بأنه هجوم»: named, not asserted."""
    return all(scene.has("hedge", max(0, d.head.first - 3), d.head.last + 3) for d in version.side.drafts)


def _noun(scene: Scene, draft: Draft) -> str:
    """The trigger with the adjective that follows it, clitics off."""
    hit = draft.head.hit
    start, end = scene.hits.span(hit)
    following = scene.norms[hit.last] if hit.last < len(scene.norms) else ""
    if (
        following.endswith(("ي", "يا", "يه"))
        and following not in RELATIVE | PREPOSITIONS.keys()
        and hit.last not in scene.names
    ):
        end = scene.tokens[hit.last].end
    return " ".join(scene.script.text[start:end].split())


def _actor(scene: Scene, versions: list[Version], denials: list[Denial]) -> Conflict | None:
    """Two who lay it at each other's door, or a doer by one account that another takes it from."""
    told = [v for v in versions if _doers(v)]
    if len(told) < 2 and not denials:
        return None
    mutual = [(a, b) for n, a in enumerate(told) for b in told[n + 1 :] if _blames(scene, a, b)]
    accounts = {v.event.id: v for pair in mutual for v in pair}
    taken: list[Denial] = []
    for denial in denials:
        accusers = [v for v in told if any_kin(scene, _doers(v), denial.doers) and _others(scene, denial.source, v)]
        if accusers:
            accounts |= {v.event.id: v for v in accusers}
            taken.append(denial)
    if not accounts:
        return None
    return Conflict(
        slot="actor",
        accounts=(
            *(_account(v, _names(scene, _doers(v))) for v in told if v.event.id in accounts),
            *(Account(value=no_doer(_names(scene, d.doers)), event=d.event, source=d.source) for d in taken),
        ),
    )


def _blames(scene: Scene, a: Version, b: Version) -> bool:
    """Different doers, one of whom tells the other account; and both accuse."""
    if any_kin(scene, _doers(a), _doers(b)) or a.source is None or b.source is None:
        return False
    if not (_accuses(scene, a) and _accuses(scene, b)):
        return False
    return any_kin(scene, [a.source], _doers(b)) or any_kin(scene, [b.source], _doers(a))


def _accuses(scene: Scene, version: Version) -> bool:
    return any(scene.statements[d.voice].act == "accuse" for d in version.side.drafts if d.voice >= 0)


def _names(scene: Scene, entities: Sequence[str]) -> str:
    return "، ".join(scene.entity(e).name for e in entities)


def _target(scene: Scene, versions: list[Version]) -> Conflict | None:
    """Fighters by the account of who did it, civilians by another's."""
    told = [v for v in versions if v.event.targets]
    hurt = [v for v in told if v.event.status == "happened" and any(civil(scene, e) for e in v.event.targets)]
    if len(told) < 2 or not hurt:
        return None
    fighters = [v for v in told if v.source is not None and any(fights(scene, e) for e in v.event.targets)]
    doers = {e for v in versions for e in _doers(v)}
    fighters = [v for v in fighters if v.source is not None and any_kin(scene, [v.source], doers)]
    hurt = [v for v in hurt if not any(fights(scene, e) for e in v.event.targets)]
    hurt = [v for v in hurt if all(same_deed(scene, v, w) for w in fighters)]
    if not hurt or not fighters:
        return None
    accounts = [_account(v, scene.entity(e).name) for v in told if v in hurt or v in fighters for e in v.event.targets]
    return Conflict(slot="target", accounts=tuple(accounts))


def _account(version: Version, value: str) -> Account:
    return Account(value=value, event=version.event.id, source=version.source)
