"""The rows of a workbook that came back: which of them are of which parts, wherever somebody has put them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from planwatch.exchange.table.provenance import EMPTY, Cell, Table
from planwatch.exchange.workbook.columns import ACTIONS, NEW_DATE, UPDATES, BookColumn, Layout
from planwatch.exchange.workbook.keys import MARK, Mark, id_of, kind_of_heading, kind_of_key, mark_of
from planwatch.exchange.workbook.listed import LIST


class BackRow(Struct, frozen=True):
    """One row of a workbook that came back."""

    place: str
    id: int | None
    """Of its part; None where its key is none of this plan's."""
    key: str
    cells: Mapping[str, Cell]
    """By the names of the columns that are still there."""
    layout: Layout

    @property
    def ref(self) -> str:
        """What it calls itself."""
        return self.text(self.layout.ref)

    @property
    def title(self) -> str:
        """What it is about."""
        return self.text(self.layout.title)

    def text(self, name: str) -> str:
        """What stands in that column; empty where it is not there."""
        return self.cells.get(name, EMPTY).text


class Back(Struct, frozen=True):
    """The rows of one table that came back."""

    table: Table
    mark: Mark | None
    layout: Layout
    columns: Mapping[str, BookColumn]
    """Those that are still there, by their names."""
    rows: tuple[BackRow, ...]

    @property
    def kind(self) -> str:
        """The kind of part that the rows are of."""
        return self.layout.kind

    @property
    def is_sheet(self) -> bool:
        """Whether it is an update sheet, which one lead was asked to fill in."""
        return self.layout is UPDATES


class _Found(Struct, frozen=True):
    """Where the columns of a table stand, the key's too."""

    layout: Layout
    at: Mapping[str, int]
    columns: Mapping[str, BookColumn]
    key: int

    def row(self, table: Table, index: int, ref: str, aside: int = 0) -> BackRow:
        row = table.rows[index]
        if aside or len(row) <= max(self.at.values()):
            width = max(self.at.values()) + 1
            row = [row[at] if 0 <= at < len(row) else EMPTY for at in range(aside, aside + width)]
        cells = {name: row[self.at[column.heading]] for name, column in self.columns.items()}
        key = row[self.key].text
        return BackRow(table.where(index), id_of(ref, key, self.layout.kind), key, cells, self.layout)


LayoutOf = Callable[[str], Layout | None]
"""The layout of a kind of part other than actions, by its name; None where there is no such kind."""


def is_back(tables: Iterable[Table]) -> bool:
    """Whether a file is a workbook or list that planwatch wrote."""
    return any(_head(table) is not None for table in tables)


def backs(tables: Sequence[Table], ref: str, layout_of: LayoutOf) -> tuple[Back, ...]:
    """The tables of a file that came back, for the plan of that ref.

    Rows that were put on a sheet without headings are found by their keys; they are laid out as others of their kind.
    """
    found = [(table, head, _found(table, head, layout_of)) for table in tables for head in (_head(table),)]
    usual: dict[str, _Found] = {}
    for _, _, own in found:
        if own is not None:
            usual.setdefault(own.layout.kind, own)
    marks = [_mark(table, own, ref) for table, _, own in found]
    usual_mark = next((mark for mark in marks if mark is not None), None)
    given: list[Back] = []
    for (table, head, own), mark in zip(found, marks, strict=True):
        if head is not None and own is not None:
            parts = [(own, _rows(table, head, own, ref))]
        else:
            parts = [] if head is not None else [(each, _pasted(table, each, ref)) for each in usual.values()]
        for each, rows in parts:
            if rows or head is not None:
                given.append(Back(table, mark or usual_mark, each.layout, each.columns, rows))
    return tuple(given)


def _head(table: Table) -> int | None:
    """The row of the headings: the first that has the key's."""
    return next((at for at, row in enumerate(table.rows[:40]) if _key_in(row) is not None), None)


def _key_in(row: Sequence[Cell]) -> int | None:
    return next((at for at, cell in enumerate(row) if kind_of_heading(cell.text) is not None), None)


def _mark(table: Table, found: _Found | None, ref: str) -> Mark | None:
    """The mark above the headings, or in a list the one of its rows: of that plan the one that tells the oldest change.

    What went out on several days may have been joined: from the oldest of them no edit of somebody else is overwritten.
    """
    column = found.at.get(MARK) if found is not None else None
    if column is None:
        texts = {cell.text for row in table.rows[:40] for cell in row[:2]}
    else:
        texts = {row[column].text for row in table.rows if column < len(row)}
    marks = [mark for mark in map(mark_of, texts) if mark is not None]
    return min(marks, key=lambda mark: (mark.ref.casefold() != ref.casefold(), mark.change, str(mark)), default=None)


def _found(table: Table, head: int | None, layout_of: LayoutOf) -> _Found | None:
    key = _key_in(table.rows[head]) if head is not None else None
    if head is None or key is None:
        return None
    names = [" ".join(cell.text.split()) for cell in table.rows[head]]
    kind = kind_of_heading(names[key]) or ACTIONS.kind
    layout = _of_actions(names) if kind == ACTIONS.kind else layout_of(kind)
    if layout is None:
        return None
    by_heading = {column.heading: column for column in layout.columns}
    at = {name: index for index, name in reversed(list(enumerate(names))) if name}
    columns = {by_heading[name].name: by_heading[name] for name in names if name in by_heading}
    return _Found(layout, at, columns, key)


def _of_actions(names: Sequence[str]) -> Layout:
    in_list, in_book = (sum(one.heading in names for one in columns) for columns in (LIST, ACTIONS.columns))
    return _LISTED if in_list > in_book else UPDATES if NEW_DATE in names else ACTIONS


_LISTED = Layout(ACTIONS.kind, LIST)


def _rows(table: Table, head: int, found: _Found, ref: str) -> tuple[BackRow, ...]:
    rows = (found.row(table, index, ref) for index in range(head + 1, len(table.rows)))
    return tuple(row for row in rows if any(row.cells.values()) and not _is_top(row))


def _is_top(row: BackRow) -> bool:
    """Whether it is what stands above the rows of a workbook, as where one was put below another."""
    return kind_of_heading(row.key) is not None or mark_of(row.key) is not None


def _pasted(table: Table, found: _Found, ref: str) -> tuple[BackRow, ...]:
    rows: list[BackRow] = []
    for index, row in enumerate(table.rows):
        place = next((at for at, cell in enumerate(row) if kind_of_key(ref, cell.text) == found.layout.kind), None)
        if place is not None:
            rows.append(found.row(table, index, ref, place - found.key))
    return tuple(rows)
