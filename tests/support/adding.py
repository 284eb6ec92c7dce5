"""Adds 1,200 invented documents from four sources to the library that is named: to be killed, or to race."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "library"))

from test_intake import sources_of_the_program, take_in

from riwaya.library import Library

if __name__ == "__main__":
    with Library.open(sys.argv[1]) as library:
        take_in(library, *sources_of_the_program())
