"""States that no name of their own tells: «بلاده», «الجانب الروسي», a seat of government."""

from __future__ import annotations

from riwaya.events.model import Chunk, Party
from riwaya.events.scene import Scene
from riwaya.events.words import OWN_COUNTRY
from riwaya.lexicon import Hit
from riwaya.mentions.found import Name
from riwaya.mentions.place.countries import country_name
from riwaya.records import Entity

DEALING = frozenset({"بين", "مع", "من قبل", "بدعم"})
"""Prepositions under which a country acts: «مفاوضات بين روسيا وتركيا», not «في روسيا»."""
SIDES_OF = frozenset("الجانب الطرف البلد الدولت الحكومت السلطت الجار الحليف الخصم".split())
"""Nouns, cut of their dual, that add nothing to the state which an adjective names."""
_BACK = 40


def country(scene: Scene, name: Name) -> bool:
    """Whether a place name is a country's."""
    known = scene.lands.get((name.first, name.last))
    if known is None:
        found = scene.hits.at(name.first, "place") if name.last - name.first <= 2 else []
        known = bool([h for h in found if h.last == name.last and h.entry.data.get("level") == "country"])
        scene.lands[name.first, name.last] = known
    return known


def land(entity: Entity) -> bool:
    """Whether an entity is a country by its name."""
    return entity.country is not None and entity.name == country_name(entity.country)


def as_state(scene: Scene, chunk: Chunk, name: Name) -> Party | None:
    """A country, or a seat of government («بين موسكو ولندن»), as who acts."""
    if country(scene, name):
        return Party(name.entity, "government", True, False, chunk.first)
    return seat(scene, chunk, name) if chunk.prep in DEALING or chunk.joined else None


def seat(scene: Scene, chunk: Chunk, name: Name) -> Party | None:
    """The government that a capital stands for."""
    hit = _seat_hit(scene, name)
    known = country_name(str(hit.entry.data.get("country"))) if hit is not None else None
    return _government(scene, known, chunk.first) if known is not None else None


def is_seat(scene: Scene, name: Name) -> bool:
    """Whether a place name is a seat of government."""
    return _seat_hit(scene, name) is not None


def _seat_hit(scene: Scene, name: Name) -> Hit | None:
    for hit in scene.hits.at(name.first, "seat"):
        if hit.last == name.last:
            return hit
    return None


def unnamed_state(scene: Scene, token: int) -> list[Party]:
    """«الجانب الروسي», «بلاده» at a token."""
    if scene.norms[token] in OWN_COUNTRY:
        return _own(scene, token)
    if scene.norms[token] not in SIDES_OF:
        return []
    hit = next((h for h in scene.hits.at(token + 1, "nisba") if h.prefix == "ال"), None)
    return [_government(scene, str(hit.entry.data["name"]), token)] if hit is not None else []


def _own(scene: Scene, token: int) -> list[Party]:
    """The country of the last person or body named before, else of who speaks."""
    for j in range(token - 1, max(-1, token - _BACK), -1):
        name = scene.names.get(j)
        code = scene.entity(name.entity).country if name is not None and name.kind in ("person", "government") else None
        if code is not None:
            known = country_name(code)
            return [_government(scene, known, token)] if known is not None else []
    voice = scene.voice[token]
    speaker = scene.statements[voice].speaker if voice >= 0 else None
    known = country_name(scene.entity(speaker).country or "") if speaker is not None else None
    return [_government(scene, known, token)] if known is not None else []


def _government(scene: Scene, name: str, token: int) -> Party:
    return Party(scene.adopt(name, "government"), "government", True, True, token)
