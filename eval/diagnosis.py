"""Misses by class, so that the next person knows where to dig. Holds texts of others: never part of the project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reading import Case

from riwaya.records import Span
from riwaya.score.compare import Pairing, overlap
from riwaya.score.names import same_name
from riwaya.score.sheet import Happened, Said

SHOWN = 40
"""Examples of one class; more teach nothing new."""


class Miss(NamedTuple):
    """One error: its class, and the words that show it."""

    kind: str
    article: str
    words: str


def diagnose(cases: Sequence[Case], name: str) -> str:
    """The page: counts of all classes, examples of each, confusion of acts, modes and event types."""
    misses = [miss for case in cases for miss in (*statement_misses(case), *event_misses(case))]
    parts = [f"# Where riwaya misses on {name}\n", _counts(misses)]
    pairs = [pair for case in cases for pair in case.compared.statements.pairs]
    parts += [
        _confusion("Acts (annotated \\ read)", ((g.act, r.act) for g, r in pairs)),
        _confusion("Modes (annotated \\ read)", ((g.mode, r.mode) for g, r in pairs)),
        _confusion("Types of events in one sentence (annotated \\ read)", _types(cases)),
        _examples(misses),
    ]
    return "\n".join(parts)


def statement_misses(case: Case) -> Iterator[Miss]:
    """What is wrong with the statements of an article."""
    pairing = case.compared.statements
    show = _Shown(case.compared.gold.text)
    cues = {"gold": [g.cue for g in pairing.missed], "read": [r.cue for r in pairing.made_up]}
    for said in pairing.missed:
        yield Miss(_class("missed", said.cue, cues["read"]), case.id, f"- {show.said(said)}")
    for said in pairing.made_up:
        yield Miss(_class("made up", said.cue, cues["gold"]), case.id, f"+ {show.said(said)}")
    yield from _wrong(case, pairing, show)


def _class(what: str, cue: Span, others: list[Span]) -> str:
    same = any(overlap([cue], [other]) > 0 for other in others)
    return f"statement {what}: " + ("cue right, content wrong" if same else "no such cue")


def _wrong(case: Case, pairing: Pairing[Said], show: _Shown) -> Iterator[Miss]:
    carried = {s.id: s.speaker_span is None for s in case.report.statements}
    for gold, read in pairing.pairs:
        told = f"{show.said(read)}"
        if not same_name(gold.speaker, read.speaker):
            yield Miss(
                _speaker_class(gold, read, carried[read.id]), case.id, f"{gold.speaker} ≠ {read.speaker}: {told}"
            )
        if gold.act != read.act:
            yield Miss("act wrong", case.id, f"{gold.act} ≠ {read.act}: {told}")
        yield from _chain_misses(case.id, gold, read, told)


def _speaker_class(gold: Said, read: Said, carried: bool) -> str:
    if read.speaker is None:
        return "speaker wrong: none read"
    if gold.speaker is None:
        return "speaker wrong: none annotated"
    return "speaker wrong: carried over" if carried else "speaker wrong: written there"


def _chain_misses(article: str, gold: Said, read: Said, told: str) -> Iterator[Miss]:
    for via in gold.via:
        if not any(same_name(via, other) for other in read.via):
            yield Miss("chain: hop missed", article, f"- {via} (read: {'، '.join(read.via) or 'none'}): {told}")
    for via in read.via:
        if not any(same_name(via, other) for other in gold.via):
            yield Miss("chain: hop made up", article, f"+ {via} (annotated: {'، '.join(gold.via) or 'none'}): {told}")


def event_misses(case: Case) -> Iterator[Miss]:
    """What is wrong with the events of an article."""
    pairing, show = case.compared.events, _Shown(case.compared.gold.text)
    for event in pairing.missed:
        yield Miss(f"event missed: {event.type}", case.id, f"- {show.around(event.trigger)}")
    for event in pairing.made_up:
        yield Miss(f"event made up: {event.type}", case.id, f"+ {show.around(event.trigger)}")
    for gold, read in pairing.pairs:
        for slot in ("status", "date", "voice", "place", "actors", "targets", "counts"):
            if getattr(gold, slot) != getattr(read, slot):
                values = f"{getattr(gold, slot)} ≠ {getattr(read, slot)}"
                yield Miss(f"event differs: {slot}", case.id, f"{values}: {show.around(read.trigger)}")


def _types(cases: Sequence[Case]) -> Iterator[tuple[str, str]]:
    """Types of unpaired events that stand in one sentence."""
    for case in cases:
        by_sentence: dict[int, list[Happened]] = defaultdict(list)
        for event in case.compared.events.made_up:
            by_sentence[event.sentence].append(event)
        for event in case.compared.events.missed:
            yield from ((event.type, other.type) for other in by_sentence[event.sentence])


class _Shown:
    """Records as words of their text, on one line."""

    def __init__(self, text: str) -> None:
        self._text = text

    def said(self, said: Said) -> str:
        """Cue and content."""
        content = " … ".join(self._cut(span) for span in said.content)
        return f"[{self._cut(said.cue)}] {content} ({said.speaker})"

    def around(self, span: Span) -> str:
        """A span marked within what stands around it."""
        before, after = self._cut((max(0, span[0] - 60), span[0])), self._cut((span[1], span[1] + 60))
        return f"{before}[{self._cut(span)}]{after}"

    def _cut(self, span: Span) -> str:
        words = self._text[slice(*span)].replace("\n", " ⏎ ")
        return words if len(words) <= 160 else f"{words[:80]} […] {words[-60:]}"


def _counts(misses: Sequence[Miss]) -> str:
    rows = [f"| {kind} | {number} |" for kind, number in Counter(miss.kind for miss in misses).most_common()]
    return "\n".join(["| class | misses |", "|---|---|", *rows, ""])


def _confusion(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    cells = Counter(pairs)
    if not cells:
        return ""
    rows, columns = (sorted({key[side] for key in cells}) for side in (0, 1))
    head = ["| |" + "|".join(columns) + "|", "|---" * (len(columns) + 1) + "|"]
    body = [f"|{row}|" + "|".join(str(cells[row, column] or "") for column in columns) + "|" for row in rows]
    return "\n".join([f"## {title}\n", *head, *body, ""])


def _examples(misses: Sequence[Miss]) -> str:
    by_kind: dict[str, list[Miss]] = defaultdict(list)
    for miss in misses:
        by_kind[miss.kind].append(miss)
    parts = [_section(kind, found) for kind, found in sorted(by_kind.items(), key=lambda item: -len(item[1]))]
    return "\n".join(parts)


def _section(kind: str, misses: list[Miss]) -> str:
    lines = [f"    {miss.article}  {miss.words}" for miss in misses[:SHOWN]]
    return "\n".join([f"## {kind} ({len(misses)})\n", *lines, ""])
