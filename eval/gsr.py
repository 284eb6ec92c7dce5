"""Score events on the Arabic sentences of the Open Event Data Alliance (MIT License): is there one, and whose.

    python eval/gsr.py DIRECTORY [--misses]

``DIRECTORY`` holds ``assault_sentences.jsonl`` and ``protest_sentences.jsonl`` ({text, label}; "yes" against the rest)
and ``…_spans.jsonl`` ({text, annotations: [{source_actor, target_actor: [words]}]}, one an annotator).

A sentence counts as found where riwaya reads an event of the type ("sentences"), and by a stricter measure ("rows")
where a coder could write a row of it: it happened, and harm is told (ASSAULT) or a place (PROTEST). The labels ask for
such sentences and leave out mere mentions («the assassination of …»), though not evenly: whole attacks are among the
"no". "coded" asks instead whether the likeliest event is likely enough by a model that learnt from other sentences:
cross-validated, words, weights and threshold alike (``eval/likely.py``).

Spans: token F1 of the first such event's actors and targets against the nearest annotation, mean over the sentences;
two empty sides agree.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import likely

from riwaya.arabic import fold_text
from riwaya.page import document_from_text
from riwaya.pipeline import Pipeline
from riwaya.records import Event, Report
from riwaya.rules import Match

TYPES = {"assault": "ASSAULT", "protest": "PROTEST"}
HARM = {"killed", "injured", "missing", "other"}
ROLES = {"source_actor": "event.actor", "target_actor": "event.target"}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read(pipeline: Pipeline, text: str) -> tuple[Report, dict[str, Match]]:
    """One sentence as an article without a title."""
    document = document_from_text(f"\n{text}")
    report, traces = pipeline._read(document)
    return report, traces()


def is_row(event: Event, trace: Match) -> bool:
    """Whether a coder could write a row of an event: it happened, with harm (ASSAULT) or somewhere (the others)."""
    if event.status != "happened":
        return False
    if event.type != "ASSAULT":
        return event.place is not None
    return any(m.rule == "event.trigger.harm" for m in trace.parts) or any(c.what in HARM for c in event.counts)


def sentence_scores(
    pipeline: Pipeline, path: Path, kind: str, strict: bool = False
) -> tuple[dict[str, float], list[str]]:
    """Precision, recall, F1 of "has an event of the type", and the sentences judged wrongly (+ made up, - missed)."""
    hit = gold = found = 0
    wrong: list[str] = []
    for row in rows(path):
        report, traces = read(pipeline, row["text"])
        told = any(e.type == kind and (not strict or is_row(e, traces[e.id])) for e in report.events)
        yes = row["label"] == "yes"
        hit, gold, found = hit + (told and yes), gold + yes, found + told
        if told != yes:
            wrong.append(f"{'+' if told else '-'} {row['text']}")
    precision, recall = hit / max(1, found), hit / max(1, gold)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}, wrong


def span_scores(pipeline: Pipeline, path: Path, kind: str) -> tuple[dict[str, float], list[str]]:
    """Mean token F1 of sources and targets against the nearest annotation, and the sentences with what was read."""
    sums = dict.fromkeys(ROLES, 0.0)
    lines: list[str] = []
    sentences = list(rows(path))
    for row in sentences:
        report, traces = read(pipeline, row["text"])
        for role, rule in ROLES.items():
            told = spoken(report, traces, kind, rule)
            best = max(token_f1(told, words(a[role])) for a in row["annotations"])
            sums[role] += best
            lines.append(
                f"{best:.2f} {role} read={sorted(told)} gold={[a[role] for a in row['annotations']]} | {row['text']}"
            )
    return {role: total / len(sentences) for role, total in sums.items()}, lines


def spoken(report: Report, traces: dict[str, Match], kind: str, rule: str) -> set[str]:
    """The words of the first event of the type that has the role, by the trace's spans.

    Their targets are whoever or whatever was hit; where riwaya names none they are, of an assault, the dead and injured
    that it counts, else the place. The place of a protest is not whom it addresses.
    """
    text = report.document.text
    events = [e for e in report.events if e.type == kind]
    for event in events:
        spans = [m.span for m in traces[event.id].parts if m.rule == rule and m.span is not None]
        if spans:
            return words([text[a:b] for a, b in spans])
    if rule == "event.target" and kind == "ASSAULT":
        for event in events:
            hurt = [c.span for c in event.counts if c.what in ("killed", "injured")]
            spans = hurt[:1] or [event.place_text] if event.place_text else hurt[:1]
            if spans:
                return words([text[a:b] for a, b in spans])
    return set()


def words(phrases: list[str]) -> set[str]:
    """Folded words, و and marks off."""
    found = {w.strip("«»\"'،,.:()") for p in phrases for w in fold_text(p).split()}
    return {w.removeprefix("و") if len(w) > 4 else w for w in found if w}


def token_f1(a: set[str], b: set[str]) -> float:
    """F1 of two bags of words; two empty ones agree."""
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b))


def main() -> None:
    """Print the scores as JSON, and with --misses the sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--misses", choices=["assault", "protest", "assault-spans", "protest-spans"])
    options = parser.parse_args()
    pipeline = Pipeline()
    scores: dict[str, dict[str, float]] = {}
    for name, kind in TYPES.items():
        sentences = options.directory / f"{name}_sentences.jsonl"
        scores[f"{name} sentences"], wrong = sentence_scores(pipeline, sentences, kind)
        scores[f"{name} rows"], _ = sentence_scores(pipeline, sentences, kind, strict=True)
        scores[f"{name} coded (cross-validated)"] = likely.held_out(likely.read(pipeline, sentences, kind))
        scores[f"{name} spans"], lines = span_scores(pipeline, options.directory / f"{name}_spans.jsonl", kind)
        shown = {name: wrong, f"{name}-spans": lines}.get(options.misses, [])
        print(*shown, sep="\n", end="\n" if shown else "")
    print(
        json.dumps({k: {m: round(v, 3) for m, v in s.items()} for k, s in scores.items()}, ensure_ascii=False, indent=1)
    )


if __name__ == "__main__":
    main()
