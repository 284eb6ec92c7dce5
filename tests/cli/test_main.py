from __future__ import annotations

import os
import resource
import subprocess
import sys

import pytest

from riwaya import __version__
from riwaya.cli import _wanted, commands
from riwaya.cli._app import run
from riwaya.errors import InputError


def process(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "riwaya", *map(str, arguments)], capture_output=True, **options)


def test_version(riwaya):
    assert riwaya("--version").out == f"riwaya {__version__}\n"


def test_help_names_every_command(riwaya):
    out = riwaya("--help").out
    assert {"read", "explain", "schema", "score", "doctor"} <= set(commands())
    assert all(f" {name} " in out for name in commands())


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_has_its_help(riwaya, name):
    ran = riwaya(name, "--help")
    assert ran.code == 0
    assert "Usage: riwaya " + name in ran.out


def test_only_what_is_asked_for_is_imported():
    assert _wanted(["read", "x"]) == ["read"]
    assert _wanted(["--help"]) is None
    assert _wanted(["raed"]) is None
    assert _wanted([]) is None


def test_a_wrong_option_is_exit_code_2(riwaya):
    ran = riwaya("read", "--no-such-option", "x")
    assert ran.code == 2
    assert "--no-such-option" in ran.err


def test_an_error_is_one_line(capsys):
    def fail(*_, **__):
        raise InputError("broken", where="a.html", hint="mend it")

    assert run(fail, []) == 1
    assert capsys.readouterr().err == "riwaya: a.html: broken (mend it)\n"


def test_a_fault_of_our_own_is_told_without_a_traceback(capsys, monkeypatch):
    monkeypatch.delenv("RIWAYA_DEBUG", raising=False)

    def fail(*_, **__):
        raise ZeroDivisionError("division by zero")

    assert run(fail, []) == 70
    assert capsys.readouterr().err.startswith("riwaya: ZeroDivisionError: division by zero (a fault of riwaya itself")


def test_debugging_shows_where(monkeypatch):
    monkeypatch.setenv("RIWAYA_DEBUG", "1")

    def fail(*_, **__):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(fail, [])


def test_a_reader_that_has_enough_is_no_error(examples):
    files = " ".join([str(examples / "bulletin.jsonl")] * 40)
    command = f"{sys.executable} -m riwaya read -f json {files} | head -c 100 >/dev/null; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


def test_arabic_goes_out_as_utf8_whatever_the_terminal(examples):
    ran = process(
        "read", examples / "marfa-rockets.html", env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    )
    assert ran.returncode == 0
    assert "وزارة الداخلية" in ran.stdout.decode("utf-8")


def test_standard_input_through_a_real_pipe(examples):
    page = (examples / "marfa-rockets.html").read_bytes()
    ran = process("read", "-f", "jsonl", "-", input=page)
    assert ran.returncode == 0
    assert ran.stdout.count(b"\n") == 1


def test_start_up_takes_half_a_second_at_most(tmp_path):
    """From nothing to the first report, all compiled before, as for a user; the best of several."""
    page = tmp_path / "a.txt"
    page.write_text("قالت وزارة الداخلية إن الطريق مفتوح.\n", encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    process("read", page, env=kept)
    assert min(seconds("read", page, env=kept) for _ in range(5)) < 0.5 * slowness()


def seconds(*arguments: object, **options: object) -> float:
    start = used()
    process(*arguments, **options)
    return used() - start


def slowness() -> float:
    """How much slower this machine starts Python than the one the limit was set on (30 ms); at least 1."""
    start = used()
    subprocess.run([sys.executable, "-c", "import typer, msgspec"], check=True)
    return max(1.0, (used() - start) / 0.12)


def used() -> float:
    """Processor time of all processes started so far and ended: unlike the clock, not that of others too."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_reading_needs_neither_database_nor_rich():
    code = "import sys; from riwaya.cli import build; build(['read']); print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"sqlalchemy", "rich", "trafilatura", "pydantic", "jinja2"} & set(ran.stdout.split())
