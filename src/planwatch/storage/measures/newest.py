"""Measures as a table of many of them needs them: with their newest reading only."""

from datetime import date
from decimal import Decimal

from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.values import replace
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.snapshot import read_parts

_NEWEST = """
select m.id, r."on", r.value from measure m join reading r on r.id = (
  select id from reading where measure_id = m.id and removed = 0 order by "on" desc, seq desc, id desc limit 1
) where m.plan_id = ? and m.removed = 0
"""


def with_newest(database: Database, plan_id: int) -> list[Measure]:
    """The measures of a plan in its order, each with the day and value of its newest reading, the last of that day."""
    newest = {row[0]: row[1:] for row in database.tuples(_NEWEST, (plan_id,))}
    kept = read_parts(database, plan_id, "measure", without=("reading",))
    return [_with(one.part, *newest[one.id]) if one.id in newest else one.part for one in kept]


def _with(measure: Measure, on: str, value: str) -> Measure:
    return replace(measure, reading=(Reading(on=date.fromisoformat(on), value=Decimal(value)),))
