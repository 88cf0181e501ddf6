"""Moving a due date: free while the plan is a draft, after that a slip or a correction that is kept.

What hangs on the date of another action ("6 weeks after A1.2") follows in ``consequences``.
"""

from collections.abc import Iterable

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.reading import follow
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import Reading
from planwatch.model.dates.working_days import DayCount
from planwatch.model.plan.kinds import OPEN, MoveKind
from planwatch.service.due.slips import counts, record_move
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.fields import TakesDateAway, refuse_taking_away, typed_date
from planwatch.service.waits.dependencies import refuse_circle
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.waits import dependencies
from planwatch.storage.writing import derived
from planwatch.storage.writing.batch import Batch


def resolved(database: Database, of: PlanDay, when: Reading) -> Span:
    """A relative date with the days that follow from the due date of the action it names; any other as it is."""
    if when.after is None:
        return when.span
    found = dependencies.find(database, of.id, when.after.ref)
    if found is None:
        return when.span
    due = dependencies.due_of(database, found)
    return _working_days_after(of, when, due) if when.after.unit == "working days" else follow(when, due)


def _working_days_after(of: PlanDay, when: Reading, due: Span) -> Span:
    from planwatch.model.dates.working_days import Counting, add_days

    if when.after is None or due.first is None or due.last is None or when.after.number < 0:
        return when.span
    counting = Counting(DayCount.WORKING, of.plan.nation, of.plan.first_day_counts)
    last = add_days(due.last, when.after.number, counting)
    first = due.first if when.after.within else add_days(due.first, when.after.number, counting)
    return Span(when.text, min(first, last), last, when.said)


def move_due(
    batch: Batch,
    row: ActionRow,
    seen: int | None,
    typed: str,
    why: str,
    *,
    correction: bool = False,
    no_date: bool = False,
) -> None:
    """Set the due date to what was typed; words that name no day take one away only with ``no_date``.

    The original date is the one the plan was approved with; of an action added later, the one it had at the end of the
    day it was added. It is kept apart from the first slip on.
    """
    action = row.action
    if action.status not in OPEN:
        raise PlanwatchError(f"{action.ref} is {action.status}", "reopen it before its date is moved")
    before = action.due
    reading = typed_date(row.of, typed)
    after = resolved(batch.database, row.of, reading)
    if before.means(after):
        return
    refuse_taking_away("due", row, after, no_date=no_date)
    if correction and not why.strip() and counts(batch.database, batch.signature.now, row, after):
        raise PlanwatchError("a correction needs its reason", "say what was wrong, by --why on the command line")
    kind = MoveKind.CORRECTION if correction else MoveKind.SLIP
    batch.change("action", row.id, record_move(batch, row, after, why, kind), seen)
    if reading.after is not None:
        derived.refresh(batch.database, (row.id,))
        refuse_circle(batch, (row.id,))


def check_keeps_dates(session: Session, rows: Iterable[ActionRow], typed: str) -> None:
    """Raise TakesDateAway, of all of them, where what was typed names no day and would take due dates away."""
    taken: list[tuple[str, str, str]] = []
    for row in rows:
        after = resolved(session.database, row.of, row.of.read(checked_text(typed)))
        try:
            refuse_taking_away("due", row, after, no_date=False)
        except TakesDateAway as refusal:
            taken += refusal.taken
    if taken:
        raise TakesDateAway("due", taken)


def is_move(session: Session, row: ActionRow, typed: str) -> bool:
    """Whether giving the action the due date typed would be kept as a move of it."""
    when = row.of.read(checked_text(typed))
    after = resolved(session.database, row.of, when)
    return not when.fault and row.action.status in OPEN and counts(session.database, session.clock(), row, after)
