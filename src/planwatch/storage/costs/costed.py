"""The actions of a plan as its costs see them."""

from planwatch.model.costs.totals import Costed
from planwatch.storage.engine.sqlite import Database


def costed(database: Database, plan_id: int) -> dict[int, Costed]:
    """The actions that have a cost of their own, or a line of the costs, by their ids and in the plan's order."""
    rows = database.tuples(
        "select a.id, a.ref, a.title, coalesce(t.title, ''), iif(a.status = 'withdrawn', null, a.cost) "
        "from action a left join theme t on t.id = a.theme_id and t.removed = 0 "
        "where a.plan_id = :plan and a.removed = 0 and (a.cost is not null "
        "or a.id in (select action_id from cost where plan_id = :plan and removed = 0)) order by a.seq, a.id",
        {"plan": plan_id},
    )
    return {row_id: Costed(*told) for row_id, *told in rows}
