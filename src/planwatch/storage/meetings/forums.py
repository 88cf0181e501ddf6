"""The forums of a plan."""

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
