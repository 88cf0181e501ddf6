"""What leads and themes were called that are called otherwise, or are out of the plan; and how they went."""

import json
from collections.abc import Iterable

from planwatch.model.plan.parts import PART
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database


def former_names(database: Database, plans: Iterable[int], kind: str) -> list[tuple[str, str]]:
    """The names, the newest first, each with the change that it went with."""
    column = PART[kind].named_by[0]
    rows = database.tuples(
        f'select r."{column}", j.field, j.before, b.what from journal j join batch b on b.id = j.batch_id '
        f'join "{kind}" r on r.id = j.row_id where j.table_name = ? and j.field in (?, ?) '
        f"and r.plan_id in {ids_in(plans)} order by j.id desc",
        (kind, "removed", column),
    )
    return [(name if field == "removed" else str(json.loads(before)), what) for name, field, before, what in rows]


def went_with(database: Database, kind: str, row_id: int) -> str:
    """The change with which a row went out of the plan, in words; empty where it is in it."""
    row = database.one(
        "select b.what from journal j join batch b on b.id = j.batch_id where j.table_name = ? and j.row_id = ? "
        "and j.field = 'removed' order by j.id desc limit 1",
        (kind, row_id),
    )
    return str(row[0]) if row is not None else ""
