"""Who denies what was told: a deed that really is contradicted, and «وهو ما نفاه …» without a deed of its own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from riwaya.events.happening import Happening
from riwaya.events.model import Draft
from riwaya.events.scene import Scene
from riwaya.events.sides import any_kin, kin
from riwaya.mentions.found import Name

_SAYS = frozenset({"assert", "deny", "accuse", "announce", "express"})
_REACH = 12
"""How many tokens after a word of denial what it denies may stand."""
_CARRIERS = frozenset(
    "وقوع حدوث شن تنفيذ ارتكاب استخدام مسووليه مسووليتها مسووليته تورط تورطها تورطه ضلوع ضلوعها ضلوعه".split()
)
_BETWEEN = frozenset(
    "في عن ب ل من علي الي ان قد هذا هذه مثل اي ايه قاطعا قطعا تماما بشده وقوع حدوث حصول شن تنفيذ ارتكاب استخدام قيام "
    "صحه تقارير انباء اخبار معلومات مزاعم ادعاءات اتهامات اتهام تهم تهمه وجود توفر دليل ادله مسووليه مسووليته "
    "مسووليتها مسووليتهم تورط تورطه تورطها تورطهم ضلوع ضلوعه ضلوعها ضلوعهم وراء خلف وقوف يكون تكون يكونوا كان كانت "
    "شنت شن نفذت نفذ ارتكبت ارتكب استخدمت استخدم قامت قام دور صله علاقه له لها لهم جمله وتفصيلا".split()
)
_BLAME = frozenset(
    "اتهامات اتهام تهم تهمه تورط تورطه تورطها تورطهم ضلوع ضلوعه ضلوعها ضلوعهم مسووليه مسووليته مسووليتها مسووليتهم "
    "دور صله صلته صلتها علاقه علاقته علاقتها مزاعم ادعاءات ادعاء وراء خلف".split()
)


def firm(scene: Scene, draft: Draft) -> bool:
    """Whether a draft contradicts: said by somebody, with a word that denies what was («نفى», «لم نقصف», «لا صحة»).

    What is only not wanted, not known, not claimed or not yet done («عدم الانسحاب», «لم يتم») contradicts nothing; nor
    does a denial of something about the deed («نفى التلاعب بالأدلة في موقع الهجوم»).
    """
    if draft.voice < 0 or draft.status != "denied":
        return False
    statement = scene.statements[draft.voice]
    if statement.act not in _SAYS or statement.speaker is None:
        return False
    word = _word(scene, draft)
    if word is None:
        return False
    if _of_itself(scene, word[0]):
        return True
    last = word[1] + (scene.norms[word[0]].lstrip("وف") == "لم")  # the verb that لم negates
    if not 0 <= draft.head.first - last <= _REACH:
        return False
    for j in range(draft.head.first - 1, last - 1, -1):
        if _in(scene.norms[j], _CARRIERS):
            return True  # what stands before is who denies: «تنفي سوريا وحليفتها روسيا وقوع هجوم»
        if not _bridges(scene, j):
            return False
    return True


def _of_itself(scene: Scene, token: int) -> bool:
    """Words that deny without a particle before the deed: «عارية عن الصحة», «أي أدلة على»."""
    return scene.marked(token, "falsehood") or scene.marked(token, "evidence")


def _word(scene: Scene, draft: Draft) -> tuple[int, int] | None:
    """The tokens of the word that denies: found with the deed, else the cue of the statement."""
    if draft.status_at is not None:
        first, last = scene.script.tokens_of(draft.status_at)
        first -= first > 0 and scene.tokens[first - 1].end > draft.status_at[0]  # «ونفت»: the span leaves the و out
        if (last - first == 1 and scene.norms[first].lstrip("وف") == "لم") or _of_itself(scene, first):
            return first, last
    else:
        first, last = scene.script.tokens_of(scene.statements[draft.voice].cue)
    hits = (h for j in range(first, last) for h in scene.hits.at(j, "event-status"))
    return next(((h.first, h.last) for h in hits if h.entry.data.get("firm")), None)


def _bridges(scene: Scene, token: int) -> bool:
    """Whether a token between denial and deed leaves the deed what is denied: a name, a carrier, a word of grammar."""
    if scene.tokens[token].kind != "w" or any(n.first <= token < n.last for n in _names(scene, token)):
        return True
    return _in(scene.norms[token], _BETWEEN)


def _names(scene: Scene, token: int) -> list[Name]:
    return [scene.names[j] for j in range(max(0, token - _LONG), token + 1) if j in scene.names]


_LONG = 8


def _in(norm: str, words: frozenset[str]) -> bool:
    """Whether a word is one of some, with or without its clitics («وراء» has none)."""
    return norm in words or _bare(norm) in words


def _bare(norm: str) -> str:
    for clitic in ("وال", "بال", "لل", "ال"):
        if norm.startswith(clitic) and len(norm) > len(clitic) + 2:
            return norm[len(clitic) :]
    return norm[1:] if norm[:1] in ("و", "ب", "ل") and len(norm) > 3 else norm


def own_deed(scene: Scene, draft: Draft) -> bool:
    """«نفت ضلوعها في الهجوم», «نفت قصفها للمدينة»: that the speaker did it is denied, not that it was."""
    word = _word(scene, draft)
    head = draft.head
    if not head.verb and scene.norms[head.last - 1].endswith(("ها", "هم")):
        return True
    return word is not None and any(_in(scene.norms[j], _BLAME | _DOING) for j in range(word[1], head.first))


_DOING = frozenset("شن تنفيذ ارتكاب".split())


class Refusal(msgspec.Struct, frozen=True):
    """Somebody denies the draft that was told before: that it was so, or (``doer``) that he did it."""

    source: str | None
    teller: str | None
    doer: bool
    draft: Draft


def refusals(scene: Scene, told: Sequence[Happening]) -> list[Refusal]:
    """The denials that have no deed of their own, each with the draft that it is about."""
    denied = [n for n, statement in enumerate(scene.statements) if statement.act == "deny"]
    words = scene.hits.of("denial-of-it")
    drafts = sorted((d for h in told for d in h.drafts), key=lambda d: d.head.first) if denied or words else []
    if not drafts:
        return []
    spoken = {d.voice for d in drafts}
    out: list[Refusal] = []
    for n in denied:
        kind = _about(scene, *scene.content(scene.statements[n])) if n not in spoken else None
        if kind is not None:
            out += _of(scene, drafts, scene.cues[n][0], scene.statements[n].speaker, kind)
    for hit in words:
        speaker = next((scene.names[j] for j in range(hit.last, hit.last + 2) if j in scene.names), None)
        if speaker is not None:
            out += _of(scene, drafts, hit.first, speaker.entity, "it")
    return out


def _about(scene: Scene, first: int, last: int) -> str | None:
    """What a denial points back to: accusations, or simply it; None where it says itself what is denied."""
    if last - first > _SHORT:
        return None
    head = scene.norms[first : min(last, first + _HEAD)]
    if any(_in(w, _BLAME) for w in head):
        return "blame"
    return "it" if any(_in(w, _POINTING) for w in head) else None


_SHORT = 14
_HEAD = 3
_POINTING = frozenset("ذلك امر تقارير انباء اخبار معلومات روايه روايات خبر نبا صحه وقوع حدوث حصول".split())


def _of(scene: Scene, drafts: list[Draft], at: int, source: str | None, kind: str) -> list[Refusal]:
    """The refusal of the deed told last, in this sentence or the one before: the denier's own, or one that was said."""
    last = next((d for d in reversed(drafts) if d.head.first < at and not d.title), None)
    if last is None or scene.sentence_of(at) - last.sentence > 1 or last.head.data.get("state"):
        return []
    if any(last.head.first < scene.script.tokens_of(s.cue)[0] < at - 1 and s.act == "accuse" for s in scene.statements):
        return []  # «اتهموا روسيا بعرقلة المفتشين، وهو ما تنفيه»: of another thing
    if last.status not in ("happened", "ongoing") or source is None or last.repeated or _beside(scene, last):
        return []
    teller = scene.statements[last.voice].speaker if last.voice >= 0 else None
    if teller is not None and kin(scene, source, teller):
        return []
    if any_kin(scene, [source], last.actors):
        return [Refusal(source, teller, True, last)]
    if kind == "blame" or last.voice < 0 or at - last.head.last > _ADJACENT:
        return []
    return [Refusal(source, teller, False, last)]


def _beside(scene: Scene, draft: Draft) -> bool:
    """«موقع الهجوم», «ضحايا الهجوم»: what is told is not the deed but something about it."""
    return draft.head.first > 0 and _bare(scene.norms[draft.head.first - 1]) in _ABOUT


_ABOUT = frozenset("موقع مكان ساحه منطقه اثار ادله تحقيق صور فيديو ضحايا ملف قضيه اتفاق وقف عقب بعد قبل".split())
_ADJACENT = 25
"""How many tokens after a deed «وهو ما نفاه» may stand."""
