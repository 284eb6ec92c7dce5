"""What stands before a verb: its subject, or the noun that its relative clause is about."""

from __future__ import annotations

from riwaya.events.model import HEADS, Chunk, Clause, Phrase, Trigger
from riwaya.events.scene import Scene
from riwaya.events.words import ADVERBS, AMONG, QUOTES

_STOP = frozenset({"cue", "turn"})


def read_before(scene: Scene, chunks: list[Chunk], clause: Clause) -> None:
    """What stands before a verb: the antecedent of its relative, or the subject of a nominal sentence."""
    n = clause.at - 1
    while n >= 0 and chunks[n].kind == "word" and scene.norms[chunks[n].first] in ADVERBS:
        n -= 1
    if n >= 0 and chunks[n].kind == "time":
        n -= 1
    if n >= 0 and chunks[n].kind == "relative":
        clause.relative = _antecedent(scene, chunks, n, clause.trigger)
        return
    if chunks[clause.at].joined or chunks[clause.at].prep:  # «منذ أطلقت …»: nothing of it stands before
        return
    if n >= 0 and chunks[n].kind == "mark" and scene.norms[chunks[n].first] in "،,)":
        n -= 1
    noun = _noun_back(chunks, n)
    noun = _sourced(scene, chunks, n) if noun is None else noun
    noun = _of_doers(chunks, clause.at) if noun is None and clause.trigger.cls == "link" else noun
    if noun is not None and _of_noun(clause.trigger, chunks[noun].trigger):
        clause.relative = noun
        return
    n = _before_part(scene, chunks, n)
    first = _phrase_back(scene, chunks, n)
    far = _over_relative(scene, chunks, clause.at - 1)
    if far is not None:
        clause.before = far
    elif first is not None and _quoted(scene, chunks, n, clause):
        return
    elif first is not None and n < clause.at - 1 and first > 0 and chunks[first - 1].kind == "trigger":
        return  # «… التي ترتكبها القوات، هاجم مسلحون»: it belongs to the verb before
    elif first is not None and not chunks[first].prep:
        clause.before = Phrase(first, n + 1)
    elif first is not None and chunks[clause.at - 1].kind != "mark":
        clause.relative = _antecedent(scene, chunks, clause.at, clause.trigger)


def _quoted(scene: Scene, chunks: list[Chunk], n: int, clause: Clause) -> bool:
    """«قال فلان في بيان "استشهد …"»: who speaks is not the subject of what he says."""
    said = scene.voice[clause.trigger.first]
    return said >= 0 and said != scene.voice[chunks[n].first] and scene.norms[clause.trigger.first - 1] in QUOTES


def _before_part(scene: Scene, chunks: list[Chunk], n: int) -> int:
    """«ثلاثة مدنيين بينهم طفل استشهدوا»: the chunk before the part that is told apart, where there is one."""
    j = n
    while j > 0 and chunks[j].kind in HEADS and not chunks[j].prep:
        j -= 1
    apart = j < n and j > 0 and scene.norms[chunks[j].first] in AMONG
    return j - 1 if apart and chunks[j - 1].kind in HEADS else n


def _over_relative(scene: Scene, chunks: list[Chunk], n: int) -> Phrase | None:
    """«القوات، التي تسيطر على المدينة، قصفت …», «فلان، البالغ من العمر …، توفي»: the subject before an aside."""
    if n < 3 or chunks[n].kind != "mark" or scene.norms[chunks[n].first] not in "،,":
        return None
    for j in range(n - 1, max(1, n - 12), -1):
        if chunks[j].kind == "relative" or scene.norms[chunks[j].first] in _AGED:
            at = j - 3 if j > 2 and chunks[j - 2].kind == "word" else j - 2  # «الطفل سامي الدالي | الكبير، البالغ»
            head = chunks[at]
            apart = chunks[j - 1].kind == "mark" and head.kind == "name" and not head.prep and not head.joined
            return Phrase(at, at + 1) if apart else None
        if chunks[j].kind in ("mark", "cue", "turn"):
            return None
    return None


_AGED = frozenset({"البالغ", "البالغه"})


def _noun_back(chunks: list[Chunk], n: int) -> int | None:
    """«هجوم انتحاري استهدف», «القصف استهدف»: a noun of happening right before its verb, adjectives between."""
    for j in range(n, max(-1, n - 5), -1):
        trigger = chunks[j].trigger
        if trigger is not None:
            return j if not trigger.verb and trigger.cls == "act" else None
        if chunks[j].kind == "mark" and j < n and chunks[j + 1].kind == "time":  # «غارات أخرى، السبت، استهدفت …»
            continue
        if chunks[j].kind not in ("word", "weapon", "time") or chunks[j].joined:
            return None
    return None


