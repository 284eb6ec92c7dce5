"""Names against a tagged corpus: precision, recall and F1 of persons, bodies and places, beside a naive gazetteer.

    python eval/ner.py CORPUS [--misses PERS|ORG|PLACE]

CORPUS has lines ``word TAG [TAG]`` (BIO, nested tags after the first), sentences apart by empty lines; Wojood's sample
(MIT licence) was used. A person or body is found if all its words are, clitics left aside; a place (GPE, LOC) if its
first word is. The gazetteer takes every listed first name (with the word after it), body and place as it stands.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from riwaya.lexicon import Lexicon, load
from riwaya.mentions import read_mentions
from riwaya.mentions.name.gather import gather
from riwaya.mentions.name.view import View
from riwaya.mentions.place import find_places
from riwaya.mentions.reading import Reading, read_script
from riwaya.records import Block, Document

Found = set[tuple[str, int, int]]
TYPES = {"PERS": "PERS", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE"}
KINDS = {
    "person": "PERS",
    "group": "ORG",
    "organisation": "ORG",
    "government": "ORG",
    "outlet": "ORG",
    "facility": "ORG",
}


def sentences(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Words and tags of each sentence; marks of the corpus itself are left out."""
    words: list[str] = []
    tags: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        word, *found = line.split() or [""]
        if word and found and word != "$#$":
            words.append(word)
            tags.append(found)
        elif not line.strip() and words:
            yield words, tags
            words, tags = [], []


def gold_of(tags: list[list[str]]) -> Found:
    """The tagged spans as (type, first word, last word)."""
    out: Found = set()
    for tag, kind in TYPES.items():
        start = None
        for i, found in enumerate([*tags, ["O"]]):
            begins, goes_on = f"B-{tag}" in found, f"I-{tag}" in found
            if start is not None and not goes_on:
                out.add((kind, start, i - 1))
                start = None
            if begins:
                if start is not None:
                    out.add((kind, start, i - 1))
                start = i
    return out


def document_of(words: list[str]) -> tuple[Document, dict[int, int]]:
    """The sentence as a document, and the word that starts at each offset."""
    text, starts = "", {}
    for i, word in enumerate(words):
        starts[len(text)] = i
        text += word + " "
    block = Block(kind="paragraph", span=(0, len(text)))
    return Document(id="ner", text=text, sha256="", blocks=(block,)), starts


def read(reading: Reading, word_at: list[int]) -> Found:
    """What riwaya finds, persons without title and office, bodies without the office that holds them."""
    places = find_places(reading)
    phrases = gather(View(reading, places))
    out: Found = set()
    for p in phrases:
        kind = "PLACE" if p.rule in ("government", "seat") else KINDS.get(p.kind)
        if kind is not None and p.how == "name":
            out.add((kind, word_at[p.core[0]], word_at[p.core[1] - 1]))
    names = read_mentions(reading, None).names
    out |= {("PLACE", word_at[n.first], word_at[n.last - 1]) for n in names if n.kind == "place"}
    return out


def naive(reading: Reading, word_at: list[int]) -> Found:
    """The floor: every listed first name with the word after it, every listed body and place."""
    out: Found = set()
    size = len(reading.script.tokens)
    for hit in reading.hits.of("given"):
        last = min(hit.last + 1, size)
        out.add(("PERS", word_at[hit.first], word_at[last - 1]))
    for hit in reading.hits.of("actor"):
        if hit.entry.data.get("type") != "person":
            out.add(("ORG", word_at[hit.first], word_at[hit.last - 1]))
    for hit in reading.hits.of("place"):
        out.add(("PLACE", word_at[hit.first], word_at[hit.last - 1]))
    return out


def same(kind: str, a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
    """Whether two spans count as one: whole for persons and bodies, the head for places."""
    return a[0] == b[0] == kind and (a[1] == b[1] if kind == "PLACE" else a == b)


def tally(counts: Counter[tuple[str, str]], gold: Found, pred: Found) -> list[tuple[str, tuple[str, int, int]]]:
    """Add one sentence's hits to the counts; what was missed (-) and made up (+)."""
    wrong = []
    for kind in ("PERS", "ORG", "PLACE"):
        g, p = [x for x in gold if x[0] == kind], [x for x in pred if x[0] == kind]
        missed = [x for x in g if not any(same(kind, x, y) for y in p)]
        made_up = [y for y in p if not any(same(kind, x, y) for x in g)]
        counts[kind, "gold"] += len(g)
        counts[kind, "missed"] += len(missed)
        counts[kind, "made up"] += len(made_up)
        counts[kind, "found"] += len(p)
        wrong += [("-", x) for x in missed] + [("+", x) for x in made_up]
    return wrong


def report(title: str, counts: Counter[tuple[str, str]]) -> Iterable[str]:
    """One line a type."""
    for kind in ("PERS", "ORG", "PLACE"):
        gold, found = counts[kind, "gold"], counts[kind, "found"]
        r = (gold - counts[kind, "missed"]) / gold if gold else 0.0
        p = (found - counts[kind, "made up"]) / found if found else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        yield f"{title:10} {kind:6} P {p:.3f}  R {r:.3f}  F1 {f:.3f}   gold {gold}  found {found}"


def run(lexicon: Lexicon, path: Path, misses: str | None) -> None:
    """Read the corpus both ways and print the table."""
    ours: Counter[tuple[str, str]] = Counter()
    floor: Counter[tuple[str, str]] = Counter()
    for words, tags in sentences(path):
        document, starts = document_of(words)
        reading = read_script(document, lexicon)
        at, word_at = 0, []
        for token in reading.script.tokens:
            at = starts.get(token.start, at)
            word_at.append(at)
        gold = gold_of(tags)
        wrong = tally(ours, gold, read(reading, word_at))
        tally(floor, gold, naive(reading, word_at))
        for sign, (kind, first, last) in wrong:
            if kind == misses:
                print(sign, " ".join(words[first : last + 1]), "|", " ".join(words[max(0, first - 5) : last + 4]))
    for line in (*report("naive", floor), *report("riwaya", ours)):
        print(line)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", choices=["PERS", "ORG", "PLACE"])
    args = parser.parse_args()
    run(load(), args.corpus, args.misses)


if __name__ == "__main__":
    main()
