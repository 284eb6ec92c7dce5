"""What was hit by what is said of it: whose it was, of what kind it was, and words before a name."""

from __future__ import annotations

import msgspec

from riwaya.arabic import fold_text
from riwaya.events.model import Chunk, Party, Phrase
from riwaya.events.party import armed, party
from riwaya.events.scene import Scene
from riwaya.events.words import SIDES


def described(scene: Scene, chunks: list[Chunk], phrase: Phrase, out: list[Party]) -> list[Party]:
    """«مواقع عسكرية», «أهداف مشروعة»: what is nothing in particular by itself may be by the words after it."""
    held = out[0] if out else None
    if held is None or held.kind != "unnamed" or not (held.vague and held.thing) or scene.marked(held.at, "area"):
        return out
    head = chunks[phrase.first]
    if head.first != held.at:
        return out
    first = next((j for j in range(head.first, head.last) if scene.marked(j, "victim")), head.first)
    last = head.last
    for chunk in chunks[phrase.first + 1 : phrase.last]:
        if chunk.kind != "word" or chunk.first != last or last > first + _WORDS:
            break
        if armed(scene, chunk.first) and scene.norms[chunk.first].startswith(("ال", "لل")) and len(out) == 1:
            return [_body(scene, chunk)]
        kind = scene.norms[chunk.first] in _OWNERS and last == first + 1  # «مقرات أحزاب»
        if not kind and (len(out) > 1 or not _adjective(scene.norms[chunk.first])):
            break
        last = chunk.last
    if last <= first + 1:
        return out
    told = msgspec.structs.replace(held, entity=scene.adopt(_bare(scene, first, last)), vague=False, last=last)
    return [told, *out[1:]]


def _adjective(word: str) -> bool:
    return word.endswith(_ADJECTIVES) and word not in _LEANING


def _body(scene: Scene, chunk: Chunk) -> Party:
    """«مواقع النظام», «أهداف للنظام»: who fights, without a name, whose things were hit."""
    words = scene.words(chunk.first, chunk.last)
    words = f"ال{words[2:]}" if scene.norms[chunk.first].startswith("لل") else words
    return Party(scene.adopt(words, "group"), "group", False, True, chunk.first, last=chunk.last)


_WORDS = 3
_OWNERS = frozenset("احزاب شركات منظمات جمعيات نقابات صحف قنوات فصايل ميليشيات بنوك اسلحه ذخيره ذخاير".split())
"""Whose or what for things are that are nothing in particular by themselves."""
_ADJECTIVES = ("ه", "ي", "يا", "ين")
_LEANING = frozenset("مرتبطه تابعه قريبه مطله محاذيه متفرقه مختلفه عده متعدده كثيره عديده اخري هذه واقعه".split())
"""Adjectives that say nothing without what follows them, or nothing at all."""


def owned(scene: Scene, chunks: list[Chunk], phrase: Phrase, out: list[Party]) -> list[Party]:
    """«مقرات تابعة لـ…», «ثلاثة عناصر من …»: the body that things and fighters belong to stands for them; what
    belongs to others («سيارة إسعاف تابعة لمستشفى …») is named with them."""
    if not out or not (out[-1].thing or out[-1].kind == "unnamed" or _some_force(scene, out[-1])):
        return out
    thing, last = out[-1].thing, phrase.last
    if last < len(chunks) and chunks[last].kind == "word" and chunks[last].prep != "ل":
        last += 1
    chunk = chunks[last] if last < len(chunks) else None
    belongs = chunk is not None and chunk.kind == "name" and chunk.prep in (("ل",) if thing else _OF)
    owners: list[Party] = []
    while belongs and last < len(chunks) and chunks[last].kind == "name" and (chunks[last].joined or not owners):
        owner = party(scene, chunks[last])
        seat = scene.norms[out[-1].at].startswith(_SEATS)  # «مكتب تابع لهيئة»: the body itself
        civil = owner is not None and owner.kind == "organisation" and thing and not (out[-1].vague or seat)
        if owner is None or civil or owner.kind not in ("group", "organisation", "government"):
            return (
                [*out[:-1], _of_others(scene, out[-1], owner, chunks[last])] if thing and owner and not owners else out
            )
        owners.append(msgspec.structs.replace(owner, acts=owner.acts and not thing))
        last += 1
    return [*out[:-1], *owners] if owners else out


