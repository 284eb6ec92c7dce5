"""Doers that words of blame name: accusations, claims, denials, where fire came from."""

from __future__ import annotations

import msgspec

from riwaya.events.confess import claimer, confessor, held, suspect
from riwaya.events.model import Chunk, Clause, Party, Phrase
from riwaya.events.people import parties
from riwaya.events.scene import Scene
from riwaya.events.words import TOGETHER
from riwaya.lexicon import Hit

_BACK = 12
_PRONOUNS = ("ه", "ها", "هم", "هما")


def culprits(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """Whom words of blame or origin in the sentence give for the doers."""
    if not scene.has("blame", chunks[0].first, chunks[-1].last):
        return []
    return origin(scene, chunks, clause) or accused_later(scene, chunks, clause) or blamed(scene, chunks, clause)


def blamed(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """Whom a word of blame before the trigger names, or the speaker who claims the deed."""
    first = max(0, clause.at - _BACK + 1)
    if not _any_blame(scene, chunks, first, clause.at):
        return []
    for n in range(clause.at - 1, first - 1, -1):
        if chunks[n].kind == "mark" and scene.norms[chunks[n].first] in "،,:؛" and n < clause.at - 4:
            return []
        if scene.norms[chunks[n].first].removeprefix("ب") in _FAILING:  # «اتهم السلطات بالتقاعس عن التحقيق في …»
            return []
        if chunks[clause.at].joined and _deed(chunks[n]):  # «اتهم الجيش الجماعة بقتل طالب واختطاف آخر»
            return []
        hit = _blame(scene, chunks[n])
        who = str(hit.entry.data["who"]) if hit is not None else "origin"
        found = _culprit(scene, chunks, clause, n, who) if who not in ("origin", "maker") else []
        if found or who in ("speaker", "object", "involved"):  # «اعترف فلان بالتورط في …»: the word before says whose
            return found
    return []


_FAILING = frozenset(
    "التقاعس تقاعس التقاعس الفشل فشل الاهمال اهمال التقصير تقصير التغاضي التستر السكوت الصمت عدم التواطو العجز".split()
)
"""What those are accused of who did not do the deed itself."""


def _deed(chunk: Chunk) -> bool:
    return chunk.trigger is not None and not chunk.trigger.verb and chunk.trigger.cls in ("act", "harm")


def origin(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«قصف مدفعي مصدره مناطق تسيطر عليها قوات …»: whom a word after the deed names as where it came from."""
    at = origin_word(scene, chunks, clause.at, made=clause.trigger.type == "ASSAULT")
    if at is None:
        return []
    for n in range(at + 1, min(len(chunks), at + _NEAR)):
        if chunks[n].kind == "mark":
            break
        named = chunks[n].kind == "name" or n == at + 1  # «زرعها مجهولون»
        found = parties(scene, chunks, Phrase(n, _joined(chunks, n + 1))) if named else []
        if any(p.acts for p in found):
            return [p for p in found if p.acts]
    return []


_NEAR = 7
_MADE = 3
"""How many chunks before «زرعته», «أطلقته» the weapon may stand."""


def accused_later(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«هجوم اتهمت الدول الحكومة بتنفيذه», «الغارة التي حملت روسيا إسرائيل مسؤوليتها»: who is accused later."""
    last = min(len(chunks), clause.at + _BACK)
    if clause.trigger.verb or not _any_blame(scene, chunks, clause.at + 1, last):
        return []
    for n in range(clause.at + 1, last):
        hit = _blame(scene, chunks[n])
        if hit is not None and hit.entry.data["who"] == "object":
            end = next((m for m in range(n + 1, min(len(chunks), n + _BACK)) if _of_it(scene, chunks[m])), None)
            return nearest_doer(scene, chunks, end, least=n) if end is not None else []
        trigger = chunks[n].trigger
        ended = chunks[n].kind == "mark" and scene.norms[chunks[n].first] not in "،,"
        if ended or (trigger is not None and trigger.cls == "act"):
            return []
    return []


def _of_it(scene: Scene, chunk: Chunk) -> bool:
    """«بتنفيذه», «بشنها», «مسؤوليته»: a noun that a pronoun for the deed ends."""
    norm = scene.norms[chunk.first]
    if not norm.endswith(("ه", "ها")) or norm.endswith("يه"):
        return False
    return norm.startswith("مسووليت") or (norm.startswith("ب") and norm.removesuffix("ها").removesuffix("ه") in _DOING)


_DOING = frozenset("بتنفيذ بشن بارتكاب بتدبير باطلاق".split())


def together(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«نفذت القوات بمساندة طيران …», «مدعومة بمروحيات …»: who fights beside the doer, in the clause of the deed."""
    found: list[Party] = []
    for n in range(clause.at + 1, min(clause.end, len(chunks) - 1)):
        if chunks[n].kind == "word" and scene.norms[chunks[n].first] in TOGETHER:
            beside = parties(scene, chunks, Phrase(n + 1, _joined(chunks, n + 2)))
            found += [p for p in beside if p.acts and (p.armed or p.kind in ("group", "government"))]
    return found or _with_doer(scene, chunks, clause)


def _with_doer(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«شنت روسيا مع سوريا غارات»: مع before the deed's noun is of the doer; after it, of the deed («هجوما مع …»)."""
    if clause.trigger.cls != "light" or clause.trigger.data.get("subject") != "actor":
        return []
    noun = next((n for n in range(clause.at + 1, clause.end) if chunks[n].kind == "trigger"), clause.end)
    with_ = next((p for prep, p in clause.governed if prep == "مع" and p.first < noun), None)
    found = parties(scene, chunks, with_) if with_ is not None else []
    return [p for p in found if p.acts and (p.armed or p.kind in ("group", "government", "place"))]


def origin_word(scene: Scene, chunks: list[Chunk], at: int, made: bool = False) -> int | None:
    """The chunk of the word after the deed in chunk ``at`` that says where it came from, no other deed between.

    ``made``: or whose the weapon before the word was («لغم زرعته …»).
    """
    last = min(len(chunks), at + _BACK)
    if not _any_blame(scene, chunks, at + 1, last):
        return None
    for n in range(at + 1, last):
        hit = _blame(scene, chunks[n])
        if hit is not None:
            who = hit.entry.data["who"]
            theirs = made and who == "maker" and any(_weapon(c) for c in chunks[max(at, n - _MADE) : n])
            return n if theirs or who == "origin" else None
        trigger = chunks[n].trigger
        if _closes(scene, chunks, n) or (trigger is not None and trigger.cls not in ("light", "link")):
            return None
    return None


def _weapon(chunk: Chunk) -> bool:
    return chunk.kind == "weapon" or (chunk.quantity is not None and chunk.quantity.what == "projectiles")


def _closes(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    """Whether a mark ends what is said of a deed: «قصف على المدينة، مصدره قوات …» goes on."""
    if chunks[n].kind != "mark":
        return False
    hit = _blame(scene, chunks[n + 1]) if n + 1 < len(chunks) and scene.norms[chunks[n].first] in "،," else None
    return hit is None or hit.entry.data["who"] != "origin"


def _joined(chunks: list[Chunk], n: int) -> int:
    """Where the names end that و joins on from chunk ``n``."""
    while n < len(chunks) and chunks[n].joined and chunks[n].kind == "name":
        n += 1
    return n


def _any_blame(scene: Scene, chunks: list[Chunk], first: int, last: int) -> bool:
    """Whether a word of blame stands in chunks ``first`` to ``last``."""
    return first < last and scene.has("blame", chunks[first].first, chunks[last - 1].last)


def _blame(scene: Scene, chunk: Chunk) -> Hit | None:
    marks = scene.marks("blame")
    for token in range(chunk.first, chunk.last):
        if token in marks:
            return scene.hits.at(token, "blame")[0]
    return None


def _culprit(scene: Scene, chunks: list[Chunk], clause: Clause, at: int, who: str) -> list[Party]:
    if who == "before":
        if scene.norms[chunks[at].first - 1] in ("من", "عمن"):  # «سيقرر من المسؤول عن الهجوم»: not he
            return _behind(scene, chunks, clause)
        return nearest_doer(scene, chunks, at) or _behind(scene, chunks, clause)
    if who in ("after", "object"):
        return _accused(scene, chunks, clause, at, who == "object")
    if who == "confessor":
        return confessor(scene, chunks, clause, at)
    claimed = claimer(scene, chunks, clause, at) if who == "claimer" else []
    if claimed or (who == "claimer" and clause.at != at + 1):  # «أعلنت الجماعة تبني | الهجوم»: the speaker did
        return claimed
    if who in ("involved", "sharer") and (who == "sharer" or held(scene, chunks[at].first)):
        return suspect(scene, chunks, at)
    voice = scene.voice[chunks[at].first]
    speaker = scene.statements[voice].speaker if voice >= 0 else None
    if speaker is not None:
        return [Party(speaker, "group", True, True, chunks[at].first)]
    return nearest_doer(scene, chunks, at)


def _accused(scene: Scene, chunks: list[Chunk], clause: Clause, at: int, verb: bool) -> list[Party]:
    """«اتهم المتحدث القوات بـ…»: between the word and the deed, the accuser aside; «بعد اتهامها بـ…»: who was named."""
    cues = {cue[0]: s.speaker for cue, s in zip(scene.cues, scene.statements, strict=True)} if verb else {}
    accuser = cues.get(chunks[at].first)
    found = [p for p in nearest_doer(scene, chunks, clause.at, least=at) if p.entity != accuser]
    word = scene.words(chunks[at].first, chunks[at].last)
    owned = word.endswith(_PRONOUNS) and not word.endswith("تهم")  # «اتهم» has none
    if verb and not found and clause.at == at + 1:  # «كانت القوات قد اتهمت بشن هجوم»
        return nearest_doer(scene, chunks, at)
    if found or not (owned or word == "مسؤولية"):
        return found
    voice = scene.voice[chunks[at].first]
    speaker = scene.statements[voice].speaker if voice >= 0 else None
    told = [Party(speaker, "group", True, True, chunks[at].first)] if speaker is not None else []
    return nearest_doer(scene, chunks, at) or told


def _behind(scene: Scene, chunks: list[Chunk], clause: Clause) -> list[Party]:
    """«تقف خلف الهجوم خلايا …»: the subject after the deed."""
    found = [p for phrase in clause.bare[:1] for p in parties(scene, chunks, phrase)]
    return [p for p in found if p.acts or p.armed]


def nearest_doer(scene: Scene, chunks: list[Chunk], start: int, least: int = -1) -> list[Party]:
    """The nearest acting party before a chunk, no preposition governing it (ل of «اتهامات لـ» aside)."""
    for n in range(start - 1, max(least, start - 16), -1):
        chunk = chunks[n]
        if chunk.kind == "cue" and least < 0:
            return []
        if chunk.kind in ("name", "quantity", "victim"):
            found = [p for p in parties(scene, chunks, Phrase(n, n + 1)) if p.acts or (least >= 0 and not p.thing)]
            called = least >= 0 and _called(scene, chunks, n)
            if found and (called or (_case(chunks, n) in ("", "ل") and not _described(chunks, n))):
                return [msgspec.structs.replace(p, acts=True) for p in found]
    return []


def _called(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    """«من وصفهم بـ"المندسين"», «من سماهم المخربين»: what the accuser calls them."""
    return n > 0 and scene.norms[chunks[n - 1].first].startswith(("وصف", "يصف", "تصف", "سما", "اسما", "يسمي", "تسمي"))


def _described(chunks: list[Chunk], n: int) -> bool:
    """«الحوثيين "الإرهابيين"»: what a name before it is called."""
    if n == 0 or chunks[n - 1].kind != "name" or chunks[n].joined:
        return False
    name = chunks[n].name
    return chunks[n].kind == "victim" or (name is not None and name.kind == "unnamed")


def _case(chunks: list[Chunk], n: int) -> str:
    """The preposition over a name; what و joins to a name has the name's."""
    while n > 0 and chunks[n].joined and not chunks[n].prep and chunks[n - 1].kind == "name":
        n -= 1
    return chunks[n].prep
