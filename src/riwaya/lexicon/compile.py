"""Compiles the lists into one automaton and keeps the result in a cache that a change of any list makes stale."""

from __future__ import annotations

import hashlib
import os
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import daachorse
import msgspec
from platformdirs import user_cache_path

from riwaya.arabic import LEFT_EDGES, Form, LeftEdge, fold_text, spread_article
from riwaya.lexicon.source import Written, read_lists

FORMAT = 5
"""Raise it when the layout of the compiled file changes."""

KEPT = 3
"""Compiled files in the cache's folder: riwaya's own, one with a user's lists, and the one before."""

WORDS = 1 << 15
"""Words whose meanings are kept in memory: nine in ten of a text have come before."""

DATA = Path(__file__).parent / "data"
STACKS = frozenset().union(*LEFT_EDGES.values())
"""All that may stand before a word and be written as one with it."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One entry of a list: ``data`` is what its list says of it; ``where`` is its file and line."""

    id: str
    kind: str
    data: dict[str, Any]
    where: str


class Target(msgspec.Struct, frozen=True, array_like=True):
    """What a pattern stands for: an entry (by number) in one of its forms."""

    entry: int
    kind: str
    left: LeftEdge
    exact: str
    form: Form


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """An entry in one of its forms, after the clitics ``prefix``; ``exact``: the form as it must be written, or empty.

    ``sure``: any word that folds to the form is one; else the letters of the text must be looked at.
    """

    prefix: str
    form: Form
    entry: Entry
    kind: str
    exact: str
    sure: bool


class _Packed(msgspec.Struct, array_like=True):
    """Encoded values end to end, so that a file with many of them is read at once; ``ends`` is an array of numbers."""

    ends: bytes = b""
    data: bytes = b""

    @classmethod
    def of(cls, values: Iterable[Any]) -> _Packed:
        parts = [msgspec.msgpack.encode(value) for value in values]
        return cls(array("I", accumulate(map(len, parts), initial=0)).tobytes(), b"".join(parts))


class _Parts:
    """What is packed, by number."""

    def __init__(self, packed: _Packed) -> None:
        self._data = memoryview(packed.data)
        self._ends = memoryview(packed.ends).cast("I")

    def __len__(self) -> int:
        return max(0, len(self._ends) - 1)

    def __getitem__(self, number: int) -> memoryview:
        return self._data[self._ends[number] : self._ends[number + 1]]


class _Compiled(msgspec.Struct, array_like=True):
    """``phrases``: how many patterns are of more than one word; they come first."""

    digest: str
    automaton: bytes
    phrases: int
    targets: _Packed
    entries: _Packed


class Lexicon:
    """The compiled lists. ``find`` (in :mod:`riwaya.lexicon.find`) runs it over a text."""

    def __init__(self, compiled: _Compiled) -> None:
        self.digest = compiled.digest
        self.automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(compiled.automaton)
        self.phrases = compiled.phrases
        self._targets = _Parts(compiled.targets)
        self._raw = _Parts(compiled.entries)
        self._meanings: dict[tuple[int, str], list[Meaning]] = {}
        self._entries: dict[int, Entry] = {}
        self.alone = lru_cache(WORDS)(self._alone)
        """What a word means by itself, by :meth:`_alone`."""

    def __len__(self) -> int:
        return len(self._raw)

    def entry(self, number: int) -> Entry:
        """An entry by number, decoded when first asked for."""
        found = self._entries.get(number)
        if found is None:
            found = self._entries[number] = msgspec.msgpack.decode(self._raw[number], type=Entry)
        return found

    def meanings(self, number: int, prefix: str) -> list[Meaning]:
        """What a pattern (by number) stands for after the clitics ``prefix``, decoded when first asked for."""
        found = self._meanings.get((number, prefix))
        if found is None:
            targets = msgspec.msgpack.decode(self._targets[number], type=list[Target])
            found = [self._meaning(t, prefix) for t in targets if prefix in LEFT_EDGES[t.left]]
            self._meanings[number, prefix] = found
        return found

    def _meaning(self, target: Target, prefix: str) -> Meaning:
        sure = not target.exact and target.form.pronoun != "ه"
        return Meaning(prefix, target.form, self.entry(target.entry), target.kind, target.exact, sure)

    def _alone(self, word: str) -> list[Meaning]:
        """All meanings of a word (with its space) by the patterns of one word, those after fewer clitics first."""
        found = self.automaton.find_overlapping(word)
        return [m for at, _, number in found if word[:at] in STACKS for m in self.meanings(number, word[:at])]

    def entries(self, kind: str) -> Iterator[Entry]:
        """All entries of a kind (slow: for rooms that build tables of their own once)."""
        return (e for e in map(self.entry, range(len(self._raw))) if e.kind == kind)


