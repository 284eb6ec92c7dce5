"""What each line of a page is: title, dateline, paragraph, heading, pull quote, caption, furniture or comment.

The passes of ``PASSES`` run in their order over one draft; each labels lines that no pass before it has labelled, so
the last, which calls what is left a paragraph, loses nothing. Furniture and comments are never evidence: in doubt
a line of words stays a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable

import msgspec

from riwaya.page.calendar import find_dates
from riwaya.page.comments import mark_comments
from riwaya.page.dateline import find_dateline, is_agency
from riwaya.page.draft import LONG, MIDDLING, Draft, says
from riwaya.page.furniture import opens_sentence, sort_of
from riwaya.page.lines import Line, fold, split_lines
from riwaya.page.others import mark_lists, mark_repeats, mark_runs, mark_tail, mark_teasers
from riwaya.records import Block, BlockKind, Dateline

_PICTURE = re.compile(r"\b(?:أرشيف|أرشيفية|الصورة|تصوير|getty|afp|reuters)\b", re.I)
_CREDIT = re.compile(rf"^©|[(\[][^()\[\]]{{2,60}}[)\]]\.?$|{_PICTURE.pattern}", re.I)
_NEAR = 6  # characters between a caption's date and its credit
_ALL_QUOTE = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"")
_WRITER = re.compile(r"^(?:كتبت?|بقلم|الكاتب|by)\s?[:/-]\s?(?P<name>[^\d:/|،,()-]{3,40})", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_AFFIX = re.compile(r"^(?:و|ف)?(?:ال|لل|بال|كال|ب|ل|ك)?(?=\w{3})")

_SHORT_WORDS = 4
_MARKS = 20  # characters of punctuation that a repeated title may have more
_QUOTE_WORDS = 6
_QUOTE_REACH = 12  # paragraphs before and after, in which a pull quote's words are looked for
_QUOTE_SHARE = 0.5
_PULLED_WORDS = 4
_PULLED_SHARE = 0.9  # of the words of a whole sentence, which may be a quotation that only stands apart


class Labelled(msgspec.Struct, frozen=True):
    """The blocks of a text, in order, and its dateline; ``stamps`` are the lines that may state a date.

    ``writers`` are the names in the page's bylines.
    """

    blocks: tuple[Block, ...]
    dateline: Dateline | None
    stamps: tuple[Line, ...]
    writers: tuple[str, ...]


def label(text: str, title: str, outlet: str | None = None) -> Labelled:
    """Label every line of ``text`` that is not empty. ``title`` opens the text or is empty."""
    return labelled(draft_of(split_lines(text), title, outlet, len(title) if text.startswith(title) else 0))


def draft_of(
    lines: list[Line], title: str, outlet: str | None, title_end: int, sorts: list[str | None] | None = None
) -> Draft:
    """The lines with their labels. The title's end at ``title_end``; ``sorts`` of the lines, if they are known."""
    draft = Draft(lines, fold(title), outlet, title_end)
    draft.labels = [None] * len(lines)
    draft.sorts = sorts or [None if len(line.text) > 3 * LONG else sort_of(line) for line in lines]
    for run in PASSES:
        run(draft)
    return draft


def labelled(draft: Draft) -> Labelled:
    """What a labelled draft comes to."""
    dateline = draft.dateline[1].dateline if draft.dateline else None
    return Labelled(_blocks(draft), dateline, _stamps(draft), _writers(draft))


def _stamps(draft: Draft) -> tuple[Line, ...]:
    """The lines that state a date, and the dateline, which may."""
    lines = [line for line, sort in zip(draft.lines, draft.sorts, strict=True) if sort == "stamps"]
    if draft.dateline:
        line, found = draft.lines[draft.dateline[0]], draft.dateline[1]
        lines.append(Line(line.start, line.text[: found.end]))
    return tuple(lines)


def _writers(draft: Draft) -> tuple[str, ...]:
    """Names behind «كتب:», «بقلم:»; who only edited or translated is not named."""
    found = (_WRITER.match(line.text) for line, sort in zip(draft.lines, draft.sorts, strict=True) if sort == "byline")
    return tuple(name["name"].strip() for name in found if name)


