"""A workbook that people go on working in, as XLSX; what they typed never becomes a formula."""

from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.worksheet import Worksheet  # pyright: ignore[reportMissingTypeStubs]

from planwatch.exchange.table.provenance import letters
from planwatch.exchange.workbook.book import Book, Sheet
from planwatch.exchange.workbook.columns import (
    EXACT,
    FIRST_DAY,
    NEW_DATE,
    BookColumn,
    Sort,
    comparable,
    day_of,
)
from planwatch.exchange.workbook.keys import key_heading, key_text, mark_text
from planwatch.exchange.workbook.looks import TALLER, Looks
from planwatch.exchange.workbook.paper import on_paper
from planwatch.exchange.workbook.rows import BookRow
from planwatch.exchange.workbook.sides import places_of, titled, write_about, write_lists, write_summary
from planwatch.exchange.workbook.texts import LINE, SheetNames, cell_text, height_of, shown
from planwatch.model.due.lateness import is_overdue
from planwatch.model.plan.figure import read_figure

HEAD = 4
"""The row of the headings, counted from 0: above it stand mark, title, instructions and the day counted to."""
_COUNTED_TO = "$F$4"
_LAST_DAY = "Last day"
_HUNDREDTHS = {Sort.PERCENT: 100, Sort.MONEY: 100, Sort.FIGURE: 1}
"""What is a number, and by how much that is smaller than what is told."""
_AT_ONCE = 256
"""Rows of which the cells are held until they are written."""
_FONT = {"font_name": "Arial", "font_size": 10}
"""A font that each program has, or one as wide: by it columns are measured."""


def workbook(book: Book) -> bytes:
    """The file; the same for the same book."""
    held = BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "d mmm yyyy", "default_format_properties": _FONT,
    }  # fmt: skip
    file: Any
    with xlsxwriter.Workbook(held, options) as file:
        created = datetime.combine(max(book.today, FIRST_DAY), time())
        file.set_properties({"title": shown(book.title), "created": created})
        looks = Looks(file)
        lists = places_of(book.lists)
        names = SheetNames()
        for sheet in book.sheets:
            _Page(file.add_worksheet(names.of(sheet.name), _Quick), book, sheet, looks, lists).write()
            del sheet  # before the next one is made
        if book.summary:
            write_summary(file, book, looks)
        if book.about:
            write_about(file, book, looks)
        write_lists(file, book.lists)
    return held.getvalue()


class _Quick(Worksheet):
    """A sheet of many rows, which are put down as they come: their cells take ten times what is written of them.

    It has a formula in each row, of old functions only: none is searched for new ones.
    """

    def __init__(self) -> None:
        super().__init__()
        self._settled, self._text = 0, StringIO()

    def settle(self) -> None:
        """Write the rows that were filled, and let go of their cells; the next ones stand below."""
        held: Any = self
        first, file = held.dim_rowmin, held.fh
        held.dim_rowmin, held.fh = self._settled, self._text
        super()._write_rows()
        self._settled = held.dim_rowmax + 1
        held.dim_rowmin, held.fh = first, file
        held.table.clear()
        held.row_info.clear()

    def _write_rows(self) -> None:
        self.settle()
        held: Any = self
        held.fh.write(self._text.getvalue())
        self._text = StringIO()

    def _calculate_spans(self) -> None:
        """The columns that rows reach over are a hint, which no program needs."""

    def _prepare_formula(self, formula: str, expand_future_functions: object = False) -> str:
        return formula.removeprefix("=")


