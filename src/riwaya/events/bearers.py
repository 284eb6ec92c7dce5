"""Who is bound: whom an order is given to; of a plan its subject, the body that is spoken for, else the speaker."""

from __future__ import annotations

import msgspec

from riwaya.arabic import fold_text
from riwaya.events.scene import Scene
from riwaya.events.states import country
from riwaya.events.words import QUOTES
from riwaya.mentions.found import Name
from riwaya.records import CommitmentKind, Statement

_MAKERS = frozenset({"person", "group", "organisation", "government", "unnamed"})
_BODIES = frozenset({"group", "organisation", "government"})
_THAT = frozenset("ان وان بان وبان".split())
_THAT_IT = frozenset("انه انها انهم وانه وانها وانهم بانه بانها بانهم".split())


class Task(msgspec.Struct, frozen=True):
    """What is to be done: tokens ``first`` to ``last`` of a statement's content, and the rule that found it."""

    first: int
    last: int
    rule: str
    kind: CommitmentKind


def undertakes(scene: Scene, statement: Statement, task: Task) -> bool:
    """Whether the speaker can bind the bearer: a pledge is his own or his side's, not a forecast about others."""
    if task.kind == "directive":
        return True
    issuer, bound = statement.speaker, bearer(scene, statement, task)
    if bound is None or (issuer is not None and scene.entity(issuer).kind == "outlet"):
        return False
    if issuer is None or bound == issuer:
        return True
    x, y = scene.entity(issuer).country, scene.entity(bound).country
    return x is None or y is None or x == y


def bearer(scene: Scene, statement: Statement, task: Task) -> str | None:
    """The entity that is bound."""
    if task.kind == "directive":
        return statement.addressee or _ordered(scene, statement, task)
    subject = _subject(scene, statement, task)
    if subject is not None:
        return subject.entity
    if _others(scene, statement, task):
        return None
    return _behalf(scene, statement) or _we(scene, statement, task) or statement.speaker


def _others(scene: Scene, statement: Statement, task: Task) -> bool:
    """«قال مسؤولون إنه سيجري محادثات»: many speakers, one who will do it."""
    verb = scene.norms[task.first].lstrip("وف")
    if statement.speaker is None or task.rule != "commitment.future" or verb[:3] in ("سيت", "ستت", "سوف"):
        return False
    called = fold_text(scene.entity(statement.speaker).name).partition(" ")[0]
    many = scene.entity(statement.speaker).kind == "unnamed" and called.endswith(("ون", "ان", "مصادر"))
    return many and not verb.startswith("سن") and not verb.endswith(("ون", "ان"))


def _behalf(scene: Scene, statement: Statement) -> str | None:
    """«مسؤول في التحالف»: an unnamed speaker binds the body that he speaks for."""
    if statement.speaker is None or scene.entity(statement.speaker).kind != "unnamed":
        return None
    called = f" {fold_text(scene.entity(statement.speaker).name)} "
    inner = [n for n in scene.mentions.names if n.kind in _BODIES and f" {_called(scene, n)} " in called[1:]]
    return max(inner, key=lambda n: n.last - n.first).entity if inner else None


def _called(scene: Scene, name: Name) -> str:
    return fold_text(scene.script.text[slice(*name.span)])


def _we(scene: Scene, statement: Statement, task: Task) -> str | None:
    """«سنفتح»، «نحن ملتزمون»: who speaks so for a state binds the state, where it is named."""
    speaker = statement.speaker
    if speaker is None or scene.entity(speaker).kind != "person":
        return None
    land = scene.entity(speaker).country
    words = scene.norms[max(0, task.first - 3) : task.first + 1]
    plural = words[-1].lstrip("وف").startswith("سن") or any(w in ("نحن", "ونحن", "ملتزمون") for w in words)
    if land is None or not plural:
        return None
    states = (n for n in scene.mentions.names if country(scene, n) and scene.entity(n.entity).country == land)
    found = next(states, None)
    return found.entity if found is not None else None


def _ordered(scene: Scene, statement: Statement, task: Task) -> str | None:
    """«وجّه وزير … بـ», «أمر القوات بـ»: the name between cue and content, or one that ل governs in it."""
    cue = scene.script.tokens_of(statement.cue)[1]
    between = [scene.names[j] for j in range(cue, task.first) if j in scene.names]
    named = next((n for n in between if n.entity != statement.speaker and n.kind in _MAKERS), None)
    if named is None:
        inside = [scene.names[j] for j in range(task.first, task.last) if j in scene.names]
        named = next((n for n in inside if scene.clitic(n.first, n.span) == "ل" and n.kind in _MAKERS), None)
    return named.entity if named is not None else None


def _subject(scene: Scene, statement: Statement, task: Task) -> Name | None:
    """The name right after the verb, or right before it, quotes apart; «وإنها س…» goes on with the subject before."""
    after = scene.names.get(task.first + 1)
    if after is not None and _makes(scene, after) and not scene.norms[task.first].lstrip("وف").startswith("سن"):
        return after
    first = scene.content(statement)[0]
    end = task.first
    while end > first and scene.norms[end - 1] in QUOTES:
        end -= 1
    if scene.norms[end - 1] in _THAT_IT:
        return next((n for j in range(end - 2, first - 2, -1) if (n := _after_that(scene, j)) is not None), None)
    before = next((n for n in scene.mentions.names if n.last == end and _makes(scene, n)), None)
    inside = before is not None and (scene.voice[before.first] == scene.voice[task.first] or before.first >= first - 1)
    return before if inside else _after_that(scene, end - 1)


def _after_that(scene: Scene, token: int) -> Name | None:
    """The subject that أن opens its clause with."""
    name = scene.names.get(token + 1) if scene.norms[token] in _THAT else None
    return name if name is not None and _makes(scene, name) else None


def _makes(scene: Scene, name: Name) -> bool:
    return name.kind in _MAKERS or country(scene, name)
