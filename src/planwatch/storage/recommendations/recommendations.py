"""The actions of a plan that answer its recommendations."""

from itertools import groupby
from operator import itemgetter
from typing import Any

from planwatch.model.plan.kinds import Status
from planwatch.model.plan.parts import PART
from planwatch.model.recommendations.coverage import Answering
from planwatch.storage.engine.dialect import said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none


def answering(database: Database, plan_id: int) -> list[Answering]:
    """The actions of a plan that answer any recommendation or carry a commitment, in its order."""
    rows = database.tuples(
        f"select a.id, a.ref, a.status, coalesce(l.name, ''), a.due_by, {_SAID} from action a "
        "left join theme t on t.id = a.theme_id and t.removed = 0 "
        "left join lead l on l.id = a.lead_id and l.removed = 0 "
        f"left join ({_FROM}) on s.action_id = a.id and s.removed = 0 "
        "where a.plan_id = :plan and a.removed = 0 and (s.id is not null or a.id in "
        "(select by_id from carried where plan_id = :plan and removed = 0)) "
        "order by (t.seq is null), t.seq, t.id, a.seq, a.id, s.seq, s.id",
        {"plan": plan_id},
    )
    return [_answering(list(of_one)) for _, of_one in groupby(rows, itemgetter(0))]


_FROM, _SAID = said(PART["action"].lists["answers"])


def _answering(rows: list[tuple[Any, ...]]) -> Answering:
    """An action out of its rows, one for each number that it answers."""
    row_id, ref, status, lead, due_by, _ = rows[0]
    numbers = tuple(row[-1] for row in rows if row[-1] is not None)
    return Answering(ref, Status(status), lead, day_or_none(due_by), numbers, row_id)
