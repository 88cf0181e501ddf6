"""One action while it is read, and what reads its cells."""

from datetime import date
from typing import Any, NamedTuple

from planwatch.exchange.table.dates import DateReader
from planwatch.exchange.table.leads import LeadReader
from planwatch.exchange.table.notes import Notes, Place
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.record import Said
from planwatch.model.dates.when import DateKind


class Draft:
    """One action while it is read."""

    __slots__ = (
        "counted_in", "due_kind", "given", "id", "implied", "lead", "parent", "rated_in", "row", "support", "theme",
        "updated", "updates",
    )  # fmt: skip

    def __init__(self, row: int) -> None:
        self.row = row
        self.given: dict[str, Any] = {}
        self.implied: dict[str, Any] = {}
        self.updates: list[Said] = []
        self.updated: date | None = None
        self.theme: str | None = None
        self.lead: str | None = None
        self.support: tuple[str, ...] | None = None
        self.due_kind = DateKind.NONE
        self.id = self.parent = ""
        self.rated_in = self.counted_in = 0


class Readers(NamedTuple):
    """What reads the cells of a file."""

    notes: Notes
    dates: DateReader
    leads: LeadReader
    file: str
    today: date
    is_order_open: bool = False
    """Whether the order of day and month still has to be told by a person."""


class Scales(NamedTuple):
    """What numbers of a table's columns stand for."""

    pence: int = 1
    """What a number of the costs is multiplied by."""
    of_one: bool = False
    """Whether 1 is all, in its per cents."""
    by_fill: bool = False
    """Whether its ratings are colours without words."""
    as_at: dict[int, date | None] | None = None
    """The days that the headings of updates name."""


class Scene(NamedTuple):
    """The table that is read, and how."""

    number: int
    table: Table
    readers: Readers
    scales: Scales
    has_status: bool
    notes: Notes
    """Where doubts go."""

    def at(self, row: int, column: int) -> Place:
        """Where a cell is."""
        return Place(self.table, self.number, row, column)
