"""The actions behind the measures of a plan, and the readings that came after a change."""

from collections import defaultdict

from planwatch.model.measures.fallen import Behind
from planwatch.model.plan.kinds import Status
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none


def behind(database: Database, plan_id: int) -> dict[int, list[Behind]]:
    """The actions that each measure shows to have worked, by its id."""
    rows = database.tuples(
        "select m.measure_id, a.id, a.ref, a.status, coalesce(a.assured_on, a.completed_by) from measure_action m "
        "join action a on a.id = m.by_id where m.plan_id = ? and m.removed = 0 and a.removed = 0 order by m.seq, m.id",
        (plan_id,),
    )
    found: dict[int, list[Behind]] = defaultdict(list)
    for measure_id, action_id, ref, status, on in rows:
        found[measure_id].append(Behind(action_id, ref, Status(status), day_or_none(on)))
    return found


def measuring(database: Database, action_id: int) -> list[tuple[str, str]]:
    """Ref and title of each measure that shows whether an action worked."""
    return database.tuples(
        "select m.ref, m.title from measure_action a join measure m on m.id = a.measure_id and m.removed = 0 "
        "where a.by_id = ? and a.removed = 0 order by m.seq, m.id",
        (action_id,),
    )


def keeping(database: Database, plan_id: int) -> dict[int, list[tuple[str, str]]]:
    """Ref and title of each measure that shows whether a commitment is kept, by the commitment's id."""
    rows = database.tuples(
        "select c.commitment_id, m.ref, m.title from measure_commitment c join measure m on m.id = c.measure_id "
        "and m.removed = 0 where c.plan_id = ? and c.removed = 0 order by m.seq, m.id",
        (plan_id,),
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for commitment_id, ref, title in rows:
        found[commitment_id].append((ref, title))
    return found


def added_after(database: Database, plan_id: int, change: int) -> set[tuple[str, str, str]]:
    """The readings that were written after a change of the journal: ref of the measure, day and figure."""
    rows = database.tuples(
        'select m.ref, r."on", r.value from journal j join reading r on r.id = j.row_id and r.removed = 0 '
        "join measure m on m.id = r.measure_id and m.removed = 0 "
        "where j.plan_id = ? and j.batch_id > ? and j.table_name = 'reading' and j.field = ''",
        (plan_id, change),
    )
    return set(rows)
