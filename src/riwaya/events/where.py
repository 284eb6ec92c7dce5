"""The place of a telling: the most exact one nearest to its triggers, in their clause and voice."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from riwaya.events.model import Chunk
from riwaya.events.scene import Scene
from riwaya.events.states import country, is_seat
from riwaya.events.tell import Telling
from riwaya.events.words import PLACE_PREPS, SIDES
from riwaya.mentions.found import Name

_WIDE = 60
_TOUCHING = 2
"""So near a place is the trigger's own, wherever the words of a speaker begin."""
_ELSEWHERE = 40
"""What another deed between adds: a deed first told of may share its place, one pointed back to was elsewhere."""
_PLACES = frozenset({"place", "facility"})


def place(scene: Scene, told: list[Telling], others: list[int]) -> Name | None:
    """The most exact place with a cue nearest to the triggers; ``others`` are the deeds of the sentence's other drafts.

    What was hit («قصف مدينة …») counts as a place with a cue.
    """
    seen = (
        [name for n, name in _spots(scene, told[0].chunks) if _witness(scene, told, n)]
        if scene.marks("witness")
        else []
    )
    if seen:
        return seen[0]
    best: tuple[int, int, Name] | None = None
    spots = _spots(scene, told[0].chunks)
    for near, n, name in sorted([(_near(told, n), n, name) for n, name in spots]) if spots else ():
        if near >= _WIDE or (best is not None and near > best[0]):
            break  # what speaks against a place only adds to how far it is
        distance = _against(scene, told, others, n, (name, near))
        if distance < _WIDE and (best is None or (distance, n) < best[:2]):
            best = (distance, n, name)
    return best[2] if best is not None else None


def bare_place(scene: Scene, told: list[Telling], others: list[int]) -> Name | None:
    """The nearest place of the voice without a cue, where none has one: a town acts less often than a state does."""
    best: tuple[int, Name] | None = None
    for n, name in _spots(scene, told[0].chunks):
        chunk = told[0].chunks[n]
        if chunk.name is not name or name.kind != "place" or chunk.prep or _state(scene, name):
            continue
        if scene.voice[chunk.first] in {t.voice for t in told} and not between(told, others, chunk.first):
            best = min(best or (_near(told, n), name), (_near(told, n), name), key=itemgetter(0))
    return best[1] if best is not None else None


def _near(told: list[Telling], n: int) -> int:
    """How far a place is from the triggers, in tokens; before all of them it is farther."""
    first = told[0].chunks[n].first
    distance = min([distance_to(first, t.trigger.first, t.trigger.last) for t in told])
    return distance + 6 if first < told[0].trigger.first else distance


def _spots(scene: Scene, chunks: list[Chunk]) -> list[tuple[int, Name]]:
    """The places of a sentence, with the numbers of their chunks; found once for all of its deeds."""
    known = scene.spots.get(chunks[0].first)
    if known is None:
        known = scene.spots[chunks[0].first] = []
        for n, chunk in enumerate(chunks):
            if chunk.kind == "name" and chunk.name is not None:
                is_place = chunk.name.kind in _PLACES
                name = chunk.name if is_place else _inner(scene, chunk) or _ground(scene, chunk)
                if name is not None and not is_owner(scene, chunk.first):
                    known.append((n, name))
    return known


def is_owner(scene: Scene, token: int) -> bool:
    """«سيارة إسعاف تابعة لمستشفى …»: whose something is, not where it was."""
    return scene.norms[token].startswith("ل") and token > 0 and scene.norms[token - 1] in _BELONGING


_BELONGING = frozenset(f"{al}{w}" for w in "تابع تابعه تابعين تابعتين مملوك مملوكه".split() for al in ("", "ال"))


def _is_place(chunk: Chunk) -> bool:
    return chunk.kind == "name" and chunk.name is not None and chunk.name.kind in _PLACES


def _inner(scene: Scene, chunk: Chunk) -> Name | None:
    """«سكان في جنين», «المفوضية العليا في ليبيا»: the place within a phrase that names people or a body."""
    if chunk.name is None or chunk.last == chunk.first + 1 or chunk.name.kind in ("outlet", "place", "facility"):
        return None
    if chunk.name.kind == "person" and not scene.norms[chunk.first].lstrip("بو").startswith("نظير"):
        return None  # «السفير في ليبيا» is one; «نظيره التركي في طرابلس» was met there
    for j in range(chunk.first + 1, chunk.last):
        name = scene.names.get(j) if scene.norms[j - 1] in ("في", "قرب") else None
        if name is not None and name.kind in _PLACES:
            return name
    return None


_GROUNDS = frozenset("جبهه مديريه مركز محور مقر".split())
"""What a body, a group or a piece of ground may be called («جبهة الساحل», «مديرية …»): under a preposition, ground."""
_HOUSES = frozenset("البيت الكرملين البرلمان الاليزيه السفاره سفاره القنصليه قنصليه".split())
"""Bodies that are called by the house they are in."""
_ON = frozenset({"في", "ب", "على", "قرب"})


