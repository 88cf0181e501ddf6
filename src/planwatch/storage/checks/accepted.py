"""Findings that somebody has accepted."""

from planwatch.storage.engine.sqlite import Database


def accepting(database: Database, plan_id: int, code: str, about: str, facts: str) -> list[int]:
    """The rows that accept a finding as it stands."""
    return list(
        database.integers(
            "select id from accepted where plan_id = ? and removed = 0 and code = ? and about = ? and facts = ?",
            (plan_id, code, about, facts),
        )
    )
