"""Whose open actions there are to hand over, and which come back."""

from datetime import date

from planwatch.storage.due.lateness import IS_OPEN
from planwatch.storage.engine.sqlite import Database

_OPEN = f"a.removed = 0 and {IS_OPEN}"


def open_actions(database: Database, plan_id: int, lead_id: int) -> list[tuple[int, int | None, str | None]]:
    """The open actions of a lead in the plan's order, each with whom it is covered for and until when."""
    rows = database.query(
        f"select id, cover_for_id, cover_until from action a where plan_id = ? and lead_id = ? and {_OPEN} "
        "order by seq, id",
        (plan_id, lead_id),
    )
    return [(row[0], row[1], row[2]) for row in rows]


def covered_for(database: Database, action_id: int) -> int | None:
    """The lead that an action is covered for."""
    return database.number("select cover_for_id from action where id = ?", (action_id,)) or None


def ended(database: Database, plan_id: int, today: date) -> list[int]:
    """Open actions whose cover ended before ``today``."""
    return [
        row[0]
        for row in database.query(
            f"select id from action a where plan_id = ? and cover_until < ? and cover_for_id is not null and {_OPEN} "
            "order by seq, id",
            (plan_id, today.isoformat()),
        )
    ]
