"""What can be named where a part names others."""

from collections import defaultdict
from typing import NamedTuple

from planwatch.model.plan.parts import PART
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.tables import TABLES


class Candidate(NamedTuple):
    """A part that can be named: by its ref, number or name, or by its title."""

    id: int
    name: str
    title: str


def named_actions(database: Database, plan_id: int, kind: str, field: str) -> dict[int, list[tuple[int, str, str]]]:
    """Id, ref and status of the actions that the parts of a kind name in one of their lists, by the id of the part."""
    names = PART[kind].lists[field]
    rows = database.tuples(
        f"select l.{kind}_id, a.id, a.ref, a.status from {names.table} l join action a on a.id = l.{names.column} "
        "where l.plan_id = ? and l.removed = 0 and a.removed = 0 order by l.seq, l.id",
        (plan_id,),
    )
    found: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for part_id, *action in rows:
        found[part_id].append((action[0], action[1], action[2]))
    return found


def candidates(database: Database, plan_id: int, kind: str) -> list[Candidate]:
    """The parts of a kind that a plan has, in its order."""
    named = PART[kind].named_by[0]
    title = next((column for column in ("title", "text") if column in TABLES[kind] and column != named), named)
    rows = database.tuples(
        f'select id, "{named}", "{title}" from "{kind}" where plan_id = ? and removed = 0 order by seq, id', (plan_id,)
    )
    return [Candidate(*row) for row in rows]
