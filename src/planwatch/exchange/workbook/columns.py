"""The columns of a workbook that goes out and comes back: what stands in them, and how two of their cells compare."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, auto
from functools import lru_cache

from msgspec import Struct

from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.workbook.texts import fitting, lasting
from planwatch.model.dates.grammar.month_first import written_out
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.figure import figure_text, read_figure
from planwatch.model.plan.kinds import Rag
from planwatch.model.plan.money import pounds


class Sort(Enum):
    """What sort of cell a column has."""

    TEXT = auto()
    DATE = auto()
    CHOICE = auto()
    RAG = auto()
    NUMBERS = auto()
    PERCENT = auto()
    MONEY = auto()
    FIGURE = auto()
    TOLD = auto()
    """What is only told: what is typed over it is not taken."""


class BookColumn(Struct, frozen=True):
    """One column; ``name`` is the flat name of the field, or what comes in beside one."""

    name: str
    heading: str
    width: int
    sort: Sort = Sort.TEXT
    choices: str = ""
    """The name of the list that its cells are chosen from."""
    is_free: bool = False
    """Whether what is not on that list can be typed too."""
    is_day: bool = False
    """Of what is only told, whether it is a day."""
    is_new_page: bool = False
    """Whether a new page of paper begins with it, on which ref and title are repeated."""


class Layout(Struct, frozen=True):
    """The columns of the rows of one kind of part."""

    kind: str
    columns: tuple[BookColumn, ...]
    ref: str = "ref"
    """The column of what people know a row by."""
    title: str = "title"
    tells_apart: bool = True
    """Whether no two rows have the same ref."""
    shown: tuple[str, ...] = ()
    """The columns that keep their place in a workbook, whether anything stands in them or not."""


NEW_DATE = "New date"
"""Only an update sheet has this column, whose *Due* is only told."""
COLUMNS = (
    BookColumn("ref", "Ref", 8, Sort.TOLD),
    BookColumn("title", "Action", 42),
    BookColumn("theme", "Theme", 15, Sort.CHOICE, "themes", is_free=True),
    BookColumn("lead", "Lead", 17, Sort.CHOICE, "leads", is_free=True),
    BookColumn("due", "Due", 14, Sort.DATE),
    BookColumn("status", "Status", 12, Sort.CHOICE, "statuses"),
    BookColumn("rag", "RAG", 7, Sort.RAG, "rags"),
    BookColumn("percent", "% done", 8, Sort.PERCENT),
    BookColumn("late", "Days late", 7, Sort.TOLD),
    BookColumn("said", "Last update", 38, Sort.TOLD),
    BookColumn("said_on", "Said on", 13, Sort.TOLD, is_day=True),
    BookColumn("update", "New update", 40, is_new_page=True),
    BookColumn("as_at", "As at", 13, Sort.DATE),
    BookColumn("why", "Why moved", 26),
    BookColumn("support", "Support", 18),
    BookColumn("start", "Start", 13, Sort.DATE),
    BookColumn("completed", "Completed", 13, Sort.DATE),
    BookColumn("how", "How", 32, is_new_page=True),
    BookColumn("success", "What will show that it worked", 32),
    BookColumn("evidence", "Evidence", 26),
    BookColumn("priority", "Priority", 9, Sort.CHOICE, "priorities"),
    BookColumn("cost", "Cost", 14, Sort.MONEY),
    BookColumn("answers", "Answers", 10, Sort.NUMBERS),
)
"""A whole plan's: what is looked at most stands first, and on the first pages of a print."""

SHEET = (
    BookColumn("ref", "Ref", 8, Sort.TOLD),
    BookColumn("title", "Action", 38, Sort.TOLD),
    BookColumn("told_due", "Due", 13, Sort.TOLD, is_day=True),
    BookColumn("late", "Days late", 7, Sort.TOLD),
    BookColumn("said", "Last update", 34, Sort.TOLD),
    BookColumn("said_on", "Said on", 12, Sort.TOLD, is_day=True),
    BookColumn("status", "Status", 12, Sort.CHOICE, "statuses"),
    BookColumn("rag", "RAG", 7, Sort.RAG, "rags"),
    BookColumn("percent", "% done", 8, Sort.PERCENT),
    BookColumn("update", "New update", 38),
    BookColumn("as_at", "As at", 12, Sort.DATE),
    BookColumn("due", NEW_DATE, 13, Sort.DATE),
    BookColumn("why", "Why moved", 20),
)
"""An update sheet's, for one lead: what is told is locked."""

