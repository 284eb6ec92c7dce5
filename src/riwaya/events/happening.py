"""Across sentences: which drafts tell the same happening, and whose accounts of it they are."""

from __future__ import annotations

import msgspec

from riwaya.arabic import fold_text
from riwaya.edtf import bounds, unit
from riwaya.events.model import Draft
from riwaya.events.people import country
from riwaya.events.scene import Scene

_FAR = 40
_SOON = 12
_GENERIC = frozenset(
    "في من مدينه محافظه بلده قريه منطقه حي شمال جنوب شرق غرب شمالي جنوبي شرقي غربي ريف وسط مطار قاعده العسكري".split()
)


class Account(msgspec.Struct):
    """The drafts of one voice (a speaker, or the outlet: None) about one happening, denials apart."""

    speaker: str | None
    outlet: bool
    denied: bool
    drafts: list[Draft]


class Happening(msgspec.Struct):
    """What happened once, with the accounts of it in the order of the text."""

    drafts: list[Draft]
    accounts: list[Account] = msgspec.field(default_factory=list)


def happenings(scene: Scene, drafts: list[Draft]) -> list[Happening]:
    """The drafts by happening; the title's are dropped where the body tells it too."""
    out: list[Happening] = []
    body = [d for d in drafts if not d.title]
    for draft in body:
        home = _home(scene, out, draft)
        if home is None and not _told(draft):
            continue
        if home is None:
            home = Happening([])
            out.append(home)
        home.drafts.append(draft)
    _settle(scene, out)
    told = {d.type for d in body}
    out += [Happening([d]) for d in drafts if d.title and d.type not in told]
    for happening in out:
        _account(scene, happening)
    return out


_NEAR = 2
"""How many sentences on a deed may stand and still be where and when the one before it was."""
_SETTLED = frozenset({"ASSAULT", "COERCE", "AID", "DEFEND", "PROTEST", "RETREAT", "ACCIDENT", "INVESTIGATE"})


def _settle(scene: Scene, known: list[Happening]) -> None:
    """A deed told without place or day, right after one with them, is of that place and day («… واشتبكت معهم»)."""
    ordered = sorted((d for h in known for d in h.drafts), key=lambda d: (d.sentence, d.head.first))
    home = {id(d): h for h in known for d in h.drafts}
    _date_lead(scene, ordered, home)
    for n, draft in enumerate(ordered):
        if draft.type not in _SETTLED or draft.status != "happened":
            continue
        near = [d for d in ordered[:n] if _leads(scene, d, draft)]
        own = home[id(draft)].drafts
        if not any(d.places for d in own):
            draft.places = next((d.places for d in reversed(near) if d.places), [])
        if not any(d.time for d in own) and draft.head.cls != "toll":
            draft.time = next((d.time for d in reversed(near) if d.time), None)
            draft.time = draft.time if unit(draft.time) == "day" else None


def _date_lead(scene: Scene, ordered: list[Draft], home: dict[int, Happening]) -> None:
    """News that opens an article without a day is of about the day of publication (EDTF: ~)."""
    lead = next((d for d in ordered if d.type in _SETTLED), None)
    published = scene.reading.document.published
    if lead is None or published is None or lead.status != "happened" or lead.sentence > scene.lead + 1:
        return
    if not lead.pointing and not any(d.time for d in home[id(lead)].drafts) and len(published.value) >= _DAY:
        lead.time = published.value[:_DAY] + "~"


_DAY = len("2000-01-01")


