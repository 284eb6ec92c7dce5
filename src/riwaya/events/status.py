"""Whether it happened: by particle and verb form, by the words before, and by the act of the statement around it."""

from __future__ import annotations

import re
from bisect import bisect_left

from riwaya.events.model import Trigger
from riwaya.events.scene import Scene
from riwaya.events.words import NEGATION
from riwaya.records import Span, Statement

_FUTURE = frozenset({"سوف"})
_BREAK = frozenset("،؛:.")
_OPEN_DEED = frozenset({"RETREAT", "INVESTIGATE", "CONSULT", "AID", "SANCTION", "COOPERATE"})
_AFTER = 3
"""How many words after a noun its adjectives may say that it goes on or is to come."""


def status(scene: Scene, trigger: Trigger, title: bool, kind: str, false: int | None) -> tuple[str, Span | None]:
    """The status of one trigger and the words that say so (None: by its form or its statement's act).

    ``false`` is the token of a word that calls it false.
    """
    particle = _particle(scene, trigger)
    if particle is not None:
        return particle
    if _past(scene, trigger):
        return "happened", None
    act = _act(scene, trigger)
    if false is not None:
        return "denied", scene.script.span(false, false + 1)
    word: tuple[str, Span | None] | None = _no_evidence(scene, trigger)
    if word is None and scene.has("event-status", max(0, trigger.first - _BEFORE), trigger.last + _AFTER):
        word = _word(scene, trigger) or _adjective(scene, trigger)
    if word is not None:
        return word
    if act == "deny" and _denied(scene, trigger):
        return "denied", None
    return _by_act(scene, trigger, act) or _by_form(scene, trigger, title, kind), None


def _past(scene: Scene, trigger: Trigger) -> bool:
    """«بعد زيارة فلان», «عقب ضربات شنتها …»: what came before something else is over."""
    return not trigger.verb and trigger.first > 0 and scene.norms[trigger.first - 1] in _AFTERWARDS


_AFTERWARDS = frozenset("بعد عقب اثر منذ وبعد وعقب واثر ومنذ".split())


def denies(scene: Scene, statement: Statement) -> bool:
    """Whether the cue of a statement is a word of denial («نفت»)."""
    marks = scene.marks("event-status")
    cue = (j for j in range(*scene.script.tokens_of(statement.cue)) if j in marks)
    return any(h.entry.data["status"] == "denied" for j in cue for h in scene.hits.at(j, "event-status"))


def _denied(scene: Scene, trigger: Trigger) -> bool:
    """What a verb of denial governs: the first deed of its content; else a deed right after a negation within it."""
    statement = scene.statements[scene.voice[trigger.first]]
    first = scene.content(statement)[0]
    if not _first_deed(scene, trigger):
        return False
    if denies(scene, statement):
        return trigger.first - first < 12
    window = scene.norms[max(first, trigger.first - 10) : trigger.first]
    return trigger.type == "ASSAULT" and any(w.lstrip("و") in NEGATION for w in window)


def falsified(scene: Scene, trigger: Trigger) -> int | None:
    """The token of «عارية عن الصحة», said of claims («المزاعم بأن … قصفت …») that hold the deed."""
    marks = scene.marks("falsehood")
    if not marks:
        return None
    if not scene.has("falsehood", trigger.last, trigger.last + _FAR):
        return None
    sentence = scene.sentences[scene.sentence_of(trigger.first)]
    words = [j for j in range(trigger.last, min(trigger.last + _FAR, sentence.last)) if j in marks]
    if not words:
        return None
    if len(words) > 1 and any(scene.norms[j] in _NOT_TRUE for j in words[1:]):
        return None  # «مزاعم بأن الهجوم مفبرك غير صحيحة»
    claimed = scene.has("claim", max(sentence.first, trigger.first - _BACK_TO), trigger.first)
    return words[0] if claimed or words[0] - trigger.last <= _RIGHT_AFTER else None


