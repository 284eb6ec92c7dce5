"""An entity that only a statement names can do or suffer a deed."""

from __future__ import annotations

import riwaya


def test_the_accounts_of_a_speaker_whom_only_his_statement_names_are_compared() -> None:
    text = (
        "أطلق الجيش الإسرائيلي النار على محتجين في غزة أمس. "
        "وقال منظمو المسيرة إن الفلسطينيين المصابين تعرضوا لإطلاق النار في غزة أمس."
    )
    report = riwaya.read(text, published="2035-05-10")
    known = {entity.id for entity in report.entities}
    assert len(report.events) == 2
    assert {i for event in report.events for i in (*event.actors, *event.targets)} <= known
