"""A private PostgreSQL server for tests: in a temporary folder, on a socket, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


def programs() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, the newest one installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server's empty database."""
    home = Path(mkdtemp(prefix="riwaya-pg-"))
    bin_ = programs()
    if bin_ is None:
        raise FileNotFoundError("initdb")
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(home, "postgres", "postgres")
    options = f"-k {home} -c listen_addresses='' -c fsync=off"
    _run([bin_ / "initdb", "-D", home / "data", "-U", "riwaya", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
    _run([bin_ / "pg_ctl", "-D", home / "data", "-l", home / "log", "-o", options, "-w", "start"])
    try:
        yield f"postgresql://riwaya@/postgres?host={home}"
    finally:
        _run([bin_ / "pg_ctl", "-D", home / "data", "-m", "immediate", "-w", "stop"])
        shutil.rmtree(home, ignore_errors=True)


def _run(command: list[str | Path]) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_user, *map(str, command)], capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
