"""The columns of a file's table, each headed by what it means."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import cast

from planwatch.exchange.table.proposal import NONE, NotUnderstood, Sure, TableSeen
from planwatch.exchange.table.proposal import Column as FileColumn
from planwatch.exchange.table.provenance import letters
from planwatch.model.dates.in_words import days_in_words
from planwatch.model.dates.span import Span
from planwatch.model.plan.money import pounds
from planwatch.model.text.names import plain
from planwatch.tui.screens.import_preview.lines import Becomes, Line
from planwatch.tui.table.columns import Column, Part

WIDTHS = {"title": 34, "how": 24, "update": 24, "due": 22, "start": 16, "completed": 18, "ref": 8, "rag": 8}
_WIDTH = 14
_SIGNS = {Becomes.NEW: ("+", "green"), Becomes.CHANGED: ("~", "amber"), Becomes.SAME: ("=", "muted")}
PLACE = "place"


def key_of(column: int) -> str:
    """What the table calls a column of the file."""
    return f"c{column}"


def columns_from(told: TableSeen, count: int, first: int) -> Sequence[Column[Line]]:
    """The row's place, then the file's columns from the one at ``first`` on, as many as there is room for."""
    known = {column.index: column for column in told.columns}
    shown = [_column(known.get(index), index, index - first) for index in range(first, count)]
    return (Column(PLACE, "Row", 9, _place), *shown)


def _column(column: FileColumn | None, index: int, drop: int) -> Column[Line]:
    field = column.field if column is not None else NONE
    name = column.name if column is not None else letters(index)
    sign = "? " if column is not None and column.sure in (Sure.DOUBTFUL, Sure.GUESS) else ""
    heading = f"{sign}{field} · {column.heading}" if column is not None and field != NONE else ""
    label = heading or f"– {column.heading if column is not None else name}"
    return Column(key_of(index), label, WIDTHS.get(field, _WIDTH), partial(_cell, index, field), drop=drop)


def _place(line: Line, width: int) -> tuple[Part, ...]:
    sign, style = _SIGNS.get(line.becomes, (" ", ""))
    mark = "?" if any(not isinstance(doubt, NotUnderstood) for doubt in line.doubts) else "!" if line.doubts else " "
    return ((sign, style), (f"{mark} ", "possibly"), (line.place.removeprefix("row ").removeprefix("line "), "muted"))


def _cell(index: int, field: str, line: Line, width: int) -> tuple[Part, ...]:
    cell = line.cells[index] if index < len(line.cells) else None
    text = " ".join(cell.text.split()) if cell is not None else ""
    if line.is_heading:
        return ((text, "header"),)
    if line.record is None:
        return ((text, "muted"),)
    doubt = line.doubt_of(index)
    sign = "! " if isinstance(doubt, NotUnderstood) else "? " if doubt is not None else ""
    meant = understood(line, field)
    arrow = f" → {meant}" if text and meant and plain(meant) != plain(text) and field not in ("title", "how") else ""
    return ((sign, "late" if sign == "! " else "possibly"), (text, ""), (arrow, "muted"))


def understood(line: Line, field: str) -> str:
    """What a field of the row was understood as; empty where it gives none."""
    value = line.record.given.get(field) if line.record is not None else None
    if value is None or value == "":
        return ""
    if isinstance(value, Span):
        return days_in_words(value) if value.last is not None else "no date"
    if isinstance(value, tuple):
        return "; ".join(map(str, cast("tuple[object, ...]", value)))
    if field == "cost" and isinstance(value, int):
        return pounds(value)
    return str(value) if isinstance(value, (str, StrEnum)) else f"{value} %"
