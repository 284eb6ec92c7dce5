"""What a page says about itself: JSON-LD, Open Graph, meta names, ``<time>``, canonical link."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from riwaya.page.calendar import find_dates
from riwaya.page.furniture import sort_of
from riwaya.page.lines import Line, arabic_share, fold

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date_published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "datecreated",
    "date",
)
_OUTLETS = ("publisher", "og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author")
_META = frozenset((*_TITLES, *_DATES, *_OUTLETS, *_AUTHORS, "og:url"))
_ARTICLE = re.compile(r"(?:News|Reportage|Blog)?(?:Article|Posting)$")
_NAME_WORDS = 5  # in the longest name of an outlet that a page's title may end with
_CONTROL = re.compile(r"[\x00-\x1f]")
_SUFFIX = re.compile(r"\s+[-–—|:»]\s+")


class Metadata(msgspec.Struct, frozen=True):
    """The page's own statements, unchecked; ``dates`` in order of trust. ``title`` is without the outlet's name."""

    title: str = ""
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    dates: tuple[str, ...] = ()
    body: str = ""


def read_metadata(tree: HTMLTree) -> Metadata:
    """Gather what the page states about itself."""
    metas, articles = _metas(tree), list(_articles(tree))
    outlet = _outlet(metas, articles) or _behind_title(tree, metas)
    authors = [*(_names(article.get("author")) for article in articles), *(metas.get(key, []) for key in _AUTHORS)]
    return Metadata(
        title=_title(tree, metas, articles, outlet),
        outlet=outlet,
        authors=_people(next((names for names in authors if names), ())),
        url=_url(tree, metas, articles),
        dates=tuple(_dates(tree, metas, articles)),
        body=next((body for article in articles if (body := _lines(article.get("articleBody")))), ""),
    )


def select(tree: HTMLTree, selector: str) -> list[ElementNode]:
    """The elements that the CSS ``selector`` picks."""
    return list(tree.document.query_selector_all(selector)) if tree.document else []


def _metas(tree: HTMLTree) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in _meta_nodes(tree):
        stated = (node.getattr(attribute) for attribute in ("property", "name", "itemprop"))
        keys = {key.lower() for key in stated if key} & _META
        if keys and (content := _text(node.getattr("content"))):
            for key in keys:
                found.setdefault(key, []).append(content)
    return found


def _meta_nodes(tree: HTMLTree) -> Iterator[ElementNode]:
    """All ``<meta>``. A query is run anew for each of its results: the head, which has many, is walked through."""
    yield from (node for node in tree.head or () if isinstance(node, ElementNode) and node.tag == "meta")
    yield from tree.body.query_selector_all("meta") if tree.body else ()


def _articles(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that are articles."""
    for node in select(tree, 'script[type="application/ld+json"]'):
        try:
            parsed = msgspec.json.decode(_CONTROL.sub(" ", (node.text or "").strip().rstrip(";")))
        except (msgspec.DecodeError, UnicodeError):
            continue
        yield from (item for item in _objects(parsed) if _is_article(item))


