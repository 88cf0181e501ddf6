"""The actions that lessen the risks of a plan, and how its risks were scored from day to day."""

import json
from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from planwatch.model.plan.kinds import Status
from planwatch.model.risks.history import Scored, changed
from planwatch.model.risks.scoring import Lessening
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.journal.undo import UNDONE
from planwatch.storage.plan.rows import day_or_none

_LESSENING = (
    "select m.risk_id, a.id, a.ref, a.status, a.due_by from mitigation m join action a on a.id = m.by_id "
    "where m.plan_id = ? and m.removed = 0 and a.removed = 0 order by m.seq, m.id"
)
_SCORES = (
    f"select j.row_id, b.at, j.after from journal j join batch b on b.id = j.batch_id "
    "where j.table_name = 'risk' and j.field in ('', 'score') and j.plan_id = ? and j.after is not null "
    f"and b.kind in ('edit', 'import') and not {UNDONE} order by j.id"
)


class LesseningAction(NamedTuple):
    """An action that lessens a risk, and its id."""

    id: int
    action: Lessening


def lessening(database: Database, plan_id: int) -> dict[int, list[LesseningAction]]:
    """The actions that lessen each risk of a plan, by the id of the risk."""
    found: dict[int, list[LesseningAction]] = defaultdict(list)
    for risk_id, action_id, ref, status, due_by in database.tuples(_LESSENING, (plan_id,)):
        found[risk_id].append(LesseningAction(action_id, Lessening(ref, Status(status), day_or_none(due_by))))
    return found


def scored(database: Database, plan_id: int, today: date) -> dict[int, tuple[Scored, ...]]:
    """How each risk of a plan was scored since it came into the file, by its id; what was taken back is left out.

    What was changed later than the plan's day counts as of that day: a plan may carry its own day for months.
    """
    found: dict[int, list[Scored]] = defaultdict(list)
    for risk_id, at, after in database.tuples(_SCORES, (plan_id,)):
        held: dict[str, Any] = json.loads(after)
        found[risk_id].append(Scored(min(_local(at), today), held.get("likelihood"), held.get("impact")))
    return {risk_id: changed(scores) for risk_id, scores in found.items()}


def _local(at: str) -> date:
    return datetime.fromisoformat(at).astimezone().date()
