"""Whom a side fights is told once: «واصلت القوات عمليتها العسكرية» goes on against its one enemy.

An attack by bodies that tells no sufferer and no toll takes the enemy of those bodies, where the document's other
attacks by them were all on one and the same body.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.events.model import Draft
from riwaya.events.scene import Scene

_BODIES = frozenset({"group", "government"})


def carry_enemies(scene: Scene, accounts: Sequence[list[Draft]]) -> None:
    """Give their one enemy to the attacks that name none."""
    fights = [(a, *_sides(scene, a)) for a in accounts if a[0].type == "ASSAULT" and not a[0].title]
    met: dict[str, set[str]] = {}
    for _, doers, enemies in fights:
        for doer in doers:
            met.setdefault(doer, set()).update(enemies)
    for account, doers, _ in fights:
        if doers and not any(d.targets or d.weak or d.counts for d in account):
            enemies = set[str]().union(*(met[e] for e in doers)).difference(doers)
            account[0].targets = [*enemies] if len(enemies) == 1 else []


def _sides(scene: Scene, account: list[Draft]) -> tuple[set[str], set[str]]:
    """Who attacked, if they are all bodies, and the bodies that were attacked."""
    doers = {e for d in account for e in d.actors}
    enemies = {e for d in account for e in d.targets if scene.entity(e).kind in _BODIES}
    return (doers if all(scene.entity(e).kind in _BODIES for e in doers) else set()), enemies
