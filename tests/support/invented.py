"""Invented reports: places, people and happenings that do not exist, built record by record."""

from __future__ import annotations

import hashlib

from riwaya.records import (
    Account,
    Block,
    Commitment,
    Conflict,
    Count,
    Dateline,
    Document,
    Entity,
    Event,
    Hop,
    Mention,
    Note,
    Published,
    Report,
    Statement,
)

TITLE = "غارة على ميناء الصفصاف 🕊 تودي بحياة ثلاثة"
TEXT = (
    f"{TITLE}\n"
    "الزيزفون ـ «صوت الوادي»: قال أَحمد النجار، الناطق باسم وزارة الدفاع، في بيان نقلته وكالة الأفق إن غارة جوية "
    "استهدفت ميناء الصفصاف فجر الثلاثاء وأسفرت عن مقتل ثلاثة مدنيين.\n"
    "ونفت حركة السنابل مسؤوليتها عن القصف، وقالت: «قُتل خمسة على الأقل».\n"
    "وأمر النجار بفتح تحقيق خلال 48 ساعة."
)


def at(text: str, part: str, nth: int = 0) -> tuple[int, int]:
    """The span of the nth time that ``part`` stands in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return start, start + len(part)


def entities() -> tuple[Entity, ...]:
    return (
        Entity(id="e-najjar", kind="person", name="أحمد النجار", aliases=("النجار",), role="الناطق باسم وزارة الدفاع"),
        Entity(id="e-ufuq", kind="outlet", name="وكالة الأفق"),
        Entity(id="e-sanabil", kind="group", name="حركة السنابل"),
        Entity(id="e-port", kind="place", name="ميناء الصفصاف", country="SY", lat=35.51, lon=35.77),
        Entity(id="e-city", kind="place", name="الزيزفون"),
        Entity(id="e-defence", kind="government", name="وزارة الدفاع", country="SY"),
        Entity(id="e-civilians", kind="unnamed", name="مدنيون"),
    )


def statements(t: str) -> tuple[Statement, ...]:
    return (
        Statement(
            id="s-strike",
            cue=at(t, "قال"),
            rule="say.verb",
            content=(at(t, "غارة جوية استهدفت ميناء الصفصاف فجر الثلاثاء وأسفرت عن مقتل ثلاثة مدنيين"),),
            mode="indirect",
            act="assert",
            speaker="e-najjar",
            speaker_span=at(t, "أَحمد النجار"),
            chain=(
                Hop(span=at(t, "بيان"), relation="issued", what="بيان", via="e-defence"),
                Hop(span=at(t, "وكالة الأفق"), relation="relayed", via="e-ufuq"),
            ),
            time="2031-05-06",
        ),
        Statement(
            id="s-denial",
            cue=at(t, "نفت"),
            rule="say.deny",
            content=(at(t, "مسؤوليتها عن القصف"),),
            mode="indirect",
            act="deny",
            speaker="e-sanabil",
            speaker_span=at(t, "حركة السنابل"),
        ),
        Statement(
            id="s-five",
            cue=at(t, "قالت"),
            rule="say.verb",
            content=(at(t, "قُتل خمسة على الأقل"),),
            mode="direct",
            act="assert",
            speaker="e-sanabil",
        ),
        Statement(
            id="s-order",
            cue=at(t, "أمر"),
            rule="say.order",
            content=(at(t, "فتح تحقيق خلال 48 ساعة"),),
            mode="indirect",
            act="order",
            speaker="e-najjar",
            speaker_span=at(t, "النجار", 1),
            addressee="e-defence",
        ),
    )


def events(t: str) -> tuple[Event, ...]:
    strike = {"type": "ASSAULT", "mode": "aerial", "place": "e-port", "time": "2031-05-06"}
    return (
        Event(
            id="v-strike",
            trigger=at(t, "غارة جوية"),
            rule="event.strike",
            status="happened",
            targets=("e-port", "e-civilians"),
            place_text=at(t, "ميناء الصفصاف", 1),
            weapon=at(t, "غارة جوية"),
            counts=(Count(what="killed", low=3, high=3, span=at(t, "ثلاثة مدنيين"), of="مدنيين"),),
            according_to=("s-strike",),
            **strike,
        ),
        Event(
            id="v-five",
            trigger=at(t, "قُتل"),
            rule="event.killed",
            status="happened",
            counts=(Count(what="killed", low=5, high=None, span=at(t, "خمسة على الأقل")),),
            according_to=("s-five",),
            same_as="v-strike",
            **strike,
        ),
        Event(
            id="v-inquiry",
            type="INVESTIGATE",
            trigger=at(t, "تحقيق"),
            rule="event.inquiry",
            status="demanded",
            actors=("e-defence",),
            according_to=("s-order",),
        ),
    )


def report(text: str = TEXT, key: str = "d-port", outlet: str = "صوت الوادي", day: str | None = "2031-05-07") -> Report:
    """The report of one invented article; ``text`` must hold the sentences of :data:`TEXT`."""
    title, _, _ = text.partition("\n")
    return Report(
        document=Document(
            id=key,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            url=f"https://wadi.example/{key}",
            outlet=outlet,
            title=title,
            dateline=Dateline(place="الزيزفون", outlet=outlet),
            published=Published(value=day, how="given") if day else None,
            blocks=(
                Block(kind="title", span=(0, len(title))),
                Block(kind="paragraph", span=(len(title) + 1, len(text))),
            ),
        ),
        entities=entities(),
        mentions=mentions(text),
        statements=statements(text),
        events=events(text),
        commitments=(
            Commitment(
                id="c-inquiry",
                statement="s-order",
                kind="directive",
                issuer="e-najjar",
                bearer="e-defence",
                task=at(text, "فتح تحقيق"),
                due="2031-05-08",
                due_span=at(text, "خلال 48 ساعة"),
                rule="commit.within",
            ),
        ),
        conflicts=(
            Conflict(
                slot="killed",
                accounts=(
                    Account(value="3", event="v-strike", source="e-najjar"),
                    Account(value="5+", event="v-five", source="e-sanabil"),
                ),
            ),
        ),
        notes=(Note(code="invented", detail="لم يقع شيء من هذا"),),
    )


def mentions(t: str) -> tuple[Mention, ...]:
    named = (
        ("person", "أَحمد النجار", 0, "e-najjar"),
        ("person", "النجار", 1, "e-najjar"),
        ("government", "وزارة الدفاع", 0, "e-defence"),
        ("outlet", "وكالة الأفق", 0, "e-ufuq"),
        ("place", "ميناء الصفصاف", 0, "e-port"),
        ("place", "ميناء الصفصاف", 1, "e-port"),
        ("place", "الزيزفون", 0, "e-city"),
        ("group", "حركة السنابل", 0, "e-sanabil"),
    )
    found = [Mention(kind=k, span=at(t, part, n), rule="name", entity=e) for k, part, n, e in named]
    found.append(Mention(kind="time", span=at(t, "فجر الثلاثاء"), rule="time.weekday", value="2031-05-06"))
    found.append(Mention(kind="quantity", span=at(t, "ثلاثة مدنيين"), rule="count", low=3, high=3))
    return tuple(sorted(found, key=lambda m: m.span))


def numbered(n: int) -> Report:
    """One of many: the same article with another title, id and day."""
    text = TEXT.replace(TITLE, f"الخبر رقم {n}: {TITLE}")
    return report(text, key=f"d-{n:06}", outlet=("صوت الوادي", "الأفق اليوم")[n % 2], day=f"2031-05-{n % 28 + 1:02}")


#: The incident that the article and a second one add up to, as the contract prints it.
INCIDENT = {
    "id": "i-port",
    "type": "ASSAULT",
    "time": "2031-05-06",
    "place": {"name": "ميناء الصفصاف", "country": "SY", "lat": 35.51, "lon": 35.77, "precision": "town"},
    "actors": [{"name": "حركة السنابل", "according_to": ["وزارة الدفاع"]}],
    "targets": [{"name": "مدنيون", "according_to": ["وزارة الدفاع", "حركة السنابل"]}],
    "accounts": [
        {
            "document": "d-port",
            "event": "v-strike",
            "origin": "أحمد النجار",
            "chain": ["وكالة الأفق"],
            "killed": [3, 3],
        },
        {"document": "d-port", "event": "v-five", "origin": "حركة السنابل", "chain": [], "killed": [5, None]},
    ],
    "summary": {"killed": {"low": 3, "high": 5}, "policy": "range of distinct origins"},
    "conflicts": [{"slot": "killed", "kind": "contradiction", "accounts": [0, 1]}],
    "origins": 2,
    "outlets": 1,
}
