"""A workbook that people go on working in, as XLSX; what they typed never becomes a formula."""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

from planwatch.exchange.table.provenance import letters
from planwatch.exchange.workbook.book import Book, Sheet
from planwatch.exchange.workbook.columns import (
    EXACT,
    KEY,
    LONGEST,
    WRITTEN_ONLY,
    BookColumn,
    Sort,
    day_of,
    text_of,
    told_text,
)
from planwatch.exchange.workbook.keys import mark_text
from planwatch.exchange.workbook.looks import Looks
from planwatch.exchange.workbook.sides import write_about, write_lists, write_summary
from planwatch.model.due.lateness import is_overdue
from planwatch.model.plan.action import Action

HEAD = 3
"""The row of the headings, counted from 0: above it stand the mark, the title and the instructions."""
_LAST_DAY = "Last day"
_POINTS = 15.5
"""The height of a line of text."""
_MOST_LINES = 12


def workbook(book: Book) -> bytes:
    """The file; the same for the same book."""
    held = BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "d mmm yyyy",
    }  # fmt: skip
    file: Any
    with xlsxwriter.Workbook(held, options) as file:
        file.set_properties({"title": book.title, "created": datetime.combine(book.today, time())})
        looks = Looks(file)
        lists = write_lists(file, book.lists) if book.sheets else {}
        for sheet, name in zip(book.sheets, sheet_names([sheet.name for sheet in book.sheets]), strict=True):
            _Page(file.add_worksheet(name), book, sheet, looks, lists).write()
        if book.summary:
            write_summary(file, book, looks)
        if book.about:
            write_about(file, book, looks)
        first = file.worksheets()[1 if lists else 0]
        first.activate()
        first.set_first_sheet()
    return held.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names that sheets can have: at most 31 characters, none of them special, all different whatever the capitals."""
    found: list[str] = []
    for name in names:
        plain = "".join(" " if letter in "[]:*?/\\'" or not letter.isprintable() else letter for letter in name)
        base = " ".join(plain.split())[:28] or "Actions"
        number, unique = 2, base
        while unique.casefold() in {one.casefold() for one in (*found, "history")}:
            unique, number = f"{base} {number}", number + 1
        found.append(unique)
    return found


class _Page:
    """One sheet under way."""

    def __init__(self, page: Any, book: Book, sheet: Sheet, looks: Looks, lists: dict[str, str]) -> None:
        self.page, self.book, self.sheet, self.looks, self.lists = page, book, sheet, looks, lists
        self.columns = book.columns
        self.at = {column.name: index + 1 for index, column in enumerate(self.columns)}
        self.last_day = len(self.columns) + 1

    def write(self) -> None:
        self._set_up()
        for index, action in enumerate(self.sheet.actions):
            self._row(HEAD + 1 + index, action)
        self._choices()
        self._colours()

    def _set_up(self) -> None:
        page, book, looks = self.page, self.book, self.looks
        page.write_string(0, 0, mark_text(book.mark), looks.mark)
        page.write_string(0, 1, " · ".join(filter(None, (book.title, book.plan.banner))), looks.title)
        page.write_string(1, 1, book.instructions, looks.told)
        page.write_string(HEAD, 0, KEY, looks.head)
        page.set_column(0, 0, 12, looks.told, {"hidden": True})
        for index, column in enumerate(self.columns, 1):
            page.write_string(HEAD, index, column.heading, looks.told_head if column.sort is Sort.TOLD else looks.head)
            page.set_column(index, index, column.width, looks.of(column))
        page.write_string(HEAD, self.last_day, _LAST_DAY, looks.told_head)
        page.set_column(self.last_day, self.last_day, 12, looks.day, {"hidden": True})
        page.set_row(HEAD, 2 * _POINTS)
        page.freeze_panes(HEAD + 1, 3)
        page.repeat_rows(HEAD)
        page.autofilter(HEAD, 0, max(HEAD + 1, HEAD + len(self.sheet.actions)), self.last_day)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(0.4, 0.4, 0.6, 0.6)
        page.set_footer(f"&L{_plain_footer(book.plan.banner or book.plan.title)}&RPage &P of &N")
        if book.is_locked:
            page.protect("", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True})

    def _row(self, row: int, action: Action) -> None:
        page, looks = self.page, self.looks
        page.write_string(row, 0, self.book.keys[action.ref], looks.told)
        height = 1
        for index, column in enumerate(self.columns, 1):
            text = self._cell(row, index, column, action)
            height = max(height, _lines(text, column.width))
        if action.due.last is not None:
            page.write_datetime(row, self.last_day, action.due.last, looks.day)
        page.set_row(row, _POINTS * min(height, _MOST_LINES))

    def _cell(self, row: int, index: int, column: BookColumn, action: Action) -> str:
        page, look, book = self.page, self.looks.of(column), self.book
        if column.name == "late":
            due = action.due.last
            late = (book.today - due).days if due and is_overdue(action.status, due, book.today) else ""
            page.write_formula(row, index, self._late_formula(row), look, late)
            return ""
        text = _told(column, action, is_sheet=book.is_locked)
        if column.sort is Sort.DATE or column.is_day:
            day = day_of(text, book.today) if text else None
            if day is not None:
                page.write_datetime(row, index, day, self.looks.dated(column))
                return ""
        if not text:
            page.write_blank(row, index, None, look)
        elif column.sort is Sort.PERCENT:
            page.write_number(row, index, int(text.removesuffix(" %")) / 100, look)
        elif column.sort is Sort.MONEY and action.cost is not None and action.cost < EXACT:
            page.write_number(row, index, action.cost / 100, look)
        else:
            page.write_string(row, index, text[:LONGEST], look)
        return text

    def _late_formula(self, row: int) -> str:
        """Days late as of the day on which the workbook is looked at, by what stands in it then."""
        name = "due" if not self.book.is_locked else "told_due"
        due, last = self._name(row, self.at[name]), self._name(row, self.last_day)
        status = self._name(row, self.at["status"])
        day = f"IF(ISNUMBER({due}),{due},{last})"
        is_open = f'OR({status}="not started",{status}="in progress")'
        return f'=IF(AND({is_open},ISNUMBER({day}),{day}<TODAY()),TODAY()-{day},"")'

    @staticmethod
    def _name(row: int, column: int) -> str:
        return f"{letters(column)}{row + 1}"

    def _choices(self) -> None:
        end = HEAD + max(1, len(self.sheet.actions)) + (0 if self.book.is_locked else 200)
        for index, column in enumerate(self.columns, 1):
            if column.choices and column.sort is not Sort.TOLD and column.choices in self.lists:
                free = column.choices in ("leads", "themes")
                self.page.data_validation(
                    HEAD + 1, index, end, index,
                    {
                        "validate": "list", "source": f"={self.lists[column.choices]}",
                        "error_type": "warning" if free else "stop", "error_title": column.heading,
                        "error_message": "This is not on the list." + (" Keep it all the same?" if free else ""),
                    },
                )  # fmt: skip

    def _colours(self) -> None:
        end = HEAD + max(1, len(self.sheet.actions))
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


def _told(column: BookColumn, action: Action, *, is_sheet: bool) -> str:
    if column.name in WRITTEN_ONLY or (is_sheet and column.name == "due"):
        return ""
    return (told_text if column.sort is Sort.TOLD else text_of)(column.name, action)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: about, as no program that writes a file can measure its letters."""
    return sum(1 + int(len(line) * 1.1) // max(1, width) for line in text.split("\n")) if text else 1


def _plain_footer(text: str) -> str:
    return text.replace("&", "&&")[:80]
