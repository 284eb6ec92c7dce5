"""The codes of other schemes, as YAML with reasons, and the few ways to look one up."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def codes(name: str) -> dict[str, Any]:
    """The file ``NAME.yml`` beside this module."""
    import yaml

    text = files("riwaya.export.codes").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def by_mode(table: dict[str, dict[str, Any]], kind: str, mode: str | None) -> Any:
    """What a table of types and modes says; ``any`` for a mode that is not in it; None for a type that is not."""
    modes = table.get(kind, {})
    return modes[mode] if mode in modes else modes.get("any")
