"""Options that several commands share, told in the same words everywhere."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from riwaya.page import Kind
    from riwaya.pipeline import Setup


class InputKind(StrEnum):
    """What the input is."""

    auto = "auto"
    html = "html"
    text = "text"
    jsonl = "jsonl"
    feed = "feed"
    warc = "warc"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", help="Files, folders, patterns; - is the standard input; addresses only with --fetch."
    ),
]
From = Annotated[
    InputKind | None, typer.Option("--from", help="What the input is, if looking at it should not decide (auto).")
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication where a page doesn't say: 2031-05-04, 2031-05, 2031-05-04~."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, where a page doesn't say.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to read with.")]
Fetch = Annotated[bool, typer.Option("--fetch", help="Fetch addresses; without it nothing touches the network.")]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="More word lists, beside riwaya's own; repeatable.",
    ),
]

Gazetteers = Annotated[
    list[Path] | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="More places, beside riwaya's own: CSV with name, lat, lon, or a GeoNames dump; repeatable.",
    ),
]


def kind_of(given: InputKind | None) -> Kind:
    """The page room's word for it."""
    return given.value if given else "auto"


def setup(
    lexicons: list[Path] | None,
    gazetteers: list[Path] | None,
    published: str | None = None,
    outlet: str | None = None,
) -> Setup:
    """What the pipeline is built from: options first, then settings."""
    from riwaya.pipeline import Setup

    if configured() and (lexicons is None or gazetteers is None):
        from riwaya.config import load_config

        chosen = load_config()
        lexicons = list(chosen.lexicons) if lexicons is None else lexicons
        gazetteers = list(chosen.gazetteers) if gazetteers is None else gazetteers
    return Setup(tuple(lexicons or ()), tuple(gazetteers or ()), published, outlet)


def configured() -> bool:
    """Whether there is a setting at all: a look that costs nothing, since reading settings takes its time."""
    from platformdirs import user_config_path

    named = any(name.startswith("RIWAYA_") for name in os.environ if name not in _NO_SETTINGS)
    return named or any(folder.joinpath("riwaya.toml").is_file() for folder in (Path(), user_config_path("riwaya")))


_NO_SETTINGS = frozenset({"RIWAYA_CACHE", "RIWAYA_DEBUG", "RIWAYA_LIBRARY", "RIWAYA_WHO"})
