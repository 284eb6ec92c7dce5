"""What all tests share: the examples, and skips that continuous integration does not accept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of invented pages."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Annotated articles and corpora, where somebody has put them beside this folder."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared")
    return SHARED


def pytest_configure(config: pytest.Config) -> None:
    """Tests keep the compiled lexicon in a cache of their own: they neither use nor touch the user's."""
    if config.cache:
        os.environ["RIWAYA_CACHE"] = str(config.cache.mkdir("riwaya"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With CI=true a skip is a failure, but for tests that need ../shared: what they need must be had."""
    report = yield
    unexcused = not item.get_closest_marker("shared") and not hasattr(report, "wasxfail")
    if os.environ.get("CI") and report.skipped and unexcused:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: skipped in continuous integration: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """The same for a whole module that skips itself."""
    report = yield
    if os.environ.get("CI") and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid}: skipped in continuous integration: {report.longrepr}"
    return report
