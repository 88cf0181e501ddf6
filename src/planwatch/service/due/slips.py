"""What counts as a move of a due date, and how it is kept."""

from datetime import datetime

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.span import Span
from planwatch.model.plan.kinds import MoveKind, PlanStatus
from planwatch.service.session import checked_text
from planwatch.service.typed.fields import when_columns
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value
from planwatch.storage.journal.signed import added_at
from planwatch.storage.writing.batch import Batch


def record_move(
    batch: Batch, row: ActionRow, after: Span, why: str, kind: MoveKind = MoveKind.SLIP
) -> dict[str, Value]:
    """The columns of a new due date; the move is kept where it counts as one."""
    before = row.action.due
    columns = when_columns("due", after)
    if before != after and counts(batch.database, batch.signature.now, row, after):
        _keep_move(batch, row, columns, why, kind)
        if kind is MoveKind.SLIP and not row.action.original_due:
            columns |= when_columns("original_due", before)
    return columns


def counts(database: Database, now: datetime, row: ActionRow, after: Span) -> bool:
    """Whether this is a move at all: in a draft, a first date, or the same days in other words, is none.

    A date after one that was taken away is no first date. Nor is one a move on the day the action was added.
    """
    first, last = row.action.due.first, row.action.due.last
    if row.of.plan.status is PlanStatus.DRAFT or (first, last) == (after.first, after.last):
        return False
    if last is None and not row.moves:
        return False
    return not added_today(database, now, row)


def added_today(database: Database, now: datetime, row: ActionRow) -> bool:
    """Whether this is the day on which somebody added the action to the plan.

    That is the calendar's day too: a plan may carry its own day for months. What an import brought was there before.
    """
    if row.action.added != row.of.today:
        return False
    added = added_at(database, row.id)
    return added is not None and added.astimezone().date() == now.astimezone().date()


def _keep_move(batch: Batch, row: ActionRow, columns: dict[str, Value], why: str, kind: MoveKind) -> None:
    was = when_columns("due", row.action.due)
    batch.insert(
        "move",
        {
            "plan_id": row.of.id,
            "seq": batch.next_seq("move"),
            "action_id": row.id,
            **{name.replace("due", "was"): value for name, value in was.items()},
            **{name.replace("due", "now"): columns[name] for name in was},
            "on": row.of.today.isoformat(),
            "kind": kind.value,
            "who": batch.signature.who,
            "why": checked_text(why),
        },
    )
