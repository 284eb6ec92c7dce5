"""How far a name reaches that the gazetteer does not hold: «بلدة تل X الشرقية» after its cue word."""

from __future__ import annotations

from riwaya.arabic import fold_text
from riwaya.mentions.reading import Reading

#: Words that open a name of two words and more.
OPENERS = frozenset(
    fold_text(w)
    for w in """تل تلة تلعة كفر دير عين عيون أبو أبي أم بيت رأس بني بن بنت جبل وادي خان شيخ الشيخ سيدي سيد باب برج خربة مزرعة
    جسر حمام قصر قلعة سوق دار عرب آل عبد معرة ذو ذي ذات حوش نجع عزبة كوم ود بئر بير حاسي مولاي منية شط خور أولاد بو ابن
    جب جرف غويران مشيرفة نهر رجم رسم حارة سد سهل شعب ضهر ظهر عقبة قرن قارة كرم كهف مجدل مرج ميس نبع هضبة النبي الإمام
    الست السيدة الحاج حاج تربة تليل روضة مار أمير سانت سان الملك الأمير
    الشهيد الشهداء الرئيس السلطان نيو""".split()
)

#: Words that stand where a name might, and are none.
_CLOSED = frozenset(
    fold_text(w)
    for w in """في من إلى على عن مع ضد بعد قبل حتى أن إن أنه إنه التي الذي الذين اللتين اللذين هذه هذا ذلك تلك كما حيث بين
    خلال دون كل بعض أكثر أقل نحو حوالي أي أو ثم لم لا لن قد كان كانت هو هي ما لكن إذا عند منذ بل غير عدة أخرى آخر أخر
    واحدة واحد ثانية يوم أمس اليوم مساء صباح ظهر فجر عبر وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب داخل خارج
    سوى مثل بما مما عما فيما حين بينما وفق حسب بحسب بسبب جراء عقب اثر إثر إذ""".split()
)


def unknown_end(reading: Reading, start: int, *, definite: bool) -> int:
    """The token after the name that starts at ``start``; ``start`` itself where none does."""
    tokens = reading.script.tokens
    if not _may_name(reading, start, definite=definite):
        return start
    stop = max([start + 1, *(h.last for h in reading.hits.at(start, "given"))])
    if reading.hits.at(start, "given") and reading.hits.at(stop, "given"):
        return max(h.last for h in reading.hits.at(stop, "given"))
    while stop - start < 3 and tokens[stop - 1].norm in OPENERS:
        if stop >= len(tokens) or tokens[stop].kind != "w" or tokens[stop].norm in _CLOSED:
            return start if stop - start == 1 else stop
        stop += 1
    return stop


def _may_name(reading: Reading, at: int, *, definite: bool) -> bool:
    tokens = reading.script.tokens
    if at >= len(tokens) or tokens[at].kind != "w":
        return False
    word = tokens[at].norm
    if len(word) < 3 and word not in OPENERS or word in _CLOSED:
        return False
    if word[0] == "و" and word not in OPENERS and len(word) > 4:
        return False  # «العاصمة وضواحيها»
    if definite and not word.startswith("ال") and word not in OPENERS:
        return False
    return not _is_common(reading, at)


def _is_common(reading: Reading, at: int) -> bool:
    """Adjectives of people and sides, and nouns that newspapers put after such a cue («مدينة سورية»، «مديرية الأمن»)."""
    hits = reading.hits
    return any(hits.at(at, kind) for kind in ("nisba", "place_tail", "place_stop", "place_cue", "place_side"))
