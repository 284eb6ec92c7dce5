"""Bodies that a document goes on calling by their kind: «التنظيم», «الجماعة» after «تنظيم القاعدة», «جماعة النور»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from riwaya.arabic import fold_text
from riwaya.records import Entity

_KINDS = {
    **{w: w for w in "تنظيم جماعه حركه حزب تحالف فصيل كتيبه لواء جبهه".split()},
    **dict.fromkeys("ميليشيا مليشيا ميليشيات مليشيات".split(), "ميليشيا"),
}
"""Words of bodies, folded, by the word that stands for them."""
_MERE = frozenset("الارهابي الارهابيه المتشدد المتشدده المتطرف المتطرفه المسلحه المسلح".split())
"""Adjectives that tell no body from another."""


@lru_cache(maxsize=4096)
def kind_alone(name: str) -> str | None:
    """The kind of body that a definite word without a name of its own tells («التنظيم الإرهابي»)."""
    if not name.startswith("ال"):
        return None
    words = fold_text(name).split()
    if len(words) > 2 or (len(words) == 2 and words[1] not in _MERE):
        return None
    return _KINDS.get(words[0].removeprefix("ال"))


def by_kind(entities: Iterable[Entity]) -> dict[str, str]:
    """The one body of each kind that a document names, where it names one."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        if entity.kind == "group":
            for kind in {k for n in (entity.name, *entity.aliases) if (k := _of(n))}:
                found.setdefault(kind, set()).add(entity.id)
    return {kind: bodies.pop() for kind, bodies in found.items() if len(bodies) == 1}


def _of(name: str) -> str | None:
    """The kind of body that a name opens with, if it goes on."""
    words = fold_text(name).split()
    return _KINDS.get(words[0]) if len(words) > 1 else None
