"""Agreeing a moved date: what a meeting or a named approver accepted."""

from collections.abc import Sequence
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.span import Span
from planwatch.model.due.three_dates import three_dates
from planwatch.model.plan.kinds import PlanStatus
from planwatch.service.change import Outcome, Target, apply_to
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import day_up_to
from planwatch.service.typed.fields import when_columns
from planwatch.storage.due.moves import slips
from planwatch.storage.meetings.forums import forums
from planwatch.storage.plan.rows import column_value
from planwatch.storage.writing.batch import Batch


def agree(session: Session, targets: Sequence[Target], by: str = "", on: str = "") -> Outcome:
    """Make the current due date of actions the agreed one, by a meeting or named approver (else whoever signs this).

    ``on`` is the day of the agreement (none: today); it never lies in the future. The slips that led to the date are
    marked as agreed, where they were not. Raises Conflict where somebody moved the date since it was seen.
    """
    approver = " ".join(checked_text(by).split()) or session.author
    if not approver:
        raise PlanwatchError("who agreed it is not said", "name the forum or the person by --by, or yourself by --as")

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        batch.refuse_conflict("action", row.id, ("due",), target.seen)
        agree_date(batch, row, approver, day_up_to(row.of, on, "say on which day it was agreed"), target.seen)

    return apply_to(session, targets, f"{{}}: due date agreed by {approver}", "", apply)


def agree_date(batch: Batch, row: ActionRow, by: str, on: date, seen: int | None = None) -> None:
    """Make the due date that ``row`` has now the agreed one.

    Raises PlanwatchError where there is nothing to agree, where a forum that another one agrees dates for would do it,
    and where another date was agreed after that day.
    """
    check_agreeable(row)
    _check_entitled(batch, row, by)
    _refuse_older(row, on)
    dates = three_dates(row.action)
    agreement = {"agreed_by": by, "agreed_on": on.isoformat()}
    batch.change("action", row.id, when_columns("agreed_due", dates.current) | agreement, seen)
    _mark_slips(batch, row.id, dates.agreed, by)


def _check_entitled(batch: Batch, row: ActionRow, by: str) -> None:
    """Refuse a forum that agrees no dates; where no forum of the plan does, the plan has not said which is to."""
    known = [kept.forum for kept in forums(batch.database, row.of.id)]
    own = next((one for one in known if by == one.name or by.startswith(f"{one.name}, ")), None)
    entitled = [one.name for one in known if one.agrees_dates]
    if own is not None and entitled and not own.agrees_dates:
        hint = f'take it there, or let this forum: planwatch forums "{own.name}" agrees_dates=yes'
        raise PlanwatchError(f"{own.name} does not agree dates: {' or '.join(entitled)} does", hint)


def _refuse_older(row: ActionRow, on: date) -> None:
    before = row.action.agreement
    if before is not None and before.on is not None and on < before.on:
        agreed = f"{row.action.ref}: {before.due.text} was agreed on {day_in_full(before.on)}, after {day_in_full(on)}"
        raise PlanwatchError(agreed, "an older word replaces no newer one: a note of that meeting keeps it")


def check_agreeable(row: ActionRow) -> None:
    """Raises PlanwatchError where there is nothing to agree: a draft, no date, or one that is agreed already."""
    ref, dates = row.action.ref, three_dates(row.action)
    if row.of.plan.status is PlanStatus.DRAFT:
        raise PlanwatchError(f"{row.of.plan.ref} is a draft: its dates still move freely", "approve the plan first")
    if dates.current.last is None:
        raise PlanwatchError(f"{ref} has no date to agree", "give it a due date first")
    if (dates.agreed.first, dates.agreed.last) == (dates.current.first, dates.current.last):
        raise PlanwatchError(f"the agreed date of {ref} is {dates.agreed.text} already", "only a moved date is agreed")


def _mark_slips(batch: Batch, action_id: int, before: Span, by: str) -> None:
    """Mark the newest slips, back to the date that was agreed before."""
    agreed = tuple(map(column_value, (before.first, before.last)))
    for slip in slips(batch.database, action_id):
        if slip.agreed_by or (slip.now_from, slip.now_by) == agreed:
            return
        batch.change("move", slip.id, {"agreed_by": by})
