"""A date change told in full; and what became of the dates of a theme or lead."""

from datetime import date

from planwatch.model.due.moves import DateChange, change_line
from planwatch.model.due.three_dates import LEADING
from planwatch.model.due.timeliness import fell_due_words, name_words, span_words
from planwatch.tui.screens.date_changes.columns import HeldRow


def change_told(change: DateChange, today: date) -> list[str]:
    """The action, and the move with its reason."""
    often = f" · moved {change.moves} times" if change.flagged else ""
    lead = change.lead or "no lead"
    return [f"{change.ref} {change.title} · {lead}{often}", change_line(change, today)]


def held_told(row: HeldRow | None) -> list[str]:
    """What became of the period, on each of the dates."""
    if row is None:
        return ["No date was moved yet. After the plan is approved every move of a due date is kept here"]
    head = f"{name_words(row.line, row.by)}, {span_words(row.plan.span)}"
    told = [f"{which:<9} {fell_due_words(row.line.fell_due[which])}" for which in LEADING if which in row.line.fell_due]
    return [head, *told]