class _Page:
    """One sheet under way."""

    def __init__(self, page: Any, book: Book, sheet: Sheet, looks: Looks, lists: dict[str, str]) -> None:
        self.page, self.book, self.sheet, self.looks, self.lists = page, book, sheet, looks, lists
        self.columns = sheet.layout.columns
        self.at = {column.name: index + 1 for index, column in enumerate(self.columns)}
        self.last_day = len(self.columns) + 1
        self.filled: set[int] = set()
        self.looks_of = [looks.of(column) for column in self.columns]

    def write(self) -> None:
        self._set_up()
        for index, row in enumerate(self.sheet.rows):
            self._row(HEAD + 1 + index, row)
            if index % _AT_ONCE == 0:
                self.page.settle()
        self._choices()
        if "late" in self.at:
            self._colours()
        is_to_fill_in = self.book.is_locked or not self.sheet.rows
        filled = range(1, len(self.columns) + 1) if is_to_fill_in else self.filled
        on_paper(self.page, self.book.plan, self.columns, filled, HEAD)

    def _set_up(self) -> None:
        page, book, looks = self.page, self.book, self.looks
        page.write_string(HEAD, 0, key_heading(self.sheet.layout.kind), looks.head)
        page.set_column(0, 0, 12, looks.told, {"hidden": True})
        for index, column in enumerate(self.columns, 1):
            page.write_string(HEAD, index, column.heading, looks.told_head if column.sort is Sort.TOLD else looks.head)
            page.set_column(index, index, column.width, looks.empty(column))
        self._above()
        if "late" in self.at:
            self._counted_to()
        page.set_row(HEAD, 2 * LINE)
        page.freeze_panes(HEAD + 1, 3)
        page.autofilter(HEAD, 0, max(HEAD + 1, HEAD + len(self.sheet.rows)), self.last_day - ("late" not in self.at))
        if book.is_locked:
            page.protect("", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True})

    def _above(self) -> None:
        """The title stands over ref and action, which each page of a print has; the rest over the columns beside it."""
        page, book, looks = self.page, self.book, self.looks
        title = titled(book)
        height = max(
            1.3 * LINE, TALLER * height_of([(title, sum(each.width for each in self.columns[:2]))]) / (HEAD - 1)
        )
        for row in range(HEAD):
            page.set_row(row, height if row < HEAD - 1 else LINE)
        page.write_string(0, 0, mark_text(book.mark), looks.mark)
        page.merge_range(0, 1, HEAD - 2, 2, "", looks.title)
        page.write_string(0, 1, cell_text(title), looks.title)
        for row, line in enumerate(self.sheet.instructions.splitlines()):
            page.write_string(row, 3, line, looks.told)

    def _counted_to(self) -> None:
        page, book, looks = self.page, self.book, self.looks
        page.write_string(HEAD, self.last_day, _LAST_DAY, looks.told_head)
        page.set_column(self.last_day, self.last_day, 12, looks.day, {"hidden": True})
        page.write_string(HEAD - 1, 4, "Days late are counted to:", looks.label)
        if book.counts_on:
            serial = (book.today - date(1899, 12, 30)).days
            page.write_formula(_COUNTED_TO.replace("$", ""), "=TODAY()", looks.counted_to, serial)
        else:
            page.write_datetime(_COUNTED_TO.replace("$", ""), max(book.today, FIRST_DAY), looks.counted_to)

    def _row(self, row: int, of: BookRow) -> None:
        page, looks = self.page, self.looks
        page.write_string(row, 0, key_text(self.book.mark.ref, of.id, self.sheet.layout.kind), looks.told)
        texts: list[tuple[str, int]] = []
        for index, column in enumerate(self.columns, 1):
            texts.append((self._cell(row, index, column, of), column.width))
        last = of.action.due.last if of.action is not None else None
        if last is not None and last >= FIRST_DAY:
            page.write_datetime(row, self.last_day, last, looks.day)
        page.set_row(row, height_of(texts))

    def _cell(self, row: int, index: int, column: BookColumn, of: BookRow) -> str:
        page, look, book = self.page, self.looks_of[index - 1], self.book
        text = "" if column.heading == NEW_DATE or column.name == "late" else of.text(column)
        if text or column.name == "late":
            self.filled.add(index)
        if column.name == "late":
            page.write_formula(row, index, self._late_formula(row), look, self._late(of))
            return ""
        if column.sort is Sort.DATE or column.is_day:
            day = day_of(text, book.today) if text else None
            if day is not None and day >= FIRST_DAY:
                page.write_datetime(row, index, day, self.looks.of(column, is_day=True))
                return ""
        number = self._number(column, text) if text else None
        if not text:
            page.write_blank(row, index, None, look)
        elif number is not None:
            page.write_number(row, index, number, look)
        else:
            page.write_string(row, index, cell_text(text), look)
        return text

    def _late(self, of: BookRow) -> int | str:
        action, today = of.action, self.book.today
        due = action.due.last if action is not None else None
        return (today - due).days if action and due and is_overdue(action.status, due, today) else ""

    def _number(self, column: BookColumn, text: str) -> float | None:
        """What stands in the cell where it is a number; None where it is a text, or no number holds all of it."""
        if column.sort not in _HUNDREDTHS:
            return None
        said = comparable(column, text, self.book.today)
        if column.sort is Sort.FIGURE:
            return float(said) if read_figure(said) is not None else None
        return int(said) / _HUNDREDTHS[column.sort] if said.isdecimal() and int(said) < EXACT else None

    def _late_formula(self, row: int) -> str:
        """Days late on the day that stands above, by what stands in the row when the workbook is looked at."""
        name = "due" if not self.book.is_locked else "told_due"
        due, last = self._name(row, self.at[name]), self._name(row, self.last_day)
        status = self._name(row, self.at["status"])
        day = f"IF(ISNUMBER({due}),{due},{last})"
        is_open = f'OR({status}="not started",{status}="in progress")'
        return f'=IF(AND({is_open},ISNUMBER({day}),{day}<{_COUNTED_TO}),{_COUNTED_TO}-{day},"")'

    @staticmethod
    def _name(row: int, column: int) -> str:
        return f"{letters(column)}{row + 1}"

    def _choices(self) -> None:
        end = HEAD + max(1, len(self.sheet.rows)) + (0 if self.book.is_locked else 200)
        for index, column in enumerate(self.columns, 1):
            if column.choices and column.sort is not Sort.TOLD and column.choices in self.lists:
                free = column.is_free
                self.page.data_validation(
                    HEAD + 1, index, end, index,
                    {
                        "validate": "list", "source": f"={self.lists[column.choices]}",
                        "error_type": "warning" if free else "stop", "error_title": column.heading,
                        "error_message": "This is not on the list." + (" Keep it all the same?" if free else ""),
                    },
                )  # fmt: skip

    def _colours(self) -> None:
        end = HEAD + max(1, len(self.sheet.rows))
        if "rag" in self.at:
            for letter, look in (("R", self.looks.red), ("A", self.looks.amber), ("G", self.looks.green)):
                self.page.conditional_format(
                    HEAD + 1, self.at["rag"], end, self.at["rag"],
                    {"type": "cell", "criteria": "==", "value": f'"{letter}"', "format": look},
                )  # fmt: skip
        late = letters(self.at["late"])
        self.page.conditional_format(
            HEAD + 1, self.at["ref"], end, self.at["late"],
            {"type": "formula", "criteria": f"=ISNUMBER(${late}{HEAD + 2})", "format": self.looks.late},
        )  # fmt: skip
