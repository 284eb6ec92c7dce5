"""Where a noun phrase of a clause ends: its head with what belongs to it, and what و joins to it."""

from __future__ import annotations

from riwaya.events.model import HEADS, Chunk, Phrase, is_thing
from riwaya.events.scene import Scene
from riwaya.events.words import ADVERBS, AMONG, BODIES, CARRYING, DEMONSTRATIVES, MEMBERS, TOGETHER, WOUNDS


def phrase_at(scene: Scene, chunks: list[Chunk], n: int, end: int) -> Phrase:
    """A noun phrase from chunk ``n`` on: a head with what belongs to it and what و joins to it."""
    j = n + 1
    if scene.norms[chunks[n].first] in DEMONSTRATIVES:  # «قصفت بعد ذلك | منشأة»
        return Phrase(n, j)
    while j < end:
        chunk, last = chunks[j], chunks[j - 1]
        if not (chunk.joined or chunk.prep or last.joined) and _ends(scene, last, chunk):
            break
        if chunk.kind == "word" and not chunk.prep:
            counts = last.kind == "name" and scene.marked(chunk.first, "some")  # «… الجماعة | عددا من …»
            breaks = counts or scene.norms[chunk.first] in _BREAKS or fired(scene, chunks, j, end)
            breaks = breaks or _next_thing(scene, last, chunk)
            if breaks or _next_title(scene, chunks, j, end):
                break
        elif chunk.kind in HEADS and not chunk.prep:
            whole = chunk.joined or last.kind in ("word", "victim") or _belongs(scene, last, chunk)
            if not whole and not _two_of(scene, last, chunk):
                break
            if not chunk.joined and chunk.kind == "victim" and scene.norms[last.first].startswith("ال"):
                break
            if not chunk.joined and chunk.kind in ("quantity", "victim") and j - n > 1:
                break
            if not chunk.joined and is_thing(chunk) and last.kind == "victim" and not is_thing(last):
                break  # «استهدف مسلحون | دورية»
        else:
            break
        j += 1
    return Phrase(n, j)


def _ends(scene: Scene, last: Chunk, chunk: Chunk) -> bool:
    """«هاجم مهربون | زورقا», «جنديان | ثكنة»: people in ون or ان own nothing; only a like word tells more of them."""
    word, after = scene.norms[last.last - 1], scene.norms[chunk.first]
    if after.endswith("ا") and _object(scene, last, chunk):
        return True
    if not word.endswith(_WHOLE):
        return False
    if last.kind not in ("name", "victim") and not scene.marked(last.first, "armed"):
        return False
    if last.kind == "name" and (last.name is None or last.name.how != "unnamed"):
        return False
    return len(word) > 4 and not after.endswith(_LIKE) and not after.startswith("ال")


def _object(scene: Scene, last: Chunk, chunk: Chunk) -> bool:
    """«طعن شاب | جنديا», «دهس سائق مجهول | عددا من …»: an accusative after a noun that is none."""
    word, after = scene.norms[last.last - 1], scene.norms[chunk.first]
    if len(after) < _SHORT or word.endswith("ا") or last.kind not in ("word", "victim", "name"):
        return False
    people = chunk.kind in ("victim", "quantity") and chunk.last == chunk.first + 1
    return people or scene.marked(chunk.first, "some")


_SHORT = 4
_WHOLE = ("ون", "ان")
_LIKE = ("ون", "ان", "ين")


def _next_thing(scene: Scene, last: Chunk, chunk: Chunk) -> bool:
    """«استهدف طيران التحالف | تعزيزات», «الطائرات | محيط البلدة», «طفل | بجروح»: another noun, after a definite one."""
    word = scene.norms[chunk.first]
    if word in WOUNDS or word in BODIES:
        return True
    definite = last.kind in ("name", "weapon") or scene.norms[last.first].startswith("ال")
    if not definite or word.startswith(("ال", "و")):
        return False
    return scene.marked(chunk.first, "built") or scene.marked(chunk.first, "area")


_BREAKS = ADVERBS | CARRYING | TOGETHER | AMONG


def _next_title(scene: Scene, chunks: list[Chunk], j: int, end: int) -> bool:
    """«التقى الرئيس فلان | الوزير فلان»: a title after a name opens the next phrase."""
    before = chunks[j - 1].name
    if (
        before is None
        or before.kind != "person"
        or before.last - before.first < 2
        or j + 1 >= end
        or not scene.norms[chunks[j].first].startswith("ال")
    ):
        return False
    name = chunks[j + 1].name
    return name is not None and name.kind == "person" and not (chunks[j + 1].joined or chunks[j + 1].prep)


def _two_of(scene: Scene, counted: Chunk, land: Chunk) -> bool:
    """«جنديان | مصريان»: the land of two."""
    if counted.kind != "quantity" or not scene.hits.at(land.first, "nisba"):
        return False
    return scene.norms[counted.last - 1][-2:] == scene.norms[land.first][-2:] and scene.norms[land.first][-2:] in _TWO


_TWO = ("ان", "ين")


def _belongs(scene: Scene, counted: Chunk, owner: Chunk) -> bool:
    """«ثلاثة من عناصر | الجماعة», «خمسة مقاتلي …»: counted fighters and whose they are."""
    plain = counted.name is None or counted.name.kind == "unnamed"
    if counted.kind != "quantity" or not plain or owner.name is None:
        return False
    if owner.name.kind not in ("group", "organisation", "government"):
        return False
    norm = scene.norms[counted.last - 1]
    return norm in MEMBERS or (scene.marked(counted.last - 1, "armed") and not norm.endswith(("ين", "ون", "ا")))


def fired(scene: Scene, chunks: list[Chunk], n: int, end: int) -> bool:
    """«برصاص قوات …», «بقذائف الجماعة»: whose weapon it was stands in its idafa."""
    chunk, owner = chunks[n], chunks[n + 1] if n + 1 < end else None
    if owner is None or owner.prep or owner.joined or scene.norms[chunk.first][0] != "ب":
        return False
    placed = owner.name is not None and owner.name.kind in ("place", "facility")
    if placed or scene.norms[chunk.first].startswith("بال"):  # «بالمدفعية | قرية …»: what is definite has no owner
        return False
    arms = chunk.kind == "weapon" or scene.marked(chunk.first, "fire")
    return arms and (owner.kind == "name" or scene.marked(owner.first, "armed"))
