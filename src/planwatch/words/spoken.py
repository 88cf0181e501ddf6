"""An action as one line of words, for who hears it or reads it in braille: no sign, no column, nothing shortened."""

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.due.lateness import Overdue
from planwatch.model.due.moves import moved_often
from planwatch.model.plan.kinds import DONE, OPEN, Status
from planwatch.words.numbers import number_of


def spoken(row: ActionRow, *, several_plans: bool = False) -> str:
    """``C1.2 Recruit managers; 83 days late; due 20 Oct 2015; red; lead Head of HR; theme Workforce; no update``.

    What tells one action from the next comes first, as whoever listens goes on to the next line when it was heard.
    """
    action = row.action
    plan = f"{row.of.plan.ref}:" if several_plans else ""
    parts = (
        f"{plan}{action.ref} {action.title}",
        lateness(row),
        _due(row),
        rating(row),
        _lead(row),
        f"theme {action.theme}" if action.theme else "",
        moved(row),
        f"updated {day_in_full(row.updated)}" if row.updated else "no update",
    )
    return "; ".join(part for part in parts if part)


def lateness(row: ActionRow) -> str:
    """``83 days late``, ``possibly overdue``, ``done 5 days late``; empty where it is not."""
    if row.overdue is Overdue.POSSIBLY:
        return "possibly overdue"
    done = "done " if row.action.status in DONE else ""
    return f"{done}{number_of(row.days_late, 'day')} late" if row.days_late else ""


def _due(row: ActionRow) -> str:
    due = row.action.due
    if due.last is None:
        return f"due {due.text}, which is no date" if due.text else "no date"
    words = day_in_full(due.last) if due.is_one_day else due.text
    ahead = (due.last - row.of.today).days
    if row.action.status not in OPEN or row.overdue is not Overdue.NO:
        return f"due {words}"
    return f"due {words}, " + (f"in {number_of(ahead, 'day')}" if ahead else "today")


def rating(row: ActionRow) -> str:
    """The board's first, then the lead's, and the calculated one where it differs."""
    action = row.action
    if action.status in DONE or action.status is Status.WITHDRAWN:
        return row.of.plan.assured_label if action.status is Status.ASSURED else action.status
    lead = action.rag or "not rated"
    if action.board_rag is not None:
        return f"{action.board_rag} by the board, {lead} by the lead"
    return f"{lead} by the lead, calculated {row.rating.rag}" if row.is_challenged else lead


def _lead(row: ActionRow) -> str:
    if not row.action.lead:
        return "no lead"
    left = ", who left" if row.lead_left and row.action.status in OPEN else ""
    return f"lead {row.action.lead}{left}"


def moved(row: ActionRow) -> str:
    """``date moved 3 times, which is often``, as the plan calls it; empty where it was not."""
    if not row.moves:
        return ""
    often = ", which is often" if moved_often(row.moves, row.of.plan) else ""
    return f"date moved {'once' if row.moves == 1 else f'{row.moves} times'}{often}"
