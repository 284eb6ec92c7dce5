"""The command line: one module a command; each has ``register(app)``; ``--help`` is the documentation.

Only the module of the command that is asked for is imported, so that ``riwaya read`` starts without the database and
``riwaya search`` without the page readers. A module whose name begins with ``_`` is no command.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import typer

FIRST: Final = ("read", "explain", "schema", "score", "doctor")
"""Commands that ``--help`` names first; the others follow in the order of the alphabet."""

COLLECTED: Final = 20_000
"""Objects made before the garbage collector looks: a start makes many and none of them is garbage."""


def commands() -> list[str]:
    """The names of all commands, in the order of ``--help``."""
    names = sorted(found.name for found in iter_modules(__path__) if not found.name.startswith("_"))
    return [*(n for n in FIRST if n in names), *(n for n in names if n not in FIRST)]


def build(wanted: list[str] | None = None) -> typer.Typer:
    """The application with the ``wanted`` commands (all, if None)."""
    from riwaya.cli._app import new_app

    app = new_app()
    for name in commands() if wanted is None else wanted:
        import_module(f"{__name__}.{name}").register(app)
    return app


def _wanted(arguments: list[str]) -> list[str] | None:
    """The command that the arguments begin with; None (all of them) for help, completion and mistakes."""
    first = arguments[0] if arguments else ""
    return [first] if first in commands() and "_RIWAYA_COMPLETE" not in os.environ else None


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; ends the process with 0, 1 (something could not be done) or 2 (a wrong option)."""
    gc.set_threshold(COLLECTED)
    from riwaya.cli._app import run

    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(run(build(_wanted(given)), given))
