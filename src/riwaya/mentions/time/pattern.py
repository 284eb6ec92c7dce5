"""The notation of the rules: class names in a regular expression, e.g. ``weekday comma? num of? month {year}?``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from riwaya.mentions.time.items import LETTERS, Item, Row
from riwaya.mentions.time.moment import Moment

Sense = Literal["point", "deadline", "lookback", "duration", "clock"]

#: Parts that many patterns share.
PARTS: dict[str, str] = {
    "mod": "(last | next | current)",
    "dayno": "(num | ordinal)",
    "link": "(of | in | prep)",
    "yearly": "( (comma | of | prep | in)* (year prep?)? yearnum era? "
    "| (of | prep | in)* (this prep? year | year (last | next | current | same)) )",
    "part": "(part (of | in | prep)?)?",
    "till": "(to | until | hyphen | and)",
    "head": "{part} (day | today)? comma? relday? comma? weekday? (open weekday close)? comma? "
    "(corresponding prep? | in | prep)?",
    "calendar": "( month_unit? month {mod}? | month_unit (num | ordinal) | this? month_unit {mod}? )",
    "unit": "(day | week | month_unit | year | decade | hour | clock | minute)",
}
_NAME = re.compile(r"[a-z_]+")
_PART = re.compile(r"\{([a-z]+)\}")


class Found(msgspec.Struct, frozen=True, gc=False):
    """The items that a pattern matched, and the row they stand in."""

    items: list[Item]
    row: Row
    start: int
    end: int

    def get(self, name: str, nth: int = 0) -> Item | None:
        """The nth item of a class."""
        letter = LETTERS[name]
        return next((i for k, i in enumerate(x for x in self.items if x.letter == letter) if k == nth), None)

    def all(self, *names: str) -> list[Item]:
        """All items of some classes, in order."""
        letters = {LETTERS[n] for n in names}
        return [i for i in self.items if i.letter in letters]

    def has(self, *names: str) -> bool:
        """Whether an item of one of the classes is among them."""
        return bool(self.all(*names))

    def after(self, *names: str) -> bool:
        """Whether the item right before the match is of one of the classes; clitics are passed over."""
        at = self.start - 1
        while at >= 0 and self.row.letters[at] in "&%":
            at -= 1
        return at >= 0 and self.row.letters[at] in {LETTERS[n] for n in names}

    def follows(self, name: str) -> bool:
        """Whether an item of the class comes right after the match."""
        return self.row.letters[self.end : self.end + 1] == LETTERS[name]


Produce = Callable[[Found, Moment], str | None]


class TimeRule(msgspec.Struct, frozen=True):
    """A named pattern with what it makes: an EDTF value, ``UNKNOWN``, or None where it does not apply after all."""

    name: str
    pattern: str
    produce: Produce
    sense: Sense = "point"

    def compiled(self) -> re.Pattern[str]:
        """The pattern over the letters of a row."""
        return compile_pattern(self.pattern)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Write the parts out, turn names into letters, drop the blanks."""
    while _PART.search(pattern):
        pattern = _PART.sub(lambda m: f"({PARTS[m[1]]})", pattern)
    return re.compile(_NAME.sub(lambda m: LETTERS[m[0]], pattern).replace(" ", "").replace("(", "(?:"))
