"""Every example and counter-example of ``src/riwaya/events/examples.yml``."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from riwaya.page import document_from_text
from riwaya.pipeline import Pipeline
from riwaya.records import Event, Report

EXAMPLES: dict[str, list[Any]] = yaml.safe_load(files("riwaya.events").joinpath("examples.yml").read_text("utf-8"))
PIPELINE = Pipeline()


def read(text: str, title: str = "") -> Report:
    """An article of Thursday 10 May 2035."""
    return PIPELINE.read_document(document_from_text(f"\n{text}", title=title, published="2035-05-10"))


def names(report: Report, ids: tuple[str, ...]) -> list[str]:
    known = {e.id: e.name for e in report.entities}
    return [known[i] for i in ids]


def spoken(report: Report, event: Event) -> list[str | None]:
    said = {s.id: s for s in report.statements}
    speakers = [said[i].speaker for i in event.according_to]
    return [names(report, (s,))[0] if s else None for s in speakers]


def slots(report: Report, event: Event) -> dict[str, Any]:
    """What the examples ask for, of one event."""
    place = names(report, (event.place,))[0].split("،")[0] if event.place else None
    toll = {c.what: c.low if c.high == c.low else [c.low, c.high] for c in event.counts}
    return {
        "kind": f"{event.type} {event.status}",
        "trigger": report.document.text[slice(*event.trigger)],
        "who": names(report, event.actors),
        "whom": names(report, event.targets),
        "place": place,
        "day": (event.time or "")[:10],
        "toll": toll,
        "lows": [c.low for c in event.counts],
        "by": (spoken(report, event) or [None])[0],
    }


@pytest.mark.parametrize("example", EXAMPLES["events"], ids=lambda e: e["text"][:40])
def test_events(example: dict[str, Any]) -> None:
    report = read(example["text"], example.get("title", ""))
    found = [slots(report, e) for e in report.events]
    for told in example["told"]:
        wanted = {k: str(v) if k == "day" else v for k, v in told.items() if k != "more"}
        assert any({k: e[k] for k in wanted} == wanted for e in found), found
    assert len(found) == len(example["told"]) or any(t.get("more") for t in example["told"]), found


@pytest.mark.parametrize("text", EXAMPLES["none"])
def test_no_event(text: str) -> None:
    report = read(text)
    assert [slots(report, e) for e in report.events] == []


@pytest.mark.parametrize(("text", "kind", "due", "bearer"), EXAMPLES["commitments"])
def test_commitments(text: str, kind: str, due: str | None, bearer: str | None) -> None:
    report = read(text)
    assert [(c.kind, c.due) for c in report.commitments] == [(kind, due)]
    bound = [names(report, (c.bearer,))[0] for c in report.commitments if c.bearer]
    assert bearer is None or any(name.startswith(bearer) for name in bound), bound
    assert all(c.issuer and c.statement in {s.id for s in report.statements} for c in report.commitments)


@pytest.mark.parametrize("text", EXAMPLES["no-commitments"])
def test_no_commitments(text: str) -> None:
    assert read(text).commitments == ()


@pytest.mark.parametrize(("text", "slot", "values"), EXAMPLES["conflicts"])
def test_conflicts(text: str, slot: str, values: list[str]) -> None:
    report = read(text)
    found = {c.slot: [a.value for a in c.accounts] for c in report.conflicts}
    assert set(values) <= set(found.get(slot, [])), found
    told = {e.id for e in report.events}
    assert all(a.event in told for c in report.conflicts for a in c.accounts)


@pytest.mark.parametrize("text", EXAMPLES["no-conflicts"])
def test_no_conflicts(text: str) -> None:
    assert read(text).conflicts == ()


def test_explain_shows_the_words_and_the_entry_of_an_event() -> None:
    document = document_from_text("\nشن الجيش السوداني غارات على مدينة الفاشر.", published="2035-05-10")
    event = PIPELINE.read_document(document).events[0]
    shown = PIPELINE.explain(document, event.id)
    assert shown is not None
    assert "light_nouns" in shown or "light.yml" in shown
    assert "assault_nouns.yml" in shown
    assert "event.actor" in shown


def test_ids_are_the_same_in_every_run() -> None:
    text = EXAMPLES["events"][0]["text"]
    assert [e.id for e in read(text).events] == [e.id for e in read(text).events]


def test_who_takes_a_doer_over_from_another_telling_accuses_nobody():
    text = (
        "قالت صحيفة الضفاف إن قوات حفتر قصفت سوقا في مدينة سبها أمس. وقالت بريطانيا إن القصف على سبها قتل سبعة مدنيين. "
        "ونفت قوات حفتر أن تكون قوات حفتر نفذت القصف على سبها."
    )
    report = read(text, "")
    names = {e.id: e.name for e in report.entities}
    (conflict,) = report.conflicts
    assert {names.get(a.source or "") for a in conflict.accounts} == {"صحيفة الضفاف", "قوات حفتر"}
