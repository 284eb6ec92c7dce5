"""Reads the clause around a trigger: which phrases are its subject, object, genitive, and what prepositions bring."""

from __future__ import annotations

import msgspec

from riwaya.events.model import Chunk, Phrase, Trigger
from riwaya.events.scene import Scene
from riwaya.events.words import ADVERBS, AGAINST, CARRYING, MEMBERS, QUALITIES

_STOP = frozenset({"cue", "turn"})
_HEADS = frozenset({"name", "quantity", "victim", "weapon"})


class Clause(msgspec.Struct):
    """The phrases of a trigger by their place in the clause, in chunks of one sentence."""

    trigger: Trigger
    at: int
    """Number of the trigger's chunk."""
    start: int
    """Number of the chunk after it and its adjectives."""
    before: Phrase | None = None
    relative: int | None = None
    """Number of the chunk that a relative clause with this trigger is about."""
    bare: list[Phrase] = msgspec.field(default_factory=list)
    genitive: Phrase | None = None
    governed: list[tuple[str, Phrase]] = msgspec.field(default_factory=list)
    end: int = 0
    """Number of the chunk before which the clause ends."""


def read_clause(scene: Scene, chunks: list[Chunk], at: int) -> Clause:
    """The clause of the trigger in chunk ``at``."""
    trigger = chunks[at].trigger
    assert trigger is not None
    clause = Clause(trigger, at, at + 1)
    clause.end = _end(scene, chunks, at)
    if trigger.verb:
        _before(scene, chunks, clause)
    elif not trigger.hit.form.pronoun and not (trigger.definite and trigger.cls != "toll"):
        _genitive(scene, chunks, clause)
    _after(scene, chunks, clause)
    return clause


def _end(scene: Scene, chunks: list[Chunk], at: int) -> int:
    """Before a cue of saying, a turn, the next verb that a comma or و opens, or the end of the voice."""
    voice = scene.voice[chunks[at].first]
    for n in range(at + 1, len(chunks)):
        chunk = chunks[n]
        if chunk.kind in _STOP or scene.voice[chunk.first] != voice:
            return n
        if chunk.kind == "trigger" and chunk.trigger is not None and _own_clause(chunks, n):
            return n
    return len(chunks)


def _own_clause(chunks: list[Chunk], n: int) -> bool:
    trigger = chunks[n].trigger
    if trigger is None or not trigger.verb:
        return False
    before = chunks[n - 1]
    return chunks[n].joined or before.kind in ("mark", "relative", "name") or trigger.cls == "link"


def _before(scene: Scene, chunks: list[Chunk], clause: Clause) -> None:
    """What stands before a verb: the antecedent of its relative, or the subject of a nominal sentence."""
    n = clause.at - 1
    while n >= 0 and chunks[n].kind == "word" and scene.norms[chunks[n].first] in ADVERBS:
        n -= 1
    if n >= 0 and chunks[n].kind == "time":
        n -= 1
    if n >= 0 and chunks[n].kind == "relative":
        clause.relative = _antecedent(chunks, n, clause.trigger)
        return
    if chunks[clause.at].joined or chunks[clause.at].prep:  # «منذ أطلقت …»: nothing of it stands before
        return
    if n >= 0 and chunks[n].kind == "mark" and scene.norms[chunks[n].first] in "،,)":
        n -= 1
    noun = _noun_back(chunks, n)
    noun = _sourced(scene, chunks, n) if noun is None else noun
    if noun is not None and _of_noun(clause.trigger, chunks[noun].trigger):
        clause.relative = noun
        return
    first = _phrase_back(scene, chunks, n)
    far = _over_relative(scene, chunks, clause.at - 1)
    if far is not None:
        clause.before = far
    elif first is not None and n < clause.at - 1 and first > 0 and chunks[first - 1].kind == "trigger":
        return  # «… التي ترتكبها القوات، هاجم مسلحون»: it belongs to the verb before
    elif first is not None and not chunks[first].prep:
        clause.before = Phrase(first, n + 1)
    elif first is not None and chunks[clause.at - 1].kind != "mark":
        clause.relative = _antecedent(chunks, clause.at, clause.trigger)


