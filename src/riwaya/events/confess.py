"""Who owns up to a deed («اعترف بقتل», «تبنت الهجوم»), and who is held or tried for his part in it («لتورطه في …»)."""

from __future__ import annotations

from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.people import parties
from riwaya.events.scene import Scene

_BACK = 10
"""How many chunks before his part in the deed he may stand."""
_REACH = 4
"""How many chunks lie at most between «بالتورط في», «بتنفيذ» and the deed."""
_OWN = frozenset(
    "تورط مشاركه ضلوع قيام تنفيذ ارتكاب شن تخطيط تدبير اعداد مسووليه مسووليته مسووليتها تورطه تورطها ضلوعه".split()
)
"""What one confesses to who did the deed, or had a part in it."""
_HELD = frozenset("للاشتباه الاشتباه اشتبه يشتبه يشتبهون بشبهه بتهمه بسبب بدعوي لشبهه بزعم نتيجه".split())
"""Words before «تورطه», «مشاركته» by which it is another's, not the speaker's own."""
_HOLDING = ("", "ل", "ب", "على", "إلى", "ضد", "مع")
"""What may govern who is held: «حكمت على رجل», «أفرجت عن» aside."""


def confessor(scene: Scene, chunks: list[Chunk], clause: Clause, at: int) -> list[Party]:
    """«اعترف فلان بالتورط في استهداف …»: he did it; «اعترف الجيش بسقوط قتلى في غارة»: nobody says whose raid."""
    owned = next((n for n in range(at + 1, clause.at + 1) if _taken(scene, chunks[n])), None)
    if owned is None or clause.at - owned > _REACH or not _owns(scene, chunks[owned], owned == clause.at):
        return []
    if any(c.kind == "mark" for c in chunks[owned : clause.at]):
        return []
    return _subject(scene, chunks, at, owned)


def claimer(scene: Scene, chunks: list[Chunk], clause: Clause, at: int) -> list[Party]:
    """«تبنت جماعة الأربعاء الهجوم»: the deed is what is taken on; «تبنى المجلس قرارا يدين الهجوم» is about another."""
    between = chunks[at + 1 : clause.at]
    deed = clause.trigger.type == "ASSAULT" and clause.trigger.cls in ("act", "harm") and not clause.trigger.verb
    if not deed or unclaimed(scene, chunks[at].first) or chunks[clause.at].prep or _apart(scene, between):
        return []
    return _subject(scene, chunks, at, clause.at)


def unclaimed(scene: Scene, token: int) -> bool:
    """«لم تتبن أي جهة الهجوم»: whether the claim at a token was not made; the deed is not denied by that."""
    return token > 0 and scene.norms[token - 1] in _NOT


def _apart(scene: Scene, between: list[Chunk]) -> bool:
    """Whether something else stands between the verb and the deed than a subject and a time."""
    if len(between) > _BACK or any(c.kind in ("mark", "turn", "relative", "cue") or c.trigger for c in between):
        return True
    words = [scene.norms[c.first] for c in between if c.kind == "word"]
    return any(w.endswith("ا") or w.startswith(("ل", "ب")) or w in _TEXTS for w in words)


_NOT = frozenset("لم ولم فلم لا ولا ما لن".split())
_TEXTS = frozenset("قرار القرار مشروع بيان البيان قانون القانون موقف الموقف خطه الخطه مبادره المبادره".split())
"""What is adopted otherwise."""


def _subject(scene: Scene, chunks: list[Chunk], at: int, end: int) -> list[Party]:
    """Who the verb of chunk ``at`` is said of: the speaker it names, or the first people after it before ``end``."""
    speakers = {cue[0]: s.speaker for cue, s in zip(scene.cues, scene.statements, strict=True)}
    speaker = speakers.get(chunks[at].first)
    if speaker is not None:
        return [Party(speaker, "group", True, True, chunks[at].first)]
    return next((found for n in range(at + 1, end) if (found := _people(scene, chunks, n))), [])


def _taken(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk after the verb is what it is about: the first that ب governs, or another deed."""
    return chunk.trigger is not None or (chunk.kind == "word" and scene.norms[chunk.first].startswith("ب"))


def _owns(scene: Scene, chunk: Chunk, deed: bool) -> bool:
    """Whether ب over a chunk takes a deed of one's own: the deed's noun itself, or a word of doing it."""
    if deed:
        return chunk.prep == "ب" and chunk.trigger is not None and chunk.trigger.cls == "act"
    norm = scene.norms[chunk.first]
    return norm.startswith("ب") and norm.removeprefix("ب").removeprefix("ال") in _OWN


def held(scene: Scene, first: int) -> bool:
    """Whether «تورطه» at a token is what another is held for, not what the speaker denies of himself."""
    return scene.norms[first].startswith("ل") or bool(_HELD & set(scene.norms[max(0, first - 2) : first]))


def suspect(scene: Scene, chunks: list[Chunk], at: int) -> list[Party]:
    """Whom «لمشاركته», «للاشتباه بتورطه» in a chunk is said of: the last before it who is not told as a place is."""
    if not held(scene, chunks[at].first):
        return []
    for n in range(at - 1, max(-1, at - _BACK), -1):
        found = _people(scene, chunks, n) if chunks[n].prep in _HOLDING else []
        if found:
            return found
    return []


def _people(scene: Scene, chunks: list[Chunk], n: int) -> list[Party]:
    """Who of a chunk can have done a deed, whatever governs it."""
    if chunks[n].kind not in ("name", "quantity", "victim"):
        return []
    found = parties(scene, chunks, Phrase(n, n + 1))
    return [Party(p.entity, p.kind, True, p.armed, p.at) for p in found if not p.thing and p.kind != "place"]