def pattern(form: str) -> str:
    """A form as the automaton knows it: folded words, one space after each."""
    words = [w for w in fold_text(form).replace("-", " ").replace("_", " ").split() if w]
    return " ".join([words[0], *map(spread_article, words[1:])]) + " "


def list_paths(folders: Sequence[Path]) -> list[Path]:
    """The YAML files under the folders, in a fixed order."""
    return [p for folder in folders for p in sorted(folder.rglob("*.yml"))]


def compile_entries(written: Iterable[Written], digest: str) -> _Compiled:
    """Number the entries, gather what each pattern stands for, build the automaton."""
    by_pattern: dict[str, list[Target]] = defaultdict(list)
    entries: list[Entry] = []
    for number, w in enumerate(written):
        entries.append(Entry(w.id, w.kind, w.data, w.where))
        for form in w.forms:
            target = Target(number, w.kind, w.left, form.text if w.exact else "", form)
            by_pattern[pattern(form.text)].append(target)
    patterns = sorted(by_pattern, key=_is_word)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns)
    targets = _Packed.of(by_pattern[p] for p in patterns)
    phrases = len(patterns) - sum(map(_is_word, patterns))
    return _Compiled(digest, automaton.serialize(), phrases, targets, _Packed.of(entries))


def _is_word(pattern: str) -> bool:
    return pattern.count(" ") == 1


def _digest(paths: Sequence[Path]) -> str:
    seen = hashlib.blake2b(str(FORMAT).encode(), digest_size=16)
    for path in paths:
        seen.update(path.name.encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _code_paths() -> list[Path]:
    """Code that decides what the compiled file holds: verb tables, folding, this room."""
    arabic = Path(__file__).parents[1] / "arabic"
    return [*sorted(Path(__file__).parent.glob("*.py")), *sorted(arabic.glob("*.py"))]


def cache_path(digest: str) -> Path:
    """Where a compiled lexicon is kept; ``RIWAYA_CACHE`` names another folder."""
    folder = os.environ.get("RIWAYA_CACHE")
    return (Path(folder) if folder else user_cache_path("riwaya")) / f"lexicon-{digest}.bin"


def _read_cache(path: Path) -> _Compiled | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=_Compiled)
    except (OSError, msgspec.MsgspecError):
        return None


def _write_cache(path: Path, compiled: _Compiled) -> None:
    """Written beside and moved into place, so that two processes can't spoil it; an unwritable cache is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            out.write(msgspec.msgpack.encode(compiled))
        os.replace(out.name, path)  # noqa: PTH105 -- the name is a string already
        _prune(path)
    except OSError:
        return


def _prune(latest: Path) -> None:
    """Keep the newest files, ``latest`` among them. Who uses another has it in memory; what is gone is made again."""
    ages = []
    for path in latest.parent.glob("lexicon-*.bin"):
        with suppress(OSError):  # another process may prune too
            ages.append((path != latest, -path.stat().st_mtime, path))
    for _, _, path in sorted(ages)[KEPT:]:
        path.unlink(missing_ok=True)


@lru_cache(maxsize=4)
def load(overlays: tuple[Path, ...] = (), gazetteers: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon, with the lists of ``overlays`` (folders) and the places of ``gazetteers`` (files) beside it.

    Raises LexiconError (file and line) where a list breaks its rules.
    """
    from riwaya.lexicon.gazetteer import read_gazetteers
    from riwaya.lexicon.tables import TABLES, read_tables

    lists = list_paths([DATA, *overlays])
    tables = sorted(p for folder in (DATA, *overlays) for suffix in TABLES for p in folder.rglob(f"*{suffix}"))
    digest = _digest([*_code_paths(), *lists, *tables, *gazetteers])
    path = cache_path(digest)
    compiled = _read_cache(path)
    if compiled is None:
        written = [*read_lists(lists), *read_tables(tables), *read_gazetteers(gazetteers)]
        compiled = compile_entries(written, digest)
        _write_cache(path, compiled)
    return Lexicon(compiled)
