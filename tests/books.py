"""Workbooks as people lay them out, and people who edit ours: a program of other hands plays them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

COUNCIL = (
    ("Borough of Easton: recovery plan", "", "", "", "", ""),
    ("Position at 11 January 2016", "", "", "", "", ""),
    ("No", "What will we do", "Who", "By when", "Progress", ""),
    ("", "", "", "", "RAG", "Update"),
    ("Early help", "", "", "", "", ""),
    (
        "1.1",
        "Recruit two permanent managers",
        "HR Partner / Head of Service",
        "end of Sept 2015",
        "R",
        "Interviews held",
    ),
    ("1.2", "Audit ten cases a month", "QA Manager", "31/03/2016", "A", ""),
    ("Looked after", "", "", "", "", ""),
    ("2.1", "Agree a sufficiency strategy", "Head of Service", "autumn 2016", "", ""),
    ("2.2", "Write to every foster carer", "HR Partner", "tbc", "G", ""),
)
"""A title block, headings over two rows, themes as rows of their own, two leads in a cell, dates in words."""


def made(path: Path, rows: Sequence[Sequence[object]], name: str = "Plan") -> Path:
    """A workbook of those rows."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = name
    for row in rows:
        sheet.append([value if value != "" else None for value in row])
    book.save(path)
    return path


class Page:
    """A sheet of ours, as somebody sees it who edits it."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.head = next(row[0].row for row in sheet.iter_rows() if str(row[0].value).startswith("planwatch key"))
        self.columns = {cell.value: cell.column for cell in sheet[self.head]}

    def row(self, ref: str) -> int:
        """Where the part of that ref stands."""
        rows = range(self.head + 1, self.sheet.max_row + 1)
        return next(row for row in rows if self.sheet.cell(row, 2).value == ref)

    def put(self, ref: str, **values: Any) -> None:
        """Type into the row of an action; a column is named by its heading with ``_`` for blanks."""
        for name, value in values.items():
            self.sheet.cell(self.row(ref), self.columns[name.replace("_", " ")]).value = value

    def add(self, *copied: Any, **values: Any) -> None:
        """Type a row below all others: its cells copied from those given, then these."""
        row = self.sheet.max_row + 1
        for column, value in enumerate(copied, 1):
            self.sheet.cell(row, column).value = value
        for name, value in values.items():
            self.sheet.cell(row, self.columns[name.replace("_", " ")]).value = value

    def cells(self, ref: str) -> list[object]:
        """All that stands in the row of an action."""
        return [cell.value for cell in self.sheet[self.row(ref)]]


def edited(path: Path, edit: Callable[[Page], object], to: Path | None = None, sheet: str = "") -> Path:
    """The workbook as somebody edits and saves it."""
    book = openpyxl.load_workbook(path)
    name = sheet or next(name for name in book.sheetnames if name not in ("Lists", "Summary", "Rule and definitions"))
    edit(Page(book[name]))
    book.save(to or path)
    return to or path
