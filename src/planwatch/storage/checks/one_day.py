"""How many actions fall due on one day."""

from datetime import date

from planwatch.storage.engine.sqlite import Database


def due_on(database: Database, plan_id: int, day: date) -> tuple[int, int]:
    """How many open actions of a plan are due on that day, and how many on any one day."""
    [(on_day, on_any)] = database.tuples(
        "select count(*) filter (where due_by = ?), count(*) from action "
        "where plan_id = ? and removed = 0 and status in ('not started', 'in progress') and due_from = due_by",
        (day.isoformat(), plan_id),
    )
    return on_day, on_any
