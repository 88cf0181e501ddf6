"""A workbook takes the memory of what is written of it: a sheet is made when it is its turn, and then let go of."""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl

from planwatch.exchange.workbook.book import Book, Sheet
from planwatch.exchange.workbook.columns import BookColumn, Layout, Sort
from planwatch.exchange.workbook.keys import Mark
from planwatch.exchange.workbook.rows import BookRow
from planwatch.exchange.workbook.write import HEAD, workbook
from planwatch.model.plan.plan import Plan

_ROWS, _HELD = 300, 8_000
"""Rows of a sheet, and bytes that are held of each beside its cells."""
_COLUMNS = tuple(BookColumn(f"c{at}", f"Column {at}", 20, Sort.TEXT) for at in range(5))
_LAYOUT = Layout("risk", _COLUMNS, "c0", "c1")


def _rows() -> tuple[BookRow, ...]:
    return tuple(
        BookRow(at, f"R{at}", "", lambda column, at=at: f"{at} {column.name}" * 3, part="x" * _HELD + str(at))
        for at in range(_ROWS)
    )


def _written(sheets: int) -> tuple[bytes, int]:
    """The workbook of so many sheets of the same texts, and the most memory that it took in bytes."""

    def one_by_one() -> Iterator[Sheet]:
        for at in range(sheets):
            yield Sheet(f"Sheet {at}", _rows(), _LAYOUT)

    tracemalloc.start()
    plan, day = Plan(ref="P", title="Plan"), date(2016, 1, 11)
    book = Book(mark=Mark("P", 1, ""), plan=plan, title="Plan", today=day, sheets=one_by_one(), lists={})
    made = workbook(book)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return made, most


def test_sheets_and_their_cells_are_let_go_of_one_by_one(tmp_path: Path) -> None:
    one = min(_written(1)[1] for _ in range(2))  # the first time is that of what is kept for all workbooks, too
    made, most = _written(3)
    (tmp_path / "plan.xlsx").write_bytes(made)
    held = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    for at in range(3):
        rows = list(held[f"Sheet {at}"].iter_rows(min_row=HEAD + 1, min_col=2, values_only=True))
        assert (len(rows), rows[0][:2]) == (_ROWS + 1, ("Column 0", "Column 1"))
        assert rows[-1][4] == f"{_ROWS - 1} c4" * 3
    assert most - one < _ROWS * _HELD, "each sheet takes memory until the last is written"
