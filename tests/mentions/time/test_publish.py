import pytest

from riwaya.lexicon import load
from riwaya.mentions.reading import Reading, read_script
from riwaya.mentions.time import contradictions, find_times, infer_published, sharpen_published
from riwaya.records import Document, Published


def reading(text: str) -> Reading:
    return read_script(Document(id="example", text=text, sha256=""), load())


def test_the_paper_of_the_day_after_yesterday():
    text = "احترق المخزن في الأول من تشرين الأول/ أكتوبر 2024، وقالت البلدية أمس الثلاثاء إن النار أُخمدت"
    found = infer_published(reading(text))
    assert found == Published(value="2024-10-02", how="inferred", span=(text.index("أمس"), text.index(" إن النار")))


@pytest.mark.parametrize(
    "text",
    [
        "قالت البلدية أمس الثلاثاء إن النار أُخمدت",  # no full date
        "احترق المخزن في 3 تشرين الأول 2024",  # nothing ties it to the day of the paper
        "احترق المخزن في 3 تشرين الأول 2024، وقالت البلدية أمس الثلاثاء كذا",  # a Thursday: they don't fit
        "في 1 تشرين الأول 2024 وفي 8 تشرين الأول 2024، قالت البلدية أمس الإثنين كذا",  # fits neither
    ],
)
def test_none_rather_than_a_wrong_one(text):
    assert infer_published(reading(text)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("احترق المخزن اليوم الأحد", "2022-02-13"),  # 12 February 2022 was a Saturday
        ("احترق المخزن أمس السبت", "2022-02-13"),
        ("يصل القطار غداً الثلاثاء", "2022-02-14"),
    ],
)
def test_the_text_sharpens_an_approximate_date(text, day):
    found = sharpen_published(Published(value="2022-02-12~", how="given"), reading(text))
    assert (found.value, found.how) == (day, "inferred")


@pytest.mark.parametrize("text", ["احترق المخزن الأحد", "احترق المخزن اليوم الجمعة", "اليوم الأحد، وأمس الأحد"])
def test_an_approximate_date_stays_where_nothing_decides(text):
    before = Published(value="2022-02-12~", how="given")
    assert sharpen_published(before, reading(text)) is before


@pytest.mark.parametrize("value", ["2022-02-12", "2022-02", "2022"])
def test_exact_and_coarse_dates_are_left_alone(value):
    before = Published(value=value, how="given")
    assert sharpen_published(before, reading("احترق المخزن اليوم الأحد")) is before


def notes(text: str, published: str | None) -> list[tuple[str, str | None]]:
    found = reading(text)
    marks = contradictions(find_times(found, published), found, published)
    return [(n.code, text[slice(*n.span)] if n.span else None) for n in marks]


def test_weekday_and_date_that_contradict_are_noted():
    assert notes("وصل الأحد 9 نيسان 2018 إلى الميناء", "2018-04-10") == [("weekday-mismatch", "الأحد 9 نيسان 2018")]
    assert notes("وصل الاثنين 9 نيسان 2018 إلى الميناء", "2018-04-10") == []


def test_yesterday_that_contradicts_the_clock_is_noted_and_told_by_its_weekday():
    text = "احترق المخزن أمس الثلاثاء قرب المرفأ"
    assert notes(text, "2024-10-04") == [("weekday-mismatch", "أمس الثلاثاء")]
    assert notes(text, "2024-10-02") == notes(text, None) == []
    assert [t.value for t in find_times(reading(text), "2024-10-04")] == ["2024-10-01"]