def _over_relative(scene: Scene, chunks: list[Chunk], n: int) -> Phrase | None:
    """«القوات، التي تسيطر على المدينة، قصفت …»: the subject before a relative clause between commas."""
    if n < 3 or chunks[n].kind != "mark" or scene.norms[chunks[n].first] not in "،,":
        return None
    for j in range(n - 1, max(1, n - 12), -1):
        if chunks[j].kind == "relative":
            head = chunks[j - 2]
            apart = chunks[j - 1].kind == "mark" and head.kind == "name" and not head.prep and not head.joined
            return Phrase(j - 2, j - 1) if apart else None
        if chunks[j].kind in ("mark", "cue", "turn"):
            return None
    return None


def _noun_back(chunks: list[Chunk], n: int) -> int | None:
    """«هجوم انتحاري استهدف», «القصف استهدف»: a noun of happening right before its verb, adjectives between."""
    for j in range(n, max(-1, n - 4), -1):
        trigger = chunks[j].trigger
        if trigger is not None:
            return j if not trigger.verb and trigger.cls == "act" else None
        if chunks[j].kind not in ("word", "weapon", "time") or chunks[j].joined:
            return None
    return None


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


def _antecedent(chunks: list[Chunk], n: int, trigger: Trigger) -> int | None:
    """What a relative clause is about: a noun of happening for verbs that carry or point to one, else its neighbour."""
    near = n - 2 if n > 1 and chunks[n - 1].kind == "mark" else n - 1
    beside = near if near >= 0 and chunks[near].kind in _HEADS else None
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


def _phrase_back(scene: Scene, chunks: list[Chunk], n: int) -> int | None:
    """Where the phrase that ends with chunk ``n`` begins; phrases that a preposition governs are stepped over."""
    j = n
    while j >= 0 and chunks[j].kind == "word" and n - j < 3:
        j -= 1
    if j < 0 or chunks[j].kind not in _HEADS or j < n - 2:
        return _plain_back(scene, chunks, n, j)
    while j > 1 and chunks[j].prep and chunks[j - 1].kind in _HEADS and n - j < 4:
        j -= 1
    while j > 0 and chunks[j - 1].kind == "word" and not chunks[j].prep and not chunks[j].joined and n - j < 3:
        if scene.norms[chunks[j - 1].first] in ADVERBS:
            break
        j -= 1
    while j > 0 and chunks[j].joined and chunks[j - 1].kind in _HEADS:
        j -= 1
    return j


def _plain_back(scene: Scene, chunks: list[Chunk], n: int, j: int) -> int | None:
    """Words that no mention covers, right after أن or a mark: a subject if definite («إن الطائرات قصفت»)."""
    if n == j or (j >= 0 and chunks[j].kind not in ("turn", "mark", "cue")):
        return None
    norm = scene.norms[chunks[j + 1].first]
    definite = norm.startswith("ال") or norm.endswith(("ه", "ها", "هم"))
    return j + 1 if definite and not chunks[j + 1].prep and norm not in ADVERBS and len(norm) > 3 else None


def _genitive(scene: Scene, chunks: list[Chunk], clause: Clause) -> None:
    """The noun right after a noun of happening, adjectives («قصف مدفعي عنيف») left aside."""
    n = clause.start = _adjectives(scene, chunks, clause.at + 1, clause.end)
    here = chunks[n] if n < clause.end else None
    if here is not None and here.kind in ("name", "quantity", "victim", "word") and not here.prep and not here.joined:
        clause.genitive = _phrase(scene, chunks, n, clause.end)


def _adjectives(scene: Scene, chunks: list[Chunk], n: int, end: int) -> int:
    """The chunk after the adjectives from chunk ``n`` on."""
    while n < end and chunks[n].kind == "word" and not chunks[n].prep and _adjective(scene, chunks, n):
        n += 1
    if n < end and chunks[n].kind == "weapon" and not chunks[n].prep and chunks[n].last == chunks[n].first + 1:
        n += 1  # قصف صاروخي
    return n


