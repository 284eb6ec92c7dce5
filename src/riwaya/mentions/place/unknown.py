"""How far a name reaches that the gazetteer does not hold: «بلدة تل X الشرقية» after its cue word."""

from __future__ import annotations

from riwaya.lexicon.likeness import is_common
from riwaya.mentions.place.words import WORDS
from riwaya.mentions.reading import Reading


def unknown_end(reading: Reading, start: int, *, definite: bool, rare: bool = False) -> int:
    """The token after the name that starts at ``start``; ``start`` itself where none does.

    ``definite``: only a name with an article, or, if ``rare``, a word that everyday language doesn't have («مطار
    سروان»).
    """
    tokens = reading.script.tokens
    if not _may_name(reading, start, definite=definite and not (rare and _is_rare(reading, start))):
        return start
    stop = max([start + 1, *(h.last for h in reading.hits.at(start, "given"))])
    if reading.hits.at(start, "given") and reading.hits.at(stop, "given"):
        return max(h.last for h in reading.hits.at(stop, "given"))
    if _son(reading, start):
        return _of_person(reading, stop)
    while stop - start < _LONGEST and tokens[stop - 1].norm in WORDS.openers:
        person = tokens[stop - 1].norm in WORDS.holders
        if not _goes_on(reading, stop, person=person):
            return start if stop - start == 1 else stop
        stop += 1
        stop = _of_person(reading, stop) if person else stop
    return stop


_LONGEST = 4


def _goes_on(reading: Reading, at: int, *, person: bool) -> bool:
    """Whether a word can be the next of a name; «علي» is one after a title, else a preposition."""
    tokens = reading.script.tokens
    if at >= len(tokens) or tokens[at].kind != "w":
        return False
    return tokens[at].norm not in WORDS.closed or (person and bool(reading.hits.at(at, "given")))


def _of_person(reading: Reading, at: int) -> int:
    """The end of a person's name of which one word is read: «أبي أيوب الأنصاري», «سعد بن أبي وقاص»."""
    tokens, stop = reading.script.tokens, at
    while stop < min(len(tokens), at + _MORE) and tokens[stop].kind == "w":
        word = tokens[stop].norm
        if word in _SONS and stop + 1 < len(tokens) and tokens[stop + 1].kind == "w":
            stop += 2
            stop += tokens[stop - 1].norm in WORDS.openers and _goes_on(reading, stop, person=True)
        elif _family(reading, stop):
            stop += 1
        else:
            break
    return stop


_MORE = 3
_SONS = frozenset({"بن", "ابن", "بنت"})


def _family(reading: Reading, at: int) -> bool:
    """«الأنصاري», «الصديق»: a family's name or a byname, not a country's («السوري»), a day («الجمعة») or a side."""
    hits, word = reading.hits, reading.script.tokens[at].norm
    if hits.at(at, "given"):
        return True
    known = any(hits.at(at, kind) for kind in _NO_FAMILY)
    return word.startswith("ال") and len(word) > 5 and not known and word not in WORDS.closed and not word.endswith("ه")


_NO_FAMILY = ("nisba", "place", "place_tail", "place_stop", "place_cue", "place_side", "weekday", "month", "time")


def _may_name(reading: Reading, at: int, *, definite: bool) -> bool:
    tokens = reading.script.tokens
    if at >= len(tokens) or tokens[at].kind != "w":
        return False
    word = tokens[at].norm
    if (len(word) < 3 and word not in WORDS.openers) or word in WORDS.closed:
        return False
    if word[0] == "و" and word not in WORDS.openers and len(word) > 4:
        return False  # «العاصمة وضواحيها»
    if definite and not word.startswith("ال") and word not in WORDS.openers and not _son(reading, at):
        return False
    return not _is_common(reading, at)


def _son(reading: Reading, at: int) -> bool:
    """«مسجد عمر بن الخطاب»: a person's name that بن shows to be one."""
    tokens = reading.script.tokens
    return bool(reading.hits.at(at, "given")) and at + 1 < len(tokens) and tokens[at + 1].norm in _SONS


def _is_rare(reading: Reading, at: int) -> bool:
    """Whether a word is neither an everyday one, an indefinite adjective («مطار مدني») nor a verb («مطار يستخدمه»)."""
    tokens = reading.script.tokens
    word = tokens[at].norm if at < len(tokens) else ""
    return not word.startswith("ي") and not word.endswith(("ي", "ه", "ها")) and not is_common(word)


def _is_common(reading: Reading, at: int) -> bool:
    """Adjectives of people and sides, and nouns that stand after such a cue («مدينة سورية»، «مديرية الأمن»)."""
    hits = reading.hits
    return any(hits.at(at, kind) for kind in ("nisba", "place_tail", "place_stop", "place_cue", "place_side"))
