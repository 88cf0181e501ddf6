"""A row of a workbook or list: what stands in each of its columns as it goes out."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec import Struct

from planwatch.exchange.workbook.columns import WRITTEN_ONLY, BookColumn, Sort, text_of, told_text
from planwatch.model.plan.action import Action


class BookRow(Struct, frozen=True):
    """One part of a plan, as a row."""

    id: int
    ref: str
    """What people know it by."""
    title: str
    text: Callable[[BookColumn], str]
    lead: str = ""
    version: int | None = None
    action: Action | None = None
    """Of a row of an action."""
    part: Any = None
    """Of any other row, what whoever made it knows it by."""
    called: str = ""
    """What a line says of it, where that is not its ref."""


BookRows = Mapping[int, BookRow]
"""By their ids."""


def action_row(row_id: int, action: Action) -> BookRow:
    """The row of an action."""
    return BookRow(row_id, action.ref, action.title, partial(_text, action), action.lead, None, action)


def _text(action: Action, column: BookColumn) -> str:
    if column.name in WRITTEN_ONLY:
        return ""
    return (told_text if column.sort is Sort.TOLD else text_of)(column.name, action)
