"""Measures as a table of many of them needs them: with their newest reading only."""

from datetime import date
from decimal import Decimal

from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.values import replace
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.snapshot import read_parts

_NEWEST = """
select measure_id, "on", value from (
  select measure_id, "on", value,
    row_number() over (partition by measure_id order by "on" desc, seq desc, id desc) as place
  from reading where plan_id = ? and removed = 0
) where place = 1
"""


def with_newest(database: Database, plan_id: int) -> list[Measure]:
    """The measures of a plan in its order, each with the day and value of its newest reading, the last of that day."""
    newest = {row[0]: row[1:] for row in database.tuples(_NEWEST, (plan_id,))}
    kept = read_parts(database, plan_id, "measure", without=("reading",))
    return [_with(one.part, *newest[one.id]) if one.id in newest else one.part for one in kept]


def _with(measure: Measure, on: str, value: str) -> Measure:
    return replace(measure, reading=(Reading(on=date.fromisoformat(on), value=Decimal(value)),))
