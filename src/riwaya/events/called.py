"""Those and that which no list has, called by their own words: «مصنع عسكري», «أبناء القبيلة», «العاملون»."""

from __future__ import annotations

from riwaya.events.model import Chunk, Party, Phrase
from riwaya.events.scene import Scene
from riwaya.events.words import ADVERBS, DEMONSTRATIVES, GROUNDS, SIDES

_RAW = 3
"""How many words a thing without a name may be called by."""
_LOSSES = frozenset("اضرار اضرارا خساير دمار دمارا اختناق اختناقا هلع هلعا ذعر ذعرا حرايق قرابه متكرر المتكرر".split())
"""Words after a deed that say what came of it or how often it was done."""
_FOREMOST = frozenset("ابرز اهم كبار اكبر اخطر اشهر اقدم".split())
_CHAIN = 4
"""How many words may stand before the definite one that ends an idafa."""
_SHORT = 5


def thing(scene: Scene, chunks: list[Chunk], phrase: Phrase) -> list[Party]:
    """What was hit by its own words («مصنع عسكري», «القنصل»), where they can be a thing."""
    first = _counted(scene, chunks[phrase.first])
    last = min(chunks[phrase.last - 1].last, first + _RAW)
    norm = scene.norms[first]
    if len(norm) < 4 or norm in ADVERBS or norm[:1] in "لبوي" or norm.endswith(("هم", "ها")):
        return []
    if norm.endswith("ت") and not scene.marked(first, "built"):  # «تعزيزات», but no verb
        return []
    if norm in _LOSSES or scene.marked(first, "area"):
        return []
    if norm.endswith("يه") and last == first + 1 and not norm.startswith("ال") and not scene.marked(first, "built"):
        return []  # «جريمة قتل إرهابية»: an adjective of the deed
    if scene.marked(first, "some"):  # «جميع السجناء»
        return of_kind(scene, chunks, phrase.first + 1) if phrase.first + 1 < phrase.last else []
    kind = "facility" if norm in GROUNDS and scene.marked(first, "built") else "unnamed"
    return [Party(scene.adopt(scene.words(first, last)), kind, False, False, first, True, last=last)]


def _counted(scene: Scene, head: Chunk) -> int:
    """The token of what a number counts («ثلاث دراجات»), else the first."""
    return next((j for j in range(head.first, head.last) if scene.marked(j, "built")), head.first)


def of_kind(scene: Scene, chunks: list[Chunk], n: int) -> list[Party]:
    """«14 من العاملين», «عدد من أبناء القرية»: the words from chunk ``n`` to the definite one that ends the idafa."""
    n += scene.norms[chunks[n].first] in _FOREMOST
    last = n
    while last < len(chunks) and not _definite(scene, chunks[last]):
        last += 1
        if last - n > _CHAIN or last == len(chunks) or not _goes_on(scene, chunks[last]):
            return []
    if last == len(chunks):
        return []
    words = scene.words(chunks[n].first, chunks[last].last)
    head, _, rest = words.partition(" ")
    if not rest and head.endswith("ين") and len(head) > _SHORT:
        words = head[:-2] + "ون"
    elif rest and head.endswith("ي") and len(head) > _SHORT:
        words = f"{head[:-1]}و {rest}"
    return [Party(scene.adopt(words), "unnamed", False, False, chunks[n].first, last=chunks[last].last)]


def _definite(scene: Scene, chunk: Chunk) -> bool:
    return chunk.kind == "name" or scene.norms[chunk.first].startswith("ال")


def _goes_on(scene: Scene, chunk: Chunk) -> bool:
    """Whether a chunk can stand in an idafa after the one before it."""
    word, before = scene.norms[chunk.first], scene.norms[chunk.first - 1]
    if word in SIDES or word in DEMONSTRATIVES or before.endswith(("ها", "هم")):
        return False
    return chunk.kind in ("word", "name", "victim") and not (chunk.prep or chunk.joined)
