"""Every example beside the rules of saying, run through the whole pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from riwaya.page import document_from_text
from riwaya.pipeline import pipeline
from riwaya.records import Report

FOLDER = Path(__file__).parents[2] / "src/riwaya/statements/examples"


def _examples() -> list[Any]:
    return [
        pytest.param(example, id=f"{path.stem}-{number}")
        for path in sorted(FOLDER.glob("*.yml"))
        for number, example in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    ]


def _marked(text: str) -> tuple[str, list[str]]:
    """The text without braces, and what stood between them, in order of the opening brace."""
    plain: list[str] = []
    opened: list[tuple[int, int]] = []
    found: list[tuple[int, str]] = []
    order = 0
    for letter in text:
        if letter == "{":
            opened.append((order, len(plain)))
            order += 1
        elif letter == "}":
            number, start = opened.pop()
            found.append((number, "".join(plain[start:])))
        else:
            plain.append(letter)
    return "".join(plain), [words for _, words in sorted(found)]


def _read(text: str, outlet: str | None, published: str | None) -> Report:
    return pipeline().read_document(document_from_text(text, title="خبر", outlet=outlet, published=published))


@pytest.mark.parametrize("example", _examples())
def test_example(example: dict[str, Any]) -> None:
    plain, expected = _marked(example["text"] + example.get("ends", ""))
    report = _read(plain, example.get("outlet"), example.get("published"))
    text, names = report.document.text, {e.id: e.name for e in report.entities}
    said = sorted(report.statements, key=lambda s: s.content[0])
    found = [[text[slice(*c)] for c in s.content] for s in said]
    assert found == ([expected] if example.get("pieces") else [[words] for words in expected])
    if "speakers" in example:
        assert [names.get(s.speaker or "") for s in said] == example["speakers"]
    if "acts" in example:
        assert [s.act for s in said] == example["acts"]
    if "modes" in example:
        assert [s.mode for s in said] == example["modes"]
    if "via" in example:
        assert [[names.get(h.via or "") or h.what for h in s.chain] for s in said] == example["via"]
    if "addressee" in example:
        assert [names.get(s.addressee or "") for s in said] == example["addressee"]
    if "time" in example:
        assert [s.time for s in said] == example["time"]
    for field in ("distance", "occasion"):
        if field in example:
            spans = [getattr(s, field) for s in said]
            assert [text[slice(*s)] if s else None for s in spans] == example[field]


def test_examples_hold_counter_examples() -> None:
    silent = [
        e for p in FOLDER.glob("*.yml") for e in yaml.safe_load(p.read_text(encoding="utf-8")) if "{" not in e["text"]
    ]
    assert len(silent) >= 10
