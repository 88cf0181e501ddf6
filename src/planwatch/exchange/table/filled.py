"""The cells of a table as a person reads them: merged ones in each row, groups filled down, dittos resolved."""

from collections.abc import Iterator, Sequence

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


_REPEATED = ("lead", "support", "theme", "due", "start")
"""Fields in which people write dittos."""
_LONGEST_DITTO = 14


class Filled:
    """The rows of a table: what is merged stands in each row, what a group says once in each of it, and no dittos."""

    def __init__(self, table: Table, mapped: Mapped, rows: Sequence[int], leads: LeadReader) -> None:
        self._rows = table.rows
        self._others: dict[int, dict[int, Cell]] = {}
        for row, column, source in _sources(table, mapped):
            self._put(row, column, self._rows[source][column])
        theme, title = mapped.of("theme"), mapped.of("title")
        is_left = theme is not None and title is not None and theme.index < title.index
        if theme is not None and is_left and not any(m.column == theme.index and m.rows > 1 for m in table.merges):
            for row, source in _group_starts(table, theme.index, rows):
                self._put(row, theme.index, self._rows[source][theme.index])
        for column in mapped.columns:
            if column.field in _REPEATED:
                self._without_dittos(column.index, rows, leads)

    def row(self, at: int) -> Sequence[Cell]:
        """The cells that are read there."""
        others = self._others.get(at)
        if others is None:
            return self._rows[at]
        cells = list(self._rows[at])
        for column, cell in others.items():
            cells[column] = cell
        return cells

    def _put(self, row: int, column: int, cell: Cell) -> None:
        found = self._rows[row][column]
        if not (found.text or found.struck or found.fault):
            self._others.setdefault(row, {})[column] = cell

    def _without_dittos(self, column: int, rows: Sequence[int], leads: LeadReader) -> None:
        last: Cell | None = None
        for row in rows:
            cell = self._others[row].get(column) if row in self._others else None
            cell = cell or self._rows[row][column]
            if cell.text and len(cell.text) <= _LONGEST_DITTO and leads.is_ditto(cell.text):
                if last is not None:
                    self._others.setdefault(row, {})[column] = last
            elif cell.text:
                last = cell


def _sources(table: Table, mapped: Mapped) -> Iterator[tuple[int, int, int]]:
    """The row and column of each cell that a merged one covers, and the row in which that stands."""
    fields = {column.index: column.field for column in mapped.columns}
    for merge in table.merges:
        if merge.rows > 1 and fields.get(merge.column) in _FILLED_DOWN:
            for row in range(merge.row + 1, min(merge.row + merge.rows, len(table.rows))):
                yield row, merge.column, merge.row


def _group_starts(table: Table, column: int, rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each row with that in which its group begins, where a column names each group once only, in its first row."""
    named = [(at, table.rows[at][column].text) for at in rows]
    texts = [text for _, text in named if text]
    if not texts or not named[0][1] or len(texts) > 0.75 * len(named) or len(set(texts)) < len(texts):
        return
    start = named[0][0]
    for at, text in named:
        start = at if text else start
        yield at, start
