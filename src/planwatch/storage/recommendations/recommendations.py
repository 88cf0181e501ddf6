"""The actions of a plan that answer its recommendations."""

from planwatch.model.plan.kinds import Status
from planwatch.model.recommendations.coverage import Answering
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none


def answering(database: Database, plan_id: int) -> list[Answering]:
    """The actions of a plan that answer any recommendation or carry a commitment, in its order."""
    rows = database.tuples(
        "select a.id, a.ref, a.status, coalesce(l.name, ''), a.due_by, a.answers from action a "
        "left join theme t on t.id = a.theme_id and t.removed = 0 "
        "left join lead l on l.id = a.lead_id and l.removed = 0 "
        "where a.plan_id = :plan and a.removed = 0 and (a.answers <> '' or a.id in "
        "(select by_id from carried where plan_id = :plan and removed = 0)) "
        "order by (t.seq is null), t.seq, t.id, a.seq, a.id",
        {"plan": plan_id},
    )
    return [
        Answering(ref, Status(status), lead, day_or_none(due_by), tuple(said.split("\n")) if said else (), row_id)
        for row_id, ref, status, lead, due_by, said in rows
    ]
