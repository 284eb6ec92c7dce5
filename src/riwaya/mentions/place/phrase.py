"""Noun phrases that may name places, gathered from the lexicon's hits: cue, name, tail and side, not yet decided."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from riwaya.lexicon import Hit
from riwaya.mentions.place.spot import Spot, add_spot, like, spot_of
from riwaya.mentions.place.unknown import unknown_end
from riwaya.mentions.place.words import WORDS
from riwaya.mentions.reading import Reading

_CLOSERS = frozenset("\"»”'’)")
_DASHES = frozenset("-–ـ")
_QUOTES = frozenset("\"«“”'‘(")


class Cue(msgspec.Struct, frozen=True, gc=False):
    """The word that announces a place.

    ``named`` whole: it belongs to the name; country: «ريف», the land around it. ``namesake``: such things are called
    after places that lie elsewhere («شارع بغداد»).
    """

    first: int
    last: int
    level: str
    named: str
    facility: bool
    namesake: bool
    plural: bool
    unknown: str


class Phrase(msgspec.Struct):
    """Tokens ``first`` to ``last`` (exclusive): cue, name (``start`` to ``stop``), tail; ``spots``: what it may be.

    The first ``full`` of the spots have the cue in their own name («مطار بغداد الدولي»). ``ordinary``: the name is an
    everyday word, ``mild`` one that seldom stands after في. ``blocked``: part of a person's name.
    """

    first: int
    last: int
    start: int
    stop: int
    prefix: str
    spots: list[Spot]
    cue: Cue | None = None
    bearing: int | None = None
    side: bool = False
    tail: str = ""
    toward: int | None = None
    full: int = 0
    ordinary: bool = False
    mild: bool = False
    blocked: bool = False
    located: bool = False
    before: Phrase | None = None
    outer: Phrase | None = None
    choice: Spot | None = None
    sure: bool = False
    off: bool = False


Ordinary = dict[tuple[int, int, str], dict[str, Any]]


class Marks(msgspec.Struct, frozen=True):
    """The lexicon's other hits that bear on places, by token: cues and sides by their end, tails by their start."""

    cues: dict[int, Cue]
    sides: dict[int, Hit]
    tails: dict[int, Hit]
    people: dict[int, int]


def _cue(hit: Hit) -> Cue:
    data = hit.entry.data
    facility, namesake, plural = (bool(data.get(key)) for key in ("facility", "namesake", "plural"))
    where = hit.first, hit.last, str(data["level"]), str(data["named"])
    return Cue(*where, facility, namesake, plural, str(data.get("unknown")))


def gather_marks(reading: Reading) -> Marks:
    """Index the hits of cues, sides, tails and given names."""
    hits = reading.hits
    cues = {h.last: _cue(h) for h in reversed(hits.of("place_cue"))}
    sides = {h.last: h for h in reversed(hits.of("place_side"))}
    tails = {h.first: h for h in reversed(hits.of("place_tail"))}
    people = {h.last: h.first for h in hits.of("given") if not h.entry.data.get("common")}
    people.update({h.last: h.first for h in hits.of("namepart")})
    return Marks(cues, sides, tails, people)


def gather(reading: Reading) -> list[Phrase]:
    """All phrases in order of the text, none overlapping."""
    marks = gather_marks(reading)
    ordinary = {(h.first, h.last, h.prefix): h.entry.data for h in reading.hits.of("ordinary")}
    known = list(_known(reading, marks, ordinary))
    taken = {p.start for p in known}
    fresh = _unknown(reading, marks, taken)
    phrases = _without_overlap(sorted([*known, *fresh], key=lambda p: (p.first, -p.last)))
    for before, phrase in pairwise(phrases):
        phrase.before = before if before.last <= phrase.first else None
        _inherit_cue(reading, phrase)
    return phrases


