"""This room's word lists: commented YAML beside the code."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


def load_words(name: str) -> dict[str, Any]:
    """Read one of this room's word lists."""
    text = files("riwaya.page").joinpath(name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