def _leads(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether a draft goes on from one before it: near, of the same voice, or pointing back to it."""
    if draft.sentence - before.sentence > _NEAR or before.type not in _SETTLED or before.status != "happened":
        return False
    if not _places_agree(scene, before, draft) or not _means_agree(before, draft):
        return False
    return draft.pointing or not draft.counts or _speaker(scene, before) == _speaker(scene, draft)


def _speaker(scene: Scene, draft: Draft) -> str | None:
    return scene.statements[draft.voice].speaker if draft.voice >= 0 else None


def _told(draft: Draft) -> bool:
    """A deed with nobody, nowhere, at no time is only spoken of."""
    if draft.type != "ASSAULT":
        return True
    return bool(draft.actors or draft.targets or draft.places or draft.time or draft.counts or draft.weapon)


def _home(scene: Scene, known: list[Happening], draft: Draft) -> Happening | None:
    """The happening that a draft goes on telling: pointed at, continued, or of the same place, day and sides."""
    if draft.type == "ASSAULT" and draft.head.cls == "toll":
        _toll(known, draft)
    fitting = [h for h in known if h.drafts[0].type == draft.type and _agree(scene, h, draft)]
    same = [h for h in fitting if _same(scene, h, draft)]
    if same:
        return same[-1]
    if draft.pointing or _continues(draft):
        placed = [h for h in fitting if not draft.places or any(d.places for d in h.drafts)]
        return _nearest(placed, draft)
    return next((h for h in reversed(fitting) if _goes_on(h.drafts[-1], draft)), None)


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
    return max(near, key=lambda h: (_named(h, word), len(h.drafts), h.drafts[-1].sentence), default=None)


def _named(happening: Happening, word: str) -> int:
    """Whether a happening was told with a word, or at least with a noun."""
    nouns = [t for d in happening.drafts for t in d.triggers if not t.verb and t.cls == "act"]
    return 2 if any(t.hit.entry.id.split()[0] == word for t in nouns) else int(bool(nouns))


def _agree(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """Neither place nor day contradict; sides may differ between voices only."""
    for d in happening.drafts:
        if not _places_agree(scene, d, draft) or not _days_agree(d, draft) or not _means_agree(d, draft):
            return False
        if not _tolls_agree(d, draft):
            return False
        if d.voice == draft.voice and d.actors and draft.actors and not set(d.actors) & set(draft.actors):
            return False
    return True


def _tolls_agree(a: Draft, b: Draft) -> bool:
    """A war's thousands are not an attack's dead."""
    x, y = (max((c.low for c in d.counts if c.what == "killed"), default=0) for d in (a, b))
    return not (x and y) or max(x, y) <= _TIMES * min(x, y)


_TIMES = 20
_MEANS = (frozenset({"unconventional"}), frozenset({"aerial", "suicide-attack", "abduct", "firearms", "explosives"}))


def _means_agree(a: Draft, b: Draft) -> bool:
    """A gas attack is no air strike."""
    return not any(a.mode in _MEANS[x] and b.mode in _MEANS[1 - x] for x in (0, 1))


def _days_agree(a: Draft, b: Draft) -> bool:
    x, y = bounds(a.time), bounds(b.time)
    return x is None or y is None or (x[0] <= y[1] and y[0] <= x[1])


def _places_agree(scene: Scene, a: Draft, b: Draft) -> bool:
    if not a.places or not b.places:
        return True
    x, y = scene.entity(a.places[0].entity), scene.entity(b.places[0].entity)
    if x.id == y.id or _words(x.name) & _words(y.name):
        return True
    if x.lat is None or x.lon is None or y.lat is None or y.lon is None:
        return "facility" in (x.kind, y.kind)  # a base or a market lies somewhere within the town that is told
    return abs(x.lat - y.lat) < _NEAR_DEGREES and abs(x.lon - y.lon) < _NEAR_DEGREES


_NEAR_DEGREES = 0.2
"""Two places this near (some 20 km) can be told of one happening: an airport and the base beside it."""


def _words(name: str) -> set[str]:
    return {w.removeprefix("ال") for w in fold_text(name.replace("،", " ")).split()} - _GENERIC


def _same(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """Place of its own in common, or the same sides, or the same numbers."""
    numbers = {(c.what, c.low) for d in happening.drafts for c in d.counts if c.low}
    if numbers & {(c.what, c.low) for c in draft.counts}:
        return True
    placed = draft.places and any(d.places for d in happening.drafts)
    sides = any(set(d.actors) & set(draft.actors) for d in happening.drafts)
    hurt = any(set(d.targets) & set(draft.targets) for d in happening.drafts)
    dated = draft.time and any(d.time for d in happening.drafts)
    return bool(placed and (sides or hurt or dated or _elsewhere_told(scene, happening, draft))) or (sides and hurt)


def _elsewhere_told(scene: Scene, happening: Happening, draft: Draft) -> bool:
    """The same place by another voice, not long after («غارة على الفاشر» of two sources)."""
    others = all(d.voice != draft.voice for d in happening.drafts)
    exact = not any(country(scene, n) for d in (*happening.drafts, draft) for n in d.places)
    return others and exact and draft.sentence - happening.drafts[-1].sentence <= _SOON


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
    return next(
        (a for a in happening.accounts if a.outlet == outlet and a.speaker == speaker and a.denied == denied), None
    )


def _plain(happening: Happening, draft: Draft, denied: bool) -> Account | None:
    """A voice that adds nothing of its own stands by the account before."""
    if draft.counts or draft.targets or draft.places or draft.actors or (draft.voice >= 0 and not draft.pointing):
        return None
    for account in happening.accounts:
        actors = {e for d in account.drafts for e in d.actors}
        if account.denied == denied and (not draft.actors or set(draft.actors) <= actors or not actors):
            return account
    return None