def _known(reading: Reading, marks: Marks, ordinary: Ordinary) -> Iterator[Phrase]:
    end, phrase = 0, None
    for hit in reading.hits.of("place"):
        if phrase and (hit.first, hit.last, hit.prefix) == (phrase.start, phrase.stop, phrase.prefix):
            add_spot(phrase.spots, spot_of(hit.entry))
        elif hit.first >= end and not reading.silent[hit.first] and not _is_cue(hit, marks):
            if phrase:
                yield _dress(reading, phrase, marks)
            phrase = Phrase(hit.first, hit.last, hit.first, hit.last, hit.prefix, [spot_of(hit.entry)])
            word = ordinary.get((hit.first, hit.last, hit.prefix))
            name = any(h.last == hit.last and h.prefix == hit.prefix for h in reading.hits.at(hit.first, "given"))
            phrase.ordinary, phrase.mild = word is not None or name, bool(name or (word and word.get("mild")))
            phrase.blocked = bool(word and word.get("never")) or _is_other_word(reading, hit)
            end = hit.last
    if phrase:
        yield _dress(reading, phrase, marks)


def _is_other_word(reading: Reading, hit: Hit) -> bool:
    """«فاطمة» is a name, not ف with the town أطمة; «كروم» no Rome: few places stand after ف or ك at all."""
    if _other_hamza(reading, hit):
        return True
    if not hit.prefix:
        return False
    if any(h.last == hit.last and len(h.prefix) < len(hit.prefix) for h in reading.hits.at(hit.first, "given")):
        return True
    return hit.prefix[-1] in "فك" and hit.last == hit.first + 1 and not hit.form.text.startswith("ال")


def _other_hamza(reading: Reading, hit: Hit) -> bool:
    """«فإن» is not the town فان, «كأس» not كاس: newspapers drop a hamza that opens a name, they add none inside."""
    if hit.last != hit.first + 1:
        return False
    word = reading.script.words(hit.first, hit.last)[len(hit.prefix) + 1 :]
    form = hit.form.text
    return ("أ" in word and "أ" not in form) or ("إ" in word and "إ" not in form)


def _is_cue(hit: Hit, marks: Marks) -> bool:
    """«مدينة» is a village somewhere, too."""
    cue = marks.cues.get(hit.last)
    return cue is not None and cue.first == hit.first


def _dress(reading: Reading, phrase: Phrase, marks: Marks) -> Phrase:
    """Add what stands around the name: cue, tail, side, a person's name, a preposition."""
    _split_cue(reading, phrase)
    if not phrase.prefix:
        _add_cue(reading, phrase, marks)
    if phrase.cue is not None and phrase.cue.unknown == "none" and reading.hits.at(phrase.start, "nisba"):
        phrase.blocked = True  # «العاصمة الصينية»
    if phrase.cue is not None and not phrase.full:
        _grow(reading, phrase)
    phrase.blocked |= phrase.cue is None and not phrase.prefix and phrase.start in marks.people
    _add_tail(phrase, marks)
    _add_end(reading, phrase)
    _add_side(phrase, marks)
    _close_quote(reading, phrase)
    phrase.located = phrase.side or _is_located(reading, phrase)
    return phrase


def _split_cue(reading: Reading, phrase: Phrase) -> None:
    """An entry that begins with a cue word («محافظة صلاح الدين»): what its rest may mean by itself is kept, too."""
    cue = next((h for h in reading.hits.at(phrase.start, "place_cue") if h.last < phrase.stop), None)
    if cue is None or cue.prefix != phrase.prefix:
        return
    if not any(s.level in like(cue.entry.data["level"]) for s in phrase.spots):
        return  # «دير الزور» is no monastery
    phrase.full = len(phrase.spots)
    phrase.start, phrase.prefix = cue.last, ""
    for hit in reading.hits.at(cue.last, "place"):
        if hit.last == phrase.stop and not hit.prefix:
            add_spot(phrase.spots, spot_of(hit.entry))


def _add_cue(reading: Reading, phrase: Phrase, marks: Marks) -> None:
    at = phrase.start
    if at not in marks.cues and at and reading.script.tokens[at - 1].norm in _QUOTES:
        at -= 1
    cue = marks.cues.get(at)
    if cue and not (cue.first and reading.script.tokens[cue.first - 1].norm == "عن"):  # «عن طريق مصر»
        phrase.cue, phrase.first = cue, cue.first
        phrase.prefix = next((h.prefix for h in reading.hits.at(cue.first, "place_cue")), "")


def _grow(reading: Reading, phrase: Phrase) -> None:
    """«منطقة عين شيب»: a place called عين is known, but the word opens a longer name that is not."""
    if phrase.stop - phrase.start == 1 and reading.script.tokens[phrase.start].norm in WORDS.openers:
        stop = unknown_end(reading, phrase.start, definite=False)
        if stop > phrase.stop:
            phrase.spots, phrase.ordinary, phrase.stop, phrase.last = [], False, stop, stop


