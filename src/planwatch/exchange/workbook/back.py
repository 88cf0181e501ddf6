"""The rows of a workbook that came back: which of them are of which actions, wherever somebody has put them."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from planwatch.exchange.table.provenance import EMPTY, Cell, Table
from planwatch.exchange.workbook.columns import COLUMNS, SHEET, BookColumn
from planwatch.exchange.workbook.keys import KEY, MARK, Mark, action_of, mark_of
from planwatch.exchange.workbook.listed import LIST, is_list

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
        if aside or len(row) <= max(self.at.values()):
            width = max(self.at.values()) + 1
            row = [row[at] if 0 <= at < len(row) else EMPTY for at in range(aside, aside + width)]
        cells = {name: row[self.at[column.heading]] for name, column in self.columns.items()}
        key = row[self.at[KEY]].text
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
    marks = {id(table): _mark(table, layouts.get(id(table)), ref) for table in tables}
    usual_mark = next((mark for mark in marks.values() if mark is not None), None)
    found: list[Back] = []
    for table in tables:
        head = heads[id(table)]
        layout = layouts.get(id(table), usual)
        rows = _rows(table, head, layout, ref) if head is not None else _pasted(table, layout, ref)
        if rows or head is not None:
            found.append(Back(table, marks[id(table)] or usual_mark, layout.columns, rows, layout.is_sheet))
    return tuple(found)


def _head(table: Table) -> int | None:
    """The row of the headings: the first that has the key's."""
    return next((at for at, row in enumerate(table.rows[:40]) if any(cell.text == KEY for cell in row)), None)


def _mark(table: Table, layout: _Layout | None, ref: str) -> Mark | None:
    """The mark above the headings, or in a list the one of its rows: of that plan the one that tells the oldest change.

    What went out on several days may have been joined: from the oldest of them no edit of somebody else is overwritten.
    """
    column = layout.at.get(MARK) if layout is not None else None
    if column is None:
        texts = {cell.text for row in table.rows[:40] for cell in row[:2]}
    else:
        texts = {row[column].text for row in table.rows if column < len(row)}
    marks = [mark for mark in map(mark_of, texts) if mark is not None]
    return min(marks, key=lambda mark: (mark.ref.casefold() != ref.casefold(), mark.change, mark), default=None)


def _layout(table: Table, head: int) -> _Layout:
    names = [" ".join(cell.text.split()) for cell in table.rows[head]]
    is_sheet = NEW_DATE in names
    columns = LIST if is_list(names) else SHEET if is_sheet else COLUMNS
    layout = {column.heading: column for column in columns}
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
