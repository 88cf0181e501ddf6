"""What holds actions up and whom they hold up, out of the file: as linked, and where due words count from another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import RagRule, Status
from planwatch.model.values import Struct
from planwatch.storage.due.lateness import is_open
from planwatch.storage.engine.dialect import ids_in, parts_of
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none


class HeldUp(Struct, frozen=True):
    """What holds an action up (refs), and the days it has to spare all the same."""

    blocked_by: tuple[str, ...] = ()
    float_left: int | None = None


FREE = HeldUp()
_STATUS = {str(status): status for status in Status}


def _is_there(action: str) -> str:
    return f"{action}.removed = 0 and {is_open(action)}"


_EDGES = (
    "with recursive edge (waiting, awaited) as ("
    "select 0, a.id from action a where {seeds} and a.removed = 0 "
    "union select a.id, o.id from edge join action a on a.id = edge.awaited "
    "left join dependency d on d.action_id = a.id and d.removed = 0 join action o on "
    "(o.id = d.on_id or (o.plan_id = a.plan_id and o.ref_key = a.due_after and a.due_after <> '')) "
    f"where {_is_there('a')} and {_is_there('o')}) "
    "select edge.waiting, o.id, o.plan_id, o.status, o.start_by, o.due_by, o.ref "
    "from edge join action o on o.id = edge.awaited"
)
"""Every pair of open actions (who waits, for what) on the way down from the seeds, which come as awaited by 0."""
_DEPENDENTS = (
    "with recursive later (id) as (select a.id from action a where a.id in {ids} "
    "union select w.id from later join action a on a.id = later.id "
    "left join dependency d on d.on_id = a.id and d.removed = 0 join action w on "
    "(w.id = d.action_id or (w.plan_id = a.plan_id and w.due_after = a.ref_key and w.due_after <> '')) "
    f"where {_is_there('w')}) select id from later"
)


def judged_by_evidence(days: Sequence[PlanDay]) -> list[PlanDay]:
    """The plans whose ratings turn on what waits for what."""
    return [day for day in days if day.plan.rag_rule is RagRule.EVIDENCE]


def held_up(database: Database, days: Sequence[PlanDay], action_ids: Sequence[int] | None = None) -> dict[int, HeldUp]:
    """What holds these open actions up (None: all of the plans); those that nothing holds up are left out.

    Only what the actions wait for is read, step by step, so that a screenful costs little in a large plan.
    """
    if not days:
        return {}
    if action_ids is not None:
        action_ids = _waiting(database, action_ids)
        if not action_ids:
            return {}
    from planwatch.model.waits.knock_on import Node, Waits  # few actions of a plan wait for others

    edges: dict[int, list[tuple[int, int]]] = defaultdict(list)
    nodes: dict[int, Node] = {}
    refs: dict[int, str] = {}
    for waiting, awaited, plan_id, status, start_by, due_by, ref in pairs(database, days, action_ids):
        nodes[awaited] = Node(_STATUS[status], day_or_none(start_by), day_or_none(due_by))
        refs[awaited] = ref
        edges[plan_id].append((waiting, awaited))
    held: dict[int, HeldUp] = {}
    for day in days:
        waits = Waits(nodes, edges[day.id], day.today)
        for action_id in waits.waiting:
            if blockers := waits.blocked_by(action_id):
                held[action_id] = HeldUp(tuple(refs[other] for other in blockers), waits.float_left(action_id))
    return held


def _waiting(database: Database, action_ids: Sequence[int]) -> list[int]:
    """Those that may wait for something: most wait for nothing, and need no look at what that waits for in turn."""
    return [
        action_id
        for part in parts_of(action_ids)
        for action_id in database.integers(
            f"select a.id from action a where a.id in {ids_in(part)} and (a.due_after <> '' "
            "or exists (select 1 from dependency d where d.action_id = a.id and d.removed = 0))"
        )
    ]


def pairs(database: Database, days: Sequence[PlanDay], action_ids: Sequence[int] | None) -> Iterator[tuple[Any, ...]]:
    """Every pair of open actions on the way down from these (None: all of the plans).

    Each is ``waiting`` (0 for these themselves), then the ``id, plan_id, status, start_by, due_by, ref`` of the one
    awaited.
    """
    for seeds in _seeds(days, action_ids):
        yield from database.tuples(_EDGES.format(seeds=seeds))


def _seeds(days: Sequence[PlanDay], action_ids: Sequence[int] | None) -> Iterator[str]:
    if not days:
        return
    plans = ids_in(day.id for day in days)
    if action_ids is None:
        yield f"a.id in (select action_id from dependency where removed = 0 and plan_id in {plans})"
        yield f"a.plan_id in {plans} and a.due_after <> ''"
        return
    for part in parts_of(action_ids):
        yield f"a.id in {ids_in(part)}"


def with_dependents(database: Database, action_ids: Sequence[int]) -> set[int]:
    """These actions and the open ones that wait for them, by whatever way."""
    found: set[int] = set()
    for part in parts_of(action_ids):
        found.update(database.integers(_DEPENDENTS.format(ids=ids_in(part))))
    return found
