"""Agreeing a moved date: what a meeting or a named approver accepted."""

from collections.abc import Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.kinds import MoveKind, PlanStatus
from planwatch.model.listed import Listed
from planwatch.model.three_dates import three_dates
from planwatch.service.editing import Outcome, Target, apply_to
from planwatch.service.fields import when_columns
from planwatch.service.session import Session, checked_text
from planwatch.storage.journal import Batch


def agree(session: Session, targets: Sequence[Target], by: str = "", on: str = "") -> Outcome:
    """Make the current due date of actions the agreed one, by a meeting or named approver (else whoever signs this).

    ``on`` is the day of the agreement (none: today); it never lies in the future. The slips that led to the date are
    marked as agreed, where they were not. Raises Conflict where somebody moved the date since it was seen.
    """
    approver = " ".join(checked_text(by).split()) or session.who

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        check_agreeable(row)
        now = batch.row("action", row.id)
        assert now is not None
        batch.refuse_conflict("action", now, ("due",), target.seen)
        agreement = {"agreed_by": approver, "agreed_on": _day(on, row)}
        columns = when_columns("agreed_due", three_dates(row.action).current) | agreement
        batch.change("action", row.id, columns, target.seen)
        _mark_slips(batch, row, approver)

    return apply_to(session, targets, f"{{}}: due date agreed by {approver}", "", apply)


def check_agreeable(row: Listed) -> None:
    """Raise PlanwatchError where there is nothing to agree."""
    ref, dates = row.action.ref, three_dates(row.action)
    if row.of.plan.status is PlanStatus.DRAFT:
        raise PlanwatchError(f"{row.of.plan.ref} is a draft: its dates still move freely", "approve the plan first")
    if dates.current.last is None:
        raise PlanwatchError(f"{ref} has no date to agree", "give it a due date first")
    if (dates.agreed.first, dates.agreed.last) == (dates.current.first, dates.current.last):
        raise PlanwatchError(f"the agreed date of {ref} is {dates.agreed.text} already", "only a moved date is agreed")


def _day(typed: str, row: Listed) -> str:
    when = row.of.read_past(checked_text(typed).strip())
    if not when.is_one_day or when.last is None or when.last > row.of.today:
        raise PlanwatchError(f"'{typed}' is not a day up to today", "say on which day it was agreed")
    return when.last.isoformat()


def _mark_slips(batch: Batch, row: Listed, approver: str) -> None:
    """Mark the newest slips, back to the date that was agreed before."""
    agreed = three_dates(row.action).agreed
    before = tuple(day.isoformat() if day else None for day in (agreed.first, agreed.last))
    rows = batch.conn.execute(
        "select id, agreed_by, now_from, now_by from move where action_id = ? and removed = 0 and kind = ? "
        'order by "on" desc, seq desc, id desc',
        (row.id, MoveKind.SLIP.value),
    ).fetchall()
    for move in rows:
        if move["agreed_by"] or (move["now_from"], move["now_by"]) == before:
            return
        batch.change("move", move["id"], {"agreed_by": approver})
