from __future__ import annotations

from pathlib import Path

import pytest

from riwaya.records import (
    Account,
    Commitment,
    Conflict,
    Count,
    Document,
    Entity,
    Event,
    Hop,
    Mention,
    Report,
    Statement,
)
from riwaya.score.gold import read_gold
from riwaya.score.sheet import Sheet


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Two invented articles with their annotations."""
    return Path(__file__).parent / "gold"


@pytest.fixture(scope="session")
def gold(gold_folder: Path) -> dict[str, Sheet]:
    return read_gold(gold_folder)


@pytest.fixture(scope="session")
def report(gold: dict[str, Sheet]) -> Report:
    """Article a, read with faults: the headline missed, one content too long, one act wrong, one event made up."""
    text = gold["a"].text

    def at(words: str, nth: int = 1) -> tuple[int, int]:
        start = -1
        for _ in range(nth):
            start = text.index(words, start + 1)
        return start, start + len(words)

    return Report(
        document=Document(id="a", text=text, sha256=""),
        entities=(
            Entity(id="i", kind="government", name="وزارة الداخلية"),
            Entity(id="h", kind="person", name="الوزير سامر الحلو"),
            Entity(id="s", kind="place", name="مدينة سروان"),
            Entity(id="m", kind="unnamed", name="مدنيين"),
        ),
        mentions=(
            Mention(kind="time", span=at("أمس الثلاثاء"), value="2031-05-06", rule="t"),
            Mention(kind="time", span=at("يومين"), value="2031-05-09", rule="t"),
        ),
        statements=(
            Statement(
                id="1",
                cue=at("قالت"),
                content=(at("إن الطريق مفتوح"),),
                mode="indirect",
                act="assert",
                speaker="i",
                rule="r",
                chain=(Hop(span=at("قالت"), relation="issued", what="بيان"),),
            ),
            Statement(id="2", cue=at("وأضافت"), content=(at("لا إصابات"),), mode="direct", act="assert", rule="r"),
            Statement(
                id="3",
                cue=at("وتعهد"),
                content=(at("فتح تحقيق خلال يومين"),),
                mode="mixed",
                act="promise",
                speaker="h",
                rule="r",
            ),
        ),
        events=(
            Event(
                id="e",
                type="ASSAULT",
                trigger=at("قتل"),
                rule="r",
                status="happened",
                place="s",
                targets=("m",),
                time="2031-05-06",
                counts=(Count(what="killed", low=3, high=None, span=at("ثلاثة")),),
            ),
            Event(id="f", type="INVESTIGATE", trigger=at("تحقيق"), rule="r", status="planned", according_to=("3",)),
        ),
        commitments=(
            Commitment(id="c", statement="3", kind="pledge", task=at("فتح تحقيق"), bearer="h", due="2031-05-09T10:00"),
        ),
        conflicts=(Conflict(slot="killed", accounts=(Account(value="3", event="e"), Account(value="0", event="f"))),),
    )