_NOT_TRUE = frozenset({"غير", "لا", "عار", "عاريه"})
_FAR = 25
_BACK_TO = 12
_RIGHT_AFTER = 2


def _no_evidence(scene: Scene, trigger: Trigger) -> tuple[str, Span] | None:
    """«لم تعثر على أي أدلة على وقوع هجوم»: evidence that is negated, right before the deed."""
    marks = scene.marks("evidence")
    for back in range(1, _EVIDENCE) if marks else ():
        token = trigger.first - back
        if token < 0 or scene.norms[token] in _BREAK:
            return None
        if token in marks and scene.norms[token + 1] in _OF_IT:
            before = scene.norms[max(0, token - _EVIDENCE) : token]
            negated = any(w.lstrip("وف") in _NOT_FOUND for w in before)
            return ("denied", scene.script.span(token, token + 1)) if negated else None
    return None


_EVIDENCE = 6
_IF = frozenset("اذا ان لو وان واذا ما".split())
_OF_IT = frozenset({"علي", "عن", "حول", "تثبت", "يثبت", "توكد", "يوكد"})
_NOT_FOUND = NEGATION | {"عدم", "نفي", "نفت", "ينفي", "تنفي"}


def _particle(scene: Scene, trigger: Trigger) -> tuple[str, Span | None] | None:
    """سـ and سوف make a plan, لم a denial."""
    if not trigger.verb:
        return None
    if trigger.hit.prefix.endswith("س"):
        return ("threatened" if _act(scene, trigger) == "threaten" else "planned"), None
    before = scene.norms[trigger.first - 1] if trigger.first else ""
    said = "planned" if before in _FUTURE else "denied" if before.lstrip("وف") in ("لم", "لن") else None
    if said == "denied" and trigger.first > 1 and scene.norms[trigger.first - 2] in _IF:  # «إذا لم تنسحب»
        said = "hypothetical"
    return (said, scene.script.span(trigger.first - 1, trigger.first)) if said is not None else None


def _act(scene: Scene, trigger: Trigger) -> str:
    voice = scene.voice[trigger.first]
    return scene.statements[voice].act if voice >= 0 else ""


def _word(scene: Scene, trigger: Trigger) -> tuple[str, Span | None] | None:
    """The nearest listed word before the trigger that reaches it."""
    first = max(0, trigger.first - _BEFORE)
    token = end = trigger.first
    while (token := scene.last_marked("event-status", first, token)) >= 0:
        if any(scene.norms[j] in _BREAK or scene.tokens[j].kind == "b" for j in range(token, end)):
            return None
        end = token
        if scene.norms[token - 1] == "او" or token in scene.quantities:  # «تأكيد أو نفي»: neither; «أصيب طالب»
            continue
        for hit in scene.hits.at(token, "event-status"):
            data = hit.entry.data
            if trigger.first - hit.last < data["reach"] and _applies(trigger, data["status"]):
                return data["status"], scene.hits.span(hit)
    return None


_BEFORE = 8
"""How many tokens before a trigger such a word may begin."""


def _adjective(scene: Scene, trigger: Trigger) -> tuple[str, Span | None] | None:
    """«القصف المستمر», «المشاورات المقبلة»."""
    if trigger.verb or not scene.has("event-status", trigger.last, trigger.last + _AFTER):
        return None
    for token in range(trigger.last, min(trigger.last + _AFTER, len(scene.tokens))):
        if scene.tokens[token].kind != "w":
            return None
        for hit in scene.hits.at(token, "event-status"):
            if hit.entry.data["status"] in ("ongoing", "planned") and scene.norms[token].startswith("ال"):
                return hit.entry.data["status"], scene.hits.span(hit)
    return None


