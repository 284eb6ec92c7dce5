"""A report made by hand on an invented article: nested statements, two accounts, furniture, a comment, a deadline."""

import pytest

from riwaya.records import (
    Account,
    Block,
    BlockKind,
    Commitment,
    Conflict,
    Count,
    Document,
    Entity,
    Event,
    Hop,
    Mention,
    Note,
    Published,
    Report,
    Span,
    Statement,
)

LINES: list[tuple[BlockKind, str]] = [
    ("title", "صاروخان على ميناء القصبة 🚀 & «اتهامات»"),
    ("furniture", "حجم الخط + -"),
    ("paragraph", "قالت وزارة الموانئ في بيان نقلته وكالة مدى إن صاروخين سقطا فجر الأربعاء وقتلا ثلاثة."),
    ("paragraph", "وأضافت أن الحارس سعيد الطيب أقسم أن «الصواريخ أربعة»، وأمهلت الحراس 48 ساعة لتسليم تقريرهم."),
    ("paragraph", "وروى شهود أن الهجوم أوقع 4 إلى 7 قتلى."),
    ("comment", "قال أبي إنهم <عشرون>"),
]
TEXT = "\n".join(line for _, line in LINES)


def at(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def _blocks() -> tuple[Block, ...]:
    return tuple(Block(kind=kind, span=at(line), author="قارئ" if kind == "comment" else None) for kind, line in LINES)


def _statement(number: int, speaker: str | None, cue: str, content: str, **more: object) -> Statement:
    defaults = {"act": "assert", "mode": "indirect", "rule": "by hand"}
    fields = (
        defaults | {"id": f"{number}f0c0a0b0", "speaker": speaker, "cue": at(cue), "content": (at(content),)} | more
    )
    return Statement(**fields)  # type: ignore[arg-type]


STATEMENTS = (
    _statement(
        1,
        "ministry",
        "قالت",
        "صاروخين سقطا فجر الأربعاء وقتلا ثلاثة",
        speaker_span=at("وزارة الموانئ"),
        chain=(
            Hop(span=at("بيان"), relation="issued", what="بيان"),
            Hop(span=at("وكالة مدى"), relation="relayed", via="agency"),
        ),
    ),
    _statement(2, "ministry", "وأضافت", "الحارس سعيد الطيب أقسم أن «الصواريخ أربعة»"),
    _statement(
        3,
        "guard",
        "أقسم",
        "الصواريخ أربعة",
        mode="direct",
        speaker_span=at("سعيد الطيب"),
        chain=(Hop(span=at("وأضافت"), relation="told", via="ministry"),),
    ),
    _statement(4, "ministry", "وأمهلت", "تسليم تقريرهم", act="order", addressee="guards"),
    _statement(5, None, "وروى", "الهجوم أوقع 4 إلى 7 قتلى", speaker_span=at("شهود")),
)
EVENTS = (
    Event(
        id="aa00000001",
        type="ASSAULT",
        mode="aerial",
        trigger=at("سقطا"),
        rule="by hand",
        status="happened",
        place="port",
        time="2023-05-17",
        weapon=at("صاروخين"),
        counts=(Count(what="killed", low=3, high=3, span=at("ثلاثة")),),
        according_to=("1f0c0a0b0",),
    ),
    Event(
        id="aa00000002",
        type="ASSAULT",
        trigger=at("الهجوم"),
        rule="by hand",
        status="happened",
        targets=("guards",),
        counts=(
            Count(what="killed", low=4, high=7, span=at("4 إلى 7 قتلى"), of="مدنيون"),
            Count(what="injured", low=9, high=None, span=at("4")),
        ),
        according_to=("5f0c0a0b0",),
        same_as="aa00000001",
    ),
)


@pytest.fixture
def report() -> Report:
    return Report(
        document=Document(
            id="doc-1",
            text=TEXT,
            sha256="0" * 64,
            url="https://almarfa.example/1",
            outlet="صحيفة المرفأ",
            title=LINES[0][1],
            published=Published(value="2023-05-17", how="inferred", span=at("فجر الأربعاء")),
            blocks=_blocks(),
        ),
        entities=(
            Entity(id="ministry", kind="government", name="وزارة الموانئ"),
            Entity(id="guard", kind="person", name="سعيد الطيب", role="حارس"),
            Entity(id="guards", kind="unnamed", name="الحراس"),
            Entity(id="agency", kind="outlet", name="وكالة مدى"),
            Entity(id="port", kind="facility", name="ميناء القصبة"),
        ),
        mentions=(Mention(kind="time", span=at("فجر الأربعاء"), rule="by hand", value="2023-05-17"),),
        statements=STATEMENTS,
        events=EVENTS,
        commitments=(
            Commitment(
                id="cc00000001",
                statement="4f0c0a0b0",
                kind="ultimatum",
                task=at("تسليم تقريرهم"),
                issuer="ministry",
                bearer="guards",
                due="2023-05-19",
                due_span=at("48 ساعة"),
            ),
        ),
        conflicts=(
            Conflict(
                slot="killed",
                accounts=(
                    Account(value="3", event="aa00000001", source="ministry"),
                    Account(value="4-7", event="aa00000002"),
                ),
            ),
            Conflict(
                slot="target",
                accounts=(
                    Account(value="port", event="aa00000001", source="ministry"),
                    Account(value="guards", event="aa00000002", source="guard"),
                ),
            ),
        ),
        notes=(Note(code="no-date", detail="nothing on the page says when", span=at("حجم الخط")),),
    )
