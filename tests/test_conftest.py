"""With CI=true a skip is a failure, but for what needs ../shared."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CASES = """
import pytest

def test_skipped():
    pytest.skip("can't be had")

@pytest.mark.skipif(True, reason="nor this")
def test_marked():
    pass

@pytest.mark.shared
def test_excused():
    pytest.skip("no ../shared")

@pytest.mark.xfail(reason="known")
def test_known():
    assert False

def test_passes():
    pass
"""


@pytest.fixture
def project(pytester):
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(CASES)
    pytester.makeini("[pytest]\nmarkers = shared: needs ../shared\n")
    return pytester


def test_in_continuous_integration(project, monkeypatch):
    monkeypatch.setenv("CI", "true")
    outcome = project.runpytest_subprocess()
    outcome.assert_outcomes(failed=1, errors=1, skipped=1, xfailed=1, passed=1)
    outcome.stdout.fnmatch_lines(["*skipped in continuous integration*can't be had*"])


def test_at_home(project, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    project.runpytest_subprocess().assert_outcomes(skipped=3, xfailed=1, passed=1)


def test_a_module_that_skips_itself(pytester, project, monkeypatch):
    monkeypatch.setenv("CI", "true")
    pytester.makepyfile(test_more='import pytest\npytest.importorskip("no_such_module")\n')
    outcome = project.runpytest_subprocess("test_more.py")
    outcome.assert_outcomes(errors=1)
