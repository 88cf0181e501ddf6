"""The readings of a plan by their rows."""

from collections import defaultdict
from datetime import date

from planwatch.storage.engine.sqlite import Database


def reading_ids(database: Database, plan_id: int) -> dict[int, list[int]]:
    """The ids of the readings of each measure, by its id, in the order in which it holds them."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = database.tuples(
        'select measure_id, id from reading where plan_id = ? and removed = 0 order by "on", seq, id', (plan_id,)
    )
    for measure_id, row_id in rows:
        found[measure_id].append(row_id)
    return found


def reading_of(database: Database, measure_id: int, on: date) -> int | None:
    """The reading of a day that counts: the one that came last."""
    found = database.one(
        'select id from reading where measure_id = ? and "on" = ? and removed = 0 order by seq desc, id desc limit 1',
        (measure_id, on.isoformat()),
    )
    return found["id"] if found is not None else None
