"""The application's frame: version, errors told in one line each, exit codes."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Annotated, Final

import typer

from riwaya.errors import RiwayaError

DONE: Final = 0
FAILED: Final = 1
INTERRUPTED: Final = 130
INTERNAL: Final = 70
"""Exit codes; 2 (a wrong option) is typer's own."""

ABOUT: Final = """Read Arabic news: who said what, through whom, and what happened according to whom.

Results go to the standard output, in the order of the input; progress and errors to the standard error.

Exit codes: 0 if all was done, 1 if something could not be done (the rest was), 2 for a wrong option."""


def new_app() -> typer.Typer:
    """An application without commands."""
    app = typer.Typer(
        name="riwaya",
        help=ABOUT,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        from riwaya import __version__

        typer.echo(f"riwaya {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


def tell(error: RiwayaError) -> None:
    """One line on the standard error: ``riwaya: FILE: what (hint)``."""
    typer.echo(f"riwaya: {error}", err=True)


def run(app: Callable[..., object], arguments: list[str]) -> int:
    """Run the application; the exit code. No traceback reaches a user unless RIWAYA_DEBUG is set."""
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' log lines are not for users
    try:
        app(arguments, prog_name="riwaya")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except RiwayaError as error:
        tell(error)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _internal(error)
    return DONE


def _internal(error: Exception) -> int:
    if os.environ.get("RIWAYA_DEBUG"):
        raise error
    hint = "a fault of riwaya itself: please report it; RIWAYA_DEBUG=1 shows where"
    typer.echo(f"riwaya: {type(error).__name__}: {error} ({hint})", err=True)
    return INTERNAL
