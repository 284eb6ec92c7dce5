"""The rules of counting in order; each is asked at a token where a number, a counted noun or a bound begins."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from riwaya.mentions.count.context import TOLLS, Context, Head
from riwaya.mentions.count.numbers import Number
from riwaya.mentions.count.phrase import Phrase, bounded, read_head, read_joint, read_phrase
from riwaya.mentions.found import Quantity
from riwaya.records import CountOf

Apply = Callable[[Context, int], "list[Quantity] | None"]


class CountRule(msgspec.Struct, frozen=True):
    """A named rule: at a token of a text, the quantities it reads there, or None."""

    name: str
    why: str
    apply: Apply


def _is_adjective(context: Context, number: Number) -> bool:
    """«عائلة واحدة»: "one" after a noun of no list, which says only that it is the same."""
    return (
        number.low == 1
        and context.norm(number.first).startswith("واحد")
        and context.governor(number.first, number.last) is None
    )


BOUND_RULES = {"least": "count.at-least", "most": "count.at-most", "about": "count.about", "subset": "count.subset"}


def _number(context: Context, at: int) -> list[Quantity] | None:
    number = context.numbers.get(at)
    if number is None:
        return None
    phrase = read_phrase(context, number)
    if phrase.head is None and (_is_adjective(context, number) or _is_year(context, number)):
        return None
    what, of = _what(context, phrase, number)
    name = BOUND_RULES.get(phrase.bound or "", "count.number" if number.exact else "count.vague")
    return [_quantity(context, phrase, what, of, "count.joint" if phrase.joint else name)]


def _quantity(context: Context, p: Phrase, what: CountOf | None, of: str | None, rule: str) -> Quantity:
    subset = p.subset or _goes_on_subset(context, p.first)
    return Quantity(p.first, p.last, _span(context, p.first, p.last), p.low, p.high, what, of, subset, rule)


def _span(context: Context, first: int, last: int) -> tuple[int, int]:
    """The letters of the tokens, without the clitics before the first."""
    return context.script.inside(first, context.clitics(first))[0], context.tokens[last - 1].end


def _goes_on_subset(context: Context, first: int) -> bool:
    """«بينهم 3 أطفال وامرأتان»: what is joined to a part is a part."""
    last = context.found[-1] if context.found else None
    return bool(last and last.subset and context.joined(first) and first - last.last <= 2)


def _what(context: Context, p: Phrase, number: Number) -> tuple[CountOf | None, str | None]:
    """What is counted: by the noun, else by the toll that governs it, else by the count it is a part of."""
    if p.joint:
        return "other", "قتلى وجرحى"
    head = p.head
    if head and not head.human:
        return head.what, head.of
    of = head.of if head and not head.rest else None
    if head and head.definite and head.what in ("killed", "injured"):
        return head.what, head.of
    if head and head.what in ("killed", "injured"):
        return head.what, head.of
    what = _toll(context, p.first, p.last, subset=p.subset or _goes_on_subset(context, p.first))
    if what is None and head is None:
        return _unnamed(context, number)
    return what or (head.what if head else None), of


def _toll(context: Context, first: int, last: int, *, subset: bool) -> CountOf | None:
    """The governing toll, remembered for a list that goes on; a part takes that of its whole."""
    what = context.governor(first, last)
    if what is None and subset:
        whole = context.last_found(first)
        what = whole.what if whole else None
    if what in TOLLS or what == "other":
        context.governed[last] = what
    return what


def _unnamed(context: Context, number: Number) -> tuple[CountOf | None, str | None]:
    """A number alone: «العشرات» are people; any other noun is kept as it is written."""
    if not number.exact and context.norm(number.first).lstrip("وبل").startswith("ال"):
        return "people", None
    after = number.last
    if after < len(context.tokens) and context.tokens[after].kind == "w" and _is_noun(context, after, number.low):
        return "other", context.script.words(after, after + 1)
    return None, None


def _is_year(context: Context, number: Number) -> bool:
    """«احتجاجات 2009»: four figures with nothing to count."""
    return 1900 <= number.low < 2100 and context.norm(number.first).isdigit() and number.last == number.first + 1


def _is_noun(context: Context, at: int, number: float) -> bool:
    """An unknown word right after a number counts as what is counted, unless it is a particle, a verb or joined by و.

    After 11 to 99 it must be a singular in the accusative, as grammar asks: «الفوج 46 تحصينات» counts nothing.
    """
    norm = context.norm(at)
    if 11 <= number <= 99 and norm[-1] not in "اهي":
        return False
    if len(norm) < 3 or norm[0] in "وف" or norm in _PARTICLES or at in context.toll_starts:
        return False
    return not any(h.kind in ("cue", "event-verb", "time", "bound") for h in context.reading.hits.at(at))


_PARTICLES = frozenset(
    (
        "علي",
        "الي",
        "حتي",
        "منذ",
        "لكن",
        "الذي",
        "التي",
        "الذين",
        "انه",
        "قبل",
        "بعد",
        "بين",
        "خلال",
        "فيما",
        "كما",
        "بالميه",
        "بالمايه",
        "منهم",
        "منها",
        "عند",
        "لدي",
        "ضمن",
        "كانوا",
        "كان",
        "كانت",
        "اخري",
        "داخل",
        "خارج",
        "شرق",
        "غرب",
        "شمال",
        "جنوب",
    )
)


def _range(context: Context, at: int) -> list[Quantity] | None:
    """«بين 40 و70 قتيلاً», «5-7 صواريخ», «يومين أو ثلاثة», «بين 32 و35 ألف شخص» (both of them thousands)."""
    low = context.numbers.get(at)
    high = _second(context, low) if low else None
    if low is None or high is None or not low.low < high.low:
        return None
    scale = _shared_scale(context, low, high)
    between = context.bound_ends.get((at, "before"))
    head, last = read_head(context, high.last)
    joint, last = read_joint(context, head, last)
    first = between.first if between and between.entry.data["is"] == "between" else at
    p = Phrase(first, last, low.low * scale, high.high, head, None, joint, False)
    what, of = _what(context, p, high)
    return [_quantity(context, p, what, of, "count.range")]


_SCALES = {"الف": 1000, "الاف": 1000, "مليون": 10**6, "ملايين": 10**6, "مليار": 10**9, "مليارات": 10**9}


def _shared_scale(context: Context, low: Number, high: Number) -> int:
    """What a first number without a scale of its own shares with the second; 1 where it is less only by that scale."""
    scale = _SCALES.get(context.norm(high.last - 1), 1)
    return scale if low.low < high.low / scale else 1


def _second(context: Context, low: Number) -> Number | None:
    """The upper end of a range, by what stands between: «و» only after بين, a hyphen only between figures."""
    link = context.norm(low.last)
    between = context.bound_ends.get((low.first, "before"))
    if between and between.entry.data["is"] == "between" and link not in ("الي", "-"):
        return context.numbers.get(low.last + 1) if link == "و" else context.numbers.get(low.last)
    if link in ("-", "–", "او", "الي"):
        return context.numbers.get(low.last + 1)
    return None


def _dual(context: Context, at: int) -> list[Quantity] | None:
    """صاروخان، قتيلين: two, without a number; also «طفليه», whose list says so."""
    head = context.heads.get(at)
    if head is None or (head.grammar != "dual" and head.n != 2) or head.definite or head.what is None:
        return None
    if head.n == 2 and context.governor(at, head.last) is None:
        return None
    before = context.heads.get(at - 1)
    if before is not None and before.grammar == "dual" and before.last == at and not head.joined:
        return None  # «جنديان | مصريان»: an adjective
    return [_lone_quantity(context, head, 2, "count.dual")]


def _lone_quantity(context: Context, head: Head, n: int, rule: str, first: int | None = None) -> Quantity:
    """A noun that is its own number, with the bound and the joint that may stand beside it."""
    start = head.first if first is None else first
    rest = context.heads.get(head.last)
    last = rest.last if rest and rest.rest and not rest.joined else head.last
    before = context.bound_ends.get((start, "before"))
    after = context.bound_starts.get((last, "after"))
    bound = after or before
    kind = bound.entry.data["is"] if bound else None
    last = after.last if after else last
    low, high = bounded(n, n, kind)
    p = Phrase(start, last, low, high, head, kind, False, kind == "subset")
    what, of = _what(context, p, Number(start, last, n, n))
    return _quantity(context, p, what, of, rule)


def _noun_first(context: Context, at: int) -> list[Quantity] | None:
    """«انتحاري واحد», «مدنيين اثنين», «القتلى السبعة»: the number after its noun."""
    head = context.heads.get(at)
    number = context.numbers.get(head.last) if head else None
    if head is None or number is None or head.what is None or not _agrees(context, head, number):
        return None
    after = context.bound_starts.get((number.last, "after"))
    low, high = bounded(number.low, number.high, after.entry.data["is"] if after else None)
    p = Phrase(at, after.last if after else number.last, low, high, head, None, False, False)
    return [_quantity(context, p, *_what(context, p, number), "count.noun-first")]


def _agrees(context: Context, head: Head, number: Number) -> bool:
    """واحد after a singular, اثنين after a dual (or its look-alike plural), a number with the article after a noun."""
    norm = context.norm(number.first)
    if norm in ("واحد", "واحده", "واحدا"):
        return head.grammar == "singular" and not head.definite
    if number.low == 2 and norm.startswith("اثن"):
        return head.grammar != "singular" and not head.definite
    return head.definite and head.grammar == "plural" and norm.startswith("ال")


def _one_of(context: Context, at: int) -> list[Quantity] | None:
    """«أحد عناصرها», «إحدى الغارات»: one of many."""
    head = context.heads.get(at + 1)
    if context.norm(at).lstrip("وبل") not in ("احد", "احدي") or head is None or head.grammar != "plural":
        return None
    if head.human and context.governor(at, head.last) is None:
        return None
    return [_lone_quantity(context, head, 1, "count.one-of", at)]


def _lone(context: Context, at: int) -> list[Quantity] | None:
    """«مقتل مدني وإصابة آخر», «سقط صاروخ»: an indefinite singular right after a toll, or joined to one."""
    head = context.heads.get(at)
    if (
        head is None
        or head.definite
        or head.what in (None, "injured", "other")
        or (head.grammar != "singular" and head.n != 1)
    ):
        return None
    governed = context.toll_ends.get(at)
    listed = head.joined and _list_goes_on(context, at)
    if head.human and head.what == "people" and context.harmed(at, head.last):
        return [_lone_quantity(context, head, 1, "count.lone")]
    if not listed and (governed is None or (head.human and governed.what is None)):
        return None
    if head.rest and governed is None:
        return None
    return [_lone_quantity(context, head, 1, "count.lone")]


def _list_goes_on(context: Context, at: int) -> bool:
    """Whether a governed quantity ends at most an adjective or two before."""
    return any(i in context.governed for i in range(at, at - 4, -1))


RULES: tuple[CountRule, ...] = (
    CountRule("count.range", "two numbers joined by بين … و, a hyphen, أو or إلى", _range),
    CountRule("count.noun-first", "واحد, اثنان or a number with the article after its noun", _noun_first),
    CountRule("count.number", "a number in words or figures with its bound and noun", _number),
    CountRule("count.dual", "a noun in the dual is two", _dual),
    CountRule("count.one-of", "أحد or إحدى before a plural is one", _one_of),
    CountRule("count.lone", "an indefinite singular right after a toll is one", _lone),
)
