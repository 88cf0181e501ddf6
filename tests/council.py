"""A recovery plan as a council lays it out in a spreadsheet, with what people do there: made by openpyxl."""

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill

RED, AMBER, GREEN = "FFFF0000", "FFFFC000", "FF92D050"
_ROWS = (
    ("Early help", "1.1", "Recruit two permanent team managers", "HR Partner\nHead of Service\nFinance Manager",
     "end of Sept 2015", "In progress", RED, "Interviews were held on 4 January", "cost centre 4711"),
    ("", "1.2", "Audit ten open cases in each team every month", "QA Manager", "31/03/2016", "In progress", AMBER,
     "Sixty of a hundred and sixty are done", ""),
    ("", "1.3", "Publish the thresholds for early help", '"', "29/01/2016", "In progress", GREEN,
     "With the printer", ""),
    ("Looked after children", "2.1", "Agree a sufficiency strategy with all partners", "Commissioner", "autumn 2016",
     "Not started", "", "", ""),
    ("", "2.2", "Write to every foster carer about the new allowances", "SM Fostering", "tbc", "Not started", "", "",
     ""),
    ("", "2.3", "Complete health checks on time for every child", "Health", ("30/10/2015", "26/02/2016"),
     "In progress", AMBER, "Dental returns for out-of-area children are missing", "see PCT letter"),
    ("Workforce", "3.1", "Bring agency cover down to one post in five", "Workforce Lead", "30/06/2016", "In progress",
     GREEN, "28 per cent at the end of December", ""),
    ("", "3.2", "Train every manager in reflective supervision", "Training Manager", "18/12/2015", "Complete", "",
     "All forty have been trained", ""),
    ("", "3.3", "Move case recording to the new forms", "Data Manager", "11/12/2015", "In progress", RED,
     "The last two teams have not begun", ""),
    ("", "3.4", "Agree the market supplement for social workers", "Finance Manager", "by the end of January 2016",
     "Not started", "", "", ""),
)  # fmt: skip
"""Theme, number, action, leads, date (or the one struck out and its successor), status, colour, words, hidden."""


def council_workbook(path: Path) -> Path:
    """Title block, headings over two rows, joined themes, colours without words, a hidden column, a legend."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "Recovery plan"
    page["A1"], page["A2"] = "Borough of Easton: children's services recovery plan", "Position at 11 January 2016"
    page["A1"].font = Font(bold=True, size=16)
    heads = ("Theme", "No", "What will we do", "Who", "When", "Progress", "", "", "Finance use only")
    for column, head in enumerate(heads, 1):
        page.cell(4, column, head or None).font = Font(bold=True)
    for column, head in enumerate(("Status", "RAG", "Where are we now"), 6):
        page.cell(5, column, head).font = Font(bold=True)
    page.merge_cells("A1:I1")
    page.merge_cells("F4:H4")
    for column in "ABCDEI":
        page.merge_cells(f"{column}4:{column}5")
    _rows(page, 6)
    page.column_dimensions["I"].hidden = True
    for row, (colour, words) in enumerate(((RED, "Red: will not be met"), (AMBER, "Amber: at risk"),
                                           (GREEN, "Green: on target")), 8 + 6 + len(_ROWS)):  # fmt: skip
        page.cell(row, 2).fill = PatternFill("solid", fgColor=colour)
        page.cell(row, 3, words)
    book.save(path)
    return path


def _rows(page: Any, first: int) -> None:
    theme_at = first
    for row, (theme, number, action, leads, when, status, colour, words, hidden) in enumerate(_ROWS, first):
        cells = (theme, number, action, leads, when, status, "", words, hidden)
        for column, value in enumerate(cells, 1):
            page.cell(row, column, _struck(value) if isinstance(value, tuple) else value or None)
            page.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
        if colour:
            page.cell(row, 7).fill = PatternFill("solid", fgColor=colour)
        if theme and row > theme_at:
            page.merge_cells(start_row=theme_at, end_row=row - 1, start_column=1, end_column=1)
            theme_at = row
    page.merge_cells(start_row=theme_at, end_row=first + len(_ROWS) - 1, start_column=1, end_column=1)


def _struck(dates: tuple[str, str]) -> CellRichText:
    return CellRichText(TextBlock(InlineFont(strike=True), dates[0]), " ", dates[1])
