"""Moving a due date: free while the plan is a draft, after that a slip or a correction that is kept.

A date that hangs on another action's ("6 weeks after A1.2") moves with that one, in the same change.
"""

from collections.abc import Collection
from dataclasses import replace

from planwatch.errors import PlanwatchError
from planwatch.model.dates import When, follow
from planwatch.model.kinds import OPEN, DayCount, MoveKind
from planwatch.model.listed import Listed, PlanDay
from planwatch.service.dependencies import refuse_cycle
from planwatch.service.session import Session, checked_text
from planwatch.service.slips import counts, record_move
from planwatch.storage import dependencies, derived, listed
from planwatch.storage.database import Database
from planwatch.storage.journal import Batch


def resolved(database: Database, of: PlanDay, when: When) -> When:
    """A relative date with the days that follow from the due date of the action it names; any other as it is."""
    if when.after is None:
        return when
    found = dependencies.find(database.conn, of.id, when.after.ref)
    if found is None:
        return when
    due = dependencies.due_of(database.conn, found)
    return _working_days_after(of, when, due) if when.after.unit == "working days" else follow(when, due)


def _working_days_after(of: PlanDay, when: When, due: When) -> When:
    from planwatch.model.working_days import Counting, add_days

    if when.after is None or due.first is None or due.last is None or when.after.number < 0:
        return when
    counting = Counting(DayCount.WORKING, of.plan.nation, of.plan.first_day_counts)
    last = add_days(due.last, when.after.number, counting)
    first = due.first if when.after.within else add_days(due.first, when.after.number, counting)
    return replace(when, first=min(first, last), last=last)


def move_due(batch: Batch, row: Listed, seen: int | None, typed: str, why: str, correction: bool) -> None:
    """Set the due date to what was typed, and move those that hang on it.

    The original date is the one the plan was approved with; of an action added later, the one it had at the end of the
    day it was added. It is kept apart from the first slip on.
    """
    action = row.action
    if action.status not in OPEN:
        raise PlanwatchError(f"{action.ref} is {action.status}", "reopen it before its date is moved")
    if correction and not why.strip():
        raise PlanwatchError("a correction needs its reason", "say what was wrong, by --why on the command line")
    before = When(action.due, action.due_from, action.due_by)
    after = resolved(batch.database, row.of, row.of.read(checked_text(typed)))
    if before == after:
        return
    kind = MoveKind.CORRECTION if correction else MoveKind.SLIP
    batch.change("action", row.id, record_move(batch, row, after, why, kind), seen)
    if after.after is not None:
        derived.refresh(batch.conn, (row.id,))
        refuse_cycle(batch, row.of.id)
    move_followers(batch, row.of, row.id, kind)


def move_followers(batch: Batch, of: PlanDay, action_id: int, kind: MoveKind = MoveKind.SLIP) -> None:
    """Move the open actions whose due words hang on this one, and those that hang on them, as its date now is."""
    todo, done = [action_id], {action_id}
    while todo:
        ref, followers = dependencies.followers(batch.conn, todo.pop())
        for row in listed.rows(batch.database, (of,), [i for i in followers if i not in done]):
            if row is None or row.action.status not in OPEN:
                continue
            done.add(row.id)
            now = resolved(batch.database, of, of.read(row.action.due))
            if now.last is not None and (now.first, now.last) != (row.action.due_from, row.action.due_by):
                why = f"follows {ref}"
                batch.change("action", row.id, record_move(batch, row, now, why, kind))
                todo.append(row.id)


def settle_followers(batch: Batch, of: PlanDay, moved: Collection[int]) -> None:
    """Move what hangs on these actions, and give their days to words that hang on another action and have none yet."""
    awaited = dependencies.awaited_without_days(batch.conn, of.id)
    for action_id in sorted({*moved, *awaited}):
        move_followers(batch, of, action_id)


def is_move(session: Session, row: Listed, typed: str) -> bool:
    """Whether giving the action the due date typed would be kept as a move of it."""
    after = resolved(session.database, row.of, row.of.read(checked_text(typed)))
    return row.action.status in OPEN and counts(session.database, session.clock(), row, after)
