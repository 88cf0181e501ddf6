"""The columns of a list of actions: what each cell says and in what style."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import DAY_WIDTH
from planwatch.tui.table.columns import Column, Part
from planwatch.words.row import CELLS, LATE_WIDTH, Words, due_words, late_words, priority_words, rag_words

Parts = tuple[Part, ...]
_RAG_WIDTH = 6
_DAY_LEAST = len("30 Sep 15")
UPDATED = "updated"
"""The column of the last update."""
MAY_BE_EMPTY = frozenset({"theme", "lead", "moves", UPDATED, "priority"})
"""Columns that are left out of a list that has nothing for them."""


class Shown(NamedTuple):
    """What decides which columns a list has."""

    plan: int = 0
    """The cells of the longest ref where several plans are shown."""
    used: frozenset[str] = MAY_BE_EMPTY - {"priority"}
    """Those that may be empty and are not."""
    marks: tuple[tuple[str, str], ...] = ()
    """The columns that the rows are in the order of, each with its sign."""


def _rag_cell(row: ActionRow, width: int) -> Parts:
    """A chip that fills its cell, so that chips stand in one column of colour."""
    words, style = rag_words(row)
    return ((f" {words}".ljust(_RAG_WIDTH), style),)


def _cell(words: Callable[[ActionRow], Words]) -> Callable[[ActionRow, int], Parts]:
    return lambda row, width: (words(row),)


def _fitted(words: Callable[[ActionRow, int], Words]) -> Callable[[ActionRow, int], Parts]:
    return lambda row, width: (words(row, width),)


def _column(key: str, width: int, least: int = 0, drop: int = 0) -> Column[ActionRow]:
    return Column(key, CELLS[key].label, width, _cell(CELLS[key].words), drop=drop, least=least)


_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column("rag", "RAG", _RAG_WIDTH, _rag_cell),
    _column("plan", 4),
    _column("ref", 6),
    replace(_column("title", 0), min_width=30),
    Column("priority", "Pri", 6, _fitted(priority_words), least=4, drop=2),
    _column("theme", 12, drop=3),
    # Where there is no room for it, the pane tells the lead.
    _column("lead", 16, least=8, drop=1),
    Column("due", "Due", 12, _fitted(due_words), least=_DAY_LEAST),
    Column("late", "Late", LATE_WIDTH, _fitted(late_words), least=8),
    _column("moves", 5, drop=4),
    _column(UPDATED, DAY_WIDTH, drop=5),
)


def columns(shown: Shown) -> tuple[Column[ActionRow], ...]:
    """The columns of triage, with the plan's ref where several plans are shown, without those that are empty."""
    marks = dict(shown.marks)
    return tuple(
        _marked(replace(each, width=max(each.width, shown.plan)) if each.key == "plan" else each, marks)
        for each in _COLUMNS
        if (each.key != "plan" or shown.plan) and (each.key not in MAY_BE_EMPTY or each.key in shown.used)
    )


def column_of(key: str) -> Column[ActionRow]:
    """The column of that key, with all its words; raises StopIteration where there is none."""
    return next(each for each in _COLUMNS if each.key == key)


def _marked(column: Column[ActionRow], marks: Mapping[str, str]) -> Column[ActionRow]:
    """With its sign behind its label, which is not cut for that."""
    if not (sign := marks.get(column.key)):
        return column
    label = f"{column.label} {sign}"
    if column.width and len(label) > (column.least or column.width):
        label = f"{column.label}{sign}"
    width = max(column.width, len(label)) if column.width else 0
    return replace(column, label=label, width=width, least=max(column.least, len(label)) if column.least else 0)


def edits_on(column: str) -> str:
    """The field that is edited in a column that shows what follows from others; empty where there is none."""
    return {"late": "due", "moves": "due", UPDATED: "", "plan": "", "gone": ""}.get(column, column)