def _of_others(scene: Scene, held: Party, owner: Party, chunk: Chunk) -> Party:
    """«منزل لقيادي», «قاعدة لمقاتلين مدعومين من …»: a thing with those whose it is."""
    held_by = owner.kind in ("facility", "person", "organisation") or (owner.kind == "unnamed" and not owner.thing)
    if not held_by or chunk.last - held.at > _LONG:
        return held
    return msgspec.structs.replace(
        held, entity=scene.adopt(_bare(scene, held.at, chunk.last)), last=chunk.last, vague=False
    )


_SEATS = ("مقر", "مكتب", "مكاتب", "مبن", "مباني")
_LONG = 8
_OF = ("من", "في")


def _some_force(scene: Scene, held: Party) -> bool:
    """«قوة عسكرية من الجيش», «مجموعات مسلحة من …»: forces that no article or name makes known."""
    name = scene.names.get(held.at)
    return held.armed and held.kind == "group" and name is not None and name.how == "unnamed"


def of_thing(scene: Scene, held: Party, owner: Party) -> Party:
    """«موقع داعش»: the body that a thing belongs to counts; «منزل فلان», «مبنى المحافظة» are things of their own."""
    area = scene.marked(held.at, "area")
    if owner.kind in ("group", "organisation", "government"):  # «مناطق سيطرة الجماعة»: where, not who
        return held if area else msgspec.structs.replace(owner, acts=False)
    if owner.kind == "place" and area:
        return owner
    beside = scene.norms[owner.at - 1] in SIDES
    if beside or scene.norms[owner.at] in SIDES:  # «منزل | شمال المدينة»: where it is
        last = owner.at - beside
        whole = last > held.at + 1 and not held.vague
        return msgspec.structs.replace(held, entity=scene.adopt(_bare(scene, held.at, last))) if whole else held
    some = next((j for j in range(owner.at - 1, held.at, -1) if scene.marked(j, "some")), None)
    if some is not None:  # «منازل بعض النواب»
        words = f"{_bare(scene, held.at, some)} {scene.words(some + 1, owner.last)}"
    else:
        words = _bare(scene, held.at, owner.last)
    return msgspec.structs.replace(held, entity=scene.adopt(words), last=owner.last, vague=False)


def _bare(scene: Scene, first: int, last: int) -> str:
    """The words of tokens, what is written with the first left out («ومنازل» → «منازل»), and its case («منزلا»)."""
    hit = next(iter(scene.hits.at(first, "victim")), None)
    if hit is None or hit.prefix == "ال":
        return scene.words(first, last)
    start, end = scene.script.inside(first, len(hit.prefix))[0], scene.tokens[first].end
    plain = str(hit.entry.data["name"])
    if scene.norms[first][len(hit.prefix) :] == f"{fold_text(plain)}ا":
        return f"{plain} {scene.words(first + 1, last)}".strip()
    return " ".join(f"{scene.script.text[start:end]} {scene.script.text[end : scene.tokens[last - 1].end]}".split())


def with_head(scene: Scene, chunks: list[Chunk], phrase: Phrase, out: list[Party]) -> list[Party]:
    """«نقاط المراقبة التركية», «منزل فلان»: words before a name make another thing of it."""
    first = chunks[phrase.first]
    if first.kind != "word" or not out:
        return out
    if armed(scene, first.first):
        return [msgspec.structs.replace(out[0], armed=True), *out[1:]]
    if scene.marked(first.first, "some") or first.prep or out[0].kind in ("government", "group"):
        return out
    if out[0].kind == "person" and scene.norms[first.first].startswith("ال"):  # «الرئيس فلان»
        return out
    return [msgspec.structs.replace(out[0], acts=False), *out[1:]]  # «أشلاء المهاجمين» do nothing
