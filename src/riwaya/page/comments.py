"""Readers' comments: where they begin, who wrote each. They are never evidence."""

from __future__ import annotations

import re

from riwaya.page.draft import Draft

_ITEM = re.compile(
    r"^(?:(?P<number>\d{1,4})\s?[.)-]\s*)?(?:يقول|كتب|قال)\s(?P<author>[^:]{1,50}):\s*$|^(?P<says>.{1,50}) says:$"
)


def mark_comments(draft: Draft) -> None:
    """All that follows «اترك تعليقاً» or the first «1. يقول …:», but for the furniture among it."""
    start = _comments_start(draft)
    if start is None:
        return
    author: str | None = None
    for i in range(start, len(draft.lines)):
        item = _item(draft, i)
        author = item or author
        if draft.labels[i] == "furniture" or draft.sorts[i]:
            draft.labels[i] = "furniture"
        elif author or i > start:
            draft.labels[i] = "comment"
            draft.authors[i] = author or ""


def _comments_start(draft: Draft) -> int | None:
    """The first numbered comment, or the heading that ends the body.

    A button amid the body does not end it: what follows must be less than the body, or comments for sure.
    """
    prose = set(draft.paragraphs())
    below = range(min(prose, default=len(draft.lines)) + 1, len(draft.lines))
    first = next((i for i in below if _numbered(draft, i)), None)
    whole = sum(len(draft.lines[i].text) for i in prose)
    seen = sum(len(draft.lines[i].text) for i in prose if i < below.start)
    for i in below:
        seen += len(draft.lines[i].text) if i in prose else 0
        if i == first or (draft.sorts[i] == "comments" and (first is not None or 2 * seen >= whole)):
            return i
    return None


def _numbered(draft: Draft, i: int) -> bool:
    """«1. يقول فلان:» or an unnumbered one with the stamp of its hour below."""
    item = _ITEM.match(draft.lines[i].text)
    dated = i + 1 < len(draft.lines) and draft.sorts[i + 1] == "stamps"
    return bool(item and (item["number"] or item["says"] or dated))


def _item(draft: Draft, i: int) -> str | None:
    found = _ITEM.match(draft.lines[i].text)
    return (found["author"] or found["says"]).strip() if found else None