def _of_doers(chunks: list[Chunk], at: int) -> int | None:
    """«قصف لقوات النظام وحلفائها، استهدف …»: the noun before those who did it, where a comma sets its verb off."""
    subject = chunks[at + 1].name if at + 1 < len(chunks) and not chunks[at + 1].prep else None
    if at < 2 or chunks[at - 1].kind != "mark" or (subject is not None and subject.kind in _SUBJECTS):
        return None
    for j in range(at - 2, max(-1, at - _DOERS), -1):
        trigger = chunks[j].trigger
        if trigger is not None:
            near = next((k for k in range(j + 1, at) if chunks[k].kind == "name"), None)
            led = near is not None and (chunks[near].prep in _LED or (near == j + 1 and not chunks[near].prep))
            return j if led and not trigger.verb and not trigger.definite and trigger.cls == "act" else None
        if chunks[j].kind in ("cue", "turn", "relative"):
            return None
    return None


_DOERS = 11
_SUBJECTS = frozenset({"person", "group", "government", "organisation"})
_LED = frozenset({"ل", "من", "من قبل"})


def _sourced(scene: Scene, chunks: list[Chunk], n: int) -> int | None:
    """«قصف مصدره الجيش استهدف …», «قصف قال شهود إن مصدره …»: the noun before words on where it came from."""
    marks = scene.marks("blame")
    for j in range(n, max(0, n - _SOURCE), -1) if marks else ():
        if chunks[j].first in marks and scene.hits.at(chunks[j].first, "blame")[0].entry.data["who"] == "origin":
            return next((m for m in range(j - 1, max(-1, j - _SOURCE), -1) if _deed(chunks[m])), None)
    return None


_SOURCE = 8


def _deed(chunk: Chunk) -> bool:
    return chunk.trigger is not None and not chunk.trigger.verb and chunk.trigger.cls == "act"


def _of_noun(verb: Trigger, noun: Trigger | None) -> bool:
    """Whether a verb goes on about the noun before it: «وسط مظاهرات سقطت صواريخ» are two deeds."""
    return noun is not None and (verb.cls in ("light", "link") or verb.type == noun.type)


def _antecedent(scene: Scene, chunks: list[Chunk], n: int, trigger: Trigger) -> int | None:
    """What a relative clause is about: a noun of happening for verbs that carry or point to one, else its neighbour."""
    near = n - 2 if n > 1 and chunks[n - 1].kind == "mark" and scene.norms[chunks[n - 1].first] != ")" else n - 1
    if near > 1 and scene.norms[chunks[near].first] == ")":  # «الجماعة (فرع …)، الذي طُرد …»
        opens = (j for j in range(near - 1, max(0, near - _BRACKETS), -1) if scene.norms[chunks[j].first] == "(")
        near = next(opens, near + 1) - 1
    beside = near if near >= 0 and chunks[near].kind in HEADS else None
    carried = trigger.cls in ("light", "link") or bool(trigger.hit.form.pronoun)
    if beside is not None and not carried:
        return beside
    for j in range(n - 1, max(-1, n - 9), -1):
        noun = chunks[j].trigger
        if noun is not None and not noun.verb:
            return j
        if chunks[j].kind in _STOP:
            break
    return beside


_BRACKETS = 9


def _phrase_back(scene: Scene, chunks: list[Chunk], n: int) -> int | None:
    """Where the phrase that ends with chunk ``n`` begins; phrases that a preposition governs are stepped over."""
    j = n
    while j >= 0 and chunks[j].kind == "word" and n - j < 3:
        j -= 1
    if j < 0 or chunks[j].kind not in HEADS or j < n - 2:
        return _plain_back(scene, chunks, n, j)
    while j > 1 and chunks[j].prep and chunks[j - 1].kind in HEADS and n - j < 4:
        j -= 1
    while j > 0 and chunks[j - 1].kind == "word" and not chunks[j].prep and not chunks[j].joined and n - j < 3:
        if scene.norms[chunks[j - 1].first] in ADVERBS:
            break
        j -= 1
    while j > 0 and chunks[j].joined and chunks[j - 1].kind in HEADS:
        j -= 1
    return j


def _plain_back(scene: Scene, chunks: list[Chunk], n: int, j: int) -> int | None:
    """Words that no mention covers, right after أن or a mark: a subject if definite («إن الطائرات قصفت»)."""
    if n == j or (j >= 0 and chunks[j].kind not in ("turn", "mark", "cue")):
        return None
    norm = scene.norms[chunks[j + 1].first]
    definite = norm.startswith("ال") or norm.endswith(("ه", "ها", "هم", "نا"))
    return j + 1 if definite and not chunks[j + 1].prep and norm not in ADVERBS and len(norm) > 3 else None
