"""Needs that a listed word in the clause meets («أدى فلان اليمين»): without the word its clause need not be read."""

from __future__ import annotations

from riwaya.events.model import Chunk, Trigger
from riwaya.events.scene import Scene

COMPANY = {
    **{kind: kind for kind in ("plot", "exchange", "troops", "troops-moved", "self", "ties", "oath", "way")},
    "sent": "sending",
    "declared": "declaring",
}
"""Such needs, and the kind of word that meets each."""


def lacks(scene: Scene, chunks: list[Chunk], trigger: Trigger) -> bool:
    """Whether the word that a trigger needs is nowhere in its sentence."""
    need = trigger.data.get("needs")
    kind = "fire" if need == "fire" else COMPANY.get(need) if need is not None else None
    return kind is not None and not scene.has(kind, chunks[0].first, chunks[-1].last)


def opened(scene: Scene, chunk: Chunk) -> bool:
    """«فتح مسلحون | النار»: fire is what is opened, not what is fired with («فتح الباب … بالرصاص»)."""
    return scene.marked(chunk.first, "fire") and not chunk.prep and scene.norms[chunk.first][0] != "ب"
