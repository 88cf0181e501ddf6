"""The columns of a workbook that goes out and comes back: what stands in them, and how two of their cells compare."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, auto

from msgspec import Struct

from planwatch.exchange.table.provenance import Cell
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.money import pounds


class Sort(Enum):
    """What sort of cell a column has."""

    TEXT = auto()
    DATE = auto()
    CHOICE = auto()
    PERCENT = auto()
    MONEY = auto()
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


KEY = "planwatch key"
"""The heading of the hidden column that tells the rows apart."""

COLUMNS = (
    BookColumn("ref", "Ref", 8, Sort.TOLD),
    BookColumn("title", "Action", 44),
    BookColumn("theme", "Theme", 16, Sort.CHOICE, "themes"),
    BookColumn("how", "How", 30),
    BookColumn("lead", "Lead", 18, Sort.CHOICE, "leads"),
    BookColumn("support", "Support", 18),
    BookColumn("start", "Start", 13, Sort.DATE),
    BookColumn("due", "Due", 15, Sort.DATE),
    BookColumn("status", "Status", 13, Sort.CHOICE, "statuses"),
    BookColumn("percent", "% done", 8, Sort.PERCENT),
    BookColumn("rag", "RAG", 6, Sort.CHOICE, "rags"),
    BookColumn("completed", "Completed", 13, Sort.DATE),
    BookColumn("success", "What will show that it worked", 30),
    BookColumn("evidence", "Evidence", 24),
    BookColumn("priority", "Priority", 9, Sort.CHOICE, "priorities"),
    BookColumn("cost", "Cost", 12, Sort.MONEY),
    BookColumn("answers", "Answers", 10),
    BookColumn("late", "Days late", 8, Sort.TOLD),
    BookColumn("said", "Last update", 40, Sort.TOLD),
    BookColumn("said_on", "Said on", 13, Sort.TOLD),
    BookColumn("update", "New update", 40),
    BookColumn("as_at", "As at", 13, Sort.DATE),
    BookColumn("why", "Why moved", 24),
)
"""A whole plan's."""

SHEET = (
    BookColumn("ref", "Ref", 8, Sort.TOLD),
    BookColumn("title", "Action", 44, Sort.TOLD),
    BookColumn("told_due", "Due", 15, Sort.TOLD),
    BookColumn("late", "Days late", 8, Sort.TOLD),
    BookColumn("said", "Last update", 40, Sort.TOLD),
    BookColumn("said_on", "Said on", 13, Sort.TOLD),
    BookColumn("status", "Status", 13, Sort.CHOICE, "statuses"),
    BookColumn("rag", "RAG", 6, Sort.CHOICE, "rags"),
    BookColumn("percent", "% done", 8, Sort.PERCENT),
    BookColumn("update", "New update", 40),
    BookColumn("as_at", "As at", 13, Sort.DATE),
    BookColumn("due", "New date", 15, Sort.DATE),
    BookColumn("why", "Why moved", 24),
)
"""An update sheet's, for one lead: what is told is locked."""

LONGEST = 32_767
"""Characters that a cell of a workbook holds; what is longer goes out up to there, and comes back as no edit."""
EXACT = 10**15
"""Pence from which a number of a workbook, which is a double, holds not every penny: these go out as text."""
WRITTEN_ONLY = ("update", "as_at", "why")
"""What is empty as it goes out, and says something only where it is filled."""


def text_of(name: str, action: Action) -> str:
    """What stands in that column of an action, as a person reads it."""
    value = getattr(action, name)
    if value is None:
        return ""
    if name == "rag":
        return str(value)[0].upper()
    if isinstance(value, str):
        return value[:LONGEST]
    if name == "cost":
        return pounds(value)
    if name == "percent":
        return f"{value} %"
    if isinstance(value, tuple):
        return ("; " if name == "support" else ", ").join(value)[:LONGEST]  # pyright: ignore[reportUnknownArgumentType]
    return value.text[:LONGEST] if isinstance(value, Span) else str(value)


def day_of(words: str, today: date) -> date | None:
    """The day that a cell of a date can hold as one; None where the words are less certain than that."""
    when = read_date(words, today)
    return when.last if when.is_one_day and not when.repeats and when.after is None and when.said is None else None


def comparable(column: BookColumn, cell: Cell | str, today: date) -> str:
    """What a cell says, the same whichever program wrote it: of a date its day, else its words without odd blanks."""
    text = cell if isinstance(cell, str) else cell.text
    value = None if isinstance(cell, str) else cell.value
    return _COMPARED.get(column.sort, _words)(" ".join(text.split()), value, today)


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


def _percent(text: str, value: object, today: date) -> str:
    if isinstance(value, (int, float)) and "%" not in text:
        return f"{round(value * 100 if 0 < value < 1 else value)}"
    found = re.fullmatch(r"(\d+)(?:\.0+)? ?%?", text)
    return found[1] if found else text


def _money(text: str, value: object, today: date) -> str:
    bare = re.sub(r"[£,\s]", "", text)
    found = re.fullmatch(r"(\d+)(?:\.(\d{1,2})0*)?", bare)
    return str(int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))) if found else text


_COMPARED: dict[Sort, Callable[[str, object, date], str]] = {
    Sort.DATE: _day, Sort.CHOICE: _choice, Sort.PERCENT: _percent, Sort.MONEY: _money,
}  # fmt: skip
