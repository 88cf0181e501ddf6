"""What follows from a change for other actions, whoever made it and however: by edit, import or undo.

Due dates that hang on another action's move with it, words follow a ref that was renamed, and nothing waits for itself.
"""

import json
import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager

from planwatch.errors import Conflict
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import OPEN
from planwatch.model.text.refs import natural_key
from planwatch.model.values import replace
from planwatch.service.due.move import resolved
from planwatch.service.due.slips import record_move
from planwatch.service.session import Session
from planwatch.service.waits.dependencies import refuse_circle
from planwatch.storage.actions import listed
from planwatch.storage.meetings.twins import meeting_has_twin, resolution_has_twin
from planwatch.storage.waits import dependencies
from planwatch.storage.writing import derived
from planwatch.storage.writing.batch import Batch, Signature, open_batch

_MOVES_OTHERS = {"", "due", "ref", "removed"}
_MOVES_ITSELF = {"", "due", "removed", "state"}
_LINKS = {"", "due", "ref", "removed"}


@contextmanager
def open_change(session: Session, signature: Signature) -> Generator[Batch, None, None]:
    """One transaction, one change, with what follows from it; nothing of it is kept where the block raises."""
    with open_batch(session.database, signature) as batch:
        yield batch
        settle(session, batch)


def settle(session: Session, batch: Batch) -> None:
    """Make what hangs on the actions that this change touched follow them.

    Raises PlanwatchError where actions would wait for each other. Dates that hang on nothing that changed stay as they
    are stored, however their words would be read now.
    """
    _refuse_twice(batch)
    fields = batch.touched("action")
    linked = {batch.action_of("dependency", row_id) for row_id in batch.touched("dependency")}
    leaders = [action_id for action_id, names in fields.items() if names & _MOVES_OTHERS]
    own = [action_id for action_id, names in fields.items() if names & _MOVES_ITSELF]
    waiting = {action_id for action_id, names in fields.items() if names & _LINKS} | linked
    if not (leaders or own or waiting) or not dependencies.any_hang(batch.database, batch.actions):
        return
    batch.refresh()
    hanging = dependencies.hanging(batch.database)
    if hanging:
        _rename(batch, leaders)
    refuse_circle(batch, waiting)
    if hanging:
        days = {day.id: day for day in replace(session, plan="").plan_days()}
        reopened = {action_id for action_id in own if "state" in fields[action_id]}
        undated = {action_id for action_id in own if hanging.get(action_id)}
        _follow(batch, days, leaders, sorted(undated | (reopened & hanging.keys())))


def _refuse_twice(batch: Batch) -> None:
    """Undo and redo bring back what may have got another in its place meanwhile."""
    for table, has_twin, what in (
        ("meeting", meeting_has_twin, "the forum has another meeting"),
        ("resolution", resolution_has_twin, "its meeting has another resolution"),
    ):
        if any(has_twin(batch.database, row_id) for row_id in batch.touched(table)):
            raise Conflict(f"{what} in this one's place", "nothing was changed")


def _rename(batch: Batch, leaders: Iterable[int]) -> None:
    """Words that count from an action name it by its new ref."""
    for action_id in leaders:
        before = batch.before("action", action_id, "ref")
        now = dependencies.known_as(batch.database, action_id)
        if before is None or now is None:
            continue
        old = str(json.loads(before))
        for follower in dependencies.counting_from(batch.database, now.plan_id, natural_key(old)):
            words = dependencies.due_of(batch.database, follower).text
            due = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _, ref=now.ref: ref, words, flags=re.IGNORECASE)
            batch.change("action", follower, {"due": due})
            derived.refresh(batch.database, (follower,))


def _follow(batch: Batch, days: dict[int, PlanDay], leaders: Iterable[int], anew: Iterable[int]) -> None:
    """Those that hang on ``leaders``; and ``anew``, touched themselves, which have no days yet or are open again."""
    todo = [*anew]
    todo += [follower for leader in leaders for follower in dependencies.followers(batch.database, leader)]
    while todo:
        row = listed.rows(batch.database, tuple(days.values()), [todo.pop(0)])[0]
        if row is None or row.action.status not in OPEN:
            continue
        when = row.of.read_again(row.action.due)
        if when.after is None or dependencies.find(batch.database, row.of.id, when.after.ref) is None:
            continue  # it keeps its days; `check` says that they hang on nothing
        now = resolved(batch.database, row.of, when)
        if (now.first, now.last) != (row.action.due.first, row.action.due.last):
            batch.change("action", row.id, record_move(batch, row, now, f"follows {when.after.ref}"))
            todo += dependencies.followers(batch.database, row.id)
