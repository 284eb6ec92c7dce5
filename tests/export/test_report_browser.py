"""The page as a browser lays it out: needs Debian's chromium (tests/debian-packages.txt)."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from riwaya.export import report_html
from riwaya.records import Report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# In CI a missing browser is a failure, elsewhere a reason to skip.
pytestmark = pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="chromium is not installed")

# The page holds no script; this one is added for the test, and writes what it measured into the DOM.
PROBE = """<script>
const root = document.documentElement, text = document.querySelector(".text");
const box = selector => document.querySelector(selector).getBoundingClientRect();
const shown = [...text.querySelectorAll(":scope > div")].map(block => block.innerText).join("\\n");
const facts = {wide: root.scrollWidth > root.clientWidth, beside: box(".said").top < box(".reading").bottom,
  rightmost: box(".reading").left > box(".said").left, shown, width: root.clientWidth};
const out = document.createElement("pre");
out.id = "probe";
out.textContent = JSON.stringify(facts);
document.body.append(out);
</script>"""


def _facts(report: Report, width: int, folder: Path) -> dict[str, object]:
    page = folder / "report.html"
    page.write_text(report_html.render([report]).replace("</body>", PROBE + "</body>"), "utf-8")
    command = [
        CHROMIUM or "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--window-size={width},900",
    ]
    command += [f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    found = re.search(r'<pre id="probe">(.*?)</pre>', dom, re.S)
    assert found, "the page did not run in the browser"
    facts: dict[str, object] = json.loads(html.unescape(found[1]))
    return facts


@pytest.mark.parametrize("width", [1300, 500])
def test_the_browser_shows_the_text_and_nothing_runs_over_the_edge(report: Report, width: int, tmp_path: Path) -> None:
    facts = _facts(report, width, tmp_path)
    assert facts["shown"] == report.document.text
    assert facts["wide"] is False
    assert facts["beside"] is (width == 1300)
    assert facts["rightmost"] is (width == 1300)
