"""Writes ``data/names/common.txt``: words that are no part of a person's name, however they look.

    python -m riwaya.lexicon.build.common ARTICLES.jsonl[.gz] …

A word (folded) is listed if it is frequent in the articles and seldom stands right after a first name, a title or a
part of a name. Only the words are kept, in order of the alphabet.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from riwaya.arabic import analyse
from riwaya.lexicon import Lexicon, find, load

OUT = Path(__file__).parents[1] / "data" / "names" / "common.txt"
LEAST, SHARE = 12, 0.06
"""How often a word must stand in the articles, and the share of that at most that may stand within names."""
_BEFORE = ("given", "title", "namepart")


class Article(msgspec.Struct):
    """What is read of a line."""

    text: str
    title: str = ""


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The articles' texts."""
    for path in paths:
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
            for line in lines:
                article = msgspec.json.decode(line, type=Article)
                yield f"{article.title}\n{article.text}"


def count(lexicon: Lexicon, articles: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in the articles, and how often right after part of a name."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in articles:
        script = analyse(text)
        hits = find(lexicon, script)
        after = {h.last for kind in _BEFORE for h in hits.of(kind)}
        for i, token in enumerate(script.tokens):
            if token.kind == "w" and len(token.norm) > 2:
                seen[token.norm] += 1
                named[token.norm] += i in after
    return seen, named


def common(seen: Counter[str], named: Counter[str], names: set[str]) -> list[str]:
    """The words to list."""
    return sorted(w for w, n in seen.items() if n >= LEAST and named[w] <= SHARE * n and w not in names)


def main(arguments: list[str]) -> None:
    """Count and write."""
    lexicon = load()
    seen, named = count(lexicon, texts(map(Path, arguments)))
    names = set(_name_words(lexicon))
    OUT.write_text("\n".join(common(seen, named, names)) + "\n", encoding="utf-8")


def _name_words(lexicon: Lexicon) -> Iterator[str]:
    """All words of listed first names and persons."""
    for kind in ("given", "namepart"):
        for entry in lexicon.entries(kind):
            yield from _words(entry.id)
    for entry in lexicon.entries("actor"):
        if entry.data.get("type") == "person":
            yield from _words(str(entry.data.get("name", "")))


def _words(name: str) -> Iterator[str]:
    yield from (t.norm for t in analyse(name).tokens)


if __name__ == "__main__":
    main(sys.argv[1:])