def _adjective(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    norm = scene.norms[chunks[n].first]
    if scene.marked(chunks[n].first, "blame"):  # «قصف مصدره …»
        return False
    formed = norm.endswith(("ي", "يه", "يا", "يين", "ين", "ه", "ات")) or (norm.startswith("مت") and len(norm) > 4)
    return (formed and len(norm) > 3) or norm in ADVERBS or norm in QUALITIES


def _phrase(scene: Scene, chunks: list[Chunk], n: int, end: int) -> Phrase:
    """A noun phrase from chunk ``n`` on: a head with what belongs to it and what و joins to it."""
    j = n + 1
    while j < end:
        chunk, last = chunks[j], chunks[j - 1]
        if chunk.kind == "word" and not chunk.prep:
            if scene.norms[chunk.first] in _BREAKS or _next_title(scene, chunks, j, end):
                break
        elif chunk.kind in _HEADS and not chunk.prep:
            if not chunk.joined and last.kind not in ("word", "victim") and not _belongs(scene, last, chunk):
                break
            if not chunk.joined and chunk.kind == "victim" and scene.norms[last.first].startswith("ال"):
                break
            if not chunk.joined and chunk.kind in ("quantity", "victim") and j - n > 1:
                break
        else:
            break
        j += 1
    return Phrase(n, j)


_BREAKS = ADVERBS | CARRYING


def _next_title(scene: Scene, chunks: list[Chunk], j: int, end: int) -> bool:
    """«التقى الرئيس فلان | الوزير فلان»: a title after a name opens the next phrase."""
    before = chunks[j - 1].name
    if (
        before is None
        or before.kind != "person"
        or before.last - before.first < 2
        or j + 1 >= end
        or not scene.norms[chunks[j].first].startswith("ال")
    ):
        return False
    name = chunks[j + 1].name
    return name is not None and name.kind == "person" and not (chunks[j + 1].joined or chunks[j + 1].prep)


def _belongs(scene: Scene, counted: Chunk, owner: Chunk) -> bool:
    """«ثلاثة من عناصر | الجماعة», «خمسة مقاتلي …»: counted fighters and whose they are."""
    plain = counted.name is None or counted.name.kind == "unnamed"
    if counted.kind != "quantity" or not plain or owner.name is None:
        return False
    if owner.name.kind not in ("group", "organisation", "government"):
        return False
    norm = scene.norms[counted.last - 1]
    return norm in MEMBERS or (scene.marked(counted.last - 1, "armed") and not norm.endswith(("ين", "ون", "ا")))


def _after(scene: Scene, chunks: list[Chunk], clause: Clause) -> None:
    """The phrases after the trigger, with their prepositions; relative clauses are stepped over."""
    n = clause.genitive.last if clause.genitive else clause.start
    commas = 0
    while n < clause.end:
        chunk = chunks[n]
        if chunk.kind == "mark":
            commas += scene.norms[chunk.first] in "،,؛" and not _around_time(chunks, n)
            if commas > 2 or scene.norms[chunk.first] in ":؛":
                return
        elif chunk.kind == "relative" or (chunk.kind == "trigger" and n > clause.at and _blocks(clause, chunk)):
            _against(scene, chunks, clause, n)
            return
        elif chunk.kind in _HEADS or (chunk.kind == "word" and _head_word(scene, chunk)):
            phrase = _phrase(scene, chunks, n, clause.end)
            _place_phrase(clause, chunk, phrase, commas)
            n = phrase.last
            continue
        n += 1


def _against(scene: Scene, chunks: list[Chunk], clause: Clause, n: int) -> None:
    """«الهجمات التي وقعت … ضد سكان المدينة»: against whom, after a relative clause that tells no other deed."""
    for j in range(n, clause.end):
        if chunks[j].kind in ("mark", "trigger"):
            return
        if chunks[j].prep in AGAINST and chunks[j].kind in _HEADS:
            clause.governed.append((chunks[j].prep, _phrase(scene, chunks, j, clause.end)))
            return


def _around_time(chunks: list[Chunk], n: int) -> bool:
    """«أطلقت، السبت، …»: commas that only set a time apart."""
    return chunks[n - 1].kind == "time" or (n + 1 < len(chunks) and chunks[n + 1].kind == "time")


def _blocks(clause: Clause, chunk: Chunk) -> bool:
    """A light verb's noun and an outcome stand within the clause; another deed ends it."""
    trigger = chunk.trigger
    return trigger is not None and not (clause.trigger.cls == "light" or trigger.cls in ("toll",))


def _head_word(scene: Scene, chunk: Chunk) -> bool:
    return scene.norms[chunk.first] not in ADVERBS and scene.tokens[chunk.first].kind == "w"


def _place_phrase(clause: Clause, chunk: Chunk, phrase: Phrase, commas: int) -> None:
    if chunk.prep:
        clause.governed.append((chunk.prep, phrase))
    elif commas == 0:
        clause.bare.append(phrase)
