"""Whom a delay of one action reaches."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.model.values import Struct
from planwatch.model.waits.knock_on import Node, Waits, walk
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none
from planwatch.storage.waits import waits


class Reached(Struct, frozen=True):
    """An open action that waits for another: how many steps away, and the days of float it has left."""

    depth: int
    id: int
    ref: str
    title: str
    float_left: int | None


def linked(database: Database, of: PlanDay, action_id: int) -> set[int]:
    """The ids of an action, of the open ones that wait for it, by whatever way, and of all that those wait for."""
    later = waits.with_dependents(database, [action_id])
    return later | {awaited for _, awaited, *_ in waits.pairs(database, (of,), sorted(later))}


def reached(database: Database, of: PlanDay, action_id: int) -> list[Reached]:
    """The open actions that wait for this one, by whatever way, as the lines of a tree from the top down."""
    later = waits.with_dependents(database, [action_id])
    if later <= {action_id}:
        return []
    nodes: dict[int, Node] = {}
    edges: list[tuple[int, int]] = []
    for waiting, awaited, _, status, start_by, due_by, _ in waits.pairs(database, (of,), sorted(later)):
        nodes[awaited] = Node(Status(status), day_or_none(start_by), day_or_none(due_by))
        edges.append((waiting, awaited))
    tree = Waits(nodes, edges, of.today).knock_on(action_id)
    rows = database.query(f"select id, ref, title from action where id in {ids_in(later)}")
    named = {row[0]: (row[1], row[2]) for row in rows}
    return [Reached(depth, knock.key, *named[knock.key], knock.float_left) for depth, knock in walk(tree) if depth]
