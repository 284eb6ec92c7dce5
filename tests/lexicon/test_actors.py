"""The curated actors: every entry is whole, dated in order, and neutral where it must be."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

import pytest

from riwaya.arabic import fold_text
from riwaya.edtf import bounds
from riwaya.lexicon.compile import DATA, pattern
from riwaya.lexicon.source import Written, read_lists

FIELDS = {"name", "stance", "short", "cue", "type", "country", "plover", "terms", "channel"}
TYPES = {"person", "group", "organisation", "government", "outlet"}
COUNTRIES = DATA.parent / "build" / "countries.tsv"
#: PLOVER's sectors, national and international, with SPY and PRM of the draft manual.
SECTORS = set("BUS COP CVL EDU ELI EUR GOV IGO IMG JRN JUD LAB LEG MED MIL NGO OPP PRM PTY REB REF REL SPY UNO".split())
#: Words that take a side; no canonical name may hold one.
STANCE_WORDS = set(
    "ميليشيا مليشيا ميليشيات مليشيات عصابة عصابات مرتزقة الإرهابي الإرهابية الانقلابية الانقلابيون الاحتلال الكيان"
    " الصهيوني العدو العدوان المخلوع المقبور الطاغية المجرم المتمردون النظام نظام الخوارج قطعان البائد الهالك".split()
)
#: Names that hold such a word and are no judgement: what the body calls itself, or has no other name.
NAMED_SO = {"المعسكر الصهيوني", "مجمع تشخيص مصلحة النظام"}


#: «مرتزقة فاغنر» is used of a private army by those it fights for and against.
OWN_WORDS = {"wagner"}


@pytest.fixture(scope="module")
def actors() -> list[Written]:
    return list(read_lists(sorted((DATA / "actors").glob("*.yml"))))


def words(text: str) -> set[str]:
    return set(fold_text(text).split())


def listed(actor: Written, key: str) -> list[str]:
    value: Any = actor.data.get(key, [])
    return list(value)


def test_there_are_many_actors_in_many_spellings(actors: list[Written]) -> None:
    assert len(actors) >= 1500
    assert sum(len(a.forms) for a in actors) >= 4000


def test_all_are_actors_with_known_fields(actors: list[Written]) -> None:
    assert {a.kind for a in actors} == {"actor"}
    assert [(a.where, set(a.data) - FIELDS) for a in actors if set(a.data) - FIELDS] == []
    assert [a.where for a in actors if {"name", "type", "country", "plover"} - set(a.data)] == []


def test_types_and_sectors_are_known(actors: list[Written]) -> None:
    assert [(a.where, a.data["type"]) for a in actors if a.data["type"] not in TYPES] == []
    assert [(a.where, a.data["plover"]) for a in actors if a.data["plover"] not in SECTORS] == []


def test_ids_are_unique_and_plain(actors: list[Written]) -> None:
    assert [i for i, n in Counter(a.id for a in actors).items() if n > 1] == []
    assert [a.where for a in actors if not a.id.replace("-", "").isascii() or not a.id.replace("-", "").isalnum()] == []


def test_country_codes_are_of_the_world(actors: list[Written]) -> None:
    rows = (line.split("\t")[0] for line in COUNTRIES.read_text(encoding="utf-8").splitlines())
    known = {code for code in rows if len(code) == 2} | {None}
    assert len(known) > 200
    assert [(a.where, a.data["country"]) for a in actors if a.data["country"] not in known] == []


def test_the_name_is_a_form_of_its_own(actors: list[Written]) -> None:
    assert [a.where for a in actors if a.data["name"] not in {f.text for f in a.forms}] == []


def test_marks_are_on_forms_that_are_there(actors: list[Written]) -> None:
    astray = [
        (a.where, text)
        for a in actors
        for key in ("stance", "short", "cue")
        for text in listed(a, key)
        if text not in {f.text for f in a.forms}
    ]
    assert astray == []


def test_only_persons_have_short_forms(actors: list[Written]) -> None:
    assert [a.where for a in actors if listed(a, "short") and a.data["type"] != "person"] == []


def test_no_form_is_listed_twice_in_two_spellings_that_fold_to_one(actors: list[Written]) -> None:
    doubled = []
    for actor in actors:
        counts = Counter(pattern(f.text) for f in actor.forms)
        doubled += [(actor.where, p) for p, n in counts.items() if n > 1]
    assert doubled == []


def test_a_form_of_two_actors_needs_a_context_in_both(actors: list[Written]) -> None:
    owners: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    for actor in actors:
        cues = {pattern(c) for c in listed(actor, "cue")} | {pattern(s) for s in listed(actor, "short")}
        for form in actor.forms:
            owners[pattern(form.text)].append((actor.id, pattern(form.text) in cues))
    clashes = {p: o for p, o in owners.items() if len(o) > 1 and not all(marked for _, marked in o)}
    assert clashes == {}


def test_canonical_names_take_no_side(actors: list[Written]) -> None:
    sided = {fold_text(w) for w in STANCE_WORDS}
    bad = [
        (a.where, a.data["name"]) for a in actors if words(a.data["name"]) & sided and a.data["name"] not in NAMED_SO
    ]
    assert bad == []
    assert [a.where for a in actors if a.data["name"] in listed(a, "stance")] == []


def test_every_form_that_takes_a_side_is_marked(actors: list[Written]) -> None:
    """«الإرهابي» is an accusation in whatever name it stands."""
    accusing = {fold_text(w) for w in ("الإرهابي", "الإرهابية", "المخلوع", "المقبور", "الانقلابية", "عصابات", "مرتزقة")}
    unmarked = [
        (a.where, f.text)
        for a in actors
        for f in a.forms
        if words(f.text) & accusing and f.text not in listed(a, "stance") and a.id not in OWN_WORDS
    ]
    assert unmarked == []


def _backwards(begin: str, end: str) -> bool:
    first, last = bounds(begin), bounds(end)
    return bool(first and last and first[0] > last[1])


def test_terms_are_dated_in_order(actors: list[Written]) -> None:
    wrong = []
    for actor in actors:
        terms = listed(actor, "terms")
        for term in terms:
            begin, end = str(term.get("from", "")), str(term.get("to", ""))
            unread = [d for d in (begin, end) if d and bounds(d) is None]
            if unread or set(term) - {"role", "from", "to"} or not term.get("role") or _backwards(begin, end):
                wrong.append((actor.where, term))
        starts = [str(t["from"]) for t in terms if "from" in t]
        wrong += [(actor.where, pair) for pair in pairwise(starts) if pair[0][:4] > pair[1][:4]]
    assert wrong == []


def test_only_outlets_are_channels(actors: list[Written]) -> None:
    channels = [a for a in actors if a.data.get("channel")]
    assert channels
    assert [a.where for a in channels if a.data["type"] != "outlet"] == []


def test_single_words_that_begin_with_a_clitic_letter_and_hide_a_common_word_need_a_context(
    actors: list[Written],
) -> None:
    """«ومع», «وال», «بنا» name agencies and are also «and with», «and the», «us»."""
    ordinary = {
        pattern(w) for w in "ومع وال واع واج بنا مرسى مشار ريفي النفطي الهجري أفاد الدائري فارس مهر العالم".split()
    }
    bare = [
        (a.where, f.text)
        for a in actors
        for f in a.forms
        if pattern(f.text) in ordinary and f.text not in listed(a, "cue")
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("form", "actor"),
    [
        ("ميليشيا قسد", "SDF"),
        ("تنظيم الدولة", "ISIS"),
        ("المليشيات الحوثية", "houthis"),
        ("سلطات الاحتلال", "il-government"),
        ("أنطونيو جوتيريش", "guterres"),
        ("بلنكن", "blinken"),
        ("الخوذ البيضاء", "sy-civil-defence"),
        ("وكالة فرانس برس", "afp"),
    ],
)
def test_words_in_use_lead_to_the_actor(actors: list[Written], form: str, actor: str) -> None:
    assert [a.id for a in actors if pattern(form) in {pattern(f.text) for f in a.forms}] == [actor]
