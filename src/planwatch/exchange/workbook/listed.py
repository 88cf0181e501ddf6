"""A list of actions (CSV, JSON) that planwatch wrote, when it comes back: its headings are the names of fields."""

from collections.abc import Collection

from planwatch.exchange.json import listed_columns
from planwatch.exchange.table.provenance import EMPTY, Cell, Table
from planwatch.exchange.workbook.columns import COLUMNS, WRITTEN_ONLY, Sort
from planwatch.exchange.workbook.keys import KEY, MARK
from planwatch.model.values import replace

LIST = tuple(
    replace(column, heading=f"{column.name} (£)" if column.sort is Sort.MONEY else column.name)
    for column in COLUMNS
    if column.name == "ref" or not (column.sort is Sort.TOLD or column.name in WRITTEN_ONLY)
)
"""What is taken back of a list."""
_OURS = frozenset({"ref", "title", "calculated_rag", "due_by"})
_KEPT = frozenset({column.heading for column in LIST} | {"cost", "latest_update"})
"""What a list holds of an action itself."""
_NAMES = _KEPT.union(listed_columns().values(), (KEY, MARK))
"""All its headings."""


def _is_list(names: Collection[str]) -> bool:
    """Whether these are the headings of a list that planwatch wrote, or such a one with columns taken out."""
    return _OURS.issubset(names) or _NAMES.issuperset(names)


def own_columns(table: Table) -> Table:
    """A list of ours without what follows from the rest of it, which has words of ours too; another table as it is.

    So it starts a plan, or is mapped where its keys were taken out of it. Every cell stays in its place.
    """
    names = [cell.text for cell in table.rows[0]]
    if not _is_list(names):
        return table
    rows = (tuple(map(_own, names, row)) for row in table.rows[1:])
    return replace(table, rows=(tuple(Cell(name) if name in _KEPT else EMPTY for name in names), *rows))


def _own(name: str, cell: Cell) -> Cell:
    if name == "percent" and cell.text.isdecimal():
        return Cell(f"{cell.text} %")
    return cell if name in _KEPT else EMPTY
