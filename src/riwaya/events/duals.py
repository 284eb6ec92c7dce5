"""Two of a kind told by one noun and two adjectives: «الجيشان التركي والوطني», «وزيرا الخارجية التركي والروسي»."""

from __future__ import annotations

from riwaya.arabic import fold_text
from riwaya.events.model import Chunk, Party
from riwaya.events.scene import Scene
from riwaya.events.states import SIDES_OF
from riwaya.events.words import SIDES
from riwaya.lexicon import Hit

_REACH = 4
"""How many tokens after the noun's first its first adjective may stand."""


def duals(scene: Scene, chunk: Chunk) -> list[Party]:
    """The two parties of a phrase that opens with a dual; none for others."""
    first = chunk.first
    if not scene.has("nisba", first + 1, first + _REACH):
        return []
    last = min(first + _REACH, len(scene.tokens) - 1)
    for at in range(first + 1, last):
        if _second(scene, at + 1) and _nisba(scene, at):
            break
    else:
        return []
    head = next((j for j in range(first, at) if _dual(scene, j, first)), None)
    if head is None:
        return _several(scene, chunk, at)
    if head > first + 1:  # «مواطن يحمل الجنسيتين التركية والروسية» is one
        return []
    words = [scene.words(j, j + 1) for j in range(first, at)]
    words[0] = scene.script.text[_start(chunk, scene) : scene.tokens[first].end]
    words[head - first] = _single(words[head - first])
    return [_party(scene, chunk, words, j) for j in (at, at + 1)]


def _several(scene: Scene, chunk: Chunk, at: int) -> list[Party]:
    """«القوات الأميركية والبريطانية والفرنسية»: forces of as many states as there are adjectives."""
    last = at + 1
    while last < len(scene.tokens) and _second(scene, last):
        last += 1
    states = [next(iter(scene.hits.at(j, "nisba")), None) for j in range(at, last)]
    if None in states or not scene.marked(chunk.first, "armed"):
        return []
    words = [scene.script.text[_start(chunk, scene) : scene.tokens[at - 1].end]]
    return [_party(scene, chunk, words, j) for j in range(at, last)]


def _start(chunk: Chunk, scene: Scene) -> int:
    return chunk.name.span[0] if chunk.name is not None else scene.tokens[chunk.first].start


def _nisba(scene: Scene, token: int) -> Hit | None:
    return next((h for h in scene.hits.at(token, "nisba") if h.prefix == "ال"), None)


def _second(scene: Scene, token: int) -> bool:
    """«والروسي», «والوطني»: a joined definite adjective in ي or ية."""
    norm = scene.norms[token]
    return norm.startswith("وال") and norm.endswith(("ي", "يه")) and len(norm) > 5 and scene.tokens[token].kind == "w"


def _dual(scene: Scene, token: int, first: int) -> bool:
    """«الجيشين», «الرئيسان»; the construct («وزيرا», «وزيري») before a definite noun."""
    norm = scene.norms[token]
    if norm.startswith("ال"):
        return len(norm) > 5 and norm.endswith(("ين", "ان"))
    construct = token == first and norm.endswith(("ا", "ي")) and scene.norms[token + 1].startswith("ال")
    return construct and len(norm) > 4 and norm not in SIDES


def _single(word: str) -> str:
    single = word[:-2] if word.endswith(("ين", "ان")) else word[:-1]
    return single[:-1] + "ة" if single.endswith("ت") else single


def _party(scene: Scene, chunk: Chunk, words: list[str], token: int) -> Party:
    """One of the two: the state of «الجانب التركي», whoever holds the office, else its words."""
    adjective = scene.words(token, token + 1).removeprefix("و")
    hit = next(iter(scene.hits.at(token, "nisba")), None)
    if hit is not None and len(words) == 1 and fold_text(words[0]).rstrip("ه") in SIDES_OF:
        return Party(scene.adopt(str(hit.entry.data["name"]), "government"), "government", True, True, token)
    name = " ".join([*words, adjective])
    kind = chunk.name.kind if chunk.name is not None and chunk.name.kind in ("person", "government") else "group"
    entity = scene.holder(name) or scene.adopt(name, kind)
    return Party(entity, scene.entity(entity).kind, True, kind != "person", token)
