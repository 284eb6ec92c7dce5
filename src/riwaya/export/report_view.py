"""One report seen as a reader sees it: names for ids, numbers for records, groups by speaker, accounts side by side.

Both the terminal report and the page are drawn from these views; neither decides anything about the content.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from riwaya.records import Account, Conflict, Event, Hop, Report, Span, Statement

SHORTEST_ID = 6


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Each id with its shortest prefix (at least six letters) that no other of them begins with."""
    ordered = sorted(set(ids))
    return {each: each[: _needed(each, ordered[max(at - 1, 0) : at + 2])] for at, each in enumerate(ordered)}


def _needed(one: str, neighbours: list[str]) -> int:
    shared = max((_common(one, other) for other in neighbours if other != one), default=0)
    return max(SHORTEST_ID, shared + 1)


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@dataclass(frozen=True)
class View:
    """Look-ups over one report. Statements and events are numbered from 1 in the order of the text."""

    report: Report

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements in the order in which the text tells them."""
        return tuple(sorted(self.report.statements, key=lambda statement: first_span(statement)))

    @cached_property
    def statement_numbers(self) -> dict[str, int]:
        """Statement id to number."""
        return {statement.id: number for number, statement in enumerate(self.statements, 1)}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, those that tell the same happening together, in the order of first telling."""
        return tuple(event for group in self.happenings for event in group)

    @cached_property
    def event_numbers(self) -> dict[str, int]:
        """Event id to number."""
        return {event.id: number for number, event in enumerate(self.events, 1)}

    @cached_property
    def happenings(self) -> tuple[tuple[Event, ...], ...]:
        """The events grouped by happening, in the order of the text."""
        groups: dict[str, list[Event]] = {}
        for event in sorted(self.report.events, key=lambda event: event.trigger):
            groups.setdefault(event.same_as or event.id, []).append(event)
        return tuple(tuple(group) for group in groups.values())

    @cached_property
    def short(self) -> dict[str, str]:
        """Any record's id to the shortest form that ``riwaya explain`` takes."""
        report = self.report
        return short_ids(
            [
                *(statement.id for statement in report.statements),
                *(event.id for event in report.events),
                *(commitment.id for commitment in report.commitments),
            ]
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """Entity id to canonical name."""
        return {entity.id: entity.name for entity in self.report.entities}

    @cached_property
    def roles(self) -> dict[str, str]:
        """Entity id to role, where there is one."""
        return {entity.id: entity.role for entity in self.report.entities if entity.role}

    def name(self, entity: str | None) -> str | None:
        """The canonical name; None for no entity or one that the report does not list."""
        return self.names.get(entity) if entity else None

    def words(self, span: Span) -> str:
        """The words at a span on one line."""
        return " ".join(self.report.document.text[slice(*span)].split())

    def teller(self, statement: Statement) -> str | None:
        """Who speaks: the speaker's name, else the words that stand for it («برقية أمنية»), else None."""
        named = self.name(statement.speaker)
        return named or (self.words(statement.speaker_span) if statement.speaker_span else None)

    def hop(self, hop: Hop) -> str:
        """A hop's name: the document and who issued or carried it, or the words of the text."""
        parts = [part for part in (hop.what, self.name(hop.via)) if part]
        return "، ".join(parts) or self.words(hop.span)

    def speakers(self) -> tuple[tuple[str | None, tuple[Statement, ...]], ...]:
        """The statements by speaker, in the order of first appearance; those of no known speaker last."""
        groups: dict[str | None, list[Statement]] = {}
        for statement in self.statements:
            groups.setdefault(statement.speaker if self.name(statement.speaker) else None, []).append(statement)
        ordered = sorted(groups.items(), key=lambda item: item[0] is None)
        return tuple((speaker, tuple(group)) for speaker, group in ordered)

    def value(self, account: Account) -> str:
        """What an account says; an entity's id is read as its name."""
        return self.name(account.value) or account.value

    def matrices(self) -> tuple[Matrix, ...]:
        """One matrix for each happening on which accounts disagree."""
        root = {event.id: group[0].id for group in self.happenings for event in group}
        by_happening: dict[str, list[Conflict]] = {}
        for conflict in self.report.conflicts:
            if conflict.accounts:
                about = conflict.accounts[0].event
                by_happening.setdefault(root.get(about, about), []).append(conflict)
        return tuple(self._matrix(about, conflicts) for about, conflicts in by_happening.items())

    def _matrix(self, about: str, conflicts: list[Conflict]) -> Matrix:
        sources = tuple(dict.fromkeys(account.source for conflict in conflicts for account in conflict.accounts))
        return Matrix(about, sources, tuple(self._row(conflict, sources) for conflict in conflicts))

    def _row(self, conflict: Conflict, sources: tuple[str | None, ...]) -> MatrixRow:
        said: dict[str | None, list[str]] = {source: [] for source in sources}
        for account in conflict.accounts:
            said[account.source].append(self.value(account))
        return MatrixRow(conflict.slot, tuple(tuple(dict.fromkeys(said[source])) for source in sources))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A slot with what each source says of it, in the order of the matrix's sources; empty where it says nothing."""

    slot: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Accounts of one happening side by side: a column for each source (None: the outlet), a row for each slot."""

    event: str
    sources: tuple[str | None, ...]
    rows: tuple[MatrixRow, ...]


def first_span(statement: Statement) -> Span:
    """Where a statement begins in the text: its cue or its content, whichever comes first."""
    return min(statement.cue, *statement.content) if statement.content else statement.cue
