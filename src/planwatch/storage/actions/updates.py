"""What was said of an action, and the times that a recurring one was done."""

from planwatch.model.plan.action import Occurrence
from planwatch.model.plan.update import Update
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import part_of


def updates_of(database: Database, action_id: int) -> tuple[Update, ...]:
    """The updates on an action, oldest first."""
    rows = database.query(
        'select * from "update" where action_id = ? and removed = 0 order by as_at, seq, id', (action_id,)
    )
    return tuple(part_of(Update, row) for row in rows)


def occurrences_of(database: Database, action_id: int) -> tuple[Occurrence, ...]:
    """The times that a recurring action was done, in order."""
    rows = database.query("select * from occurrence where action_id = ? and removed = 0 order by seq, id", (action_id,))
    return tuple(part_of(Occurrence, row) for row in rows)
