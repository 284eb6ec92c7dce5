"""JSON Lines: every report whole, as the contract prints it. Loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Final

import msgspec

from riwaya.export.formats import Item, Settings
from riwaya.export.loss import Loss

LOSES: Final[dict[str, str]] = {}


def write(items: Iterable[Item], stream: BinaryIO, _settings: Settings, _loss: Loss) -> None:
    """Write one line a report or incident."""
    encoder = msgspec.json.Encoder()
    for item in items:
        stream.write(encoder.encode(item) + b"\n")
