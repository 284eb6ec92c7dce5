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
    while stop - start < 3 and tokens[stop - 1].norm in WORDS.openers:
        if stop >= len(tokens) or tokens[stop].kind != "w" or tokens[stop].norm in WORDS.closed:
            return start if stop - start == 1 else stop
        stop += 1
    return stop


def _may_name(reading: Reading, at: int, *, definite: bool) -> bool:
    tokens = reading.script.tokens
    if at >= len(tokens) or tokens[at].kind != "w":
        return False
    word = tokens[at].norm
    if (len(word) < 3 and word not in WORDS.openers) or word in WORDS.closed:
        return False
    if word[0] == "و" and word not in WORDS.openers and len(word) > 4:
        return False  # «العاصمة وضواحيها»
    if definite and not word.startswith("ال") and word not in WORDS.openers:
        return False
    return not _is_common(reading, at)


def _is_rare(reading: Reading, at: int) -> bool:
    """Whether a word is neither an everyday one, an indefinite adjective («مطار مدني») nor a verb («مطار يستخدمه»)."""
    tokens = reading.script.tokens
    word = tokens[at].norm if at < len(tokens) else ""
    return not word.startswith("ي") and not word.endswith(("ي", "ه", "ها")) and not is_common(word)


def _is_common(reading: Reading, at: int) -> bool:
    """Adjectives of people and sides, and nouns that stand after such a cue («مدينة سورية»، «مديرية الأمن»)."""
    hits = reading.hits
    return any(hits.at(at, kind) for kind in ("nisba", "place_tail", "place_stop", "place_cue", "place_side"))
