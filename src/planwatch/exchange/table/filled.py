"""The cells of a table as a person reads them: merged ones in each row, groups filled down, dittos resolved."""

from collections.abc import Iterator, Mapping, Sequence

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.leads import LeadReader
from planwatch.exchange.table.provenance import Cell, Table

_FILLED_DOWN = frozenset(
    {
        "theme",
        "lead",
        "support",
        "due",
        "original_due",
        "start",
        "status",
        "rag",
        "priority",
        "success",
        "how",
        "evidence",
        "completed",
        "percent",
        "answers",
        "inferred",
    }
)


class Filled:
    """The cells of a table: what is merged stands in each row, and what a group says once in each of it."""

    def __init__(self, table: Table, mapped: Mapped, actions: Sequence[int]) -> None:
        self._rows = table.rows
        self._source = dict(_sources(table, mapped))
        self._last: dict[int, Mapping[int, int]] = {}
        theme = mapped.of("theme")
        if theme is not None and not any(merge.column == theme.index and merge.rows > 1 for merge in table.merges):
            self._last[theme.index] = _group_starts(table, theme.index, actions)

    def cell(self, row: int, column: int) -> Cell:
        """The cell that is read there."""
        found = self._rows[row][column]
        if found.text or found.struck or found.fault:
            return found
        source = self._source.get((row, column))
        if source is None and column in self._last:
            source = self._last[column].get(row)
        return self._rows[source][column] if source is not None else found


def _sources(table: Table, mapped: Mapped) -> Iterator[tuple[tuple[int, int], int]]:
    fields = {column.index: column.field for column in mapped.columns}
    for merge in table.merges:
        if merge.rows > 1 and fields.get(merge.column) in _FILLED_DOWN:
            for row in range(merge.row + 1, min(merge.row + merge.rows, len(table.rows))):
                yield (row, merge.column), merge.row


def _group_starts(table: Table, column: int, actions: Sequence[int]) -> dict[int, int]:
    """The row in which the group of each row begins, where a column names each group once only, in its first row."""
    named = [(at, table.rows[at][column].text) for at in actions]
    texts = [text for _, text in named if text]
    if not texts or not named[0][1] or len(texts) > 0.75 * len(named) or len(set(texts)) < len(texts):
        return {}
    starts: dict[int, int] = {}
    start = named[0][0]
    for at, text in named:
        start = at if text else start
        starts[at] = start
    return starts


class Dittos:
    """Cells as they are read, where one that says *ditto* is the one above it."""

    def __init__(self, filled: Filled, leads: LeadReader, mapped: Mapped) -> None:
        self._filled = filled
        self._leads = leads
        self._columns = {c.index for c in mapped.columns if c.field in ("lead", "support", "theme", "due", "start")}
        self._last: dict[int, Cell] = {}

    def cell(self, row: int, column: int) -> Cell:
        """The cell that is read there; rows are asked for in their order."""
        found = self._filled.cell(row, column)
        if column not in self._columns or not found.text:
            return found
        if len(found.text) <= 14 and self._leads.is_ditto(found.text):
            return self._last.get(column, found)
        self._last[column] = found
        return found
