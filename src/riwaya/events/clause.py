"""Reads the clause around a trigger: which phrases are its subject, object, genitive, and what prepositions bring."""

from __future__ import annotations

from riwaya.events.before import read_before
from riwaya.events.model import HEADS, Chunk, Clause, Phrase
from riwaya.events.phrases import fired, phrase_at
from riwaya.events.scene import Scene
from riwaya.events.within import blocks, by_deed
from riwaya.events.words import (
    ADVERBS,
    AGAINST,
    AMONG,
    ATTACKERS,
    FIRE,
    OWN_COUNTRY,
    QUALITIES,
)

_STOP = frozenset({"cue", "turn", "trigger"})


def read_clause(scene: Scene, chunks: list[Chunk], at: int) -> Clause:
    """The clause of the trigger in chunk ``at``."""
    trigger = chunks[at].trigger
    assert trigger is not None
    clause = Clause(trigger, at, at + 1)
    clause.end = _end(scene, chunks, at)
    if trigger.verb:
        read_before(scene, chunks, clause)
    elif (
        not trigger.hit.form.pronoun and not (trigger.definite and trigger.cls != "toll") and not _closed(scene, clause)
    ):
        _genitive(scene, chunks, clause)
    _after(scene, chunks, clause)
    return clause


def _closed(scene: Scene, clause: Clause) -> bool:
    """«عمليات التفجير | خلايا …»: a noun of two words that its article ends has no other genitive."""
    trigger = clause.trigger
    return trigger.last - trigger.first > 1 and scene.norms[trigger.last - 1].startswith("ال")


def _end(scene: Scene, chunks: list[Chunk], at: int) -> int:
    """Before a cue of saying, a turn, the next verb that a comma or و opens, or the end of the voice."""
    voices, voice = scene.voice, scene.voice[chunks[at].first]
    for n, chunk in enumerate(chunks[at + 1 :], at + 1):
        if voices[chunk.first] != voice:
            return n
        if chunk.kind in _STOP and (chunk.kind != "trigger" or _own_clause(chunks, n)):
            return n
    return len(chunks)


def _own_clause(chunks: list[Chunk], n: int) -> bool:
    trigger = chunks[n].trigger
    if trigger is None or not trigger.verb:
        return False
    before = chunks[n - 1]
    return chunks[n].joined or before.kind in ("mark", "relative", "name") or trigger.cls == "link"


def _genitive(scene: Scene, chunks: list[Chunk], clause: Clause) -> None:
    """The noun right after a noun of happening, adjectives («قصف مدفعي عنيف») left aside."""
    n = _adjectives(scene, chunks, clause.at + 1, clause.end)
    if (
        n < clause.end
        and _of_attack(clause)
        and chunks[n].kind == "victim"
        and scene.norms[chunks[n].first] in ATTACKERS
    ):
        n = _adjectives(scene, chunks, n + 1, clause.end)  # «اعتداء إرهابي», «هجوم مسلح»
    clause.start = n
    here = chunks[n] if n < clause.end else None
    if here is None or scene.marked(here.first, "witness"):  # «هجمات شهدتها تونس»
        return
    if here.kind in ("name", "quantity", "victim", "word") and not here.prep and not here.joined:
        clause.genitive = phrase_at(scene, chunks, n, clause.end)


def _of_attack(clause: Clause) -> bool:
    """Whether a noun is of an attack, of which no person can be the one attacked by its genitive («قتل إرهابي»)."""
    data = clause.trigger.data
    return data.get("genitive") == "actor" or data.get("mode") == "explosives"


def _adjectives(scene: Scene, chunks: list[Chunk], n: int, end: int) -> int:
    """The chunk after the adjectives from chunk ``n`` on."""
    while n < end and chunks[n].kind == "word" and not chunks[n].prep and _adjective(scene, chunks, n):
        n += 1
    if n < end and chunks[n].kind == "weapon" and not chunks[n].prep and chunks[n].last == chunks[n].first + 1:
        n += 1  # قصف صاروخي
    return n


