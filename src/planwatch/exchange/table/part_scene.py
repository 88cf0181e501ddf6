"""A table of parts while it is read, and one part of it."""

from typing import Any, NamedTuple

from planwatch.exchange.table.draft import Readers
from planwatch.exchange.table.notes import Place
from planwatch.exchange.table.part_columns import Columns
from planwatch.exchange.table.part_words import Listed
from planwatch.exchange.table.provenance import Table
from planwatch.model.plan.measure import Reading
from planwatch.model.risks.matrix import Matrix

EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "tbc", "tbd", "."})
"""What stands in cells that say nothing."""


class Scene(NamedTuple):
    """The table that is read, and how."""

    number: int
    table: Table
    listed: Listed
    columns: Columns
    readers: Readers
    matrix: Matrix
    file: str

    def at(self, row: int, column: int) -> Place:
        """Where a cell is."""
        return Place(self.table, self.number, row, column)


class Draft:
    """One part while it is read."""

    __slots__ = ("given", "implied", "readings", "row", "shares", "within")

    def __init__(self, row: int) -> None:
        self.row = row
        self.given: dict[str, Any] = {}
        self.implied: dict[str, Any] = {}
        self.readings: list[Reading] = []
        self.shares: list[tuple[str, int]] = []
        self.within: int | None = None
