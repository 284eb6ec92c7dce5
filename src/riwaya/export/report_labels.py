"""What the contract's terms are called in Arabic, where people read them.

Every table is keyed by a term of ``riwaya.records``; a test holds that none is missing. The English term stays beside
the label on the page (as its ``title``), so that what is seen can be matched with the JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
    "published": "ناشر",
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


def counted(number: int, one: str, two: str, few: str, many: str) -> str:
    """A number with its noun in the form that Arabic asks for: «قول واحد»، «قولان»، «3 أقوال»، «11 قولاً»."""
    if number in (1, 2):
        return (one, two)[number - 1]
    tail = number % 100
    return f"{number} {few if 3 <= tail <= 10 or number == 0 else many}"
