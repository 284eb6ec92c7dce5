"""Reports as one web page that stands alone: right to left, no script, nothing loaded from elsewhere.

The text with what each speaker said in a colour of its own; beside it who said what, through whom; then what happened
according to whom, where accounts disagree, who is bound to do what by when, the dates, and the notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from riwaya.export import report_labels as labels
from riwaya.export.report_marks import COLOURS, Marker, Passage
from riwaya.export.report_time import arabic_range, arabic_time
from riwaya.export.report_view import View
from riwaya.records import Mention, Report

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

TITLE_LESS: Final = "خبر بلا عنوان"
# Lighting up all of a statement's pieces takes a style rule each; a browser slows down when there are thousands.
MOST_LIT: Final = 1500
MOST_IN_LEGEND: Final = 8
SURROGATE: Final = re.compile("[\ud800-\udfff]")


def render(reports: Sequence[Report]) -> str:
    """One page for all reports, in their order. It holds no NUL and no lone surrogate: those become U+FFFD."""
    sheets = [Sheet(View(report), f"r{number}") for number, report in enumerate(reports, 1)]
    lit = sum(len(sheet.view.statements) for sheet in sheets) <= MOST_LIT
    page = _template().render(sheets=sheets, lit=lit)
    return SURROGATE.sub("\ufffd", page)


@dataclass(frozen=True)
class Sheet:
    """One report on the page: its view, and a prefix that keeps its anchors apart from other reports'."""

    view: View
    prefix: str

    @cached_property
    def title(self) -> str:
        """The title on one line, or a stand-in."""
        return " ".join(self.view.report.document.title.split()) or TITLE_LESS

    @cached_property
    def colours(self) -> Mapping[str | None, int]:
        """Speaker to colour, by order of appearance; colours come round again after the last."""
        known = [speaker for speaker, _ in self.view.speakers() if speaker is not None]
        return {speaker: at % COLOURS + 1 for at, speaker in enumerate(known)}

    @property
    def marker(self) -> Marker:
        """What draws the text."""
        return Marker(self.view, self.colours, self.prefix)

    def passages(self) -> list[Passage]:
        """The text to draw."""
        return self.marker.passages()

    def is_told_often(self) -> bool:
        """Whether any happening is told more than once."""
        return any(len(happening) > 1 for happening in self.view.happenings)

    def times(self) -> list[Mention]:
        """The times that the text names and whose date is known, each wording once."""
        times = (mention for mention in self.view.report.mentions if mention.kind == "time" and mention.value)
        return list({(self.view.words(each.span), each.value): each for each in times}.values())


@cache
def _template() -> Template:
    environment = _environment()
    environment.filters.update(verbatim=_verbatim, when=arabic_time, web=_web_address)
    environment.globals.update(
        labels=labels, most_in_legend=MOST_IN_LEGEND, span_of=arabic_range, counted=labels.counted
    )
    return environment.get_template("report.html.j2")


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("riwaya.export")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _verbatim(text: str) -> Markup:
    """Text that an HTML parser gives back letter by letter: a bare carriage return would be read as a line feed."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))


def _web_address(url: str | None) -> str | None:
    """The address if a reader can safely follow it; others are shown but not linked."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
