"""What a page prints of other articles: lists of headlines, teasers, keywords. None of it is this article's."""

from __future__ import annotations

import re
from itertools import pairwise

from riwaya.page.draft import LONG, MIDDLING, Draft, says
from riwaya.page.furniture import opens_sentence
from riwaya.page.lines import Line

_RUN = 3  # lines without a sentence in a row
_FOLLOWS = 3  # lines below an excerpt in which the whole stands
_TEASERS = 3  # headlines below the signature
_LISTED = re.compile(r"^(?:[-–•*●▪]|\(?\d{1,3}[.)-])\s?")


def mark_lists(draft: Draft) -> None:
    """What hangs below «اقرأ أيضاً» or «الكلمات الدلالية»: short lines up to the next sentence."""
    hanging = False
    for i, line in enumerate(draft.lines):
        if draft.sorts[i] in {"related", "tags"}:
            hanging = draft.sorts[i] == "tags" or len(line.text) < MIDDLING
        elif draft.labels[i] == "paragraph":
            hanging = False
        elif hanging and draft.labels[i] is None and not line.ends_sentence:
            draft.labels[i] = "furniture"


def mark_tail(draft: Draft) -> None:
    """Headlines of other articles and keywords below the last sentence."""
    prose = draft.paragraphs()
    if not prose or not draft.closes_sentences() or draft.lines[prose[-1]].text.endswith(":"):
        return
    after = [i for i in draft.open_lines() if i > prose[-1] and not says(draft.lines[i])]
    for i in after:
        if len(draft.lines[i].text) < MIDDLING or len(after) > 2:
            draft.labels[i] = "furniture"


def mark_runs(draft: Draft) -> None:
    """Three or more lines in a row that are no sentences, amid the article: a list of other articles' headlines.

    A list that a colon announces, or that is marked with dashes or figures, is the article's own; so are the pieces of
    sentences that the page's markup cut.
    """
    prose = draft.paragraphs()
    for before, after in pairwise(prose):
        run = [i for i in range(before + 1, after) if draft.labels[i] is None]
        own = draft.lines[before].text.endswith(":") or any(_LISTED.match(draft.lines[i].text) for i in run)
        cut = any(opens_sentence(draft.lines[i]) and draft.lines[i - 1].ends_sentence for i in run)
        if cut or (len(run) >= _RUN and not own and not any(draft.lines[i].breaks_off for i in run)):
            for i in run:
                draft.labels[i] = "paragraph" if cut else "furniture"


def mark_repeats(draft: Draft) -> None:
    """A long line that the page has printed before, and an excerpt of a line that follows in full."""
    seen: set[str] = set()
    for i, line in enumerate(draft.lines):
        if len(line.text) >= MIDDLING and draft.labels[i] in {None, "paragraph"}:
            if line.folded in seen or _is_excerpt(draft, i):
                draft.labels[i] = "furniture"
            seen.add(line.folded)


def _is_excerpt(draft: Draft, i: int) -> bool:
    excerpt = draft.lines[i].folded
    below = range(i + 1, min(i + 1 + _FOLLOWS, len(draft.lines)))
    wholes = [draft.lines[j].folded for j in below if draft.labels[j] == "paragraph"]
    return any(len(whole) > len(excerpt) and whole.startswith(excerpt.rstrip(" .…[]")) for whole in wholes)


def mark_teasers(draft: Draft) -> None:
    """All below «المصدر: …» once headlines follow there: the article ends with its signature."""
    prose = draft.paragraphs()
    ends = [i for i, sort in enumerate(draft.sorts) if sort == "signature" and len(prose) > 1 and i > prose[1]]
    if not ends:
        return
    below = range(ends[0] + 1, len(draft.lines))
    if sum(_is_headline(draft.lines[i]) for i in below) >= _TEASERS:
        for i in below:
            draft.labels[i] = "furniture"


def _is_headline(line: Line) -> bool:
    return line.words > 2 and len(line.text) < LONG and not line.text.endswith(".")