def _adjective(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    norm = scene.norms[chunks[n].first]
    if norm in OWN_COUNTRY or scene.marked(chunks[n].first, "blame"):  # «قصف مصدره …»
        return False
    if scene.marked(chunks[n].first, "built"):  # «استهداف دراجة»
        return False
    formed = norm.endswith(("ي", "يه", "يا", "يين", "ين", "ه", "ات")) or (norm.startswith("مت") and len(norm) > 4)
    return (formed and len(norm) > 3) or norm in ADVERBS or norm in QUALITIES


def _after(scene: Scene, chunks: list[Chunk], clause: Clause) -> None:
    """The phrases after the trigger, with their prepositions; relative clauses are stepped over."""
    n = clause.genitive.last if clause.genitive else clause.start
    commas = 0
    while n < clause.end:
        chunk = chunks[n]
        kind, norm = chunk.kind, scene.norms[chunk.first]
        if kind == "word" and _describes(scene, chunks, n, clause.at):  # «قتل في الغارة | الإسرائيلية»
            n += 1
            continue
        if kind == "mark":
            if norm == "(" and n + 2 < clause.end and scene.norms[chunks[n + 2].first] == ")":  # «الجماعة (اسمها) …»
                n += 3
                continue
            commas += norm in "،,؛" and not _around_time(chunks, n)
            if commas > 2 or norm in ":؛":
                return
        elif kind == "trigger" and n > clause.at and by_deed(chunks, clause, n):
            n = _past_deed(scene, chunks, clause, n)
            continue
        elif kind == "relative" or (kind == "trigger" and n > clause.at and blocks(scene, chunks, clause, n)):
            if kind == "relative" or (chunk.trigger is not None and chunk.trigger.verb):
                _against(scene, chunks, clause, n)
            return
        elif norm[0] == "ب" and fired(scene, chunks, n, clause.end):
            clause.governed.append(("ب", Phrase(n, n + 1)))
            clause.governed.append((FIRE, phrase_at(scene, chunks, n + 1, clause.end)))
            n = clause.governed[-1][1].last
            continue
        elif norm in AMONG and n + 1 < clause.end:  # «قتل خمسة، بينهم طفلان»: a part of those who are told
            n = phrase_at(scene, chunks, n + 1, clause.end).last
            continue
        elif kind in HEADS or (kind == "word" and norm not in ADVERBS and scene.tokens[chunk.first].kind == "w"):
            phrase = phrase_at(scene, chunks, n, clause.end)
            if not chunk.prep and norm[0] == "ب" and scene.marked(chunk.first, "some"):  # «بعدة قذائف»
                clause.governed.append(("ب", phrase))
            else:
                _place_phrase(clause, chunk, phrase, commas)
            n = phrase.last
            continue
        n += 1


def _past_deed(scene: Scene, chunks: list[Chunk], clause: Clause, n: int) -> int:
    """Where a clause goes on after the deed in chunk ``n`` and its adjectives; its end where more join."""
    after = _adjectives(scene, chunks, n + 1, clause.end)
    return clause.end if after < clause.end and chunks[after].joined else after


def _describes(scene: Scene, chunks: list[Chunk], n: int, at: int) -> bool:
    """Whether a word is the adjective of the deed before it."""
    deed = chunks[n - 1].trigger
    if deed is None or deed.verb or not deed.definite:
        return False
    norm = scene.norms[chunks[n].first]
    definite = not chunks[n].prep and norm.startswith("ال")
    return definite and (n > at + 1 or norm.endswith(("ي", "يه")))  # «استهدف القصف | الأمنيين»


def _against(scene: Scene, chunks: list[Chunk], clause: Clause, n: int) -> None:
    """«الهجمات التي وقعت … ضد سكان المدينة»: against whom, after a relative clause that tells no other deed."""
    for j in range(n + 1, min(len(chunks), n + _FAR)):
        if chunks[j].kind in ("mark", "cue", "turn") or (chunks[j].kind == "trigger" and j > n + 1):
            return
        if chunks[j].prep in AGAINST and chunks[j].kind in HEADS:
            clause.governed.append((chunks[j].prep, phrase_at(scene, chunks, j, len(chunks))))
            return


_FAR = 8


def _around_time(chunks: list[Chunk], n: int) -> bool:
    """«أطلقت، السبت، …»: commas that only set a time apart."""
    return chunks[n - 1].kind == "time" or (n + 1 < len(chunks) and chunks[n + 1].kind == "time")


def _place_phrase(clause: Clause, chunk: Chunk, phrase: Phrase, commas: int) -> None:
    if chunk.prep:
        clause.governed.append((chunk.prep, phrase))
    elif commas == 0 or (chunk.kind in ("victim", "quantity") and not chunk.joined and _lacks_object(clause)):
        clause.bare.append(phrase)


def _lacks_object(clause: Clause) -> bool:
    """«قصفت الطائرات، مجددا، مواقع …», «استهدفت مدفعية الجيش، مقرات …»: commas part subject and object."""
    trigger = clause.trigger
    return trigger.verb and trigger.type == "ASSAULT" and trigger.cls in ("act", "link") and len(clause.bare) == 1
