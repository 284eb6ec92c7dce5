"""Who belongs together, who fights and who does not: what decides whether two accounts contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from riwaya.arabic import fold_text
from riwaya.events.scene import Scene

_STATE = frozenset({"government", "place", "facility"})
_OFFICE = frozenset({"person", "unnamed"})
_COMMON = frozenset("جماعه حركه تنظيم قوات جيش حزب مسلحون مسلحو مقاتلو عناصر دوله حكومه وزاره بقياده بن في من".split())


def kin(scene: Scene, a: str, b: str) -> bool:
    """One party under two names: «الجماعة» and «جماعة النور»; a state, its capital, its army and its ministers."""
    if a == b:
        return True
    x, y = scene.entity(a), scene.entity(b)
    if _words(x.name) & _words(y.name):
        return True
    if x.country is None or x.country != y.country:
        return False
    kinds = {x.kind, y.kind}
    return kinds <= _STATE or (bool(kinds & _STATE) and bool(kinds & _OFFICE))


def any_kin(scene: Scene, some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of some belongs with one of the others."""
    known = list(others)
    return any(kin(scene, a, b) for a in some for b in known)


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    """The words of a name that others do not share."""
    return frozenset([w.removeprefix("وال").removeprefix("ال") for w in fold_text(name).split()]) - _COMMON


def fights(scene: Scene, entity: str) -> bool:
    """Whether an entity is of those who fight, or their things: «قيادات في جماعة النور», «مواقع عسكرية»."""
    named = scene.entity(entity)
    if scene.is_armed(named.name) or named.kind in ("group", "government"):
        return True
    return any(w.removeprefix("ال").removeprefix("لل") in _MILITARY or scene.is_armed(w) for w in _split(named.name))


def civil(scene: Scene, entity: str) -> bool:
    """Whether an entity is of those who do not fight, or their things: «أطفال», «حافلة», «سوق»."""
    return any(w.removeprefix("ال") in _CIVIL for w in _split(scene.entity(entity).name)[:2])


def _split(name: str) -> list[str]:
    return fold_text(name).split()


_MILITARY = frozenset("عسكري عسكريه مشروع مشروعه اسلحه ذخيره ذخاير صواريخ قيادات قياديون ارهابيون ارهابيه".split())
_CIVIL = frozenset(
    "مدنيون مدني مدنيين مدنيه اطفال طفل اطفالا نساء امراه طلاب تلاميذ حافله سوق مستشفي مدرسه مخيم مسجد كنيسه "
    "منزل منازل مواطنون سكان نازحون صحفيون مسعفون مصلون عائلات ابرياء سكنيه اسعاف مهاجرون".split()
)


def no_doer(name: str) -> str:
    """«ليست الحكومة السورية»: that somebody is not who did it."""
    first = fold_text(name).split()[0]
    feminine = first.endswith(("ه", "ات", "يا", "نسا")) or first in _FEMININE
    return f"{'ليست' if feminine else 'ليس'} {name}"


_FEMININE = frozenset("قوي ايران اسراييل مصر الصين قطر تونس الهند باكستان حماس طالبان دمشق بغداد طهران واشنطن".split())
