"""Across sentences: which drafts tell the same happening, and whose accounts of it they are."""

from __future__ import annotations

import msgspec

from riwaya.events.alike import days_agree, fights, means_agree, places_agree
from riwaya.events.doers import carry_doers, name_crowds, name_forces
from riwaya.events.enemies import carry_enemies
from riwaya.events.model import Draft
from riwaya.events.newsday import is_stale, said_before
from riwaya.events.scene import Scene
from riwaya.events.settle import settle
from riwaya.events.states import country
from riwaya.records import EventType

_FAR = 40
_SOON = 12


class Account(msgspec.Struct, gc=False):
    """The drafts of one voice (a speaker, or the outlet: None) about one happening, denials apart."""

    speaker: str | None
    outlet: bool
    denied: bool
    drafts: list[Draft]


class Happening(msgspec.Struct, gc=False):
    """What happened once, with the accounts of it in the order of the text."""

    drafts: list[Draft]
    accounts: list[Account] = msgspec.field(default_factory=list)


def happenings(scene: Scene, drafts: list[Draft]) -> list[Happening]:
    """The drafts by happening; the title's are dropped where the body tells it too."""
    out: list[Happening] = []
    body = [d for d in drafts if not d.title]
    for draft in body:
        draft.time = draft.time or said_before(scene, draft)
        home = _home(scene, out, draft)
        if home is not None and draft.apart:  # «إحدى الغارات»: when the others were
            draft.time = draft.time or next((d.time for d in home.drafts if d.time), None)
            home = None
        if home is None and not _told(draft):
            continue
        if home is None:
            home = Happening([])
            out.append(home)
        home.drafts.append(draft)
    settle(scene, [h.drafts for h in out], [d for d in drafts if d.title])
    told = {d.type for d in body}
    out += [Happening([d]) for d in drafts if d.title and d.type not in told and not (_toll_of(d) & told)]
    for happening in out:
        _account(scene, happening)
    accounts = [a.drafts for h in out for a in h.accounts]
    name_forces(scene, accounts)
    carry_doers(scene, accounts)
    name_crowds(scene, accounts)
    carry_enemies(scene, accounts)
    return out


def _toll_of(draft: Draft) -> set[EventType]:
    """What the dead of a title may be of: «مقتل 14 في حادث حافلة» is no attack where the body tells of an accident."""
    return {"ASSAULT", "ACCIDENT"} if draft.head.cls in ("harm", "toll") else set()


def _told(draft: Draft) -> bool:
    """A deed with nobody, nowhere, at no time is only spoken of."""
    if draft.type != "ASSAULT":
        return True
    return bool(draft.actors or draft.targets or draft.places or draft.time or draft.counts or draft.weapon)


def _home(scene: Scene, known: list[Happening], draft: Draft) -> Happening | None:
    """The happening that a draft goes on telling: pointed at, continued, or of the same place, day and sides."""
    if draft.type == "ASSAULT" and draft.head.cls == "toll":
        _toll(known, draft)
    if draft.repeated:
        return None
    fitting = [h for h in known if h.drafts[0].type == draft.type and _agree(scene, h, draft)]
    for happening in reversed(fitting):
        if _same(scene, happening, draft):
            return happening
    if draft.pointing or _continues(draft):
        placed = [h for h in fitting if not draft.places or any(d.places for d in h.drafts)]
        return _nearest(placed, draft)
    return next((h for h in reversed(fitting) if _goes_on(h.drafts[-1], draft)), None) if fitting else None


def _goes_on(before: Draft, draft: Draft) -> bool:
    """«فجر انتحاري نفسه. واقتحم مسلحون المبنى»: the next thing the attackers do, in the sentence right after."""
    if draft.type != "ASSAULT" or not draft.head.verb or draft.places or draft.time or draft.voice != before.voice:
        return False
    return draft.sentence - before.sentence <= 1 and (not draft.actors or set(draft.actors) <= set(before.actors))


def _toll(known: list[Happening], draft: Draft) -> None:
    """«ارتفع عدد القتلى» is of what was told last: an attack or an accident."""
    last = max(
        (h for h in known if h.drafts[0].type in ("ASSAULT", "ACCIDENT")),
        key=lambda h: h.drafts[-1].sentence,
        default=None,
    )
    if last is not None:
        draft.type = last.drafts[0].type


def _continues(draft: Draft) -> bool:
    """Told by another voice without place or day of its own: about what the article is about."""
    return draft.type == "ASSAULT" and draft.voice >= 0 and not draft.places and not draft.time and not draft.actors


def _nearest(fitting: list[Happening], draft: Draft) -> Happening | None:
    """The last one told with the same word, else the one told most."""
    near = [h for h in fitting if draft.sentence - h.drafts[-1].sentence <= _FAR]
    word = draft.head.hit.entry.id.split()[0]
    spot = draft.places[0].entity if draft.places else None

    def rank(h: Happening) -> tuple[bool, int, bool, int, int]:
        at = spot is not None and any(n.entity == spot for d in h.drafts for n in d.places)
        beside = draft.sentence - h.drafts[-1].sentence <= _BESIDE
        return at, _named(h, word), beside, len(h.drafts), h.drafts[-1].sentence

    return max(near, key=rank, default=None)


