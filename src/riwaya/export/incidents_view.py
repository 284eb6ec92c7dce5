"""An incident as a reader sees it: accounts by origin, a matrix of slots, who relays whom, the reports in time.

The page is drawn from these views; none of them decides anything about the content.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from riwaya.export.report_marks import COLOURS
from riwaya.export.report_time import arabic_range, arabic_time
from riwaya.records import Incident, IncidentAccount, Toll

SLOTS: Final = ("killed", "injured", "projectiles", "actor", "place", "date", "happened")
LONGEST: Final = 26
"""Letters of a name in the graph; the whole name is its title."""


@dataclass(frozen=True, slots=True)
class Row:
    """A slot with what each origin says of it; ``differs`` holds the kinds of its conflicts."""

    slot: str
    cells: tuple[tuple[str, ...], ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the graph: its place (from the right and from above, in steps) and its colour."""

    name: str
    column: int
    row: int
    colour: int

    @property
    def short(self) -> str:
        """The name as far as it fits."""
        return self.name if len(self.name) <= LONGEST else self.name[: LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Edge:
    """Who passed it on to whom; ``copy`` is the outlet that copies another one's words."""

    start: Node
    end: Node
    copy: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Origins at the right, outlets at the left, what is between them between."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return 1 + max((n.column for n in self.nodes), default=0)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return 1 + max((n.row for n in self.nodes), default=0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A toll as a bar, in per cent of the slot's largest toll: up to ``low`` for sure, ``more`` beyond it perhaps."""

    low: float
    more: float
    open: bool


@dataclass(frozen=True)
class IncidentView:
    """Look-ups over one incident."""

    incident: Incident
    number: int

    @property
    def accounts(self) -> tuple[IncidentAccount, ...]:
        """Its accounts, in order of publication."""
        return self.incident.accounts

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The origins in the order in which they first spoke."""
        return tuple(dict.fromkeys(a.origin for a in self.accounts))

    def colour(self, origin: str) -> int:
        """The colour of an origin, 1 to :data:`COLOURS`; they come round again."""
        return self.origins.index(origin) % COLOURS + 1

    @cached_property
    def by_origin(self) -> tuple[tuple[str, tuple[tuple[int, IncidentAccount], ...]], ...]:
        """The accounts (with their numbers) of each origin."""
        numbered = list(enumerate(self.accounts))
        return tuple((o, tuple((n, a) for n, a in numbered if a.origin == o)) for o in self.origins)

    def rows(self) -> tuple[Row, ...]:
        """The matrix: the slots that anybody fills."""
        return tuple(row for row in map(self._row, SLOTS) if any(row.cells))

    def _row(self, slot: str) -> Row:
        kinds = tuple(c.kind for c in self.incident.conflicts if c.slot == slot)
        return Row(slot, tuple(self._cell(slot, origin) for origin in self.origins), kinds)

    def _cell(self, slot: str, origin: str) -> tuple[str, ...]:
        said = [VALUES[slot](a) for a in self.accounts if a.origin == origin]
        return tuple(dict.fromkeys(value for value in said if value))

    def graph(self) -> Graph:
        """Who relays whom."""
        longest = max((len(a.chain) for a in self.accounts), default=0)
        return _Drawing(self, longest + 1).graph()

    def bar(self, slot: str, toll: Toll) -> Bar:
        """A toll's bar, on the scale of its slot."""
        tolls = [t for a in self.accounts if (t := getattr(a, slot)) is not None]
        largest = max((max(t[0], t[1] or 0) for t in tolls), default=0) or 1
        high = toll[1] if toll[1] is not None else toll[0]
        return Bar(toll[0] / largest * 100, (high - toll[0]) / largest * 100, toll[1] is None)

    def days(self) -> tuple[tuple[str, tuple[tuple[int, IncidentAccount], ...]], ...]:
        """The accounts (with their numbers) by day of publication."""
        found: dict[str, list[tuple[int, IncidentAccount]]] = {}
        for number, account in enumerate(self.accounts):
            found.setdefault(account.published or "", []).append((number, account))
        return tuple((day, tuple(accounts)) for day, accounts in sorted(found.items()))


class _Drawing:
    """Places the nodes of a graph as its accounts come."""

    def __init__(self, view: IncidentView, last: int) -> None:
        self._view, self._last = view, last
        self._nodes: dict[tuple[int, str], Node] = {}
        self._edges: dict[tuple[Node, Node], Edge] = {}

    def graph(self) -> Graph:
        for account in self._view.accounts:
            self._draw(account)
        return Graph(tuple(self._nodes.values()), tuple(self._edges.values()))

    def _draw(self, account: IncidentAccount) -> None:
        colour = self._view.colour(account.origin)
        outlet = account.outlet or account.document
        path = [account.origin, *account.chain]
        nodes = [self._node(column, name, colour) for column, name in enumerate(path)]
        nodes.append(self._node(self._last, outlet, 0))
        for start, end in pairwise(nodes):
            self._edges.setdefault((start, end), Edge(start, end, account.copy_of is not None))

    def _node(self, column: int, name: str, colour: int) -> Node:
        found = self._nodes.get((column, name))
        if found is None:
            row = sum(1 for c, _ in self._nodes if c == column)
            found = self._nodes[column, name] = Node(name, column, row, colour)
        return found


def _toll(toll: Toll | None) -> str:
    return arabic_range(*toll) if toll is not None else ""


VALUES: Final[dict[str, Callable[[IncidentAccount], str]]] = {
    "killed": lambda a: _toll(a.killed),
    "injured": lambda a: _toll(a.injured),
    "projectiles": lambda a: _toll(a.projectiles),
    "actor": lambda a: a.actor or "",
    "place": lambda a: a.place or "",
    "date": lambda a: arabic_time(a.time) if a.time else "",
    "happened": lambda a: "نفي" if a.denied else "",
}
"""What an account says of each slot, in Arabic; empty where it says nothing."""


def views(found: Sequence[Incident]) -> list[IncidentView]:
    """The views of some incidents, numbered from 1."""
    return [IncidentView(one, number) for number, one in enumerate(found, 1)]
