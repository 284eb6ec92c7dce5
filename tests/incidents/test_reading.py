"""What articles, all invented, come to as incidents: whose number, whose deed, at which place."""

from __future__ import annotations

import pytest

from riwaya.incidents import gather
from riwaya.page import document_from_text
from riwaya.pipeline import Pipeline
from riwaya.records import Incident, IncidentAccount

PIPELINE = Pipeline()


def read(*sentences: str, title: str = "أخبار اليوم") -> list[Incident]:
    """The attacks that an article of 10 May 2035 tells."""
    document = document_from_text("\n" + "\n".join(sentences), title=title, published="2035-05-10", outlet="المنارة")
    return [i for i in gather([PIPELINE.read_document(document)]) if i.type == "ASSAULT"]


def at(found: list[Incident], place: str) -> IncidentAccount:
    """The account of the attack at a place that has a number, or else any."""
    accounts = [a for i in found if i.place and place in i.place.name for a in i.accounts]
    return max(accounts, key=lambda a: (a.killed is not None, a.injured is not None))


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("قُتل ثلاثة أطفال وأمهم وطفل آخر في غارة على مدينة سبها اليوم.", (5, 5)),
        ("قُتل ستة مدنيين بينهم طفلان وامرأتان في غارة على مدينة سبها اليوم.", (6, 6)),
        ("قُتل طفلان وامرأتان ورجلان في غارة على مدينة سبها اليوم.", (6, 6)),
        ("قُتل مدنيان وأربعة آخرون في غارة على مدينة سبها اليوم.", (6, 6)),
        ("قال المسعف إن طفلاً قُتل في غارة على مدينة سبها اليوم.", (1, 1)),
        ("إن القتلى من عائلة واحدة قضوا في غارة على مدينة سبها اليوم.", (2, None)),
    ],
)
def test_a_toll_is_all_of_a_list_and_its_parts_once(sentence: str, killed: tuple[int, int | None]) -> None:
    assert at(read(sentence), "سبها").killed == killed


def test_the_number_of_another_place_is_not_taken() -> None:
    found = read(
        "قُتل مدني اليوم في غارة على مدينة سبها.",
        "كما استهدفت الغارات مدينة درنة، من دون وقوع إصابات.",
    )
    assert at(found, "سبها").killed == (1, 1)


def test_a_sum_over_a_period_is_not_the_toll_of_a_day_though_the_heading_repeats_it() -> None:
    found = read(
        "قُتل سبعة مدنيين اليوم في غارة على مدينة سبها.",
        "وأدت الهجمات على مدينة سبها منذ بداية العام إلى مقتل 24 مدنياً.",
        title="مقتل 24 مدنياً في غارات على مدينة سبها",
    )
    assert at(found, "سبها").killed == (7, 7)


def test_the_place_of_the_whole_story_is_not_told_of_an_attack() -> None:
    found = read("تستعد مدينة درنة للعيد.", "وتزين سكان مدينة درنة.", "وقال شاهد إن ثلاثة مدنيين قتلوا في غارة اليوم.")
    assert [i.place for i in found] == [None]


def test_the_place_of_another_happening_is_not_taken() -> None:
    found = read("شنت القوات الأمريكية ضربات على ليبيا بعد هجوم نفذه مسلحون في مدينة سبها.")
    strikes = [a for i in found for a in i.accounts if a.actor == "القوات الأمريكية"]
    assert [a.place for a in strikes] == ["ليبيا"]


def test_doers_of_strikes_told_before_are_lent_with_the_sentence_that_names_them() -> None:
    first = "قُتل مدني اليوم في قصف لقوات حفتر على مدينة درنة."
    found = read(first, "وأصيب خمسة مدنيين في مدينة سبها نتيجة القصف الذي استهدف أحياءها.")
    elsewhere = at(found, "سبها")
    assert (elsewhere.actor, elsewhere.actor_quote) == (None, None)  # another town, perhaps another's
    campaign = "ينفذ الجيش السوداني غارات بشكل متكرر على ولاية شمال دارفور."
    there = at(read(campaign, "وأصيب خمسة مدنيين اليوم في مدينة الفاشر نتيجة الغارات."), "الفاشر")
    assert (there.actor, (there.actor_quote or "").strip()) == ("الجيش السوداني", campaign)


def test_harm_in_a_raid_is_of_those_who_raid() -> None:
    found = read("أصيب شاب اليوم خلال مداهمة لقوات حفتر في مدينة سبها.")
    account = found[0].accounts[0]
    assert account.actor == "قوات حفتر"
    assert "مداهمة" in (account.actor_quote or "")


def test_police_who_arrest_the_attacker_did_not_attack() -> None:
    found = read("أصيب شاب اليوم بإطلاق نار في مدينة سبها، واعتقلت الشرطة الليبية رجلا في الحي.")
    assert all(a.actor is None for i in found for a in i.accounts)


def test_a_war_that_goes_on_is_not_of_the_day_of_the_report() -> None:
    found = read("تشهد مدينة سبها نزاعا مسلحا بين قوات حفتر وجماعة النور.")
    assert [i.time for i in found] == [None]


def test_a_week_that_is_told_is_not_another_day_of_its_sentence() -> None:
    found = read("أعلنت الوزارة الأربعاء وفاة شاب أصيب الأسبوع الماضي برصاص الشرطة الليبية في مدينة سبها.")
    assert {i.time for i in found} <= {"2035-04-30/2035-05-06", "2035-05-09"}
    assert "2035-04-30/2035-05-06" in {i.time for i in found}


def test_harm_in_a_raid_that_was_told_before_is_of_those_who_raid() -> None:
    found = read("نفذت قوات حفتر اليوم عملية أمنية في مدينة سبها أسفرت عن مقتل شاب.")
    assert [a.actor for i in found for a in i.accounts] == ["قوات حفتر"]


def test_a_deed_of_some_time_before_is_not_of_the_day_of_the_report() -> None:
    found = read(
        "قُتل مدنيان اليوم في غارة على مدينة سبها.",
        "وجاء الهجوم بعد ثلاثة أشهر من مقتل سبعة جنود في غارة على مدينة سبها.",
    )
    assert [a.killed for i in found if i.time == "2035-05-10" for a in i.accounts] == [(2, 2)]


def test_where_forces_stand_is_of_no_day() -> None:
    report = document_from_text(
        "\nتعتبر مدينة سبها من المدن التي ينتشر بها الجيش الليبي.", title="سبها", published="2035-05-10"
    )
    assert [i.time for i in gather([PIPELINE.read_document(report)]) if i.type == "MOBILIZE"] == [None]