def _ground(scene: Scene, chunk: Chunk) -> Name | None:
    """«على جبهة الساحل», «في مديرية …», «بالبيت الأبيض»: the place that a body's name is, or that stands in it."""
    name = chunk.name
    if name is None or chunk.prep not in _ON or name.kind not in ("group", "organisation", "government"):
        return None
    word = scene.norms[chunk.first].removeprefix(scene.clitic(chunk.first, name.span))
    if word not in _GROUNDS:
        return name if word in _HOUSES and chunk.prep != "على" else None
    inner = (scene.names.get(j) for j in range(chunk.first + 1, chunk.last))
    return next((n for n in inner if n is not None and n.kind in _PLACES), name)


def _against(scene: Scene, told: list[Telling], others: list[int], n: int, spot: tuple[Name, int]) -> int:
    """How far a place is in all: its tokens from the triggers, and what speaks against it."""
    (name, distance), chunk = spot, told[0].chunks[n]
    struck = told[0].type != "SANCTION" and bool(
        [t for t in told if chunk.first in t.roles.struck and not _does(scene, t, name)]
    )
    own = chunk.name is not name or struck or _hit(scene, told, n)
    cue = "" if own else _cue(scene, told[0].chunks, n)
    if not (own or cue or (chunk.prep == "ل" and told[0].type == "ASSAULT" and distance <= _TOUCHING)):
        return _WIDE
    if cue and cue not in _FORMAL.get(told[0].type, _THERE) and _state(scene, name):
        return _WIDE
    if distance > _TOUCHING and scene.voice[chunk.first] not in {t.voice for t in told}:
        return _WIDE
    if between(told, others, chunk.first):
        distance += _WIDE if all(_stands_alone(t) for t in told) else _ELSEWHERE
    if _topic(scene, told, n, name):
        scene.refuse([t.trigger.first for t in told], name.entity)
        return _WIDE
    if told[0].type == "INVESTIGATE" and country(scene, name):
        return _WIDE
    if _stationed(scene, told[0].chunks, n):
        scene.refuse([t.trigger.first for t in told], name.entity)
        distance += _ELSEWHERE
    if _another_clause(scene, told, n):
        distance += _ELSEWHERE
    return distance + (_COARSE if coarse(scene, name) else 0)


_FORMAL = dict.fromkeys(("AGREE", "CONSULT", "COOPERATE", "SANCTION"), frozenset({"في", "ب", "إلى", "قرب"})) | {
    "RETREAT": frozenset({"في", "ب", "إلى", "قرب", "من"})
}
"""What deals and talks are held under: «عقوبات على طهران» are not there, nor is what one withdraws from «مع إيران»."""
_THERE = PLACE_PREPS - {"من"}
"""«القوات المدعومة من إيران» fight elsewhere."""


def _state(scene: Scene, name: Name) -> bool:
    """A country, or the seat of its government: it may act, or be spoken of."""
    return country(scene, name) or is_seat(scene, name)


_TALK = frozenset({"AGREE", "INVESTIGATE", "CONSULT"})


def _stands_alone(t: Telling) -> bool:
    """What points back was not where the deed told after it was, nor an inquiry or a deal («تحقيق في غارة على …»)."""
    return t.trigger.definite or t.cls != "act" or (t.type in _TALK and not t.trigger.verb)


def _topic(scene: Scene, told: list[Telling], n: int, name: Name) -> bool:
    """«بحث الوزيران الأوضاع في ليبيا»: what was talked of, not where; «بحث الوزيران في ليبيا …» is where."""
    if not told[0].trigger.data.get("topic") or not coarse(scene, name):
        return False
    if not all(t.trigger.data.get("topic") and t.clause.at < n for t in told):
        return False
    chunks = told[0].chunks
    while n and chunks[n].joined and chunks[n].kind == "name":
        n -= 1
    return chunks[n - 1].kind == "word"


def _witness(scene: Scene, told: list[Telling], n: int) -> bool:
    """«يشهد اليمن منذ سنوات حربا»: the subject of the verb that says where, right before the first deed."""
    chunks, first = told[0].chunks, min([t.clause.at for t in told])
    if not 0 < n < first or not scene.marked(chunks[n - 1].first, "witness"):
        return False
    return not any(c.kind in ("trigger", "turn", "cue", "mark") for c in chunks[n + 1 : first])


def _another_clause(scene: Scene, told: list[Telling], n: int) -> bool:
    """«… جنوب البلاد، حيث استهدفت إحدى الغارات منزلا في القرية»: a place told before the deeds' clause opens."""
    first = min([t.clause.at for t in told])
    return n < first and any(scene.norms[c.first] == "حيث" for c in told[0].chunks[n + 1 : first])


_AT = frozenset({"على", "باتجاه", "صوب", "إلى"})
"""Prepositions of what is fired at."""


