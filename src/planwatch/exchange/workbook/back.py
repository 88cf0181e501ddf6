"""The rows of a workbook that came back: which of them are of which actions, wherever somebody has put them."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from planwatch.exchange.table.provenance import EMPTY, Cell, Table
from planwatch.exchange.workbook.columns import COLUMNS, KEY, SHEET, BookColumn
from planwatch.exchange.workbook.keys import Mark, action_of, mark_of

NEW_DATE = "New date"
"""Only an update sheet has this column, whose *Due* is only told."""


class BackRow(Struct, frozen=True):
    """One row of a workbook that came back."""

    place: str
    action: int | None
    """The id of its action; None where its key is none of this plan's."""
    key: str
    cells: Mapping[str, Cell]
    """By the names of the columns that are still there."""

    def text(self, name: str) -> str:
        """What stands in that column; empty where it is not there."""
        return self.cells.get(name, EMPTY).text


class Back(Struct, frozen=True):
    """The rows of one table that came back."""

    table: Table
    mark: Mark | None
    columns: Mapping[str, BookColumn]
    rows: tuple[BackRow, ...]
    is_sheet: bool
    """Whether it is an update sheet, which one lead was asked to fill in."""


class _Layout(Struct, frozen=True):
    """Where the columns of a table stand, the key's too."""

    at: Mapping[str, int]
    columns: Mapping[str, BookColumn]
    is_sheet: bool

    def row(self, table: Table, index: int, ref: str, aside: int = 0) -> BackRow:
        row = table.rows[index]

        def cell(heading: str) -> Cell:
            place = self.at[heading] + aside
            return row[place] if 0 <= place < len(row) else EMPTY

        cells = {name: cell(column.heading) for name, column in self.columns.items()}
        key = cell(KEY).text
        return BackRow(table.where(index), action_of(ref, key), key, cells)


def is_back(tables: Iterable[Table]) -> bool:
    """Whether a file is a workbook that planwatch wrote."""
    return any(_head(table) is not None for table in tables)


def backs(tables: Sequence[Table], ref: str) -> tuple[Back, ...]:
    """The tables of a file that came back, for the plan of that ref.

    Rows that were put on a sheet without headings are found by their keys; they are laid out as the others are.
    """
    heads = {id(table): _head(table) for table in tables}
    layouts = {
        key: _layout(table, head)
        for table in tables
        for key, head in ((id(table), heads[id(table)]),)
        if head is not None
    }
    if not layouts:
        return ()
    usual = next(iter(layouts.values()))
    marks = [mark for table in tables if (mark := _mark(table)) is not None]
    found: list[Back] = []
    for table in tables:
        head = heads[id(table)]
        layout = layouts.get(id(table), usual)
        rows = _rows(table, head, layout, ref) if head is not None else _pasted(table, layout, ref)
        if rows or head is not None:
            mark = _mark(table) or (marks[0] if marks else None)
            found.append(Back(table, mark, layout.columns, rows, layout.is_sheet))
    return tuple(found)


def _head(table: Table) -> int | None:
    """The row of the headings: the first that has the key's."""
    return next((at for at, row in enumerate(table.rows[:40]) if any(cell.text == KEY for cell in row)), None)


def _mark(table: Table) -> Mark | None:
    marks = (mark_of(cell.text) for row in table.rows[:40] for cell in row[:2])
    return next((mark for mark in marks if mark is not None), None)


def _layout(table: Table, head: int) -> _Layout:
    names = [" ".join(cell.text.split()) for cell in table.rows[head]]
    is_sheet = NEW_DATE in names
    layout = {column.heading: column for column in (SHEET if is_sheet else COLUMNS)}
    at = {name: index for index, name in reversed(list(enumerate(names))) if name}
    return _Layout(at, {layout[name].name: layout[name] for name in names if name in layout}, is_sheet)


def _rows(table: Table, head: int, layout: _Layout, ref: str) -> tuple[BackRow, ...]:
    found = (layout.row(table, index, ref) for index in range(head + 1, len(table.rows)))
    return tuple(row for row in found if any(row.cells.values()) and not _is_top(row))


def _is_top(row: BackRow) -> bool:
    """Whether it is what stands above the rows of a workbook, as where one was put below another."""
    return row.key == KEY or mark_of(row.key) is not None


def _pasted(table: Table, layout: _Layout, ref: str) -> tuple[BackRow, ...]:
    found: list[BackRow] = []
    for index, row in enumerate(table.rows):
        place = next((at for at, cell in enumerate(row) if action_of(ref, cell.text) is not None), None)
        if place is not None:
            found.append(layout.row(table, index, ref, place - layout.at[KEY]))
    return tuple(found)
