"""What the score looks at: an event as the rules read it, where it stands in its sentence, and the sentence's words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from riwaya.arabic import fold_text
from riwaya.records import Event, Report, Span

Features = dict[str, float]
WORDS = 6.0
"""The length of the vector of a sentence's words, however many they are: what the rules read is not to drown in it."""
LIKE = "like "
"""Before a stem: what is known of it by the words that keep the same company, whether it was learnt from or not."""
BIAS = 10.0
"""So large that the penalty on its weight does not matter."""
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!؟?…](?=\s|$)|\n")
_BEFORE = ("وبال", "وال", "بال", "فال", "كال", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "س")
_AFTER = ("هما", "تها", "ته", "هم", "ها", "ات", "ون", "ين", "ان", "يه", "وا", "ه", "ي", "ا", "ت")
_NAMED = frozenset({"person", "place", "facility", "outlet"})
"""Mentions whose own words are not looked at."""
_LONG = 2000
"""Letters beyond which a sentence is not looked back into."""
_KEPT = 3
"""Letters that a stem keeps at least; one more where one letter alone is taken off its front, which may be its own."""


def features_of(report: Report, event: Event, words: Container[str]) -> Features:
    """The features of an event by name; of the words of its sentence those that ``words`` has."""
    names = word_names(report, sentence_of(report.document.text, event.trigger))
    return {**own_features(report, event), **word_features(names, words)}


def own_features(report: Report, event: Event) -> Features:
    """Those that are not words of the sentence."""
    span = sentence_of(report.document.text, event.trigger)
    return {"bias": BIAS, **_read(report, event), **_stands(report, event, span)}


def word_features(names: Sequence[str], words: Container[str]) -> Features:
    """The names that are known, as a vector of one length; of stems also what words in their company speak for."""
    known = [name for name in names if name in words]
    cut = stems_in(names)
    like = [name for name in map(LIKE.__add__, cut) if name in words]
    return {**dict.fromkeys(known, WORDS / max(1, len(known)) ** 0.5), **dict.fromkeys(like, max(1, len(cut)) ** -0.5)}


def stems_in(names: Iterable[str]) -> list[str]:
    """The stems among the names of words, without the kinds of names."""
    return [name[2:] for name in names if name.startswith("w:") and " " not in name and "<" not in name]


def sentence_of(text: str, span: Span) -> Span:
    """The letters from one end of a sentence to the next around a span."""
    near = max(0, span[0] - _LONG)
    start = max((m.end() for m in _END.finditer(text, near, span[0])), default=near)
    end = _END.search(text, span[1])
    return start, end.start() if end else len(text)


def word_names(report: Report, span: Span) -> list[str]:
    """The names of the features that a sentence's words are: as written, cut to stems, and pairs of stems.

    Of a name there is its kind alone: who and where must not decide.
    """
    whole = _masked(report, span)
    cut = [stem(word) for word in whole]
    pairs = (f"w:{a} {b}" for a, b in pairwise(cut))
    return list(dict.fromkeys([*(f"w:{word}" for word in cut), *pairs, *(f"f:{word}" for word in whole)]))


def stems_of(report: Report, span: Span) -> list[str]:
    """The stems of a span's words in their order, names as their kinds."""
    return [stem(word) for word in _masked(report, span)]


def _masked(report: Report, span: Span) -> list[str]:
    """The words of a span, folded, those of names as their kinds."""
    return [word for part in _parts(report, span) for word in part]


def _parts(report: Report, span: Span) -> Iterator[list[str]]:
    text, at = report.document.text, span[0]
    inside = [m for m in report.mentions if m.kind in _NAMED and at <= m.span[0] and m.span[1] <= span[1]]
    meant = {m.entity for m in inside}
    names = {e.id: set(map(stem, words_of(e.name))) for e in report.entities if e.id in meant and e.kind in _NAMED}
    for mention in sorted(inside, key=lambda m: (m.span[0], -m.span[1])):
        start, end = mention.span
        if at <= start:
            yield words_of(text[at : _word_start(text, start)])
            own = names.get(mention.entity or "", ())
            words = [word for word in words_of(text[start:end]) if stem(word) not in own]
            yield [f"<{mention.kind}>", *([] if "<number>" in words else words)]
            at = end
    yield words_of(text[at : span[1]])


def words_of(text: str) -> list[str]:
    """The words of a text, folded; a number is a number, whichever."""
    return ["<number>" if word[0].isdigit() else word for word in _WORD.findall(fold_text(text))]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without what is written as one with it: rough, but the same for every text."""
    for left in _BEFORE:
        if word.startswith(left) and len(word) - len(left) >= _KEPT + (len(left) == 1):
            word = word[len(left) :]
            break
    for right in _AFTER:
        if word.endswith(right) and len(word) - len(right) >= _KEPT:
            return word[: -len(right)]
    return word


def _read(report: Report, event: Event) -> Features:
    """The fields of the event."""
    _, cls, entry = event.rule.split(".", 2)
    kinds = {e.id: e.kind for e in report.entities}
    said = [s for s in report.statements if s.id in event.according_to]
    names = [
        *(f"trigger {name}" for name in (cls, f"{cls} {event.status}", entry)),
        f"status {event.status}",
        f"mode {event.mode}",
        f"actors {min(2, len(event.actors))}",
        f"targets {min(2, len(event.targets))}",
        *(f"actor {kinds.get(i)}" for i in event.actors),
        *(f"target {kinds.get(i)}" for i in event.targets),
        f"place {kinds.get(event.place or '', 'no')}",
        f"time {'yes' if event.time else 'no'}",
        f"weapon {'yes' if event.weapon else 'no'}",
        *(f"count {c.what}" for c in event.counts),
        *([] if event.counts else ["count no"]),
        f"voice {'source' if said else 'outlet'}",
        *(f"said {s.act} {s.mode}" for s in said),
    ]
    return dict.fromkeys(names, 1.0)


def _stands(report: Report, event: Event, sentence: Span) -> Features:
    """Where it stands: how far into the sentence, after and before which words, with what joined to it, among what."""
    text, (start, end) = report.document.text, event.trigger
    word = _word_start(text, start)
    before, after = _masked(report, (sentence[0], word)), _masked(report, (end, sentence[1]))
    beside = [e for e in report.events if sentence[0] <= e.trigger[0] < sentence[1]]
    joined = fold_text(text[word:start])
    definite = joined.endswith(("ال", "لل")) or fold_text(text[start:end]).startswith("ال")
    names = [
        f"at {min(4, len(before) // 6)}",
        f"before {stem(before[-1]) if before else '-'}",
        f"after {stem(after[0]) if after else '-'}",
        f"joined {joined or '-'}",
        f"definite {'yes' if definite else 'no'}",
        f"events {min(4, len(beside))}",
        f"alike {min(3, sum(e.type == event.type for e in beside))}",
        f"length {min(6, (len(before) + len(after)) // 12)}",
    ]
    return dict.fromkeys(names, 1.0)


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalpha():
        at -= 1
    return at
