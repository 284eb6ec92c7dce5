"""Who is now bound to do what, by when: orders, pledges and ultimatums, as the statements have them.

Only undertakings that one could later find done or not done: an order, a promise with a deed in it, a plan that the
speaker announces for itself or for those it speaks for. Calls and hopes are none.
"""

from __future__ import annotations

import re
from itertools import pairwise

from riwaya.edtf import bounds
from riwaya.events.bearers import Task, bearer, undertakes
from riwaya.events.scene import Scene
from riwaya.events.words import PREPOSITIONS
from riwaya.mentions.found import Time
from riwaya.records import Commitment, CommitmentKind, Span, Statement, digest
from riwaya.rules import Match

_FUTURE = re.compile(r"[وف]?س(?:[يتن]\w{3,}|[يت]تم)$")
_NO_VERB = re.compile(r"[وف]?(?:سياس|سيار|سيطر|سياد|ستريت|سينار|سينم|سنتيم|سيول|سنوي|سناتو|سياق|سياح|سياج|ستين)")
_YOU = re.compile(r"[وف]?ست\w+(?:ون|ين)$")
_RELATIVES = frozenset("الذين اللذين اللتين اللاتي اللواتي".split())


def commitments(scene: Scene) -> list[tuple[Commitment, Match]]:
    """The commitments of all statements, in order."""
    out: dict[Span, tuple[Commitment, Match]] = {}
    for number, statement in enumerate(scene.statements):
        for task in _tasks(scene, statement, number):
            if not undertakes(scene, statement, task):
                continue
            made = _commitment(scene, statement, task)
            out.setdefault(made.task, (made, Match(task.rule, made.kind, made.task)))
    return list(out.values())


def _tasks(scene: Scene, statement: Statement, number: int) -> list[Task]:
    first, last = scene.content(statement)
    if last - first < 1 or scene.norms[first] in PREPOSITIONS:
        return []
    if statement.act == "order":
        if not _ordering(scene, statement, first):
            return []
        return _orders(scene, first, _stop(scene, first, last))
    if statement.act == "promise" and (
        first in scene.quantities or any(w in _READY for w in scene.norms[first : first + 2])
    ):
        return []
    if statement.act == "promise":
        return [Task(_deed(scene, first, last), last, "commitment.promise", "pledge")]
    if statement.act in ("threaten", "announce", "assert", "warn"):
        return _plans(scene, number, first, last)
    return []


_READY = frozenset("استعداد استعداده استعدادها استعدادهم مستعد مستعده مستعدون".split())


def _ordering(scene: Scene, statement: Statement, first: int) -> bool:
    """What is ordered stands behind ب or أن («أمر بفتح»); «وجهت اتهامات» and «كلفتنا الرحلة» order nothing."""
    norm = scene.norms[first]
    if norm in ("خلف", "وراء"):
        return False
    if norm[0] in "بيت" or scene.marked(first, "task-noun") or scene.norms[first - 1] in ("ان", "بان"):
        return True
    start = statement.content[0][0]
    if start > 0 and scene.script.text[start - 1] == "ب":
        return True
    name = scene.names.get(first)  # «وجّه الوزارة بفتح»
    return name is not None and name.last < len(scene.norms) and scene.norms[name.last][0] == "ب"


def _orders(scene: Scene, first: int, last: int) -> list[Task]:
    """What is ordered; a second thing to do («…، وإعلان النتائج») is a task of its own."""
    cuts = [j for j in range(first + 2, last) if scene.norms[j][0] == "و" and scene.marked(j, "task-noun")]
    edges = [first, *cuts[:1], last]
    return [Task(a, b, "commitment.order", "directive") for a, b in pairwise(edges)]


def _stop(scene: Scene, first: int, last: int) -> int:
    """An order ends with its sentence."""
    return next((j for j in range(first, last) if scene.norms[j] in ".؛"), last)


def _deed(scene: Scene, first: int, last: int) -> int:
    """«التزام … الثابت بـ| إجراء»: what is promised stands behind the ب of the promise."""
    if not scene.marked(first, "pledge-noun"):
        return first
    return next((j for j in range(first + 1, min(last, first + 6)) if scene.norms[j][0] == "ب"), first)


