"""The actions of a plan that answer its recommendations."""

from collections import defaultdict

from planwatch.model.plan.kinds import Status
from planwatch.model.plan.parts import PART
from planwatch.model.recommendations.coverage import Answering
from planwatch.storage.engine.dialect import said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none

_FROM, _SAID = said(PART["action"].lists["answers"])
_NUMBERS = f"select s.action_id, {_SAID} from {_FROM} where s.plan_id = :plan and s.removed = 0 order by s.seq, s.id"
# The plus keeps SQLite from looking through the whole plan for those that answer.
_ACTIONS = """
select a.id, a.ref, a.status, coalesce(l.name, ''), a.due_by from action a
  left join theme t on t.id = a.theme_id and t.removed = 0
  left join lead l on l.id = a.lead_id and l.removed = 0
where +a.plan_id = :plan and a.removed = 0 and a.id in (
  select action_id from answering where plan_id = :plan and removed = 0
  union select by_id from carried where plan_id = :plan and removed = 0
)
order by (t.seq is null), t.seq, t.id, a.seq, a.id
"""


def answering(database: Database, plan_id: int) -> list[Answering]:
    """The actions of a plan that answer any recommendation or carry a commitment, in its order."""
    with database.reading():
        numbers = defaultdict[int, list[str]](list)
        for action_id, number in database.tuples(_NUMBERS, {"plan": plan_id}):
            numbers[action_id].append(number)
        rows = database.tuples(_ACTIONS, {"plan": plan_id})
    return [
        Answering(ref, Status(status), lead, day_or_none(due_by), tuple(numbers.get(row_id, ())), row_id)
        for row_id, ref, status, lead, due_by in rows
    ]
