"""How far a name reaches that the gazetteer does not hold: «بلدة تل X الشرقية» after its cue word."""

from __future__ import annotations

from riwaya.mentions.place.words import WORDS
from riwaya.mentions.reading import Reading


def unknown_end(reading: Reading, start: int, *, definite: bool) -> int:
    """The token after the name that starts at ``start``; ``start`` itself where none does."""
    tokens = reading.script.tokens
    if not _may_name(reading, start, definite=definite):
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


def _is_common(reading: Reading, at: int) -> bool:
    """Adjectives of people and sides, and nouns that stand after such a cue («مدينة سورية»، «مديرية الأمن»)."""
    hits = reading.hits
    return any(hits.at(at, kind) for kind in ("nisba", "place_tail", "place_stop", "place_cue", "place_side"))
