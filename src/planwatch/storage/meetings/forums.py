"""The forums of a plan, and the rows that know one by its name."""

from typing import NamedTuple

from planwatch.model.plan.forum import Forum
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import part_of


class KeptForum(NamedTuple):
    """A forum as it stands in the file."""

    id: int
    version: int
    forum: Forum


def forums(database: Database, plan_id: int) -> list[KeptForum]:
    """The forums of a plan, in its order."""
    rows = database.query("select * from forum where plan_id = ? and removed = 0 order by seq, id", (plan_id,))
    return [KeptForum(row["id"], row["version"], part_of(Forum, row)) for row in rows]


def meetings_of(database: Database, plan_id: int, name: str) -> list[int]:
    """The meetings of the forum of that name."""
    return _ids(database, "meeting", "forum", plan_id, name)


def reporting_to(database: Database, plan_id: int, name: str) -> list[int]:
    """The forums that report to the one of that name."""
    return _ids(database, "forum", "reports_to", plan_id, name)


def reviews_for(database: Database, plan_id: int, name: str) -> list[int]:
    """The reviews for the forum of that name."""
    return _ids(database, "review", "forum", plan_id, name)


def _ids(database: Database, table: str, column: str, plan_id: int, name: str) -> list[int]:
    sql = f"select id from {table} where plan_id = ? and removed = 0 and {column} = ?"
    return list(database.integers(sql, (plan_id, name)))
