"""The columns of a list of actions: what each cell says and in what style."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import DAY_WIDTH
from planwatch.service.read import Order
from planwatch.tui.table.columns import Column, Part
from planwatch.words.row import (
    CELLS,
    LATE_WIDTH,
    MORE_CELLS,
    CellWords,
    Words,
    due_words,
    late_words,
    priority_words,
    rag_words,
)

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
    chosen: tuple[tuple[str, int], ...] = ()
    """The columns that the user chose, in their order, each with its cells (0: its own); none: those for everybody."""
    changed: Callable[[int], str] | None = None
    """What others changed of an action, where the list is of such."""
    one_line: bool = False
    """Whether no row takes a second line."""

    def all_used(self) -> "Shown":
        """The same where nothing is empty, but for the priority."""
        return self._replace(used=self.used | MAY_BE_EMPTY - {"priority"})


def _rag_cell(row: ActionRow, width: int) -> Parts:
    """A chip that fills its cell, so that chips stand in one column of colour."""
    words, style = rag_words(row)
    return ((f" {words}".ljust(_RAG_WIDTH), style),)


def _cell(words: Callable[[ActionRow], Words]) -> Callable[[ActionRow, int], Parts]:
    return lambda row, width: (words(row),)


def _fitted(words: Callable[[ActionRow, int], Words]) -> Callable[[ActionRow, int], Parts]:
    return lambda row, width: (words(row, width),)


def _column(
    key: str, width: int, least: int = 0, drop: int = 0, cells: Mapping[str, CellWords] = CELLS
) -> Column[ActionRow]:
    return Column(key, cells[key].label, width, _cell(cells[key].words), drop=drop, least=least)


def _more(key: str, width: int, least: int = 0) -> Column[ActionRow]:
    """One that only who wants it has: it stays as long as what everybody has can go."""
    return replace(_column(key, width, least, drop=1, cells=MORE_CELLS), wraps=least > 0)


_COLUMNS: tuple[Column[ActionRow], ...] = (
    Column("rag", "RAG", _RAG_WIDTH, _rag_cell),
    _column("plan", 4),
    _column("ref", 6),
    replace(_column("title", 0), min_width=30, wraps=True),
    Column("priority", "Pri", 6, _fitted(priority_words), least=4, drop=2),
    _column("theme", 12, drop=3),
    # Where there is no room for it, the pane tells the lead.
    _column("lead", 16, least=8, drop=1),
    Column("due", "Due", 12, _fitted(due_words), least=_DAY_LEAST),
    Column("late", "Late", LATE_WIDTH, _fitted(late_words), least=8),
    _column("moves", 5, drop=4),
    _column(UPDATED, DAY_WIDTH, drop=5),
)


_MORE: tuple[Column[ActionRow], ...] = (
    _more("status", 11),
    _more("percent", 7),
    _more("how", 30, least=12),
    _more("success", 30, least=12),
    _more("evidence", 24, least=12),
    _more("depends_on", 10),
    _more("answers", 8),
)
_BY_KEY = {column.key: column for column in (*_COLUMNS, *_MORE)}
ALL = tuple(_BY_KEY)
"""The keys of all columns there are."""
FLEXIBLE = frozenset(key for key, column in _BY_KEY.items() if not column.width)
"""Those that take what the others leave."""


def columns(shown: Shown) -> tuple[Column[ActionRow], ...]:
    """The columns of triage, with the plan's ref where several plans are shown, without those that are empty."""
    chosen = tuple(_sized(_BY_KEY[key], cells) for key, cells in shown.chosen if key in _BY_KEY)
    return (_told(chosen, shown) if chosen else ()) or _told(_COLUMNS, shown)


def _told(wanted: Iterable[Column[ActionRow]], shown: Shown) -> tuple[Column[ActionRow], ...]:
    """Those of them that tell anything."""
    marks = dict(shown.marks)
    if shown.changed is not None:
        wanted = _with_changes(tuple(wanted), shown.changed)
    return tuple(
        replace(
            _marked(replace(each, width=max(each.width, shown.plan)) if each.key == "plan" else each, marks),
            wraps=each.wraps and not shown.one_line,
        )
        for each in wanted
        if (each.key != "plan" or shown.plan) and (each.key not in MAY_BE_EMPTY or each.key in shown.used)
    )


def _with_changes(wanted: Sequence[Column[ActionRow]], told: Callable[[int], str]) -> list[Column[ActionRow]]:
    """What was changed stands behind the action's words; what tells of dates gives way to it."""
    own: Column[ActionRow] = Column("changed", "Changed", 38, lambda row, _: ((told(row.id), ""),), least=24)
    at = next((n for n, column in enumerate(wanted, 1) if column.key == "title"), len(wanted))
    return [*wanted[:at], own, *(replace(one, drop=one.drop or 2) for one in wanted[at:] if one.key != UPDATED)]


def _sized(column: Column[ActionRow], cells: int) -> Column[ActionRow]:
    """As wide as somebody wants it; not wider where it is cut for want of room."""
    if not cells or not column.width:
        return column
    return replace(column, width=cells, least=min(column.least, cells) if column.least else 0)


def column_of(key: str) -> Column[ActionRow]:
    """The column of that key, with all its words; raises KeyError where there is none."""
    return _BY_KEY[key]


def _marked(column: Column[ActionRow], marks: Mapping[str, str]) -> Column[ActionRow]:
    """With its sign behind its label, which is not cut for that."""
    if not (sign := marks.get(column.key)):
        return column
    label = f"{column.label} {sign}"
    if column.width and len(label) > (column.least or column.width):
        label = f"{column.label}{sign}"
    width = max(column.width, len(label)) if column.width else 0
    return replace(column, label=label, width=width, least=max(column.least, len(label)) if column.least else 0)


def order_signs(keys: Iterable[tuple[Order | None, bool]]) -> tuple[tuple[str, str], ...]:
    """The signs of the columns sorted by, each with whether downwards: of two, the smaller is within the other.

    Of days late and moves the highest comes first until they are turned round.
    """
    sorted_by = [(str(order), down is not (order in (Order.LATE, Order.MOVES))) for order, down in keys if order]
    return tuple((key, pair[down]) for (key, down), pair in zip(sorted_by, ("▲▼", "▴▾"), strict=False))


def edits_on(column: str) -> str:
    """The field that is edited in a column that shows what follows from others; empty where there is none."""
    return {"late": "due", "moves": "due", UPDATED: "", "changed": "", "plan": "", "gone": ""}.get(column, column)
