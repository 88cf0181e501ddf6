"""What was said of an action, and the times that a recurring one was done."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.plan.action import Occurrence
from planwatch.model.plan.update import Update
from planwatch.storage.engine.dialect import marks, parts_of
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none, part_of


def updates_of(database: Database, action_id: int) -> tuple[Update, ...]:
    """The updates on an action, oldest first."""
    rows = database.query(
        'select * from "update" where action_id = ? and removed = 0 order by as_at, seq, id', (action_id,)
    )
    return tuple(part_of(Update, row) for row in rows)


def last_rated_on(database: Database, action_id: int) -> date | None:
    """The newest day as at which an update gave it a rating."""
    found = database.one(
        'select max(as_at) from "update" where action_id = ? and removed = 0 and rag is not null', (action_id,)
    )
    return day_or_none(found[0]) if found is not None else None


def newest_of(database: Database, action_ids: Sequence[int]) -> dict[int, Update]:
    """The newest update on each of these actions that has one."""
    found: dict[int, Update] = {}
    for part in parts_of(action_ids):
        for row in database.query(
            f'select * from "update" where action_id in ({marks(len(part))}) and removed = 0 order by as_at, seq, id',
            part,
        ):
            found[row["action_id"]] = part_of(Update, row)
    return found


def occurrences_of(database: Database, action_id: int) -> tuple[Occurrence, ...]:
    """The times that a recurring action was done, in order."""
    rows = database.query("select * from occurrence where action_id = ? and removed = 0 order by seq, id", (action_id,))
    return tuple(part_of(Occurrence, row) for row in rows)