def _titles(draft: Draft) -> None:
    """The title, and the title once more at the head of the body."""
    again = repeats(draft.title)
    for i, line in enumerate(draft.lines):
        if line.start < draft.title_end or again(line):
            draft.labels[i] = "title"


def repeats(title: str) -> Callable[[Line], bool]:
    """Whether a line is the title once more."""
    words = " ".join(_WORD.findall(fold(title)))
    return lambda line: len(line.text) > 2 and _repeats(line.folded, words)


def _repeats(folded: str, title: str) -> bool:
    """Pages print a title twice, with other quote marks, or cut short; scrapers double it."""
    bare = " ".join(_WORD.findall(folded)) if len(folded) <= len(title) + _MARKS else ""
    cut_short = bare.count(" ") > _SHORT_WORDS and title.startswith(bare)
    return bool(bare) and (bare == title or f"{bare} {bare}" == title or cut_short)


def _furniture(draft: Draft) -> None:
    """Lines whose words alone tell them, and signatures of agencies."""
    for i in draft.open_lines():
        sort = draft.sorts[i]
        if sort and sort != "comments":
            draft.labels[i] = "caption" if sort == "tweet" else "furniture"
        elif i and len(draft.lines[i].text) < LONG and is_agency(draft.lines[i].folded):
            draft.labels[i] = "furniture"


def _prose(draft: Draft) -> None:
    """Sentences: long lines, and lines that end as sentences do."""
    for i in draft.open_lines():
        line = draft.lines[i]
        if draft.sorts[i] or line.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            continue
        if len(line.text) >= LONG or (line.ends_sentence and line.words > _SHORT_WORDS and line.tag != "li"):
            draft.labels[i] = "paragraph"


def _datelines(draft: Draft) -> None:
    """The dateline: on a line of its own before the first paragraph, or at that paragraph's start."""
    prose = draft.paragraphs() or draft.open_lines()
    last = prose[0] if prose else -1
    for i in range(last + 1):
        line = draft.lines[i]
        if draft.labels[i] not in {None, "paragraph"} and not (
            draft.labels[i] == "furniture" and draft.sorts[i] is None
        ):
            continue
        if line.start >= draft.title_end and (found := find_dateline(line, draft.outlet)):
            if draft.dateline:
                draft.labels[draft.dateline[0]] = "furniture"
            draft.dateline = (i, found)
            draft.labels[i] = "dateline" if found.end >= len(line.text) else "paragraph"
            if found.dateline.place:
                return


def _captions(draft: Draft) -> None:
    """Lines that credit a picture, above the first sentence."""
    prose = draft.paragraphs()
    for i in draft.open_lines():
        line = draft.lines[i]
        head = bool(prose) and i <= prose[0]
        if head and len(line.text) < 2 * LONG and _is_credit(line):
            draft.labels[i] = "caption"
    if len(prose) > 1 and not draft.dateline and _is_sure_credit(draft.lines[prose[0]]):
        draft.labels[prose[0]] = "caption"


def _is_credit(line: Line) -> bool:
    return bool(_CREDIT.search(line.text)) and not line.text.endswith((".", "؟", "!")) and line.words > 1


def _is_sure_credit(line: Line) -> bool:
    """A long caption: its brackets name an agency or follow a date; a first paragraph can end with «(قسد)» too."""
    if len(line.text) >= 2 * LONG or not _is_credit(line):
        return False
    before, _, credit = line.folded.rstrip(")]").rpartition("(")
    dated = any(len(before) - found.end < _NEAR for found in find_dates(before))
    return dated or is_agency(credit) or bool(_PICTURE.search(credit))


def _front(draft: Draft) -> None:
    """Menus, names and the like above the first sentence."""
    prose = draft.paragraphs()
    for i in draft.open_lines():
        line = draft.lines[i]
        if prose and i < prose[0] and len(line.text) < MIDDLING and not _may_say(line):
            draft.labels[i] = "furniture"


def _may_say(line: Line) -> bool:
    return line.breaks_off or says(line) or opens_sentence(line)