def _applies(trigger: Trigger, word: str) -> bool:
    """A demand or threat is about a deed still open; «طالبت بالتحقيق في الهجوم» leaves the attack a fact."""
    if word in ("demanded", "threatened") and (trigger.type == "ACCIDENT" or trigger.cls in ("harm", "toll")):
        return False
    if word in ("demanded", "planned", "hypothetical", "threatened") and trigger.definite and trigger.type == "ASSAULT":
        return False
    return not (word != "denied" and trigger.verb and trigger.hit.form.aspect == "perfect")


def _first_deed(scene: Scene, trigger: Trigger) -> bool:
    """Whether no other deed stands before it in what was said."""
    first = scene.content(scene.statements[scene.voice[trigger.first]])[0]
    at = bisect_left(scene.deeds, first)
    return at == len(scene.deeds) or scene.deeds[at] >= trigger.first


def _opens(scene: Scene, trigger: Trigger) -> bool:
    """«حذرت من القيام بتدخل عسكري»: an indefinite deed that what was said begins with."""
    first = scene.content(scene.statements[scene.voice[trigger.first]])[0]
    return not trigger.definite and trigger.first - first < _OPENING


_OPENING = 4


def _by_act(scene: Scene, trigger: Trigger, act: str) -> str | None:
    finite = trigger.verb and trigger.hit.form.aspect in ("perfect", "passive", "fixed")
    if finite or (trigger.type == "ASSAULT" and trigger.definite):
        return None
    if act in ("demand", "order") and trigger.type in _OPEN_DEED:
        return "demanded"
    if (
        act == "warn"
        and trigger.cls == "act"
        and trigger.type != "ACCIDENT"
        and not trigger.verb
        and _opens(scene, trigger)
    ):
        return "hypothetical"
    if act == "threaten" and trigger.cls != "toll" and _first_deed(scene, trigger) and not _answered(scene, trigger):
        return "threatened"
    return None


def _answered(scene: Scene, trigger: Trigger) -> bool:
    """«سنرد على هجوم الأمس»: the deed of others that is answered."""
    before = scene.norms[max(0, trigger.first - _ANSWER) : trigger.first]
    on = next((n for n, word in enumerate(before) if word == "علي"), 0)
    return any(_REPLY.fullmatch(word) for word in before[:on])


_ANSWER = 5
_REPLY = re.compile("(?:و|ف)?(?:س?[نيت]رد|ال?رد|ردا|لل?رد|بالرد)")


def _unfinished(trigger: Trigger) -> bool:
    """Whether the form of a verb leaves it open that it is over; «تحطمت», as listed, is over."""
    form = trigger.hit.form
    if form.aspect != "fixed":
        return form.aspect == "imperfect"
    first = str(form.text).split()[0]
    return first[0] in "يت" and not first.endswith(("ت", "وا")) and first not in _OVER


_OVER = frozenset("تم توفي تبادل تبادلا تنحى تصدى تحطم ترشح تجمهر".split())
"""Perfects that begin like imperfects."""


_FIRSTS = frozenset("اول ثاني ثالث رابع خامس اخر احدث اعنف اكبر اسوا اشد اخطر ادمي".split())
"""«أول هجوم من نوعه تتعرض له المدينة منذ …»: one that is counted or compared is over, whatever the verb's form."""
_BACK = 5
"""How many tokens before the verb such a word may stand."""


def _by_form(scene: Scene, trigger: Trigger, title: bool, kind: str) -> str:
    if trigger.data.get("state") and not title:
        return "ongoing"
    if "status" in trigger.data:
        return str(trigger.data["status"])
    if not trigger.verb or title or not _unfinished(trigger):
        return "happened"
    before = scene.norms[trigger.first - 1] if trigger.first else ""
    if before in ("كان", "كانت", "كانوا", "وكان", "وكانت"):
        return "happened"
    if any(scene.norms[j].removeprefix("ل") in _FIRSTS for j in range(max(0, trigger.first - _BACK), trigger.first)):
        return "happened"
    if before == "ان":
        return "planned"
    return "planned" if kind == "CONSULT" else "ongoing"
