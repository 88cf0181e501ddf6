"""Whose open actions there are to hand over, and which come back."""

import sqlite3
from datetime import date

from planwatch.storage.actions.conditions import IS_OPEN
from planwatch.storage.database import Database

_OPEN = f"a.removed = 0 and {IS_OPEN}"


def open_actions(conn: sqlite3.Connection, plan_id: int, lead_id: int) -> list[tuple[int, int | None, str | None]]:
    """The open actions of a lead in the plan's order, each with whom it is covered for and until when."""
    rows = conn.execute(
        f"select id, cover_for_id, cover_until from action a where plan_id = ? and lead_id = ? and {_OPEN} "
        "order by seq, id",
        (plan_id, lead_id),
    )
    return [(row[0], row[1], row[2]) for row in rows]


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