def _add_tail(phrase: Phrase, marks: Marks) -> None:
    hit = marks.tails.get(phrase.stop)
    if hit is None:
        return
    tail = str(hit.entry.data["tail"])
    facility = phrase.cue is not None and (phrase.cue.facility or phrase.cue.level in {"camp", "crossing"})
    rural = phrase.cue is not None and phrase.cue.named != "outer"
    settled = all(s.width <= 3 for s in phrase.spots)
    if (tail == "kind" and facility) or (tail == "side" and (rural or facility)) or (tail == "age" and settled):
        phrase.tail, phrase.last = tail, hit.last
        phrase.toward = hit.entry.data.get("bearing")


def _add_end(reading: Reading, phrase: Phrase) -> None:
    """«طريق دمشق - درعا»: a road is named by its two ends."""
    tokens, at = reading.script.tokens, phrase.last
    if phrase.cue is None or phrase.cue.level != "road" or at + 1 >= len(tokens):
        return
    if tokens[at].norm in _DASHES and tokens[at + 1].kind == "w":
        phrase.last = max([at + 2, *(h.last for h in reading.hits.at(at + 1, "place"))])


def _close_quote(reading: Reading, phrase: Phrase) -> None:
    """«بلدة "الشحيل"»: a mark that opens between cue and name closes within the phrase."""
    tokens, cue = reading.script.tokens, phrase.cue
    if cue is not None and cue.last < phrase.start and phrase.last < len(tokens):
        phrase.last += tokens[phrase.last].norm in _CLOSERS


def _add_side(phrase: Phrase, marks: Marks) -> None:
    hit = marks.sides.get(phrase.first)
    if hit is None or phrase.prefix:
        return
    phrase.side = True
    bearing = hit.entry.data.get("bearing")
    if bearing is not None and not hit.prefix.endswith("ال"):
        phrase.bearing, phrase.first, phrase.prefix = int(bearing), hit.first, hit.prefix


def _is_located(reading: Reading, phrase: Phrase) -> bool:
    if phrase.prefix.endswith("ب"):
        return True
    return phrase.first > 0 and reading.script.tokens[phrase.first - 1].norm.lstrip("و") in WORDS.locative


def _unknown(reading: Reading, marks: Marks, taken: set[int]) -> Iterator[Phrase]:
    tokens = reading.script.tokens
    for last, cue in marks.cues.items():
        start = last + 1 if last < len(tokens) and tokens[last].norm in _QUOTES else last
        if start in taken or cue.unknown == "none" or reading.silent[cue.first]:
            continue
        quoted = start > last and start + 1 < len(tokens) and tokens[start + 1].norm in _CLOSERS  # «قاعدة "رسلان"»
        stop = unknown_end(reading, start, definite=cue.unknown != "any" and not quoted, rare=cue.unknown == "rare")
        if stop > start:
            prefix = next((h.prefix for h in reading.hits.at(cue.first, "place_cue")), "")
            phrase = Phrase(cue.first, stop, start, stop, prefix, [], cue)
            _add_tail(phrase, marks)
            _add_end(reading, phrase)
            _add_side(phrase, marks)
            _close_quote(reading, phrase)
            phrase.located = phrase.side or _is_located(reading, phrase)
            yield phrase


def _without_overlap(phrases: list[Phrase]) -> list[Phrase]:
    """Left to right; a known name wins over an unknown one that reaches into it."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
        elif phrase.spots and not kept[-1].spots:
            kept[-1] = phrase
    return kept


def _inherit_cue(reading: Reading, phrase: Phrase) -> None:
    """«بلدات X وY وZ»: a name joined by و to one that a plural cue announces has that cue too."""
    before = phrase.before
    if before is None or before.cue is None or not before.cue.plural or phrase.cue is not None:
        return
    if joined(reading, before, phrase):
        phrase.cue = before.cue


def joined(reading: Reading, before: Phrase, phrase: Phrase) -> bool:
    """Whether ``phrase`` goes on a list: «X وY», «X، Y»."""
    if before.last == phrase.first:
        return phrase.prefix.startswith("و")
    gap = [t.norm for t in reading.script.tokens[before.last : phrase.first]]
    return gap in (["،"], [","], ["و"], ["-"]) and not phrase.prefix.endswith("ب")
