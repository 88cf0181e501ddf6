"""What can be named where a part names others."""

from typing import NamedTuple

from planwatch.model.plan.parts import PART
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.tables import TABLES


class Candidate(NamedTuple):
    """A part that can be named: by its ref, number or name, or by its title."""

    id: int
    name: str
    title: str


def candidates(database: Database, plan_id: int, kind: str) -> list[Candidate]:
    """The parts of a kind that a plan has, in its order."""
    named = PART[kind].named_by[0]
    title = next((column for column in ("title", "text") if column in TABLES[kind] and column != named), named)
    rows = database.tuples(
        f'select id, "{named}", "{title}" from "{kind}" where plan_id = ? and removed = 0 order by seq, id', (plan_id,)
    )
    return [Candidate(*row) for row in rows]
