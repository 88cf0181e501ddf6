"""Whether an action has lines of the costs."""

from planwatch.storage.engine.sqlite import Database


def costs_of(database: Database, action_id: int) -> bool:
    """Whether any line of the costs is of an action."""
    return bool(database.tuples("select 1 from cost where action_id = ? and removed = 0 limit 1", (action_id,)))
