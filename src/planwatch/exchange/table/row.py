"""One row of a table and what it is, and what all rows of the table are told by."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.headings import Header, words_of
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.table.words import folded


class Role(Enum):
    """What a row is."""

    ACTION = auto()
    THEME = auto()
    CONTINUES = auto()
    RISK = auto()
    SKIPPED = auto()


class Row(NamedTuple):
    """One row with what it was taken for."""

    at: int
    role: Role
    text: str = ""
    """Of a row that names a theme, its name."""
    why: str = ""
    """Why a row that holds something is no action, where a person should know."""


_TOLD = (
    "due",
    "lead",
    "status",
    "rag",
    "start",
    "percent",
    "completed",
    "support",
    "update",
    "original_due",
    "how",
    "success",
)


class Seen(NamedTuple):
    """What all rows of a table are told by."""

    table: Table
    header: Header
    mapped: Mapped
    width: int
    title: int
    ref: int | None
    told: tuple[int, ...]
    kind: int | None
    dropped: tuple[int, ...]
    inside: frozenset[tuple[int, int]]
    """Cells that another one covers."""
    below: frozenset[tuple[int, int]]
    """Those of them that one of a row above covers."""
    spanning: frozenset[int]
    """Rows in which one cell spans most columns."""
    has_actions: bool
    """Whether some row says of itself that it is an action."""


def seen_of(table: Table, header: Header, mapped: Mapped) -> Seen:
    """What the rows of a table are told by."""
    title, ref, kind = mapped.of("title"), mapped.of("ref"), mapped.of("kind")
    told = tuple(column.index for column in mapped.columns if column.field in _TOLD)
    covered = {
        (row, column): merge.row
        for merge in table.merges
        for row in range(merge.row, min(merge.row + merge.rows, len(table.rows)))
        for column in range(merge.column, min(merge.column + merge.columns, len(mapped.columns)))
        if (row, column) != (merge.row, merge.column)
    }
    dropped = tuple(c.index for c in mapped.columns if words_of(c.heading) in (("pull", "request"), ("archived",)))
    words = {folded(row[kind.index].text) for row in table.rows[header.last + 1 :]} if kind else set[str]()
    return Seen(
        table,
        header,
        mapped,
        len(mapped.columns),
        title.index if title else 0,
        ref.index if ref else None,
        told,
        kind.index if kind else None,
        dropped,
        frozenset(covered),
        frozenset(place for place, row in covered.items() if row < place[0]),
        frozenset(m.row for m in table.merges if m.rows == 1 and m.columns >= max(2, 0.6 * len(mapped.columns))),
        bool(words & {"action", "actions"}),
    )


def filled_in(seen: Seen, cells: Sequence[Cell]) -> list[int]:
    """The columns in which something stands in a row."""
    return [column for column in range(seen.width) if cells[column]]


def is_told(seen: Seen, at: int) -> bool:
    """Whether a row says more than what is to be done."""
    cells = seen.table.rows[at]
    return any(cells[column].text or cells[column].fill or (at, column) in seen.below for column in seen.told)
