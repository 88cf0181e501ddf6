"""An action and what hangs on it under the keys that JSON and CSV have for them."""

from datetime import date

from planwatch.model.dates import When
from planwatch.model.kinds import PlanStatus
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.action import Action, Move, Occurrence
from planwatch.model.plan.keys import flat
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.update import Update
from planwatch.model.rag import Rating
from planwatch.model.three_dates import three_dates


def action_json(row: Listed) -> dict[str, object]:
    """The action with what follows from its dates, as JSON and CSV have it; nothing is "" for a text, else null."""
    action = row.action
    dates = three_dates(action)
    original, agreed = dates.original, dates.agreed
    if row.of.plan.status is PlanStatus.DRAFT and not action.original_due and not action.agreed_due:
        original = agreed = When("")  # while a plan is a draft its dates move freely
    return {
        "ref": action.ref,
        "title": action.title,
        "theme": action.theme,
        "lead": action.lead,
        "status": action.status,
        "rag": action.rag,
        "calculated_rag": row.rating.rag,
        "due": action.due,
        "due_from": action.due_from,
        "due_by": action.due_by,
        "original_due_by": original.last,
        "overdue": row.overdue,
        "days_late": row.days_late,
        "updated": row.updated,
        "version": row.version,
        "plan": row.of.plan.ref,
        "how": action.how,
        "support": action.support,
        "start": action.start,
        "start_from": action.start_from,
        "start_by": action.start_by,
        "agreed_due_by": agreed.last,
        "original_due": original.text,
        "percent": action.percent,
        "reason": action.reason,
        "completed": action.completed,
        "completed_from": action.completed_from,
        "completed_by": action.completed_by,
        "success": action.success,
        "evidence": action.evidence,
        "priority": action.priority,
        "cost": action.cost,
        "answers": action.answers,
        "added": action.added,
        "moves": row.moves,
        "reasons": row.rating.reasons,
        "board_rag": action.board_rag,
        "board_why": action.board_why,
        "board_by": action.board_by,
        "board_on": action.board_on,
        "agreed_due": agreed.text,
        "agreed_due_from": agreed.first,
        "agreed_by": action.agreed_by,
        "agreed_on": action.agreed_on,
        "depends_on": action.depends_on,
        "cover_for": action.cover_for,
        "cover_until": action.cover_until,
        "assured_by": action.assured_by,
        "assured_on": action.assured_on,
    }


def action_keys() -> tuple[str, ...]:
    """The keys of ``action_json`` in their order: the header of a CSV file that may have no line below it."""
    of = PlanDay(0, 0, Plan(ref="", title=""), date.min)
    empty = Listed(0, 0, of, Action(ref="", title=""), None, 0, None, Overdue.NO, 0, Rating(None))
    return tuple(action_json(empty))


def part_json(part: Update | Move | Occurrence) -> dict[str, object]:
    """An update, a move or an occurrence under its own field names."""
    return flat(part)
