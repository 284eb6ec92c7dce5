"""Who did what is told again without a name: «قصفت القوات البلدة. وأسفر القصف عن …» goes on with those who shelled.

An account without doers takes those of the telling before it, if that is of the same type and status, neither place,
day nor means speak against it, and no other side could be meant:

* what points back (a definite noun, a verb about a deed) and an arrest or release without a subject, where all that
  is told of the kind in the sentences just before is of the same doers;
* anything, where the whole document tells of the kind again and again, always of the same doers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from riwaya.arabic import fold_text
from riwaya.events.alike import days_agree, means_agree, places_agree
from riwaya.events.model import Draft
from riwaya.events.protest import PROTESTERS
from riwaya.events.scene import Scene
from riwaya.records import Entity

_NEAR = 3
"""How many sentences back a deed may be that is pointed at."""
_KINDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "DEFEND", "SANCTION", "AID"})
_MEASURES = frozenset({"COERCE", "RETREAT", "SANCTION"})
"""Deeds of those who have the power to: a verb that names no doer goes on with who used it last."""


class _Telling(msgspec.Struct):
    """An account with its doers, as they are told."""

    drafts: list[Draft]
    doers: list[str]

    @property
    def first(self) -> Draft:
        """Its first draft."""
        return self.drafts[0]


def carry_doers(scene: Scene, accounts: Sequence[list[Draft]]) -> None:
    """Give the doers of the telling before to each account that has none."""
    told = [_Telling(a, _doers(a)) for a in accounts if a[0].type in _KINDS and not a[0].title]
    told.sort(key=lambda t: (t.first.sentence, t.first.head.first))
    for n, telling in enumerate(told):
        if not telling.doers and telling.first.status != "denied" and not telling.first.repeated:
            before = _before(told, n)
            if before is not None and _agree(scene, before, telling.first):
                telling.first.actors, telling.first.carried = before.doers, True


def name_forces(scene: Scene, accounts: Sequence[list[Draft]]) -> None:
    """«غارات روسية» are those of «الطائرات الحربية الروسية», where a document tells what that force does."""
    told = [d for a in accounts for d in a if d.type == "ASSAULT"]
    times = Counter(e for d in told for e in d.actors)
    names = {e: fold_text(scene.entity(e).name) for e, _ in times.most_common()}
    bare = {e for e, name in names.items() if name in _BARE}
    flying = [e for e, name in names.items() if _flies(name)] if bare else []
    for draft in told if flying else ():
        draft.actors = list(dict.fromkeys([flying[0] if e in bare else e for e in draft.actors]))
    by_state = [d for d in told if len(d.actors) == 1 and scene.entity(d.actors[0]).kind == "government"]
    by_land = _forces(scene, names) if by_state else {}
    for draft in by_state if by_land else ():
        last = draft.head.last
        at = next((j for j in range(last, min(last + 3, len(scene.norms))) if scene.hits.at(j, "nisba")), None)
        known = by_land.get(_land(scene.norms[at])) if at is not None else None
        draft.actors = [known] if known is not None else draft.actors


def _forces(scene: Scene, names: Mapping[str, str]) -> dict[str, str]:
    """Of those with some folded names the first armed force of each land."""
    out: dict[str, str] = {}
    for force, name in names.items():
        words = name.split() if scene.entity(force).kind in ("group", "government") else []
        if len(words) > 1 and scene.is_armed(words[0].removeprefix("ال")):
            out.setdefault(_land(words[-1]), force)
    return out


_BARE = frozenset({"الطيران", "الطايرات", "المقاتلات", "الطيران الحربي", "الطايرات الحربيه"})
"""Planes of nobody in particular."""
_CRAFT = frozenset("الطيران الطايرات المقاتلات طيران طايرات مقاتلات".split())


def _flies(name: str) -> bool:
    """Whether a name, folded, is that of an air force of somebody."""
    words = name.split()
    return words[0] in _CRAFT and " ".join(words) not in _BARE and len(words) > 1


def _land(adjective: str) -> str:
    """«الروسية», «روسي»: the adjective cut of its article and gender."""
    return adjective.removeprefix("ال").removesuffix("ه")


def name_crowds(scene: Scene, accounts: Sequence[list[Draft]]) -> None:
    """Protesters that only the word «احتجاجات» tells are those that the document names, if it names one crowd."""
    told = [d for a in accounts for d in a if d.type == "PROTEST"]
    if not told:
        return
    nobody = scene.adopt(PROTESTERS)
    named = {e for d in told for e in d.actors if e != nobody} or _hurt(scene, accounts)
    if len(named) == 1 and all(_crowd(scene.entity(e)) for e in named):
        for draft in told:
            if draft.actors == [nobody]:
                draft.actors = [*named]


def _hurt(scene: Scene, accounts: Sequence[list[Draft]]) -> set[str]:
    """«قتل ثلاثة فلسطينيين خلال احتجاجات»: people of a land who are hurt where a protest is told."""
    there = {d.sentence for a in accounts for d in a if d.type == "PROTEST"}
    drafts = (d for a in accounts for d in a if d.type in ("ASSAULT", "COERCE") and d.sentence in there)
    return {e for d in drafts for e in d.targets if _crowd(scene.entity(e)) and " " not in scene.entity(e).name}


def _crowd(entity: Entity) -> bool:
    """«فلسطينيون», «عمال السكك»: people of a land or of a body; plain «سكان» say no more than «متظاهرون»."""
    return entity.kind == "unnamed" and (entity.name.endswith("يون") or " " in entity.name)


def _doers(drafts: list[Draft]) -> list[str]:
    return list(dict.fromkeys(e for d in drafts for e in d.actors))


def _before(told: list[_Telling], n: int) -> _Telling | None:
    """The telling that the ``n``-th goes on from, if only one side could be meant."""
    draft = told[n].first
    known = [t for t in told if t.doers and t.first.type == draft.type]
    earlier = [t for t in told[:n] if t.doers and t.first.type == draft.type]
    near = [t for t in earlier if draft.sentence - t.first.sentence <= _NEAR]
    if near and _points(draft) and _one_side(near):
        return near[-1]
    return earlier[-1] if earlier and len(known) > 1 and _one_side(known) else None


def _one_side(told: list[_Telling]) -> bool:
    return len({frozenset(t.doers) for t in told}) == 1


def _points(draft: Draft) -> bool:
    """Whether a draft is about a deed told before, or a measure whose doer is left out."""
    head = draft.head
    if head.cls == "link" or (draft.pointing and head.cls == "act"):
        return True
    return head.verb and head.cls == "act" and draft.type in _MEASURES


def _agree(scene: Scene, before: _Telling, draft: Draft) -> bool:
    """Whether nothing that is told speaks against it."""
    if before.first.status != draft.status:
        return False
    return all(places_agree(scene, d, draft) and days_agree(d, draft) and means_agree(d, draft) for d in before.drafts)
