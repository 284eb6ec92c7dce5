"""Finds the words of happening: lexicon hits, less those that their form, place or company rules out."""

from __future__ import annotations

from riwaya.events.model import Trigger, trigger_of
from riwaya.events.scene import Scene
from riwaya.events.words import NEGATION, PREPOSITIONS, RELATIVE
from riwaya.lexicon import Hit

_KINDS = ("event-verb", "event-noun", "event-not")
_DAMMA = "\u064f"
#: After these a word that could be verb or noun is a verb.
_VERB_AFTER = (
    frozenset("قد لقد ان انه انها انهم لم لن سوف كان كانت كانوا وكان وكانت حيث بينما فيما بعدما عندما".split())
    | RELATIVE
)
#: After these it is a noun.
_NOUN_AFTER = frozenset(PREPOSITIONS) | frozenset(
    "جراء اثر بسبب استمرار عن عمليات عمليه حمله هذا هذه ذلك تلك اي كل وقوع شن تنفيذ وقف".split()
)


def find_triggers(scene: Scene) -> dict[int, Trigger]:
    """The triggers by first token; of those that overlap the longer holds."""
    out: dict[int, Trigger] = {}
    free = 0
    for token, hits in _candidates(scene):
        if token < free:
            continue
        chosen = _choose(scene, hits)
        if not chosen:
            continue
        free = chosen[0].last
        if chosen[0].kind != "event-not":
            out[token] = _trigger(scene, chosen)
    return out


def _candidates(scene: Scene) -> list[tuple[int, list[Hit]]]:
    by_token: dict[int, list[Hit]] = {}
    inside, silent = _inside_names(scene), scene.reading.silent
    for kind in _KINDS:
        for hit in scene.hits.of(kind):
            if not (silent[hit.first] or inside[hit.first]):
                by_token.setdefault(hit.first, []).append(hit)
    return sorted(by_token.items())


def _inside_names(scene: Scene) -> bytearray:
    """Tokens within the name of a body, person or place, or within a time: no words of happening."""
    inside = bytearray(len(scene.tokens) + 1)
    for time in scene.mentions.times:
        inside[time.first : time.last] = b"\x01" * (time.last - time.first)
    for name in scene.mentions.names:
        if name.how == "name" or name.kind in ("organisation", "government", "facility"):
            inside[name.first : name.last] = b"\x01" * (name.last - name.first)
    return inside


def _choose(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """The readings of the longest hit, verb or noun; a phrase that is no event bars them all."""
    if len(hits) == 1:
        return hits if hits[0].kind == "event-not" or _allowed(scene, hits[0]) else []
    longest = max([h.last for h in hits])
    best = [h for h in hits if h.last == longest]
    for hit in best:
        if hit.kind == "event-not":
            return [hit]
    best = [h for h in best if _allowed(scene, h)]
    if len(best) < 2:
        return best
    verbs = [h for h in best if h.kind == "event-verb"]
    nouns = [h for h in best if h.kind == "event-noun"]
    if nouns:  # قصفا is rather «a shelling» than «the two shelled»
        verbs = [h for h in verbs if h.form.agreement not in ("md", "fd")]
    if verbs and nouns:
        return verbs if _is_verb(scene, verbs[0], nouns[0]) else nouns
    return nouns or verbs


def _allowed(scene: Scene, hit: Hit) -> bool:
    """Neither part of a cue of saying, nor before the word that its entry excludes."""
    data = hit.entry.data
    if scene.cue[hit.first] and data.get("type") != "AGREE":
        return False
    if data.get("needs") == "protesters" and not scene.marks("protesters"):
        return False
    barred = data.get("not_next")
    after = scene.norms[hit.last] if barred and hit.last < len(scene.norms) else ""
    if barred and (after == barred or (len(barred) == 1 and after.startswith(barred))):
        return False
    if hit.kind == "event-verb":
        return not _noun_slot(scene, hit) and not (hit.prefix.endswith("ل") and hit.form.aspect != "imperfect")
    return True


def _noun_slot(scene: Scene, hit: Hit) -> bool:
    """After a preposition stands no verb."""
    if hit.first == 0 or hit.last > hit.first + 1:
        return False
    before = scene.norms[hit.first - 1]
    if before in ("علي", "في", "عن", "الي", "هذا", "هذه", "ذلك"):
        return True
    return hit.form.aspect == "perfect" and before == "من" and not hit.prefix


def _is_verb(scene: Scene, verb: Hit, noun: Hit) -> bool:
    if noun.prefix.endswith(("ال", "ب", "ل", "ك")) and verb.prefix != noun.prefix:
        return False
    before = scene.norms[verb.first - 1].lstrip("و") if verb.first else ""
    if before in _NOUN_AFTER:
        return False
    if scene.name_ends[verb.first] and not noun.prefix:
        return True
    if before in _VERB_AFTER or before in NEGATION or _DAMMA in _written(scene, verb):
        return True
    start = scene.sentences[scene.sentence_of(verb.first)].first
    if verb.first == start and _finite(scene, verb.last):  # «قصف استهدف …»
        return False
    if verb.first == start or verb.prefix[:1] in ("و", "ف"):
        return True
    after = verb.last
    if noun.entry.data.get("class") == "light" and verb.form.pronoun:  # «غارات شنها الجيش», not «نفى شنها»
        return verb.first == 0 or not scene.cue[verb.first - 1]
    return noun.entry.data.get("class") == "harm" or after in scene.quantities


def _finite(scene: Scene, token: int) -> bool:
    """Whether a verb of happening stands at a token, and no noun."""
    return bool(scene.hits.at(token, "event-verb")) and not scene.hits.at(token, "event-noun")


def _written(scene: Scene, hit: Hit) -> str:
    token = scene.tokens[hit.first]
    return scene.script.text[token.start : token.end]


def _trigger(scene: Scene, readings: list[Hit]) -> Trigger:
    hit = readings[0]
    passive = hit.kind == "event-verb" and _DAMMA in _written(scene, hit)[:4]
    return trigger_of(hit, tuple(readings[1:]), passive)
