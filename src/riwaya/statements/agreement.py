"""What the form of a verb and of the noun beside it tells: subject or object, active or passive, sayer or evidence."""

from __future__ import annotations

from riwaya.mentions.found import Name
from riwaya.statements.context import Context
from riwaya.statements.model import Cue, Voice
from riwaya.statements.words import COURTS, EVIDENCE

_DAMMA = "\u064f"
_BODIES = frozenset({"organisation", "government", "outlet", "group"})


def object_after(ctx: Context, cue: Cue, name: Name) -> bool:
    """A feminine body after a masculine verb (انتقد صحيفة …) and an accusative plural (وصفت المعتقلين) are objects."""
    if name.kind == "person" or not takes_object(cue):
        return False
    if name.kind in _BODIES:
        return _feminine(ctx, cue, name.first)
    return _accusative(ctx, name.first)


def object_phrase(ctx: Context, cue: Cue, j: int) -> bool:
    """The same by the first word: it ends in ta marbuta right after a verb in the masculine, or in ـين."""
    return takes_object(cue) and (_feminine(ctx, cue, j) or _accusative(ctx, j))


def takes_object(cue: Cue) -> bool:
    """Whether a verb can have an object that is no clause (انتقد س، اتهم س): قال and its like have none."""
    return any(f == "np" or f.startswith("whom") for f in cue.frames)


def _feminine(ctx: Context, cue: Cue, j: int) -> bool:
    ends = ctx.script.text[ctx.tokens[j].end - 1]
    masculine = cue.kind == "verb" and cue.agreement == "ms" and j == cue.last
    word = ctx.tokens[j].norm
    plural = word.startswith("ال") and word.endswith("ات") and len(word) > 6
    return masculine and (ends == "ة" or plural) and word not in _MASCULINE


#: Masculine in spite of their ending.
_MASCULINE = frozenset("خليفه علامه قاده سفره قضاه رماه اسامه حمزه طلبه ساده ولاه دعاه رعاه كتبه حرفيه".split())


def _accusative(ctx: Context, j: int) -> bool:
    word = ctx.tokens[j].norm
    return word.startswith("ال") and word.endswith("ين") and len(word) > 7


def passive_written(ctx: Context, cue: Cue) -> bool:
    """«طُلب منه», «اتُهمت»: a perfect whose first letters carry the damma of the passive."""
    if cue.kind != "verb" or cue.hit is None or cue.hit.form.aspect not in ("perfect", ""):
        return False
    letters = ctx.script.words(cue.first, cue.first + 1)
    return _DAMMA in letters[: len(cue.hit.prefix) + 3]


def shows(ctx: Context, cue: Cue, voice: Voice) -> bool:
    """«أكدت الأرقام أن»: what evidence shows is said by nobody."""
    if cue.kind != "verb" or voice.span is None or voice.carried:
        return False
    first = ctx.script.tokens_of(voice.span)[0]
    head = ctx.norms[first].removeprefix("ال")
    if head == "عناصر":  # «عناصر التحقيق», which no name covers; «عناصر الشرطة» are people
        return first not in ctx.names
    return head in EVIDENCE or (bool(cue.data.get("courts")) and head in COURTS)