ACTIONS, UPDATES = Layout("action", COLUMNS), Layout("action", SHEET)
EXACT = 10**15
"""What a number of a workbook, which is a double, holds to the last digit: from there they go out as text."""
FIRST_DAY = date(1900, 3, 1)
"""The first day on which all spreadsheet programs agree; an earlier one goes out as text."""
WRITTEN_ONLY = ("update", "as_at", "why")
"""What is empty as it goes out, and says something only where it is filled."""


def told_text(name: str, action: Action) -> str:
    """What is only told of an action in that column; empty in one that is worked out where it is looked at."""
    if name in ("ref", "title"):
        return text_of(name, action)
    if name == "told_due":
        return fitting(action.due.text)
    newest = max(action.update, key=lambda update: update.as_at, default=None)
    if newest is None:
        return ""
    return {"said": fitting(newest.text), "said_on": newest.as_at.isoformat()}.get(name, "")


def text_of(name: str, action: Action) -> str:
    """What stands in that column of an action, as a person reads it."""
    value = getattr(action, name)
    if value is None:
        return ""
    if name == "rag":
        return str(value)[0].upper()
    if isinstance(value, str):
        return fitting(value)
    if name == "cost":
        return pounds(value)
    if name == "percent":
        return f"{value} %"
    if isinstance(value, tuple):
        return fitting(("; " if name == "support" else ", ").join(value))  # pyright: ignore[reportUnknownArgumentType]
    return fitting(value.text) if isinstance(value, Span) else str(value)


@lru_cache(4096)
def day_of(words: str, today: date) -> date | None:
    """The day that a cell of a date can hold as one; None where the words are less certain than that."""
    when = read_date(words, today)
    return when.last if when.is_one_day and not when.repeats and when.after is None and when.said is None else None


def comparable(column: BookColumn, cell: Cell | str, today: date, *, month_first: bool = False) -> str:
    """What a cell says, the same whichever program wrote it: of a date its day, else its words without odd blanks."""
    text = fitting(cell if isinstance(cell, str) else cell.text)
    value = None if isinstance(cell, str) else cell.value
    is_day = column.is_day or column.sort is Sort.DATE
    if is_day and month_first and not isinstance(cell, str):
        text = written_out(text)
    return (_day if is_day else _COMPARED.get(column.sort, _words))(lasting(text), value, today)


def _words(text: str, value: object, today: date) -> str:
    return text


def _day(text: str, value: object, today: date) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    day = day_of(text, today)
    return day.isoformat() if day is not None else text


def _choice(text: str, value: object, today: date) -> str:
    return text.casefold()


def _rag(text: str, value: object, today: date) -> str:
    low = text.casefold()
    return low[0] if low in _RAGS else low


_RAGS = frozenset(map(str, Rag))


def _numbers(text: str, value: object, today: date) -> str:
    return ", ".join(part for part in re.split(r"\s*[,;]\s*", text) if part)


def _percent(text: str, value: object, today: date) -> str:
    if isinstance(value, (int, float)) and "%" not in text:
        return f"{round(value * 100 if 0 < value < 1 else value)}"
    if value is None and re.fullmatch(r"0?[.,]\d+", text):  # a list holds the number behind 50 %
        return f"{round(float(text.replace(',', '.')) * 100)}"
    found = re.fullmatch(r"(\d+)(?:\.0+)? ?%?", text)
    if not found:
        return text
    # 60 that a program or a paste put into a cell of percentages stands there as 6000 %.
    hundredth, rest = divmod(int(found[1]), 100)
    return str(hundredth) if hundredth > 1 and not rest and hundredth <= 100 else found[1]


def _figure(text: str, value: object, today: date) -> str:
    figure = read_figure(text)
    return figure_text(figure) if figure is not None else text


def _money(text: str, value: object, today: date) -> str:
    bare = re.sub(r"[£,\s]", "", text)
    found = re.fullmatch(r"(\d+)(?:\.(\d{1,2})0*)?", bare)
    return str(int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))) if found else text


_COMPARED: dict[Sort, Callable[[str, object, date], str]] = {
    Sort.CHOICE: _choice, Sort.RAG: _rag, Sort.NUMBERS: _numbers, Sort.PERCENT: _percent, Sort.MONEY: _money,
    Sort.FIGURE: _figure,
}  # fmt: skip
