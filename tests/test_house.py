"""How we write, checked: short functions, short modules, names that are exported are documented."""

from __future__ import annotations

import ast
import inspect
import re
import statistics
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "riwaya"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 300
EXEMPT_MODULES = {"records.py": 150}  # all that crosses a border stands in one file, by the plan of the house
LONGEST_FUNCTION = 40
NINE_IN_TEN = 20
MEDIAN = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> list[Function]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def length(function: Function) -> int:
    """Lines from ``def`` to the end, without the docstring, blank lines, and the signature's further lines."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return 1 + sum((statement.end_lineno or 0) - statement.lineno + 1 for statement in body)


LENGTHS = {
    f"{path.relative_to(SOURCE)}:{function.lineno} {function.name}": length(function)
    for path in MODULES
    for function in functions(path)
}


def test_there_is_something_to_measure():
    assert len(LENGTHS) > 200
    assert length(functions(Path(__file__))[0]) == 3, "functions() itself"


def test_the_median_function_is_six_lines_at_most():
    assert statistics.median(LENGTHS.values()) <= MEDIAN


def test_nine_functions_in_ten_are_twenty_lines_at_most():
    assert statistics.quantiles(LENGTHS.values(), n=10)[-1] <= NINE_IN_TEN


def test_no_function_is_over_forty_lines():
    assert {name: lines for name, lines in LENGTHS.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_module_is_over_three_hundred_lines(path):
    allowed = LONGEST_MODULE + EXEMPT_MODULES.get(path.relative_to(SOURCE).as_posix(), 0)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= allowed


def test_exported_names_are_documented():
    undocumented = []
    for path in SOURCE.rglob("__init__.py"):
        name = ".".join(["riwaya", *path.parent.relative_to(SOURCE).parts])
        module = import_module(name)
        assert module.__doc__ or not path.read_text(encoding="utf-8").strip(), f"{name} says nothing of itself"
        exported = (getattr(module, each) for each in getattr(module, "__all__", ()))
        undocumented += [f"{name}.{each.__name__}" for each in exported if callable(each) and not own_docstring(each)]
    assert undocumented == []


def own_docstring(thing: object) -> bool:
    """Whether it has a docstring; a class its own, not one that it inherits. Aliases of types can have none."""
    if isinstance(thing, type):
        return bool(vars(thing).get("__doc__"))
    return not inspect.isroutine(thing) or bool(thing.__doc__)


def test_each_exemption_names_its_rule_and_its_reason():
    bare = []
    for path in [*MODULES, *(ROOT / "eval").glob("*.py")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"# (?:noqa|type: ignore)", line) and not reasoned(line):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert bare == []


def reasoned(line: str) -> bool:
    """``# noqa: X123 -- why`` or ``# type: ignore[x]  # why``."""
    return bool(re.search(r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* (-- |# ?)\S|# type: ignore\[[\w, -]+\] *(# |-- )\S", line))


def test_the_check_of_exemptions_can_fail():
    assert reasoned("x = 1  # noqa: E501 -- an address")
    assert reasoned("x = 1  # type: ignore[attr-defined]  # no stubs")
    assert not reasoned("x = 1  # noqa")
    assert not reasoned("x = 1  # noqa: E501")
    assert not reasoned("x = 1  # type: ignore")


def test_tests_mirror_the_source():
    """Each folder of tests but the helpers' is one of the source."""
    ours = {path.name for path in SOURCE.iterdir() if path.is_dir()}
    found = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert found - ours <= {"support"}


def test_nothing_prints_for_insight_or_exits_inside_the_library():
    for path in MODULES:
        if path.parent.name in ("cli", "build") or path.name == "__main__.py":
            continue
        called = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"print", "exit", "input", "breakpoint"}, path
