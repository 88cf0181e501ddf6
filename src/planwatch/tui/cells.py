"""The columns of a list of actions: what each cell says and in what style."""

from collections.abc import Callable

from planwatch.model.dates import When, day_in_words, when_in_words
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed
from planwatch.model.plan import OPEN, Rag, Status
from planwatch.tui.widgets.columns import Column, Part

Parts = tuple[Part, ...]
SHAPES = {Rag.RED: "■", Rag.AMBER: "◆", Rag.GREEN: "●"}


def rag_cell(row: Listed, width: int) -> Parts:
    """Shape, letter and colour; ``A≠R`` where the lead's rating and the calculated one differ."""
    action = row.action
    if action.status is Status.COMPLETE or action.status is Status.ASSURED:
        ticks = "✓✓" if action.status is Status.ASSURED else "✓"
        late = (("!", "late"),) if row.days_late else ()
        return (
            (f" {ticks} C".ljust(6 - len(late)), "assured" if action.status is Status.ASSURED else "complete"),
            *late,
        )
    if action.status is Status.WITHDRAWN:
        return ((" × –", "muted"),)
    if action.rag is None:
        return ((" · –", "muted"),)
    letter = action.rag[0].upper()
    if row.is_challenged and row.rating.rag is not None:
        return ((f" {SHAPES[action.rag]}{letter}≠{row.rating.rag[0].upper()} ", action.rag.value),)
    return ((f" {SHAPES[action.rag]} {letter}  ", action.rag.value),)


def due_cell(row: Listed, width: int) -> Parts:
    action = row.action
    if not action.due:
        return (("no date", "muted"),)
    words = when_in_words(When(action.due, action.due_from, action.due_by), row.of.today)
    return ((words, "muted" if action.due_by is None else ""),)


def late_words(row: Listed) -> Part:
    """``! 83 d late``, ``? possibly``, ``in 6 d``; how late it was done where it is."""
    action = row.action
    if row.overdue is Overdue.YES:
        return (f"! {row.days_late} d late", "late")
    if row.overdue is Overdue.POSSIBLY:
        return ("? possibly", "possibly")
    if action.status not in OPEN:
        return (f"{row.days_late} d late" if row.days_late else "", "muted")
    if action.due_by is None:
        return ("", "")
    days = (action.due_by - row.of.today).days
    return ("today" if days == 0 else f"in {days} d", "")


def _late_cell(row: Listed, width: int) -> Parts:
    return (late_words(row),)


def _title_cell(row: Listed, width: int) -> Parts:
    return ((row.action.title, "muted" if row.action.status is Status.WITHDRAWN else ""),)


def _lead_cell(row: Listed, width: int) -> Parts:
    return ((row.action.lead, ""),) if row.action.lead else (("no lead", "muted"),)


def _moves_cell(row: Listed, width: int) -> Parts:
    return ((f"↷{row.moves}" if row.moves else "", ""),)


def _updated_cell(row: Listed, width: int) -> Parts:
    return ((day_in_words(row.updated, row.of.today) if row.updated else "", "muted"),)


def _plan_cell(row: Listed, width: int) -> Parts:
    return ((row.of.plan.ref, "muted"),)


def _text(name: str) -> Callable[[Listed, int], Parts]:
    return lambda row, width: ((getattr(row.action, name), ""),)


def columns(several_plans: bool, width: int = 1000) -> tuple[Column[Listed], ...]:
    """The columns of triage, with the plan's ref where several plans are shown.

    Below 74 cells there is room for the lead or for the action's title, and the pane below tells the lead.
    """
    lead: tuple[Column[Listed], ...] = (Column("lead", "Lead", 16, _lead_cell),)
    plan: tuple[Column[Listed], ...] = (Column("plan", "Plan", 5, _plan_cell),)
    return (
        Column("rag", "RAG", 6, rag_cell),
        *(plan if several_plans else ()),
        Column("ref", "Ref", 6, _text("ref")),
        Column("title", "Action", 0, _title_cell, min_width=24),
        Column("theme", "Theme", 12, _text("theme"), drop=1),
        *(lead if width >= 74 else ()),
        Column("due", "Due", 10, due_cell),
        Column("late", "Late", 12, _late_cell),
        Column("moves", "Moved", 5, _moves_cell, drop=2),
        Column("updated", "Updated", 9, _updated_cell, drop=3),
    )
