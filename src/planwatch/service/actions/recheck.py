"""Dates that today's reading would give other days than those stored: shown, and changed only when told to.

What is stored stays as it was understood when somebody saw it; a better grammar alone moves no date.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import without_ends
from planwatch.model.plan.keys import spans
from planwatch.model.plan.kinds import OPEN, MoveKind
from planwatch.service.change import Outcome, Target, apply_to
from planwatch.service.due.move import resolved
from planwatch.service.due.slips import record_move
from planwatch.service.read import list_ids, rows
from planwatch.service.session import Session
from planwatch.service.typed.fields import days_for, when_columns
from planwatch.storage.actions.conditions import Listing, Order
from planwatch.storage.writing.batch import Batch

FIELDS = ("start", "due", "original_due", "agreed_due", "completed")
_WHY = "its words are read better now"


@dataclass(frozen=True, slots=True)
class Reread:
    """One date of an action as it is stored and as its words would be read now."""

    row: ActionRow
    field: str
    stored: Span
    now: Span


def rereadings(session: Session, found: Sequence[ActionRow] = ()) -> list[Reread]:
    """The dates of these actions (none: of all) that would now be read differently, in the plan's order."""
    if not found:
        days = session.plan_days()
        ids = list_ids(session, Listing("all", days, order=Order.PLAN_ORDER))
        found = [row for row in rows(session, days, ids) if row is not None]
    return [reread for row in found for reread in _of(session, row)]


def _of(session: Session, row: ActionRow) -> list[Reread]:
    differing: list[Reread] = []
    for field in FIELDS:
        stored = spans(row.action).get(field, NO_DATE)
        if not stored.text:
            continue
        read = row.of.read_again(stored)
        if read.after is not None and not (field == "due" and row.action.status in OPEN):
            continue  # only the due date of an open action follows another's; the others stay as they were then
        now = _days_as(field, resolved(session.database, row.of, read))
        # Words without a year mean another one on another day; those that still can mean what is stored, do.
        if (now.last, stored.last) == (None, None) or _is_same(now, stored):
            continue
        periods = (row.of.period, without_ends(row.of.period))  # the plan's may have been another then
        then = [read_date(stored.text, stored.first, period) for period in periods] if stored.first else []
        if not any(_is_same(_days_as(field, when.span), stored) for when in then):
            differing.append(Reread(row, field, stored, now))
    return differing


def _days_as(field: str, when: Span) -> Span:
    first, last = days_for(field, when)
    return Span(when.text, first, last, when.said)


def _is_same(one: Span, other: Span) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def read_again(session: Session, rereads: Sequence[Reread]) -> Outcome:
    """Give these dates the days that their words are now read as, as one change; so moved, a due date is corrected.

    Days that stand beside words without any were given by hand: they are left alone.
    """
    of_row: dict[int, list[Reread]] = {}
    for reread in rereads:
        if reread.now.last is None:
            continue
        of_row.setdefault(reread.row.id, []).append(reread)
    targets = [Target(row_id, found[0].row.version) for row_id, found in of_row.items()]

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        for reread in of_row[row.id]:
            if reread.field == "due" and row.action.status in OPEN:
                columns = record_move(batch, row, reread.now, _WHY, MoveKind.CORRECTION)
            else:
                columns = when_columns(reread.field, reread.now)
            batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, "{}: dates read again", _WHY, apply)
