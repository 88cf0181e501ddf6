"""The columns of a list of actions: what each cell says and in what style."""

from collections.abc import Callable

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import DAY_WIDTH, day_in_words
from planwatch.model.plan.kinds import Status
from planwatch.tui.table.columns import Column, Part
from planwatch.words.row import Words, due_words, late_words, lead_words, moves_words, rag_words

Parts = tuple[Part, ...]
_RAG_WIDTH = 6
UPDATED = "updated"
"""The column of the last update."""


def _rag_cell(row: ActionRow, width: int) -> Parts:
    """A chip that fills its cell, so that chips stand in one column of colour."""
    words, style = rag_words(row)
    return ((f" {words}".ljust(_RAG_WIDTH), style),)


def _cell(words: Callable[[ActionRow], Words]) -> Callable[[ActionRow, int], Parts]:
    return lambda row, width: (words(row),)


def _title_cell(row: ActionRow, width: int) -> Parts:
    return ((row.action.title, "muted" if row.action.status is Status.WITHDRAWN else ""),)


def _due_cell(row: ActionRow, width: int) -> Parts:
    return (due_words(row, width),)


def _updated_cell(row: ActionRow, width: int) -> Parts:
    return ((day_in_words(row.updated, row.of.today) if row.updated else "", ""),)


def _plan_cell(row: ActionRow, width: int) -> Parts:
    return ((row.of.plan.ref, "muted"),)


def _text(name: str) -> Callable[[ActionRow, int], Parts]:
    return lambda row, width: ((getattr(row.action, name), ""),)


def columns(several_plans: bool, width: int = 1000) -> tuple[Column[ActionRow], ...]:
    """The columns of triage, with the plan's ref where several plans are shown.

    Below 74 cells there is room for the lead or for the action's title, and the pane below tells the lead.
    """
    lead: tuple[Column[ActionRow], ...] = (Column("lead", "Lead", 16, _cell(lead_words)),)
    plan: tuple[Column[ActionRow], ...] = (Column("plan", "Plan", 5, _plan_cell),)
    return (
        Column("rag", "RAG", _RAG_WIDTH, _rag_cell),
        *(plan if several_plans else ()),
        Column("ref", "Ref", 6, _text("ref")),
        Column("title", "Action", 0, _title_cell, min_width=24),
        Column("theme", "Theme", 12, _text("theme"), drop=1),
        *(lead if width >= 74 else ()),
        Column("due", "Due", 12 if width >= 100 else DAY_WIDTH, _due_cell),
        Column("late", "Late", 12, _cell(late_words)),
        Column("moves", "Moved", 5, _cell(moves_words), drop=2),
        Column(UPDATED, "Updated", DAY_WIDTH, _updated_cell, drop=3),
    )


def edits_on(column: str) -> str:
    """The field that is edited in a column that shows what follows from others; empty where there is none."""
    return {"late": "due", "moves": "due", UPDATED: "", "plan": "", "gone": ""}.get(column, column)