def _stationed(scene: Scene, chunks: list[Chunk], n: int) -> bool:
    """«قصف للقوات المتمركزة في …»: where they fire from, up to a mark or another على."""
    if chunks[n].prep in _AT or not scene.hits.of("stationed"):
        return False
    for j in range(n - 1, max(-1, n - 5), -1):
        if chunks[j].kind in ("mark", "trigger") or chunks[j].prep in _AT or _is_place(chunks[j]):
            return False
        if scene.has("stationed", chunks[j].first, chunks[j + 1].first):
            return True
    return False


_COARSE = 10
"""What is added to the distance of a country or region, so that the town in it comes first."""
_REGIONS = frozenset("الاراضي الداخل الاجواء ريف محافظه ولايه اقليم شمال جنوب شرق غرب شمالي جنوبي شرقي غربي".split())
_AREAS = frozenset(
    "انحاء عموم مدن مناطق منطقه اراضي سماء شوارع اجواء حدود ربوع معظم كامل كافه سواحل ساحل مياه جبهات جبهه بلدات قري "
    "سجون موانى مطارات صحراء باديه".split()
)
"""Words for parts of a country, all of it, or what is in it."""
_SETTLED = frozenset("مدينه بلده قريه ناحيه حي مخيم ضاحيه سوق شارع مطار قاعده مركز محيط اطراف معبر جسر وسط".split())


def coarse(scene: Scene, name: Name) -> bool:
    """Whether a place is a country or a region («ريف درنة الغربي», «شمالي البلاد») rather than a spot."""
    if name.kind != "place":
        return False
    known = scene.coarse.get((name.first, name.last))
    if known is None:
        first = scene.norms[name.first].removeprefix(scene.clitic(name.first, name.span))
        known = scene.coarse[name.first, name.last] = first in _REGIONS or country(scene, name)
    return known


def _does(scene: Scene, t: Telling, name: Name) -> bool:
    """«انسحاب مصر», «هجمات تونس»: a country in the idafa does it, unless the noun asks for who was hit («قصف تونس»)."""
    does = t.type != "ASSAULT" or t.trigger.data.get("genitive") == "actor"
    does = does and t.trigger.data.get("mode") != "visit"  # «زار الوزير العراق»
    return does and name.kind == "place" and country(scene, name)


def _hit(scene: Scene, told: list[Telling], n: int) -> bool:
    """«باستهداف القوات بلدة …»: a settlement with no preposition, behind the doer in the clause of an attack."""
    chunk = told[0].chunks[n]
    settlement = not (chunk.prep or chunk.joined) and scene.norms[chunk.first] in _SETTLED
    return settlement and any(t.type == "ASSAULT" and t.clause.at < n < t.clause.end for t in told)


def _cue(scene: Scene, chunks: list[Chunk], n: int) -> str:
    """The preposition of place that governs a name, words like العاصمة between; that of a side («شمال الرقة») is في."""
    norm = scene.norms[chunks[n].first]
    if norm in SIDES or norm.removeprefix("و") in SIDES or (n and scene.marked(chunks[n - 1].first, "witness")):
        return "في"
    j = n
    while j > 0 and not chunks[j].prep and n - j < 4 and (j == n or chunks[j].kind in ("word", "victim")):
        j -= 1
        if chunks[j].kind not in ("word", "victim"):
            listed = chunks[j].kind == "name" and chunks[n].joined and chunks[j].prep in PLACE_PREPS
            return chunks[j].prep if listed else ""
    if j < n and _owns(scene, chunks, j, n):
        return ""
    if chunks[j].prep == "بين" and not _wide(scene, chunks[j]):
        return "قرب"
    return chunks[j].prep if chunks[j].prep in PLACE_PREPS else ""


def _owns(scene: Scene, chunks: list[Chunk], j: int, n: int) -> bool:
    """«في وقف أنشطة طهران»: a state whose the thing is that stands under the preposition."""
    name, head = chunks[n].name, scene.norms[chunks[j].first]
    if name is None or not _state(scene, name):
        return False
    return not head.startswith(("ال", "لل", "بال", "وال")) and head.removeprefix("ب").removeprefix("و") not in _AREAS


def _wide(scene: Scene, chunk: Chunk) -> bool:
    """A country or region: «بين مصر وليبيا» is told of sides, «بين بلدتي …» of a place."""
    return chunk.name is None or coarse(scene, chunk.name)


def between(told: list[Telling], others: list[int], at: int) -> bool:
    """Whether another deed stands between the triggers and a place or time: then it is that one's."""
    before = bisect_left(others, at)
    if not before:
        return False
    last = max([t.trigger.first for t in told if t.trigger.first < at], default=None)
    if last is None:
        next_to = bisect_left(others, at + 1)
        closer = next_to < len(others) and others[next_to] < told[0].trigger.first
        return not closer and others[before - 1] + 12 > at
    return others[before - 1] > last


def distance_to(at: int, first: int, last: int) -> int:
    """How many tokens lie between a token and a trigger of tokens ``first`` to ``last``."""
    return at - last if at >= last else first - at