def _objects(parsed: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(parsed, list):
        for item in parsed:
            yield from _objects(item, depth + 1)
    elif isinstance(parsed, dict):
        yield parsed
        if depth < 4:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _objects(parsed.get(key), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _dates(tree: HTMLTree, metas: dict[str, list[str]], articles: list[dict[str, Any]]) -> Iterator[str]:
    yield from (date for article in articles if (date := _text(article.get("datePublished"))))
    for key in _DATES:
        yield from metas.get(key, [])
    marked = select(tree, "time[itemprop=datePublished], time[pubdate], [itemprop=datePublished]")
    times = [*marked, *select(tree, "article time[datetime], header time[datetime]")]
    yield from (date for node in times if (date := _text(node.getattr("datetime") or node.getattr("content"))))


def _outlet(metas: dict[str, list[str]], articles: list[dict[str, Any]]) -> str | None:
    """The publisher's name, in Arabic letters if any of its names is."""
    named = [name for article in articles for name in _names(article.get("publisher"))]
    named += [name for key in _OUTLETS for name in metas.get(key, []) if not name.startswith("http")]
    return next((name for name in named if arabic_share(name) > 0), named[0] if named else None)


def _title(tree: HTMLTree, metas: dict[str, list[str]], articles: list[dict[str, Any]], outlet: str | None) -> str:
    """The headline that page and metadata agree on: the h1 that a stated title begins with, else that title."""
    stated = [_text(article.get("headline")) for article in articles]
    stated += [title for key in _TITLES for title in metas.get(key, [])]
    stated += [_text(tree.title)]
    stated = [title for title in stated if title]
    shown = [title for node in select(tree, "h1") if (title := _text(node.text))]
    agreed = [title for title in shown if any(_agrees(title, other) for other in stated)]
    return next(iter(agreed), "") or (_without_outlet(stated[0], outlet) if stated else next(iter(shown), ""))


def _behind_title(tree: HTMLTree, metas: dict[str, list[str]]) -> str | None:
    """The name that ``<title>`` has behind the headline, where h1 or og:title show the headline without it."""
    whole = _text(tree.title)
    headlines = [_text(node.text) for node in select(tree, "h1")] + metas.get("og:title", [])
    if len(_SUFFIX.split(whole)) < 2 or not any(_agrees(headline, whole) for headline in headlines):
        return None
    longest = max((_bare(h) for h in headlines if _agrees(h, whole)), key=len)
    names = [part for n, part in enumerate(_SUFFIX.split(whole)) if n and not _within(part, longest)]
    return next((name for name in reversed(names) if _may_name(name)), None)


def _within(part: str, headline: str) -> bool:
    return f" {_bare(part)} " in f" {headline} "


def _may_name(words: str) -> bool:
    """A few words that are no section of a paper («سياسة»)."""
    line = Line(0, words)
    return line.words <= _NAME_WORDS and sort_of(line) is None and not any(find_dates(line.folded))


def _agrees(shown: str, stated: str) -> bool:
    """A headline of more than a name that the stated title begins with, or is."""
    folded = _bare(shown)
    return folded.count(" ") >= 2 and _bare(stated).startswith(folded)


def _bare(title: str) -> str:
    return " ".join(re.findall(r"\w+", fold(title)))


def _without_outlet(title: str, outlet: str | None) -> str:
    """``title`` without «- اسم الصحيفة» at its end."""
    parts = _SUFFIX.split(title)
    last = fold(parts[-1])
    if len(parts) < 2 or not (last == fold(outlet or "") or last.count(" ") < 3):
        return title
    return title[: title.rindex(parts[-1])].rstrip(" -–—|:»")


def _url(tree: HTMLTree, metas: dict[str, list[str]], articles: list[dict[str, Any]]) -> str | None:
    links = select(tree, 'link[rel="canonical"]')
    stated = [
        *(link.getattr("href") for link in links[:1]),
        *metas.get("og:url", []),
        *(a.get("url") for a in articles),
    ]
    return next((url for url in stated if isinstance(url, str) and url.startswith("http")), None)


def _names(value: object) -> list[str]:
    """Names of a JSON-LD person or body, of a list of them, or of a plain string."""
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    name = value.get("name") if isinstance(value, dict) else value
    if isinstance(name, list):
        return _names(name)
    return [found] if (found := _text(name)) else []


def _people(names: Iterable[str]) -> tuple[str, ...]:
    """Names of writers: no addresses, the city after a dash («فلان - القاهرة») taken off."""
    return tuple(dict.fromkeys(_SUFFIX.split(name)[0] for name in names if not name.startswith(("http", "@"))))


def _text(value: object) -> str:
    """A metadata value as clean text: entities undone (pages escape twice), white space single."""
    return " ".join(html.unescape(html.unescape(value)).split()) if isinstance(value, str) else ""


def _lines(value: object) -> str:
    """Like :func:`_text`, line breaks kept."""
    lines = value.splitlines() if isinstance(value, str) else []
    return "\n".join(line for raw in lines if (line := _text(raw)))


def host_name(url: str | None) -> str | None:
    """The site of an address, without ``www.``: the outlet's name where nothing better is known."""
    host = urlsplit(unquote(url)).hostname if url else None
    return host.removeprefix("www.") if host else None
