"""What the contract's terms are called in Arabic, where people read them.

Every table is keyed by a term of ``riwaya.records``; a test holds that none is missing. The English term stays beside
the label on the page (as its ``title``), so that what is seen can be matched with the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

UNKNOWN: Final = "غير محدد"

ACTS: Final[Mapping[str, str]] = {
    "assert": "إخبار",
    "deny": "نفي",
    "accuse": "اتهام",
    "praise": "إشادة",
    "demand": "مطالبة",
    "order": "أمر",
    "promise": "تعهّد",
    "threaten": "تهديد",
    "warn": "تحذير",
    "announce": "إعلان",
    "express": "تعبير",
    "ask": "سؤال",
}
MODES: Final[Mapping[str, str]] = {"direct": "بلفظه", "indirect": "بمعناه", "mixed": "بعضه بلفظه"}
# Said of «واقعة», hence the feminine.
STATUSES: Final[Mapping[str, str]] = {
    "happened": "وقعت",
    "ongoing": "مستمرة",
    "planned": "مزمعة",
    "demanded": "مطلوبة",
    "threatened": "مهدَّد بها",
    "hypothetical": "مفترضة",
    "denied": "منفية",
}
EVENT_TYPES: Final[Mapping[str, str]] = {
    "ASSAULT": "هجوم",
    "COERCE": "إكراه",
    "PROTEST": "احتجاج",
    "MOBILIZE": "تعبئة",
    "CONSULT": "تشاور",
    "COOPERATE": "تعاون",
    "AGREE": "اتفاق",
    "AID": "مساعدة",
    "RETREAT": "تراجع أو إفراج",
    "SANCTION": "عقوبة",
    "INVESTIGATE": "تحقيق",
    "DEFEND": "تصدٍّ",
    "ACCIDENT": "حادث",
    "POLITICS": "شأن سياسي",
}
COUNTS: Final[Mapping[str, str]] = {
    "killed": "قتلى",
    "injured": "جرحى",
    "missing": "مفقودون",
    "arrested": "موقوفون",
    "displaced": "نازحون",
    "projectiles": "مقذوفات",
    "strikes": "ضربات",
    "vehicles": "مركبات",
    "buildings": "مبانٍ",
    "people": "أشخاص",
    "other": "عدد آخر",
}
SLOTS: Final[Mapping[str, str]] = {
    "killed": "القتلى",
    "injured": "الجرحى",
    "projectiles": "المقذوفات",
    "actor": "الفاعل",
    "target": "المستهدَف",
    "place": "المكان",
    "date": "الزمان",
    "weapon": "السلاح",
    "happened": "هل وقعت؟",
    "other": "أمر آخر",
}
RELATIONS: Final[Mapping[str, str]] = {
    "issued": "وثيقة صادرة",
    "relayed": "ناقل",
    "told": "قيل له",
    "seen_by": "اطّلع عليه",
    "published": "قيل أو نُشر فيه",
}
COMMITMENTS: Final[Mapping[str, str]] = {"directive": "توجيه", "pledge": "تعهّد", "ultimatum": "إنذار بمهلة"}
# Only the blocks that are not plain body: these carry a visible label.
BLOCKS: Final[Mapping[str, str]] = {
    "pullquote": "اقتباس مكرر",
    "caption": "شرح صورة",
    "furniture": "من عناصر الصفحة، ليس من الخبر",
    "comment": "تعليق قارئ، ليس من الخبر",
}
PUBLISHED: Final[Mapping[str, str]] = {
    "given": "أُعطي عند القراءة",
    "metadata": "من بيانات الصفحة",
    "url": "من عنوان الرابط",
    "text": "مكتوب في الصفحة",
    "inferred": "مستنتج من النص",
}
# Notes whose code is not listed here are shown by their code; the detail says the rest.
NOTES: Final[Mapping[str, str]] = {
    "no-date": "تاريخ النشر غير معروف",
    "speaker-unknown": "القائل غير معروف",
    "quote-unclosed": "علامة تنصيص لم تُغلق",
    "weekday-mismatch": "اسم اليوم لا يوافق التاريخ",
    "no-arabic": "لا نص عربياً في الصفحة",
    "no-body": "لم يُعثر على متن الخبر",
    "too-long": "النص طويل جداً",
    "charset": "ترميز الصفحة مشكوك فيه",
}


class Noun(NamedTuple):
    """A noun in the forms that a number before it asks for: «قول واحد»، «قولان»، «3 أقوال»، «11 قولاً»، «100 قول»."""

    one: str
    two: str
    few: str
    many: str
    hundred: str


STATEMENTS: Final = Noun("قول واحد", "قولان", "أقوال", "قولاً", "قول")
EVENTS: Final = Noun("واقعة واحدة", "واقعتان", "وقائع", "واقعة", "واقعة")
CONFLICTS: Final = Noun("اختلاف واحد", "اختلافان", "اختلافات", "اختلافاً", "اختلاف")
UNDERTAKINGS: Final = Noun("التزام واحد", "التزامان", "التزامات", "التزاماً", "التزام")
REMARKS: Final = Noun("ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة")
ARTICLES: Final = Noun("خبر واحد", "خبران", "أخبار", "خبراً", "خبر")


def counted(number: int, noun: Noun) -> str:
    """A number with its noun as Arabic counts; none is «لا أقوال»."""
    if number == 0:
        return f"لا {noun.few}"
    if number <= 2:
        return noun[number - 1]
    tail = number % 100
    return f"{number:,} {noun.hundred if tail <= 2 else noun.few if tail <= 10 else noun.many}"
