"""The documentation is true: generated parts are up to date, commands and options are in it, links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import re
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from riwaya.cli import build, commands

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def generated():
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / ".ci" / "docs.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["docs_generate"] = module
    spec.loader.exec_module(module)
    return module.generated()


def test_generated_parts_are_up_to_date(generated):
    stale = [
        str(page.relative_to(ROOT))
        for page, text in generated.items()
        if not page.exists() or page.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run make docs"


def test_no_example_in_the_readme_fails(generated):
    readme = generated[ROOT / "README.md"]
    assert readme.count("```console") >= 4
    assert not [line for line in readme.splitlines() if line.startswith(("riwaya: ", "bash: ", "Traceback"))]


def test_every_command_and_option_is_in_the_reference():
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    group = get_command(build())
    for name in commands():
        section = reference.split(f"\n## riwaya {name}\n")[1].split("\n## riwaya ")[0]
        command = group.commands[name]
        options = [o for p in command.params if p.param_type_name == "option" for o in p.opts if p.name != "help"]
        assert [option for option in options if f"`{option}`" not in section] == []
        assert [p.name for p in command.params if not p.help and p.name != "help"] == [], "each has its help"


@pytest.mark.parametrize("name", commands())
def test_every_command_is_told_of_by_hand(name):
    written = [page for page in PAGES if page.name != "cli.md" and "CHANGELOG" not in page.name]
    assert any(f"riwaya {name}" in page.read_text(encoding="utf-8") for page in written)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_examples_are_true(page):
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert failed == 0


def test_the_packages_docstring_is_true():
    import riwaya

    failed, tried = doctest.testmod(riwaya)
    assert (failed, tried > 2) == (0, True)


def test_shell_examples_name_commands_that_there_are():
    for page in PAGES:
        for block in re.findall(r"```(?:sh|console)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            used = set(re.findall(r"(?:^|\$ |\| )riwaya ([a-z]+)", block, re.MULTILINE))
            assert used <= set(commands()), page
