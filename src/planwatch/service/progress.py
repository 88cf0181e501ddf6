"""What moves an action on: updates, completing, reopening."""

from collections.abc import Sequence
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.kinds import OPEN, Status
from planwatch.model.listed import Listed
from planwatch.service.editing import Outcome, Target, apply_to
from planwatch.service.fields import columns_for, completed_day, status_columns, when_columns
from planwatch.service.recurring import next_of, open_next
from planwatch.service.session import Session, checked_text
from planwatch.storage.journal import Batch
from planwatch.storage.rows import column_value
from planwatch.storage.values import moment_text


@dataclass(frozen=True, slots=True)
class Note:
    """An update as somebody types it. Empty: ``by`` is the lead, ``as_at`` today, and no rating is given."""

    text: str
    by: str = ""
    as_at: str = ""
    rag: str = ""
    internal: bool = False
    start: bool = False
    """Begin an action that is rated for the first time."""


def note(session: Session, targets: Sequence[Target], typed: Note) -> Outcome:
    """Write an update on one or many actions, with the RAG then given; never overwritten."""
    text = checked_text(typed.text).strip()
    if not text:
        raise PlanwatchError("an update needs words", "say what moved")

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        as_at = row.of.read_past(checked_text(typed.as_at))
        if not as_at.is_one_day or as_at.first is None or as_at.first > row.of.today:
            raise PlanwatchError(f"'{typed.as_at}' is not a day up to today", "an update says how it was on a day")
        rag = None
        if typed.rag:
            columns = columns_for("rag", typed.rag, row, start=typed.start)
            rag = columns["rag"]
            batch.change("action", row.id, columns, target.seen)
        batch.insert(
            "update",
            {
                "plan_id": row.of.id,
                "seq": batch.next_seq("update"),
                "action_id": row.id,
                "text": text,
                "as_at": column_value(as_at.first),
                "by": checked_text(typed.by).strip() or row.action.lead or session.who,
                "rag": rag,
                "who": session.who,
                "at": moment_text(batch.signature.now),
                "internal": int(typed.internal),
            },
        )

    return apply_to(session, targets, f"update on {{}}: {' '.join(text.split())[:60]}", "", apply)


def complete(session: Session, targets: Sequence[Target], on: str = "", *, for_good: bool = False) -> Outcome:
    """Complete actions on the day typed (none: today), which is kept as written and never lies in the future.

    Of a recurring action one occurrence is completed, and the next one opened; ``for_good`` ends it.
    """

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        if row.action.status not in OPEN:
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}", "reopen it first")
        day = completed_day(checked_text(on), row)
        upcoming = None if for_good else next_of(row)
        if upcoming is not None:
            open_next(batch, row, target.seen, day, upcoming)
        else:
            columns = status_columns(Status.COMPLETE, row, "") | when_columns("completed", day)
            batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, "{} completed", "", apply)


def reopen(session: Session, targets: Sequence[Target], why: str) -> Outcome:
    """Put actions that were complete, assured or withdrawn in progress again, with the reason."""

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        if row.action.status in OPEN:
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}: there is nothing to reopen")
        batch.change("action", row.id, status_columns(Status.IN_PROGRESS, row, why), target.seen)

    return apply_to(session, targets, "{} reopened", why, apply)