_BESIDE = 1
"""How many sentences on «the attack» is the one told just before, not the one told most."""


def _named(happening: Happening, word: str) -> int:
    """Whether a happening was told with a word, or at least with a noun."""
    nouns = [t for d in happening.drafts for t in d.triggers if not t.verb and t.cls == "act"]
    return 2 if [t for t in nouns if t.hit.entry.id.split()[0] == word] else int(bool(nouns))


def _travels(draft: Draft) -> bool:
    """«زيارة إلى العراق»: the journey, whatever meetings there are on it."""
    data = draft.head.data
    return (data.get("prep") or {}).get("إلى") == "target" or (draft.head.verb and data.get("object") == "target")


def _agree(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """Neither place nor day contradict; sides may differ between voices only."""
    if happening.drafts[0].repeated or happening.drafts[0].apart:
        return False
    for d in happening.drafts:
        if d.voice == draft.voice and d.actors and draft.actors and not _common(d.actors, draft.actors):
            return False
        if d.counts and draft.counts and not _tolls_agree(d, draft):
            return False
        if d.time and draft.time and not days_agree(d, draft):
            return False
        if draft.type == "CONSULT" and not draft.pointing and _travels(d) != _travels(draft):
            return False
        if not means_agree(d, draft) or (d.places and draft.places and not places_agree(scene, d, draft)):
            return False
    return not _background(scene, happening, draft)


def _common(some: list[str], others: list[str]) -> bool:
    return not set(some).isdisjoint(others)


def _tolls_agree(a: Draft, b: Draft) -> bool:
    """A war's thousands are not an attack's dead."""
    x, y = _dead(a), _dead(b)
    return not (x and y) or max(x, y) <= _TIMES * min(x, y)


def _dead(draft: Draft) -> int:
    return int(max([c.low for c in draft.counts if c.what == "killed"], default=0))


_TIMES = 20


def _background(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """One is dated long ago, the other undated news: only what stands right after background goes on with it."""
    if not draft.time and draft.sentence - happening.drafts[-1].sentence <= 1:
        return False
    times = [d.time for d in happening.drafts if d.time]
    if draft.time:
        return not times and is_stale(scene, draft.time)
    return bool(times) and all(is_stale(scene, t) for t in times)


def _same(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """Place of its own in common, or the same sides, or the same numbers."""
    mine = {(c.what, c.low) for c in draft.counts if c.low} if draft.counts else None
    if mine and any((c.what, c.low) in mine for d in happening.drafts for c in d.counts):
        return True
    hurt = bool(draft.targets and [d for d in happening.drafts if _common(d.targets, draft.targets)])
    placed = bool(draft.places and [d for d in happening.drafts if d.places])
    if not (hurt or placed):
        return False
    sides = bool(
        draft.actors and [d for d in happening.drafts if _common(d.actors, draft.actors) and fights(d) == fights(draft)]
    )
    if not placed or (sides and hurt):
        return sides and hurt
    dated = _ends(draft) and any(_ends(d) for d in happening.drafts)
    return sides or hurt or dated or _elsewhere_told(scene, happening, draft)


def _ends(draft: Draft) -> bool:
    """Whether a draft has a time with an end: what both did «منذ 2031» need not be one happening."""
    return draft.time is not None and not draft.time.endswith("/..")


def _elsewhere_told(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """The same place by another voice, not long after («غارة على الفاشر» of two sources)."""
    if draft.sentence - happening.drafts[-1].sentence > _SOON or any(d.voice == draft.voice for d in happening.drafts):
        return False
    return not any(country(scene, n) for d in (*happening.drafts, draft) for n in d.places)


def _account(scene: Scene, happening: Happening) -> None:
    for draft in happening.drafts:
        speaker = scene.statements[draft.voice].speaker if draft.voice >= 0 else None
        outlet, denied = draft.voice < 0, draft.status == "denied"
        home = _of_voice(happening, speaker, outlet, denied) or _plain(happening, draft, denied)
        if home is None:
            happening.accounts.append(Account(speaker, outlet, denied, [draft]))
        else:
            home.drafts.append(draft)


def _of_voice(happening: Happening, speaker: str | None, outlet: bool, denied: bool) -> Account | None:
    for a in happening.accounts:
        if a.outlet == outlet and a.speaker == speaker and a.denied == denied:
            return a
    return None


def _plain(happening: Happening, draft: Draft, denied: bool) -> Account | None:
    """A voice that adds nothing of its own stands by the account before."""
    if draft.counts or draft.weapon is not None or (draft.voice >= 0 and not draft.pointing and not draft.places):
        return None
    own = {*draft.actors, *draft.targets, *draft.weak, *[n.entity for n in draft.places]}
    for account in happening.accounts:
        if account.denied == denied and own.issubset(_told_of(account) if own else ()):
            return account
    return None


def _told_of(account: Account) -> set[str]:
    """Whom and where an account tells of."""
    return {e for d in account.drafts for e in (*d.actors, *d.targets, *d.weak, *[n.entity for n in d.places])}