def _plans(scene: Scene, number: int, first: int, last: int) -> list[Task]:
    """Future verbs in what was said, of those that can be found done."""
    out: list[Task] = []
    end, voice, threat = first, scene.voice, scene.statements[number].act == "threaten"
    for j, norm in enumerate(scene.norms[first:last], first):
        if norm[0] in "سوف" and j >= end and voice[j] == number and _future(scene, j):
            end = _clause_end(scene, j, last)
            kind: CommitmentKind = "ultimatum" if threat and _deadline(scene, j, end) else "pledge"
            out.append(Task(j, end, "commitment.future", kind))
    return out or _intents(scene, number, first, last)


def _intents(scene: Scene, number: int, first: int, last: int) -> list[Task]:
    """«قرر تنسيق …», «اتفقوا على تسريع …», «أعلن فتح …»: what is decided."""
    if last - first > 1 and scene.has("intent", *scene.cues[number]):
        return [Task(first, _clause_end(scene, first, last), "commitment.decided", "pledge")]
    opening = min(last - 2, first + 4)
    for j in range(first, opening) if scene.has("intent", first, max(first, opening)) else ():
        if scene.marked(j, "intent"):
            start = j + 1 + (scene.norms[j + 1] in ("علي", "ان"))
            if scene.norms[start] == "ان" and any(
                scene.marked(k, "no-task") for k in range(start, min(start + 9, last))
            ):
                return []  # «اتفقا على أن الاجتماع سيكون مهما»
            return [Task(start, _clause_end(scene, start, last), "commitment.decided", "pledge")]
    if scene.statements[number].act == "announce" and scene.marked(first, "task-noun") and first not in scene.names:
        return [Task(first, _clause_end(scene, first, last), "commitment.announced", "pledge")]
    return []


def _future(scene: Scene, token: int) -> bool:
    norm = scene.norms[token]
    if token and scene.norms[token - 1] in _RELATIVES:
        return False  # «المرشحون الذين سيتنافسون»: says who they are, and binds nobody
    if norm == "سوف":
        return not scene.marked(token + 1, "no-task")
    if not _FUTURE.match(norm) or _NO_VERB.match(norm) or _YOU.match(norm):
        return False
    return not scene.marked(token, "no-task") and token not in scene.names


def _clause_end(scene: Scene, token: int, last: int) -> int:
    """Before a comma that a new clause follows, at a full stop, before the next future verb."""
    for j in range(token + 1, last):
        norm = scene.norms[j]
        if norm in ".؛" or (norm[0] in "سوف" and _future(scene, j)):
            return j
        if norm in "،," and j - token > 3 and _turns(scene, j + 1):
            return j
    return last


def _turns(scene: Scene, token: int) -> bool:
    norm = scene.norms[token] if token < len(scene.norms) else ""
    return norm in ("لكن", "ولكن", "فيما", "بينما", "حيث", "لان", "وان", "ان", "مما", "ما")


def _commitment(scene: Scene, statement: Statement, task: Task) -> Commitment:
    first = scene.tokens[task.first]
    span = (first.start, scene.tokens[task.last - 1].end)
    due = _due(scene, task)
    return Commitment(
        id=digest(scene.reading.document.id, "commitment", span),
        statement=statement.id,
        kind=task.kind,
        task=span,
        issuer=statement.speaker,
        bearer=bearer(scene, statement, task),
        due=_last_day(due.value) if due is not None else None,
        due_span=due.span if due is not None else None,
        rule=task.rule,
    )


def _due(scene: Scene, task: Task) -> Time | None:
    """A deadline in the task or right after it; else a time of the calendar in it that is not past."""
    window = [scene.times[j] for j in range(task.first, min(task.last + 6, len(scene.tokens))) if j in scene.times]
    inside = [t for t in window if t.value is not None]
    deadline = next((t for t in inside if t.sense == "deadline"), None)
    if deadline is not None or task.rule == "commitment.order":
        return deadline
    return next((t for t in inside if t.sense == "point" and _ahead(scene, t)), None)


def _ahead(scene: Scene, time: Time) -> bool:
    published = scene.reading.document.published
    now, then = bounds(published.value if published else None), bounds(time.value)
    return now is not None and then is not None and then[1] >= now[0]


def _last_day(value: str | None) -> str | None:
    """The end of a span is when it is due."""
    end = value.rpartition("/")[2] if value else None
    return end if end and end != ".." else value


def _deadline(scene: Scene, first: int, last: int) -> bool:
    return any(scene.times[j].sense == "deadline" for j in range(first, last) if j in scene.times)