def _inner(draft: Draft) -> None:
    """Headings and pull quotes between paragraphs; pieces of sentences stay paragraphs."""
    prose = draft.paragraphs()
    inner = [i for i in draft.open_lines() if prose and prose[0] < i < prose[-1]]
    if inner:
        habit = draft.closes_sentences()
        for i in inner:
            at = bisect(prose, i)
            near = [draft.lines[j] for j in prose[max(0, at - _QUOTE_REACH) : at + _QUOTE_REACH]]
            draft.labels[i] = "paragraph" if _continues(draft, i, habit) else _inner_kind(draft.lines[i], near)


def _inner_kind(line: Line, near: list[Line]) -> BlockKind:
    if line.words >= _QUOTE_WORDS and len(line.text) < LONG and _quoted(line, near):
        return "pullquote"
    return "heading" if len(line.text) < MIDDLING + 20 or line.tag.startswith("h") else "paragraph"


def _continues(draft: Draft, i: int, habit: bool) -> bool:
    """A sentence without a full stop, or a piece of one that the page's markup cut."""
    before, line = draft.lines[i - 1], draft.lines[i]
    if line.tag[:1] == "h":
        return False
    connected = line.text.startswith("و") and (line.words == 1 or len(line.text) >= MIDDLING)
    if line.ends_sentence or line.breaks_off or connected:
        return True
    cut = draft.labels[i - 1] == "paragraph" and not before.ends_sentence and line.start - before.span[1] == 1
    return (cut and habit) or (not habit and len(line.text) >= MIDDLING)


def _quoted(line: Line, near: list[Line], share: float = _QUOTE_SHARE) -> bool:
    words = _stems(line.folded)
    return any(len(words & _stems(body.folded)) >= share * len(words) for body in near)


def _stems(folded: str) -> set[str]:
    return {_AFFIX.sub("", word) for word in _WORD.findall(folded)}


def _pull_quotes(draft: Draft) -> None:
    """Sentences in quote marks or ``<blockquote>`` whose words stand in a paragraph too."""
    prose = draft.paragraphs()
    for at, i in enumerate(prose):
        line = draft.lines[i]
        if line.words >= _PULLED_WORDS and len(line.text) < 2 * LONG and _set_off(line):
            near = [draft.lines[j] for j in prose[max(0, at - _QUOTE_REACH) : at + _QUOTE_REACH] if j != i]
            if _quoted(line, near, _PULLED_SHARE):
                draft.labels[i] = "pullquote"


def _set_off(line: Line) -> bool:
    return line.tag == "blockquote" or bool(_ALL_QUOTE.fullmatch(line.text))


def _rest(draft: Draft) -> None:
    """What no pass could name is the article's: nothing is lost."""
    for i in draft.open_lines():
        draft.labels[i] = "furniture" if draft.sorts[i] else "paragraph"


PASSES: tuple[Callable[[Draft], None], ...] = (
    _titles,
    _furniture,
    _prose,
    mark_comments,
    mark_teasers,
    mark_repeats,
    _pull_quotes,
    mark_lists,
    _datelines,
    _captions,
    _front,
    mark_tail,
    mark_runs,
    _inner,
    _rest,
)


def _blocks(draft: Draft) -> tuple[Block, ...]:
    return tuple(block for i in range(len(draft.lines)) for block in _line_blocks(draft, i))


def _line_blocks(draft: Draft, i: int) -> list[Block]:
    line, kind = draft.lines[i], draft.labels[i]
    assert kind is not None, "the last pass labels all lines"
    if draft.dateline and draft.dateline[0] == i and kind == "paragraph":
        return _split(line, draft.dateline[1].end)
    return [Block(kind=kind, span=line.span, author=draft.authors.get(i) or None)]


def _split(line: Line, end: int) -> list[Block]:
    head, rest = line.text[:end].rstrip(), line.text[end:]
    body = line.start + end + len(rest) - len(rest.lstrip())
    return [
        Block(kind="dateline", span=(line.start, line.start + len(head))),
        Block(kind="paragraph", span=(body, line.span[1])),
    ]
