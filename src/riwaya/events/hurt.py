"""Whom something is done to where no phrase of the clause says so: a pronoun, or a word of toll («أسعفت المصابين»)."""

from __future__ import annotations

import msgspec

from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.people import Roles, parties, struck
from riwaya.events.repelled import attackers
from riwaya.events.scene import Scene
from riwaya.events.words import AGAINST

_NEXT = 1
"""How many sentences before the pronoun those whom it means may be told."""
_PREPOSITIONS = {"عن": "عن", "علي": "على", "ل": "ل", "ضد": "ضد", "بحق": "بحق"}
_HOLDING = {word + p: (prep, p) for word, prep in _PREPOSITIONS.items() for p in ("هما", "هم", "ها", "ه")}
"""«عنه», «عليها» …: preposition and pronoun."""
_SOME = frozenset("بعضها بعضهم معظمها معظمهم جميعها جميعهم اغلبها اغلبهم".split())
"""«وأحرقوا بعضها»: some or all of what was told before."""


def suffered(scene: Scene, chunks: list[Chunk], clause: Clause, roles: Roles) -> None:
    """Fill in whom the deed was done to, where a pronoun or a word of toll says it."""
    if clause.trigger.cls in ("toll", "harm") and not roles.targets:
        roles.give("target", _ranks(scene, chunks, clause))
    if clause.trigger.type == "DEFEND" and not roles.targets:
        doers = {p.entity for p in roles.actors}
        roles.give("target", [p for p in attackers(scene, chunks, clause) if p.entity not in doers])
    if roles.targets or roles.weak or roles.about is not None or clause.trigger.cls in ("toll", "light"):
        return
    found = _held(scene, chunks, clause)
    if found and clause.relative is not None and clause.trigger.verb:
        head = Phrase(clause.relative, clause.relative + 1)
        roles.give("target", struck(scene, chunks, head))
    elif found:
        roles.give("target", whom(scene, clause, found, roles))
    elif clause.trigger.type == "AID":
        roles.give("target", _casualties(scene, chunks, clause))


def whom(scene: Scene, clause: Clause, pronoun: str, roles: Roles) -> list[Party]:
    """Those whom a pronoun can mean, of whom the tellings before tell that something was done to them."""
    here = scene.sentence_of(clause.trigger.first)
    doers = {p.entity for p in roles.actors}
    for first, told in reversed(scene.hurt):
        if here - scene.sentence_of(first) > _NEXT:
            return []
        fit = [p for p in told if p.entity not in doers and _fits(scene, p, pronoun)]
        if fit:
            return [msgspec.structs.replace(p, at=clause.trigger.first, last=0) for p in fit]
    return []


def _held(scene: Scene, chunks: list[Chunk], clause: Clause) -> str:
    """The pronoun that is the object of a verb («اعتقلته») or of its preposition («أفرجت عنه»)."""
    trigger, data = clause.trigger, clause.trigger.data
    own = str(trigger.hit.form.pronoun or "")
    if trigger.verb and own:
        return own if data.get("object", "target") == "target" else ""
    for n in range(clause.at + 1, min(clause.end, clause.at + 4)):
        word = scene.norms[chunks[n].first]
        if word in _SOME and trigger.verb and not chunks[n].prep and data.get("object", "target") == "target":
            return word[-2:]
        prep, pronoun = _HOLDING.get(word, ("", ""))
        if pronoun and (dict.fromkeys(AGAINST, "target") | (data.get("prep") or {})).get(prep) == "target":
            return pronoun
    return ""


def _fits(scene: Scene, party: Party, pronoun: str) -> bool:
    people = party.kind == "unnamed" and not party.thing
    if pronoun in ("هم", "هما"):
        return people or party.kind == "group" or (pronoun == "هما" and party.kind == "person")
    if pronoun == "ه":
        many = people and scene.entity(party.entity).name.endswith(("ون", "ين", "ات"))
        return party.kind != "group" and not many
    return not people


def _casualties(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«أسعفت الفرق المصابين», «نقل المصابين»: the word of toll itself."""
    told = clause.trigger.data.get("genitive") == "target"  # «نقل المصابين», but «مساعدات إنسانية»
    if told and clause.trigger.last - clause.trigger.first > 1 and not clause.trigger.verb:
        return _called(scene, clause.trigger.last - 1)
    for n in range(clause.at + 1, min(clause.at + 5, len(chunks))):
        trigger = chunks[n].trigger
        if trigger is not None and trigger.cls == "toll" and not chunks[n].prep:
            return _called(scene, trigger.last - 1)
        if chunks[n].kind in ("mark", "cue", "turn") or trigger is not None:
            return []
    return []


def _called(scene: Scene, token: int) -> list[Party]:
    word = scene.words(token, token + 1)
    name = word[:-2] + "ون" if word.endswith("ين") else word
    return [Party(scene.adopt(name), "unnamed", False, False, token)]


def _ranks(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«جرحى في صفوف المدنيين», «سقوط ضحايا من المدنيين»: among whom there are dead or wounded."""
    for n in range(clause.at + 1, min(clause.end, clause.at + _AFTER)):
        chunk = chunks[n]
        if chunk.kind in ("mark", "cue", "turn", "trigger"):
            return []
        if chunk.prep == "في" and scene.norms[chunk.first] in _RANKS and n + 1 < clause.end:
            return parties(scene, chunks, Phrase(n + 1, n + 2))
        if chunk.prep in ("من", "بين") and chunk.kind in ("victim", "name"):
            return parties(scene, chunks, Phrase(n, n + 1))
    return []


_AFTER = 5
_RANKS = frozenset({"صفوف", "اوساط"})
